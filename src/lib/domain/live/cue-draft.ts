// A cue before it is sent: for whom it is, and its parameters filled in from the item on air, so that one press is mostly enough.
import { cuePreset, type CueParam, type CuePreset } from './cue-presets.ts';
import { currentItem, nextItem } from './take-view.ts';
import type { PostId } from '../id.ts';
import type { Post } from '../people/post.ts';
import type { StreamState } from '../stream/state.ts';
import { MINUTE, type Instant } from '../time.ts';
import { liveTimes } from '../timing/expected.ts';

/** What goes into a preset's places; '' = to be said. */
export type CueFill = Readonly<Record<CueParam, string>>;

/** Whole minutes of what is left, at least 1: 「还有 0 分钟」 helps nobody. */
const minutesLeft = (state: StreamState, now: Instant): string =>
	String(Math.max(1, Math.round((liveTimes(state, now).current?.remaining ?? 0) / MINUTE)));

/** Presets that speak of the item to come instead of the one on air. */
const OF_NEXT: ReadonlySet<string> = new Set(['NEXT', 'SWITCH']);

/** The parameters of a preset as far as the stream knows them; '' = to be typed. `money` writes a price. */
export function cueFill(
	state: StreamState,
	code: string,
	now: Instant,
	words: { readonly cohost: string; money(fen: number): string }
): CueFill {
	const item = OF_NEXT.has(code) ? nextItem(state) : currentItem(state);
	const later = state.shifts
		.filter((shift) => !shift.standIn && shift.from > now && isHost(state, shift.postId))
		.sort((one, other) => one.from - other.from);
	return {
		n: item?.linkNo == null ? '' : String(item.linkNo),
		name: item?.title ?? '',
		p: item?.livePrice == null ? '' : words.money(item.livePrice),
		q: code === 'STOCK_LEFT' && item?.stock != null ? String(item.stock) : '',
		t: code === 'TIME_LEFT' ? minutesLeft(state, now) : '2',
		m: '5',
		w: '',
		who: later[0]?.name ?? '',
		role: words.cohost
	};
}

const isHost = (state: StreamState, postId: PostId): boolean =>
	state.posts.some((post) => post.id === postId && post.kind === 'host');

/** The posts of the stream a preset is meant for. "All" is everybody but the desk itself; an absent post leaves the list empty. */
export function addressees(posts: readonly Post[], preset: Pick<CuePreset, 'to'> | null): readonly PostId[] {
	const to = preset?.to ?? ['host'];
	return posts
		.filter((post) => (to.length === 0 ? post.kind !== 'director' : to.includes(post.kind)))
		.map((post) => post.id);
}

/** The parameters still missing before this preset can go out, in its own order. */
export function missingParams(code: string | null, fill: CueFill): readonly CueParam[] {
	return (cuePreset(code)?.params ?? []).filter((param) => fill[param].trim() === '');
}
