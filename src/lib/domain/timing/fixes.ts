// What can be done about a gap or an overlap in the sheet: ways for people to choose from, nothing done by itself.
import type { ItemId } from '../id.ts';
import { EMPTY_ITEM, type Item } from '../plan/item.ts';
import { lockRefusal } from '../plan/lock.ts';
import { insertAfter } from '../plan/rows.ts';
import type { Command } from '../stream/command.ts';
import { refuse } from '../stream/decision.ts';
import type { Refusal } from '../stream/refusal.ts';
import type { StreamState } from '../stream/state.ts';
import { DAY, SECOND, type Duration, type Instant } from '../time.ts';
import { plannedTimes } from './planned.ts';

export interface NewLength {
	readonly itemId: ItemId;
	readonly planned: Duration;
}

export type TimingFix =
	/** Let the chain before it begin at this instant: the item with its own hard start, or (`itemId` null) the stream. */
	| { readonly name: 'move-start'; readonly itemId: ItemId | null; readonly start: Instant }
	/** Let the rows that are counted back from this item's hard end end at this instant. */
	| { readonly name: 'move-end'; readonly itemId: ItemId; readonly end: Instant }
	/** Give this item this planned duration, longer than it has. */
	| ({ readonly name: 'stretch' } & NewLength)
	/** Give this item this planned duration, shorter than it has. */
	| ({ readonly name: 'shorten' } & NewLength)
	/** Each of the items of the chain a little shorter, in proportion, in whole seconds. At least two. */
	| { readonly name: 'shorten-all'; readonly itemId: null; readonly lengths: readonly NewLength[] }
	/** Put a 缓冲 of this length where the gap before this item is. */
	| ({ readonly name: 'fill' } & NewLength);

/** Why a fix that comes to mind cannot be done. */
export type FixObstacle = 'nothing-left' | 'too-long' | 'outside-slot' | 'tears-others';

/** `obstacle` null = it can be done. */
export interface WeighedFix {
	readonly fix: TimingFix;
	readonly obstacle: FixObstacle | null;
}

/**
 * The fixes that come to mind for the gap or overlap before `itemId`, those that can be done first; none when there is
 * neither. One that can be done removes this gap or overlap whole, and neither makes nor widens another anywhere in the
 * sheet. A 缓冲 gives way before anything else; lengths stay above 0 and up to 24 h, a start within the slot.
 */
export function weighFixes(state: StreamState, itemId: ItemId): readonly WeighedFix[] {
	const was = plannedTimes(state);
	const index = was.findIndex((time) => time.itemId === itemId);
	const gap = was[index]?.gapBefore ?? 0;
	if (gap === 0) return [];
	const gaps = new Map(was.map((time) => [time.itemId, time.gapBefore]));
	return candidates(state, index, gap)
		.flatMap((fix): WeighedFix[] => {
			const obstacle = rangeObstacle(state, fix);
			if (obstacle !== null) return [{ fix, obstacle }];
			const now = plannedTimes(fixed(state, fix));
			if (now.some((time) => time.gapBefore !== 0 && time.itemId === itemId)) return [];
			const torn = now.some((time) => widens(gaps.get(time.itemId) ?? 0, time.gapBefore));
			return [{ fix, obstacle: torn ? 'tears-others' : null }];
		})
		.sort((one, other) => Number(one.obstacle !== null) - Number(other.obstacle !== null));
}

/** The fixes that can be done; see `weighFixes`. */
export function timingFixes(state: StreamState, itemId: ItemId): readonly TimingFix[] {
	return weighFixes(state, itemId).flatMap(({ fix, obstacle }) => (obstacle === null ? [fix] : []));
}

/**
 * The command that carries out a fix offered for the gap or overlap before `itemId`, or why it is not done any more:
 * sheet-locked, item-gone, or fix-outdated when the times have changed since it was offered. `newId` names the row that
 * `fill` adds.
 */
export function applyFix(
	state: StreamState,
	itemId: ItemId,
	fix: TimingFix,
	newId: () => ItemId
): { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly refusal: Refusal } {
	const gone = [itemId, fix.itemId].some((id) => id !== null && !state.items.some((item) => item.id === id));
	const refused = gone ? refuse('item-gone') : offers(state, itemId, fix) ? null : refuse('fix-outdated');
	const command = commandOf(state, fix, newId);
	const answer = refused ?? lockRefusal(state, command);
	return answer && !answer.ok ? answer : { ok: true, command };
}

function offers(state: StreamState, itemId: ItemId, fix: TimingFix): boolean {
	const wanted = JSON.stringify(fix);
	return timingFixes(state, itemId).some((offered) => JSON.stringify(offered) === wanted);
}

