// The state after an event on air. Total and deterministic: an accepted event never fails, wherever it is replayed.
import type { ItemId } from '../id.ts';
import { onPostAt } from '../people/on-post.ts';
import type { ItemPatch } from '../plan/item.ts';
import type { WishedLength } from '../stream/command.ts';
import type { EventMeta } from '../stream/context.ts';
import type { LiveEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import type { Instant } from '../time.ts';
import type { Live, LocalLine, OfferChange, Run } from './live.ts';
import { tasksOfRun } from '../task/board.ts';
import { withTaskEvent } from '../task/evolve.ts';
import { heldSince, itemOf, runOnAir } from './on-air.ts';

/** Applies one live event; `meta` says when and by whom it was accepted. */
export function evolveLive(state: StreamState, event: LiveEvent, meta: EventMeta): StreamState {
	const { live } = state;
	const { at, by } = meta;
	switch (event.type) {
		case 'item-taken':
			return taken(state, event, meta);
		case 'next-set':
			return onLive(state, { nextId: event.itemId });
		case 'item-skipped': {
			const others = live.skipped.filter((id) => id !== event.itemId);
			return onLive(state, { skipped: event.skip ? [...others, event.itemId] : others, nextId: event.nextId });
		}
		case 'item-shelved': {
			const { itemId, shelve, nextId } = event;
			const without = (ids: readonly ItemId[]) => ids.filter((id) => id !== itemId);
			const [shelf, skipped] = [without(live.shelf), without(live.skipped)];
			if (!shelve) return onLive(state, { shelf, skipped, nextId });
			return onLive(state, { shelf: [...shelf, itemId], skipped: [...skipped, itemId], nextId });
		}
		case 'rest-fitted':
			return fitted(state, event);
		case 'beat-stepped': {
			const { beat, round } = event;
			return onRun(state, event.runId, (run) => {
				const began = Math.max(at, run.startedAt, run.beats?.at(-1)?.at ?? 0);
				return { ...run, beats: [...(run.beats ?? []), { beat, round, at: began }] };
			});
		}
		case 'task-added':
			return onRun(state, event.runId, (run) => ({ ...run, asked: [...(run.asked ?? []), event.task] }));
		case 'task-answered':
		case 'task-nudged':
			return onRun(state, event.runId, (run) => withTaskEvent(run, event, meta));
		case 'run-extended':
			return onRun(state, event.runId, (run) => ({ ...run, extension: run.extension + event.by }));
		case 'run-held':
			return onRun(state, event.runId, (run) => ({
				...run,
				holds: [...run.holds, { from: notBefore(run, at), to: null }]
			}));
		case 'run-resumed':
			return onRun(state, event.runId, (run) => ({ ...run, holds: released(run, notBefore(run, at)) }));
		case 'local-merged':
			return merged(state, event, meta);
		case 'show-ended':
			return ended(state, at);
		case 'cue-sent': {
			const { cueId, preset, text, posts, needsAck } = event;
			const itemId = runOnAir(state)?.itemId ?? null;
			const cue = { id: cueId, at, by, preset, text, posts, needsAck, itemId, acks: [], withdrawnAt: null };
			return onLive(state, { cues: [...live.cues, cue] });
		}
		case 'cue-acknowledged': {
			const ack = { postId: event.postId, by, at };
			const cues = live.cues.map((cue) => (cue.id === event.cueId ? { ...cue, acks: [...cue.acks, ack] } : cue));
			return onLive(state, { cues });
		}
		case 'cue-withdrawn': {
			const cues = live.cues.map((cue) => (cue.id === event.cueId ? { ...cue, withdrawnAt: at } : cue));
			return onLive(state, { cues });
		}
		case 'cover-started': {
			const { coverId: id, postId, memberId, name } = event;
			const covers = live.covers.map((cover) =>
				cover.postId === postId && cover.to === null ? { ...cover, to: at } : cover
			);
			return onLive(state, { covers: [...covers, { id, postId, memberId, name, from: at, to: null }] });
		}
		case 'cover-ended': {
			const covers = live.covers.map((cover) => (cover.id === event.coverId ? { ...cover, to: at } : cover));
			return onLive(state, { covers });
		}
		case 'hand-over-written':
			return onLive(state, { handOver: event.text });
		case 'promise-made': {
			const { promiseId: id, text, due } = event;
			const itemId = runOnAir(state)?.itemId ?? null;
			const promise = { id, at, by, text, due, itemId, step: 'open', settledAt: null } as const;
			return onLive(state, { promises: [...live.promises, promise] });
		}
		case 'promise-settled': {
			const { promiseId, step } = event;
			const settledAt = step === 'open' ? null : at;
			const promises = live.promises.map((each) => (each.id === promiseId ? { ...each, step, settledAt } : each));
			return onLive(state, { promises });
		}
		case 'marked': {
			const { markId: id, kind, text } = event;
			const when = event.at ?? at;
			return onLive(state, {
				marks: [...live.marks, { id, at: when, by, kind, text, itemId: itemOnAirAt(live, when) }]
			});
		}
		case 'mark-removed':
			return onLive(state, { marks: live.marks.filter((mark) => mark.id !== event.markId) });
		case 'stock-set': {
			const { itemId, stock, was } = event;
			return offered(state, { stock }, { at, by, itemId, what: 'stock', was, now: stock });
		}
		case 'price-set': {
			const { itemId, price, was } = event;
			return offered(state, { livePrice: price }, { at, by, itemId, what: 'price', was, now: price });
		}
		case 'numbers-recorded':
			return onLive(state, { numbers: [...live.numbers, { at, by, values: event.values }] });
	}
}

function onLive(state: StreamState, patch: Partial<Live>): StreamState {
	return { ...state, live: { ...state.live, ...patch } };
}

/** The run on air is the last one; of those that are over only the board's records change. */
function onRun(state: StreamState, runId: string, change: (run: Run) => Run): StreamState {
	const { runs } = state.live;
	const index = runs.findLastIndex((run) => run.id === runId);
	const run = runs[index];
	return run ? onLive(state, { runs: runs.with(index, change(run)) }) : state;
}

/** The server's clock may be set back a little in the middle of a show; records of one show never overlap. */
function notBefore(run: Run, at: Instant): Instant {
	const hold = run.holds.at(-1);
	return Math.max(at, run.startedAt, hold ? (hold.to ?? hold.from) : 0);
}

function released(run: Run, at: Instant): Run['holds'] {
	return heldSince(run) === null ? run.holds : run.holds.map((hold) => (hold.to === null ? { ...hold, to: at } : hold));
}

/** All records, the open one closed at `at` or, if its own clock stood later, then. */
function closed(state: StreamState, at: Instant): { readonly runs: readonly Run[]; readonly at: Instant } {
	const { runs } = state.live;
	const run = runs.at(-1);
	if (run?.endedAt !== null) return { runs, at };
	const end = notBefore(run, at);
	// What it asked for is kept as it stood: the plan may be edited afterwards, the record not.
	const tasks = tasksOfRun(state, run);
	const kept = tasks.length > 0 ? { tasks } : {};
	return { runs: runs.with(-1, { ...run, endedAt: end, holds: released(run, end), ...kept }), at: end };
}

function taken(state: StreamState, event: Extract<LiveEvent, { type: 'item-taken' }>, meta: EventMeta): StreamState {
	const { live } = state;
	const before = closed(state, meta.at);
	const item = itemOf(state, event.itemId);
	const run: Run = {
		id: event.runId,
		itemId: event.itemId,
		how: event.how,
		startedAt: before.at,
		endedAt: null,
		planned: item?.planned ?? 0,
		extension: (live.lengths[event.itemId] ?? item?.planned ?? 0) - (item?.planned ?? 0),
		holds: [],
		people: onPostAt(state, before.at),
		scriptRevision: item?.scriptRevision ?? 0,
		price: item?.livePrice ?? null,
		stock: item?.stock ?? null,
		takenBy: meta.by
	};
	return onLive(state, {
		phase: 'on-air',
		startedAt: live.startedAt ?? before.at,
		runs: [...before.runs, run],
		nextId: event.nextId,
		skipped: live.skipped.includes(event.itemId) ? live.skipped.filter((id) => id !== event.itemId) : live.skipped,
		lengths: event.itemId in live.lengths ? withLengths(live, [{ itemId: event.itemId, length: null }]) : live.lengths
	});
}

/** Each kept step as if it had come at its own instant; the takes among them stay marked. */
function merged(
	state: StreamState,
	{ mergeId: id, steps }: Extract<LiveEvent, { type: 'local-merged' }>,
	{ seq, at, by }: EventMeta
): StreamState {
	for (const step of steps) {
		if (step.outcome !== 'kept') continue;
		for (const event of step.events) {
			state = evolveLive(state, event, { seq, at: step.at, by });
			if (event.type === 'item-taken') state = onRun(state, event.runId, (run) => ({ ...run, mergedAt: at }));
		}
	}
	const lines = steps.map((step): LocalLine => {
		const { id, at, wish } = step;
		return step.outcome === 'kept' ? { id, at, wish, outcome: 'kept' } : step;
	});
	return onLive(state, { merges: [...state.live.merges, { id, at, by, steps: lines }] });
}

function withLengths({ lengths }: Live, changes: readonly WishedLength[]): Live['lengths'] {
	const left = Object.entries(lengths).filter(([id]) => !changes.some(({ itemId }) => itemId === id));
	const set = changes.flatMap(({ itemId, length }) => (length === null ? [] : [[itemId, length] as const]));
	return Object.fromEntries([...left, ...set]);
}

function fitted(state: StreamState, event: Extract<LiveEvent, { type: 'rest-fitted' }>): StreamState {
	const { live } = state;
	const named = new Set(event.skips.map(({ itemId }) => itemId));
	const out = event.skips.flatMap(({ itemId, skip }) => (skip ? [itemId] : []));
	const skipped = [...live.skipped.filter((id) => !named.has(id)), ...out];
	return onLive(state, { skipped, lengths: withLengths(live, event.lengths), nextId: event.nextId });
}

/** Covers end with the show: nobody stands in for anybody after it. */
function ended(state: StreamState, at: Instant): StreamState {
	const { runs, at: end } = closed(state, at);
	const covers = state.live.covers.map((cover) =>
		cover.to === null ? { ...cover, to: Math.max(end, cover.from) } : cover
	);
	return onLive(state, { phase: 'ended', endedAt: end, runs, covers, nextId: null });
}

function itemOnAirAt(live: Live, at: Instant): ItemId | null {
	return live.runs.findLast((run) => run.startedAt <= at && (run.endedAt === null || at < run.endedAt))?.itemId ?? null;
}

/** Before the show a price or stock is a plan; only on air its change is part of the record. */
function offered(state: StreamState, patch: ItemPatch, change: OfferChange): StreamState {
	const items = state.items.map((item) => (item.id === change.itemId ? { ...item, ...patch } : item));
	const changes = state.live.phase === 'on-air' ? [...state.live.changes, change] : state.live.changes;
	return { ...onLive(state, { changes }), items };
}
