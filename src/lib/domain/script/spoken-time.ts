// How long an item is spoken for: what hosts and assistants say; what 中控 or 场控 read silently takes no air.
import type { PostKind } from '../people/post.ts';
import type { ScriptBlock } from '../plan/item.ts';
import type { Duration } from '../time.ts';
import { speakingTime } from './speaking.ts';

const ALOUD: readonly PostKind[] = ['host', 'cohost', 'assistant'];

/** The sum of the blocks spoken aloud at `rate` 字 a minute (> 0). */
export function spokenTime(script: readonly Pick<ScriptBlock, 'post' | 'text'>[], rate: number): Duration {
	return script.filter(({ post }) => ALOUD.includes(post)).reduce((sum, { text }) => sum + speakingTime(text, rate), 0);
}
