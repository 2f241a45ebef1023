// 换班: which change of people is near, and what the one who comes has to know.
import type { ItemId, PostId } from '../id.ts';
import { onPostAt } from '../people/on-post.ts';
import { personKey } from '../people/on-air-stretch.ts';
import type { Shift } from '../people/post.ts';
import type { BlockKind, Item } from '../plan/item.ts';
import { hostPlace, spokenLines, type ReadingPlace } from '../script/spoken-line.ts';
import type { StreamState } from '../stream/state.ts';
import { HOUR, MINUTE, type Duration, type Instant } from '../time.ts';
import { liveTimes } from '../timing/expected.ts';
import { beatOf } from './beat.ts';
import type { BeatStep, Run } from './live.ts';
import { itemOf, runOnAir } from './on-air.ts';
import { openPromises } from './promise.ts';
import { nextItem, unackedPosts } from './take-view.ts';

/** A change is announced so long before; the trade hands over five minutes ahead. */
export const CHANGE_AHEAD: Duration = 10 * MINUTE;
/** Two who overlap by no more than this hand over to each other; longer, they work together. */
const OVERLAP: Duration = 15 * MINUTE;
/** A warning older than this is known. */
const WARNED: Duration = 2 * HOUR;
/** What was promised is looked for so far ahead and so far back. */
const PROMISED: Duration = HOUR;

/** Somebody comes to a post at `at`; `leaving` may be empty when nobody was there. */
export interface ShiftChange {
	readonly postId: PostId;
	readonly at: Instant;
	readonly leaving: readonly Pick<Shift, 'memberId' | 'name'>[];
	readonly coming: readonly Pick<Shift, 'memberId' | 'name'>[];
}

/** The planned changes of the next ten minutes, the nearest first. Somebody whose own shift just goes on is no change. */
export function changesAhead(state: StreamState, now: Instant): readonly ShiftChange[] {
	if (state.live.phase === 'ended') return [];
	const changes = new Map<string, { postId: PostId; at: Instant; leaving: Shift[]; coming: Shift[] }>();
	for (const shift of state.shifts) {
		const { postId, from, standIn } = shift;
		if (standIn || from <= now || from - now > CHANGE_AHEAD) continue;
		const same = state.shifts.filter((each) => each.postId === postId && !each.standIn);
		const who = personKey(shift);
		if (same.some((each) => personKey(each) === who && each.from < from && each.to >= from)) continue;
		const leaving = same.filter((each) => each.from < from && each.to >= from && each.to - from <= OVERLAP);
		const key = `${postId} ${from}`;
		const known = changes.get(key);
		changes.set(key, { postId, at: from, leaving, coming: [...(known?.coming ?? []), shift] });
	}
	return [...changes.values()].filter(({ leaving }) => leaving.length > 0).sort((a, b) => a.at - b.at);
}

/** The change that concerns whoever looks at this post's screen: of the post itself, or of somebody on it who goes elsewhere. */
export function changeFor(state: StreamState, postId: PostId, now: Instant): ShiftChange | null {
	const here = new Set(onPostAt(state, now).flatMap((person) => (person.postId === postId ? [personKey(person)] : [])));
	return (
		changesAhead(state, now).find(
			(change) => change.postId === postId || change.coming.some((person) => here.has(personKey(person)))
		) ?? null
	);
}

/** A thing with its moment: of a mark when it was made, of an item when it is expected. */
export interface HandOverLine {
	readonly at: Instant;
	readonly text: string;
	/** The kind of item it is about, where it has no words of its own; null = the text says it. */
	readonly kind: Item['kind'] | null;
}

