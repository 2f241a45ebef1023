// 时间带 in review: what really ran with the plan as its ghost, who stood where, and the tracks of the trade below.
import type { ItemId } from '#lib/domain/id.ts';
import { MARK_KINDS } from '#lib/domain/live/live.ts';
import { showTime } from '#lib/domain/review/fit.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import { isCover, personSpans, runSpans } from '#lib/domain/timing/as-run.ts';
import { plannedSheet } from '#lib/domain/timing/planned.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Span, StripBlock, StripGap, StripRow, StripTrack } from '../strip/strip.ts';
import { markKindName, postName } from '../ui/words.ts';

export interface ReviewStrip extends Span {
	readonly blocks: readonly StripBlock[];
	readonly rows: readonly StripRow[];
	readonly gaps: readonly StripGap[];
	readonly tracks: readonly StripTrack[];
	/** The item behind a block's id. */
	readonly itemOf: ReadonlyMap<string, ItemId>;
}

/** The show as it was; the plan while it has not been. Null while nobody knows when it is. */
export function reviewStrip(state: StreamState, now: Instant): ReviewStrip | null {
	const time = showTime(state, now);
	if (!time) return null;
	const { items, live } = state;
	const sheet = plannedSheet(state);
	const rows = new Map(items.map((item, index) => [item.id, { item, index }]));
	const blocks: StripBlock[] = [];
	const gaps: StripGap[] = [];
	const itemOf = new Map<string, ItemId>();
	const add = (id: string, itemId: ItemId, block: Pick<StripBlock, 'state' | 'start' | 'end' | 'ghost'>) => {
		const found = rows.get(itemId);
		const { title = '', kind = 'product' as const, tier = null } = found?.item ?? {};
		itemOf.set(id, itemId);
		blocks.push({ id, label: title, number: found ? String(found.index + 1) : '', kind, tier, ...block });
	};
	const seen = new Set<ItemId>();
	for (const run of runSpans(state, now)) {
		const at = rows.get(run.itemId)?.index ?? -1;
		const plan = sheet.clock && !seen.has(run.itemId) ? sheet.times[at] : undefined;
		seen.add(run.itemId);
		const end = run.endedAt ?? now;
		const ghost = plan ? { start: plan.start, end: plan.end } : null;
		add(run.runId, run.itemId, { state: run.endedAt === null ? 'now' : 'done', start: run.startedAt, end, ghost });
	}
	for (const run of live.runs)
		run.holds.forEach((hold, index) =>
			gaps.push({ id: `${run.id}-${index}`, kind: 'hold', start: hold.from, end: hold.to ?? now })
		);
	if (live.runs.length === 0 && sheet.clock)
		for (const { itemId, start, end } of sheet.times) add(itemId, itemId, { state: 'planned', start, end });
	return {
		start: time.from,
		end: Math.max(time.to, time.from + MINUTE),
		blocks,
		gaps,
		rows: peopleRows(state, now),
		tracks: tracks(state),
		itemOf
	};
}

function peopleRows(state: StreamState, now: Instant): readonly StripRow[] {
	const spans = personSpans(state, now);
	return state.posts
		.map(({ id, kind, label }): StripRow => ({
			id,
			kind,
			label: postName(kind, label),
			spans: spans
				.filter((span) => span.postId === id)
				.map((span) => ({
					id: `${id}-${span.memberId}-${span.from}`,
					name: span.name,
					start: span.from,
					end: span.to,
					cover: isCover(state, span)
				}))
		}))
		.filter(({ spans: held }) => held.length > 0);
}

const TONES: Readonly<Record<string, StripTrack['tone']>> = { violation: 'over', warn: 'warn', bag: 'accent' };

function tracks({ live, items }: StreamState): readonly StripTrack[] {
	const marks = MARK_KINDS.map((kind): StripTrack => ({
		id: kind,
		label: markKindName(kind),
		tone: TONES[kind] ?? 'plain',
		marks: live.marks.filter((mark) => mark.kind === kind).map(({ id, at, text }) => ({ id, at, label: text }))
	}));
	const title = (itemId: ItemId) => items.find(({ id }) => id === itemId)?.title ?? '';
	const cues: StripTrack = {
		id: 'cues',
		label: m.review_track_cues(),
		marks: live.cues.filter((cue) => cue.withdrawnAt === null).map(({ id, at, text }) => ({ id, at, label: text }))
	};
	const offers: StripTrack = {
		id: 'offers',
		label: m.review_track_offers(),
		marks: live.changes.map(({ at, itemId, what }, index) => ({
			id: `${at}-${index}`,
			at,
			label: `${title(itemId)} ${what === 'price' ? m.review_price_changed() : m.review_stock_changed()}`
		}))
	};
	return [...marks, cues, offers].filter(({ marks: told }) => told.length > 0);
}
