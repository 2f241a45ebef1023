// A cue from a device without a screen: the preset's sentence, filled in from the moment, to the posts that exist.
import { addressees, cueFill, missingParams } from '#lib/domain/live/cue-draft.ts';
import { cuePreset, type CueParam } from '#lib/domain/live/cue-presets.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';
import { m } from '#lib/paraglide/messages.js';

type Locale = 'zh-CN' | 'en';
type Made =
	| { readonly ok: true; readonly command: Command }
	| { readonly ok: false; readonly why: 'unknown-preset' | 'missing-param'; readonly field: string };

const SENTENCES = m as unknown as Readonly<
	Record<string, ((words: object, options: { locale: Locale }) => string) | undefined>
>;

/** The cue of a preset (its code in any case, `-` or `_`). `said` fills in what the moment does not know: n, name, p, q, t, m, w, who, role. */
export function presetCue(
	state: StreamState,
	code: string,
	said: Readonly<Partial<Record<CueParam, string>>>,
	cueId: string,
	now: Instant,
	locale: Locale
): Made {
	const preset = cuePreset(code.toUpperCase().replaceAll('-', '_'));
	if (!preset) return { ok: false, why: 'unknown-preset', field: code.slice(0, 40) };
	const money = (fen: number) => `¥${(fen / 100).toFixed(fen % 100 === 0 ? 0 : 2)}`;
	const words = { cohost: m.common_post_cohost({}, { locale }), money };
	const fill = { ...cueFill(state, preset.code, now, words), ...said };
	const [missing] = missingParams(preset.code, fill);
	if (missing) return { ok: false, why: 'missing-param', field: missing };
	const text = (SENTENCES[preset.message]?.(fill, { locale }) ?? '').slice(0, 200);
	const posts = addressees(state.posts, preset);
	const args = { cueId, preset: preset.code, text, posts, needsAck: preset.needsAck };
	return { ok: true, command: { name: 'send-cue', args } };
}
