// What a screen is called: by its post, or by what it is.
import { POST_KINDS, type PostKind } from '#lib/domain/people/post.ts';
import { m } from '#lib/paraglide/messages.js';
import { postName } from '../ui/words.ts';

/** 主播, 大屏, 进度 … `screen` as in the screen's address. */
export function screenName(screen: string): string {
	if (screen === 'wall') return m.air_screens_wall();
	if (screen === 'pace') return m.air_screens_pace();
	if (screen === 'remote') return m.air_remote();
	if (screen === 'item') return m.air_item_screen();
	return (POST_KINDS as readonly string[]).includes(screen) ? postName(screen as PostKind) : screen;
}