export interface HandOverCard {
	readonly item: Item | null;
	readonly run: Run | null;
	readonly beat: BeatStep | null;
	/** Of the item on air; negative = over. */
	readonly remaining: Duration | null;
	readonly next: Item | null;
	/** The line of the script at which the host is; `sure` = as the 提词器 stands, else where the loop's step begins; null = no words for the host. */
	readonly line: { readonly kind: BlockKind; readonly text: string; readonly sure: boolean } | null;
	/** What is still owed to the viewers; 福袋 and draws: marked in the last hour or due in the next, and what was said of them to the posts. */
	readonly promises: readonly HandOverLine[];
	/** Coupons of what has been on air, the last one first; each text once. */
	readonly coupons: readonly { readonly itemId: ItemId; readonly title: string; readonly coupon: string }[];
	/** 预警 and 违规 of the last two hours, and 勿说 that was called. */
	readonly warnings: readonly HandOverLine[];
	/** Calls that nobody answered yet. */
	readonly questions: readonly HandOverLine[];
}

/** The most coupons that are worth a look. */
const COUPONS = 5;

/**
 * What the record tells the one who comes, and where the 提词器 stands (`reading`, null = none is open). Made when
 * somebody looks, never on the way of a cue.
 */
export function handOverCard(state: StreamState, now: Instant, reading: ReadingPlace | null = null): HandOverCard {
	const { live } = state;
	const run = runOnAir(state);
	const item = itemOf(state, run?.itemId ?? null);
	const times = liveTimes(state, now);
	const line = (at: Instant, text: string): HandOverLine => ({ at, text, kind: null });
	const cues = live.cues.filter((cue) => cue.withdrawnAt === null);
	const due = times.expected.flatMap(({ itemId, start }): HandOverLine[] => {
		const item = itemOf(state, itemId);
		const promised = item?.kind === 'bag' || item?.kind === 'draw';
		return item && promised && start - now <= PROMISED ? [{ at: start, text: item.title, kind: item.kind }] : [];
	});
	const owed = openPromises(state).map((promise) => line(promise.due ?? promise.at, promise.text));
	const byTime = (lines: readonly HandOverLine[]) => lines.toSorted((a, b) => a.at - b.at);
	const marked = (kinds: readonly string[], since: Duration) =>
		live.marks.flatMap(({ at, kind, text }) => (kinds.includes(kind) && now - at <= since ? [line(at, text)] : []));
	const called = (presets: readonly string[], since: Duration) =>
		cues.flatMap(({ at, preset, text }) =>
			preset !== null && presets.includes(preset) && now - at <= since ? [line(at, text)] : []
		);
	const coupons = new Map<string, { itemId: ItemId; title: string; coupon: string }>();
	for (const { itemId } of live.runs.toReversed()) {
		const item = itemOf(state, itemId);
		const coupon = item?.coupon.trim() ?? '';
		if (item && coupon !== '' && !coupons.has(coupon)) coupons.set(coupon, { itemId, title: item.title, coupon });
		if (coupons.size === COUPONS) break;
	}
	return {
		item,
		run,
		beat: run && beatOf(run),
		remaining: times.current?.remaining ?? null,
		next: nextItem(state),
		line: item && lineOf(item, reading, run),
		promises: byTime([...owed, ...marked(['bag'], PROMISED), ...called(['BAG_START', 'BAG_DRAW'], PROMISED), ...due]),
		coupons: [...coupons.values()],
		warnings: byTime([...marked(['warn', 'violation'], WARNED), ...called(['COMPLIANCE'], WARNED)]),
		questions: byTime(cues.flatMap((cue) => (unackedPosts(cue).length > 0 ? [line(cue.at, cue.text)] : [])))
	};
}

function lineOf(item: Item, reading: ReadingPlace | null, run: Run | null): HandOverCard['line'] {
	const place = hostPlace(item, reading, run && beatOf(run).beat);
	const block = item.script.find(({ id }) => id === place?.blockId);
	if (!place || !block) return null;
	const line = spokenLines(block.text).findLast(({ from }) => from <= place.char);
	return { kind: block.kind, text: (line?.text ?? block.text).trim(), sure: place.sure };
}
