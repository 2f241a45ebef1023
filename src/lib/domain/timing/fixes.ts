// What can be done about a gap or an overlap before a hard start: ways for people to choose from, nothing done by itself.
import type { ItemId } from '../id.ts';
import { lockRefusal } from '../plan/lock.ts';
import type { Command } from '../stream/command.ts';
import { refuse } from '../stream/decision.ts';
import type { Refusal } from '../stream/refusal.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';
import { plannedTimes } from './planned.ts';

export type TimingFix =
	/** Let the chain before the hard start begin at this instant: the item with its own hard start, or (`itemId` null) the stream. */
	| { readonly name: 'move-start'; readonly itemId: ItemId | null; readonly start: Instant }
	/** Give the item before the gap this planned duration. */
	| { readonly name: 'stretch'; readonly itemId: ItemId; readonly planned: Duration }
	/** Give the item before the overlap this planned duration. */
	| { readonly name: 'shorten'; readonly itemId: ItemId; readonly planned: Duration };

const LONGEST: Duration = 86_400_000;

/**
 * The fixes for the gap or overlap before `itemId`; none when there is neither. Stretching is offered up to 24 h,
 * shortening only while something is left of the item. A fix is offered only when it removes this gap or overlap whole
 * and neither makes nor widens one before it: a chain that hangs on an earlier item is not moved away from that.
 */
export function timingFixes(state: StreamState, itemId: ItemId): readonly TimingFix[] {
	const index = state.items.findIndex((item) => item.id === itemId);
	const gap = plannedTimes(state)[index]?.gapBefore ?? 0;
	if (gap === 0) return [];
	const chain = state.items.slice(0, index).filter((item) => !state.live.skipped.includes(item.id));
	const before = chain.at(-1);
	const anchor = chain.findLast((item) => item.hardStart !== null);
	const from = anchor?.hardStart ?? state.plannedStart;
	const fixes: TimingFix[] = [];
	if (from !== null) fixes.push({ name: 'move-start', itemId: anchor?.id ?? null, start: from + gap });
	if (before && before.planned + gap > 0 && before.planned + gap <= LONGEST) {
		const name = gap > 0 ? 'stretch' : 'shorten';
		fixes.push({ name, itemId: before.id, planned: before.planned + gap });
	}
	return fixes.filter((fix) => isClean(state, fixed(state, fix), index));
}

/**
 * The commands that carry out a fix offered for the gap or overlap before `itemId`, or why it is not done any more:
 * sheet-locked, item-gone, or fix-outdated when the times have changed since it was offered.
 */
export function applyFix(
	state: StreamState,
	itemId: ItemId,
	fix: TimingFix
): { readonly ok: true; readonly commands: readonly Command[] } | { readonly ok: false; readonly refusal: Refusal } {
	const gone = [itemId, fix.itemId].some((id) => id !== null && !state.items.some((item) => item.id === id));
	const refused = gone ? refuse('item-gone') : offers(state, itemId, fix) ? null : refuse('fix-outdated');
	const command = commandOf(fix);
	const answer = refused ?? lockRefusal(state, command);
	return answer && !answer.ok ? answer : { ok: true, commands: [command] };
}

function offers(state: StreamState, itemId: ItemId, fix: TimingFix): boolean {
	const wanted = JSON.stringify(commandOf(fix));
	return timingFixes(state, itemId).some((offered) => JSON.stringify(commandOf(offered)) === wanted);
}

function commandOf(fix: TimingFix): Command {
	if (fix.name !== 'move-start') {
		const { itemId, planned } = fix;
		return { name: 'edit-items', args: { edits: [{ itemId, patch: { planned } }] } };
	}
	const { itemId, start } = fix;
	if (itemId === null) return { name: 'describe-stream', args: { patch: { plannedStart: start } } };
	return { name: 'edit-items', args: { edits: [{ itemId, patch: { hardStart: start } }] } };
}

/** The stream as the fix would leave it. */
function fixed(state: StreamState, fix: TimingFix): StreamState {
	if (fix.name === 'move-start' && fix.itemId === null) return { ...state, plannedStart: fix.start };
	const patch = fix.name === 'move-start' ? { hardStart: fix.start } : { planned: fix.planned };
	return { ...state, items: state.items.map((item) => (item.id === fix.itemId ? { ...item, ...patch } : item)) };
}

function isClean(state: StreamState, after: StreamState, index: number): boolean {
	const { plannedStart, plannedEnd } = after;
	if (plannedStart !== null && (plannedStart < 0 || (plannedEnd !== null && plannedStart >= plannedEnd))) return false;
	const [was, now] = [plannedTimes(state), plannedTimes(after)];
	if (now[index]!.gapBefore !== 0) return false;
	return was.slice(0, index).every(({ gapBefore }, i) => {
		const left = now[i]!.gapBefore;
		return left === 0 || (Math.sign(left) === Math.sign(gapBefore) && Math.abs(left) <= Math.abs(gapBefore));
	});
}
