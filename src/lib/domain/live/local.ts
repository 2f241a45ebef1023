// 本地: a desk that has no server steps on its own screen alone; on return its steps are merged by what each was aimed at.
import type { ItemId, RunId } from '../id.ts';
import { lockRefusal } from '../plan/lock.ts';
import type { LiveCommand, LocalStep } from '../stream/command.ts';
import type { Context } from '../stream/context.ts';
import { accept, type Decision, refuse } from '../stream/decision.ts';
import type { DriveEvent, MergedStep } from '../stream/event.ts';
import type { Refusal, RefusalName } from '../stream/refusal.ts';
import type { StreamState } from '../stream/state.ts';
import { decideExtend, decideHold, decideSetNext, decideSkip, decideTake } from './drive.ts';
import { evolveLive } from './evolve.ts';
import type { LocalWish } from './live.ts';
import { runOnAir } from './on-air.ts';
import { LIVE_LIMITS } from './range.ts';

/** Steps whose refusal says that what was wished for is so already. */
const DONE: ReadonlySet<RefusalName> = new Set(['nothing-to-change', 'already-held', 'not-held']);

/**
 * What becomes of each step in the room as it stands, one line per step and in their order:
 * `kept` where the room stands where the step was aimed; `already` where the room went the same way from there, or the
 * step was merged before; `given-up` with the reason otherwise, and so is what was aimed at a step that was given up.
 * A step's instant is the desk's own, never before the step ahead of it and never after the merge (`context.at`).
 */
export function mergeLocal(
	state: StreamState,
	steps: readonly LocalStep[],
	context: Context
): { readonly steps: readonly MergedStep[]; readonly state: StreamState } {
	/** Which of the room's runs a local run has become; null = none, it was given up. */
	const runs = new Map<RunId, RunId | null>();
	const done = new Set(state.live.merges.flatMap((merge) => merge.steps.map(({ id }) => id)));
	let last = context.at - LIVE_LIMITS.markBack;
	const merged = steps.map((step): MergedStep => {
		const { id, wish } = step;
		last = Math.min(context.at, Math.max(last, step.at));
		const head = { id, wish, at: last };
		const after = step.after === null ? null : runs.get(step.after);
		const aim = after === undefined ? step.after : after;
		const local = wish.name === 'take' ? wish.args.runId : null;
		if (done.has(id)) {
			if (local !== null) runs.set(local, state.live.runs.some((run) => run.id === local) ? local : null);
			return { ...head, outcome: 'already' };
		}
		done.add(id);
		if (after === null && step.after !== null && wish.name !== 'skip-item') {
			if (local !== null) runs.set(local, null);
			return { ...head, outcome: 'given-up', why: { name: 'follows-given-up' } };
		}
		const decision = decideWish(state, wish, aim, { ...context, at: last });
		if (decision.ok) {
			// The six wishes make these events and no others.
			const events = decision.events as readonly DriveEvent[];
			for (const event of events) state = evolveLive(state, event, { seq: 0, at: last, by: context.by });
			if (local !== null) runs.set(local, local);
			return { ...head, outcome: 'kept', events };
		}
		const { refusal } = decision;
		const same = wish.name === 'take' ? sameRun(state, aim, wish.args.itemId) : null;
		if (local !== null) runs.set(local, same);
		if (same !== null || DONE.has(refusal.name)) return { ...head, outcome: 'already' };
		return { ...head, outcome: 'given-up', why: refusal };
	});
	return { steps: merged, state };
}

/** The room's own run of the item, if that is what the room put behind `aim` (null: its first); null otherwise. */
function sameRun({ live }: StreamState, aim: RunId | null, itemId: ItemId | null): RunId | null {
	const index = aim === null ? -1 : live.runs.findIndex(({ id }) => id === aim);
	if (aim !== null && index < 0) return null;
	const next = live.runs[index + 1];
	return next?.itemId === itemId ? next.id : null;
}

function decideWish(state: StreamState, wish: LocalWish, aimed: RunId | null, context: Context): Decision {
	const aim = { runId: aimed };
	switch (wish.name) {
		case 'take':
			return decideTake(state, wish.args, aim, context);
		case 'extend':
			return decideExtend(state, wish.args.by, aim, context);
		case 'hold':
		case 'resume':
			return decideHold(state, wish.name === 'hold', aim);
		case 'set-next':
			// Where the show goes from here was said of another place, if the room has gone elsewhere.
			if (aimed !== (runOnAir(state)?.id ?? null)) return movedOn(state, aimed, context);
			return decideSetNext(state, wish.args.itemId);
		case 'skip-item': {
			const locked = lockRefusal(state, wish);
			return locked ?? decideSkip(state, wish.args.itemId, wish.args.skip);
		}
	}
}

/** In the words of a take that comes too late. */
function movedOn(state: StreamState, aimed: RunId | null, context: Context): Decision {
	return decideTake(state, { runId: '', itemId: null, how: 'next' }, { runId: aimed }, context);
}

/** Merges what a desk did without the server. Always a record, also when nothing is kept. Refuses: nothing-to-change (no steps), id-taken. */
export function decideMerge(
	state: StreamState,
	{ mergeId, steps }: Extract<LiveCommand, { readonly name: 'merge-local' }>['args'],
	context: Context
): Decision {
	if (steps.length === 0) return refuse('nothing-to-change');
	if (state.live.merges.some(({ id }) => id === mergeId)) return refuse('id-taken');
	return accept({ type: 'local-merged', mergeId, steps: mergeLocal(state, steps, context).steps });
}

/**
 * The next step of a desk without a server, decided on what that desk shows. `after` is filled in with what is on air
 * there, and a take names its item, so that the merge knows what was meant. Refuses as the command itself would.
 */
export function localStep(
	shown: StreamState,
	id: string,
	wish: LocalWish,
	context: Context
): { readonly ok: true; readonly step: LocalStep } | { readonly ok: false; readonly refusal: Refusal } {
	const after = runOnAir(shown)?.id ?? null;
	const decision = decideWish(shown, wish, after, context);
	if (!decision.ok) return decision;
	const taken = decision.events.find((event) => event.type === 'item-taken');
	const named: LocalWish =
		wish.name === 'take' && taken
			? { name: 'take', args: { ...wish.args, itemId: taken.itemId, how: taken.how } }
			: wish;
	return { ok: true, step: { id, at: context.at, after, wish: named } };
}

/** A desk's own view: what the room last said, with its steps on top exactly as the merge would make them. */
export function withLocal(state: StreamState, steps: readonly LocalStep[], context: Context): StreamState {
	return mergeLocal(state, steps, context).state;
}