/** What comes to mind, the least disturbing first. `index` is the row's that the gap stands before. */
function candidates(state: StreamState, index: number, gap: Duration): readonly TimingFix[] {
	const { items, plannedStart } = state;
	const skipped = new Set(state.live.skipped);
	const runs = (item: Item) => !skipped.has(item.id);
	const above = items.slice(0, index).filter(runs);
	// The chain that runs into the gap hangs on the last fixed time before it.
	const anchorAt = above.findLastIndex((item) => item.hardStart !== null || item.hardEnd !== null);
	const anchor = above[anchorAt];
	const chain = above.slice(anchor && anchor.hardStart === null ? anchorAt + 1 : Math.max(0, anchorAt));
	const back = items[index]!.hardStart === null ? backRun(items.slice(index).filter(runs)) : [];
	const buffers = [...chain, ...back].filter((item) => item.kind === 'buffer');
	const lengthened = [...new Set([...buffers.toReversed(), ...chain.slice(-1), ...back.slice(0, 1)])];
	const fixes: TimingFix[] = lengthened.map(({ id, planned }) => ({
		name: gap > 0 ? 'stretch' : 'shorten',
		itemId: id,
		planned: planned + gap
	}));
	if (gap > 0) fixes.push({ name: 'fill', itemId: items[index]!.id, planned: gap });
	const lengths = gap < 0 ? shared(back.length > 0 && chain.length === 0 ? back : chain, -gap) : [];
	if (lengths.length > 1) fixes.push({ name: 'shorten-all', itemId: null, lengths });
	if (anchor?.hardStart != null) fixes.push({ name: 'move-start', itemId: anchor.id, start: anchor.hardStart + gap });
	else if (anchor?.hardEnd != null) fixes.push({ name: 'move-end', itemId: anchor.id, end: anchor.hardEnd + gap });
	else if (plannedStart !== null) fixes.push({ name: 'move-start', itemId: null, start: plannedStart + gap });
	const last = back.at(-1);
	if (last?.hardEnd != null) fixes.push({ name: 'move-end', itemId: last.id, end: last.hardEnd - gap });
	return fixes;
}

/** The rows from the first of these up to the one with the hard end. */
function backRun(rows: readonly Item[]): readonly Item[] {
	const end = rows.findIndex((item) => item.hardEnd !== null);
	return rows.slice(0, end + 1);
}

/** Takes `too` off the rows in proportion to their lengths, in whole seconds where they can be; every row keeps at least one. */
function shared(rows: readonly Item[], too: Duration): readonly NewLength[] {
	const giving = rows.filter((item) => item.planned > SECOND);
	const all = giving.reduce((sum, item) => sum + item.planned, 0);
	if (all - too < giving.length * SECOND) return [];
	let left = too;
	let weight = all;
	return giving.flatMap(({ id, planned }) => {
		const share = Math.round((left * planned) / weight / SECOND) * SECOND;
		const off = weight === planned ? left : Math.min(left, share, planned - SECOND);
		left -= off;
		weight -= planned;
		return off === 0 ? [] : [{ itemId: id, planned: planned - off }];
	});
}

function rangeObstacle(state: StreamState, fix: TimingFix): FixObstacle | null {
	switch (fix.name) {
		case 'stretch':
		case 'shorten':
		case 'fill':
			return fix.planned <= 0 ? 'nothing-left' : fix.planned > DAY ? 'too-long' : null;
		case 'shorten-all':
			return fix.lengths.some(({ planned }) => planned <= 0) ? 'nothing-left' : null;
		case 'move-start':
			if (fix.start < 0) return 'outside-slot';
			return fix.itemId === null && state.plannedEnd !== null && fix.start >= state.plannedEnd ? 'outside-slot' : null;
		case 'move-end':
			return fix.end < 0 ? 'outside-slot' : null;
	}
}

function widens(before: Duration, now: Duration): boolean {
	return now !== 0 && (Math.sign(now) !== Math.sign(before) || Math.abs(now) > Math.abs(before));
}

function commandOf(state: StreamState, fix: TimingFix, newId: () => ItemId): Command {
	switch (fix.name) {
		case 'fill': {
			const fields = { kind: 'buffer', planned: fix.planned } as const;
			return { name: 'add-items', args: { items: [{ id: newId(), fields }], after: rowBefore(state, fix.itemId) } };
		}
		case 'move-start': {
			const { itemId, start } = fix;
			if (itemId === null) return { name: 'describe-stream', args: { patch: { plannedStart: start } } };
			return { name: 'edit-items', args: { edits: [{ itemId, patch: { hardStart: start } }] } };
		}
		case 'move-end':
			return { name: 'edit-items', args: { edits: [{ itemId: fix.itemId, patch: { hardEnd: fix.end } }] } };
		default: {
			const edits = newLengths(fix).map(({ itemId, planned }) => ({ itemId, patch: { planned } }));
			return { name: 'edit-items', args: { edits } };
		}
	}
}

function newLengths(fix: Extract<TimingFix, { name: 'stretch' | 'shorten' | 'shorten-all' }>): readonly NewLength[] {
	return fix.name === 'shorten-all' ? fix.lengths : [fix];
}

function rowBefore(state: StreamState, itemId: ItemId): ItemId | null {
	return state.items[state.items.findIndex((item) => item.id === itemId) - 1]?.id ?? null;
}

/** The stream as the fix would leave it. */
function fixed(state: StreamState, fix: TimingFix): StreamState {
	const withRow = (itemId: ItemId, patch: Partial<Item>): StreamState => ({
		...state,
		items: state.items.map((item) => (item.id === itemId ? { ...item, ...patch } : item))
	});
	switch (fix.name) {
		case 'fill': {
			const row: Item = {
				...EMPTY_ITEM,
				...{ kind: 'buffer', planned: fix.planned, id: '' },
				...{ script: [], scriptRevision: 0, insertedOnAir: false }
			};
			return { ...state, items: insertAfter(state.items, [row], rowBefore(state, fix.itemId)) };
		}
		case 'move-start':
			return fix.itemId === null
				? { ...state, plannedStart: fix.start }
				: withRow(fix.itemId, { hardStart: fix.start });
		case 'move-end':
			return withRow(fix.itemId, { hardEnd: fix.end });
		default: {
			const lengths = new Map(newLengths(fix).map(({ itemId, planned }) => [itemId, planned]));
			return {
				...state,
				items: state.items.map((item) => ({ ...item, planned: lengths.get(item.id) ?? item.planned }))
			};
		}
	}
}
