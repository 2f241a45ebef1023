// 本地: what becomes of the steps a desk took without the server, by where the room went meanwhile.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveCommand, LocalStep } from '../stream/command.ts';
import { evolveAll } from '../stream/evolve.ts';
import type { StreamState } from '../stream/state.ts';
import { DAY, HOUR } from '../time.ts';
import { decideLive } from './decide.ts';
import type { LocalLine } from './live.ts';
import { localWish } from './local-wish.ts';
import { localStep, mergeLocal, withLocal } from './local.ts';
import { runOnAir } from './on-air.ts';
import { clock, commandIn, contextAt, issue, play, sheet, told } from './testing/told-show.ts';

/** What a desk without a server does, in the words of `play`; its runs are named apart from the room's. */
function alone(base: StreamState, story: string): readonly LocalStep[] {
	const steps: LocalStep[] = [];
	for (const line of story.split(';').map((each) => each.trim())) {
		if (line === '') continue;
		const [, time = '', words = ''] = /^([\d:]+) (.+)$/.exec(line) ?? [];
		const context = contextAt(clock(time), 'lost');
		const shown = withLocal(base, steps, context);
		const wish = localWish(commandIn(shown, words));
		if (!wish) throw new Error(`${words} needs the server`);
		const own = wish.name === 'take' ? { ...wish, args: { ...wish.args, runId: `own-${steps.length}` } } : wish;
		const made = localStep(shown, `step-${steps.length}`, own, context);
		if (!made.ok) throw new Error(`“${line}” was refused: ${made.refusal.name}`);
		steps.push(made.step);
	}
	return steps;
}

function merge(state: StreamState, steps: readonly LocalStep[], time: string, mergeId = 'm1'): StreamState {
	const command: LiveCommand = { name: 'merge-local', args: { mergeId, steps } };
	const after = issue(state, command, clock(time));
	if (typeof after === 'string') throw new Error(after);
	return after;
}
const outcome = (step: LocalLine) => (step.outcome === 'given-up' ? step.why.name : step.outcome);
const outcomes = (state: StreamState) => (state.live.merges.at(-1)?.steps ?? []).map(outcome).join(' ');
/** `A 09:00-09:10 B! 09:10-`: the runs, `!` = 本地. */
const asRun = ({ live }: StreamState) =>
	live.runs
		.map(({ itemId, startedAt, endedAt, mergedAt }) => {
			const mark = mergedAt === undefined ? '' : '!';
			return `${itemId}${mark} ${told(startedAt)}-${endedAt === null ? '' : told(endedAt)}`;
		})
		.join(' ');

const base = play(sheet('A10 B10 C10 D10 E10'), '09:00 take');

describe('by where the room went', () => {
	it.each([
		// the room meanwhile | alone | outcomes | as-run
		['', '09:10 take; 09:20 take', 'kept kept', 'A 09:00-09:10 B! 09:10-09:20 C! 09:20-'],
		['09:12 take', '09:10 take', 'already', 'A 09:00-09:12 B 09:12-'],
		['09:12 take', '09:10 take; 09:20 take', 'already kept', 'A 09:00-09:12 B 09:12-09:20 C! 09:20-'],
		['09:12 take; 09:21 take', '09:10 take; 09:20 take', 'already already', 'A 09:00-09:12 B 09:12-09:21 C 09:21-'],
		['09:12 jump D', '09:10 take', 'already-moved', 'A 09:00-09:12 D 09:12-'],
		['09:12 jump D', '09:10 take; 09:20 take', 'already-moved follows-given-up', 'A 09:00-09:12 D 09:12-'],
		[
			'09:12 take; 09:15 jump E',
			'09:10 take; 09:20 take',
			'already already-moved',
			'A 09:00-09:12 B 09:12-09:15 E 09:15-'
		],
		['09:12 jump D; 09:13 jump B', '09:10 jump B', 'already-moved', 'A 09:00-09:12 D 09:12-09:13 B 09:13-'],
		['09:12 end', '09:10 take', 'show-ended', 'A 09:00-09:12'],
		['09:12 take; 09:30 end', '09:10 take; 09:20 take', 'already show-ended', 'A 09:00-09:12 B 09:12-09:30'],
		// what is not a take
		['', '09:05 hold; 09:07 resume; 09:12 take', 'kept kept kept', 'A 09:00-09:12 B! 09:12-'],
		['09:06 hold', '09:05 hold; 09:12 take', 'already kept', 'A 09:00-09:12 B! 09:12-'],
		['09:06 take', '09:05 hold; 09:07 resume', 'already-moved already-moved', 'A 09:00-09:06 B 09:06-'],
		['', '09:05 +5; 09:15 take', 'kept kept', 'A 09:00-09:15 B! 09:15-'],
		['09:12 jump D', '09:05 +5', 'already-moved', 'A 09:00-09:12 D 09:12-'],
		['', '09:01 skip B; 09:10 take', 'kept kept', 'A 09:00-09:10 C! 09:10-'],
		['09:03 skip B', '09:01 skip B', 'already', 'A 09:00-'],
		['09:03 take', '09:01 skip B; 09:10 take', 'item-on-air already-moved', 'A 09:00-09:03 B 09:03-'],
		['09:12 jump D', '09:01 skip B; 09:10 take; 09:11 skip E', 'kept already-moved kept', 'A 09:00-09:12 D 09:12-'],
		['', '09:01 next D; 09:10 take', 'kept kept', 'A 09:00-09:10 D! 09:10-'],
		['09:02 next D', '09:01 next D', 'already', 'A 09:00-'],
		['09:12 jump C', '09:01 next D; 09:10 take', 'already-moved already-moved', 'A 09:00-09:12 C 09:12-'],
		// back and again
		['', '09:10 take; 09:15 prev', 'kept kept', 'A 09:00-09:10 B! 09:10-09:15 A! 09:15-'],
		[
			'09:11 take',
			'09:10 take; 09:15 encore A; 09:18 take',
			'already kept kept',
			'A 09:00-09:11 B 09:11-09:15 A! 09:15-09:18 C! 09:18-'
		],
		// a room whose own clock stood later than the desk's step
		['09:25 take', '09:10 take; 09:20 take', 'already kept', 'A 09:00-09:25 B 09:25-09:25 C! 09:25-']
	])('room “%s”, desk “%s”: %s', (room, story, expected, runs) => {
		const steps = alone(base, story);
		const after = merge(play(base, room), steps, '09:40');
		expect(outcomes(after)).toBe(expected);
		expect(asRun(after)).toBe(runs);
	});

	it('a given-up step says who moved the room, to what and when', () => {
		const after = merge(play(base, '09:12 jump D'), alone(base, '09:10 take'), '09:40');
		expect(after.live.merges[0]).toMatchObject({
			id: 'm1',
			at: clock('09:40'),
			steps: [
				{ id: 'step-0', outcome: 'given-up', why: { detail: { item: 'D', who: 'director', at: clock('09:12') } } }
			]
		});
	});

	it('an item that is gone since is given up by name', () => {
		const gone = evolveAll(base, [{ type: 'items-removed', items: [{ item: base.items[1]!, after: 'A' }] }], {
			seq: 2,
			at: clock('09:05'),
			by: 'p'
		});
		expect(outcomes(merge(gone, alone(base, '09:10 take'), '09:40'))).toBe('item-gone');
	});

	it('a desk may begin the show alone', () => {
		const before = sheet('A10 B10');
		const after = merge(before, alone(before, '09:02 take; 09:12 take'), '09:40');
		expect(asRun(after)).toBe('A! 09:02-09:12 B! 09:12-');
		expect(after.live.startedAt).toBe(clock('09:02'));
		expect(outcomes(merge(play(before, '09:01 take'), alone(before, '09:02 take; 09:12 take'), '09:40'))).toBe(
			'already kept'
		);
	});

	it('a hold keeps the desk’s own times', () => {
		const after = merge(base, alone(base, '09:05 hold; 09:07 resume'), '09:40');
		expect(after.live.runs[0]?.holds.map(({ from, to }) => `${told(from)}-${told(to ?? 0)}`)).toEqual(['09:05-09:07']);
	});

	it('instants out of all reason are held within the last day and the merge, in their order', () => {
		const [one, two] = alone(base, '09:10 take; 09:20 take') as [LocalStep, LocalStep];
		const steps = [
			{ ...one, at: clock('09:00') + 3 * DAY },
			{ ...two, at: 0 }
		];
		const after = merge(base, steps, '09:40');
		expect(asRun(after)).toBe('A 09:00-09:40 B! 09:40-09:40 C! 09:40-');
	});

	it('is refused only when there is nothing in it, or when it was merged before', () => {
		const merging = (steps: readonly LocalStep[]): LiveCommand => ({
			name: 'merge-local',
			args: { mergeId: 'm1', steps }
		});
		expect(issue(base, merging([]), clock('09:40'))).toBe('nothing-to-change');
		const steps = alone(base, '09:10 take');
		expect(issue(merge(base, steps, '09:40'), merging(steps), clock('09:41'))).toBe('id-taken');
	});

	it('needs the server for everything that others must hear of at once', () => {
		expect(localWish({ name: 'send-cue', args: {} })).toBeNull();
		expect(localWish({ name: 'end-show', args: {} })).toBeNull();
		expect(localWish({ name: 'hold', args: {}, aim: { runId: 'x' } } as never)).toEqual({ name: 'hold', args: {} });
	});
});

const act = fc.constantFrom(
	...[
		'take',
		'take',
		'take',
		'prev',
		'jump D',
		'jump B',
		'encore A',
		'next C',
		'skip C',
		'unskip C',
		'+2',
		'-3',
		'hold',
		'resume'
	]
);
const acts = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), act), { maxLength: 8 });

/** Whatever of it makes sense, one after the other. */
function room(state: StreamState, told: readonly (readonly [number, string])[]): StreamState {
	let at = clock('09:00');
	for (const [step, words] of told) {
		at += step * 60_000;
		const after = issue(state, commandIn(state, words), at);
		if (typeof after !== 'string') state = after;
	}
	return state;
}
function desk(state: StreamState, told: readonly (readonly [number, string])[], name = 'own'): readonly LocalStep[] {
	const steps: LocalStep[] = [];
	let at = clock('09:00');
	for (const [step, words] of told) {
		at += step * 60_000;
		const context = contextAt(at, 'lost');
		const shown = withLocal(state, steps, context);
		const wish = localWish(commandIn(shown, words))!;
		const own = wish.name === 'take' ? { ...wish, args: { ...wish.args, runId: `${name}-${steps.length}` } } : wish;
		const made = localStep(shown, `${name}-${steps.length}`, own, context);
		if (made.ok) steps.push(made.step);
	}
	return steps;
}
const END = clock('09:00') + 2 * HOUR;
const merged = (state: StreamState, steps: readonly LocalStep[], mergeId = 'm1') =>
	steps.length === 0 ? state : (issue(state, { name: 'merge-local', args: { mergeId, steps } }, END) as StreamState);

describe('whatever both did', () => {
	const both = fc.record({ there: acts, here: acts });

	it('every step has exactly one line, in its place', () => {
		fc.assert(
			fc.property(both, ({ there, here }) => {
				const steps = desk(base, here);
				const lines = merged(room(base, there), steps).live.merges[0]?.steps ?? [];
				expect(lines.map(({ id }) => id)).toEqual(steps.map(({ id }) => id));
			}),
			{ seed: 20261123, numRuns: 400 }
		);
	});

	it('nobody else moved: the merge is the show as the desk had it, to the millisecond', () => {
		let moved = 0;
		fc.assert(
			fc.property(acts, (here) => {
				const steps = desk(base, here);
				const after = merged(base, steps);
				const shown = withLocal(base, steps, contextAt(END, 'lost'));
				const bare = ({ live }: StreamState) => ({
					...live,
					merges: [],
					runs: live.runs.map(({ mergedAt: _, takenBy: __, ...run }) => run)
				});
				expect(bare(after)).toEqual(bare(shown));
				expect((after.live.merges[0]?.steps ?? []).every(({ outcome }) => outcome === 'kept')).toBe(true);
				moved += after.live.runs.length - 1;
			}),
			{ seed: 20261123, numRuns: 400 }
		);
		expect(moved).toBeGreaterThan(300);
	});

	it('no aim is followed twice: merged again, under whatever name, nothing moves', () => {
		fc.assert(
			fc.property(both, fc.boolean(), ({ there, here }, renamed) => {
				const steps = desk(base, here);
				const once = merged(room(base, there), steps);
				// The same steps under other ids: a device that forgot which it had sent.
				const repeated = renamed
					? steps.filter(({ wish }) => wish.name === 'take').map((step) => ({ ...step, id: `again-${step.id}` }))
					: steps;
				const twice = merged(once, repeated, 'm2');
				expect(runOnAir(twice)?.id).toBe(runOnAir(once)?.id);
				expect(twice.live.runs.map(({ id }) => id)).toEqual(once.live.runs.map(({ id }) => id));
				expect((twice.live.merges[1]?.steps ?? []).filter(({ outcome }) => outcome === 'kept')).toEqual([]);
			}),
			{ seed: 20261123, numRuns: 400 }
		);
	});

	it('what the room has run stays, runs follow each other, and nothing lies ahead of the merge', () => {
		let kept = 0;
		let given = 0;
		fc.assert(
			fc.property(both, ({ there, here }) => {
				const before = room(base, there);
				const { live } = merged(before, desk(base, here));
				const had = before.live.runs;
				expect(live.runs.slice(0, had.length).map(({ id, startedAt }) => [id, startedAt])).toEqual(
					had.map(({ id, startedAt }) => [id, startedAt])
				);
				live.runs.forEach((run, index) => {
					expect(run.startedAt).toBeLessThanOrEqual(run.endedAt ?? END);
					const next = live.runs[index + 1];
					if (next) expect(run.endedAt).toBe(next.startedAt);
				});
				const lines = live.merges[0]?.steps ?? [];
				kept += lines.filter(({ outcome }) => outcome === 'kept').length;
				given += lines.filter(({ outcome }) => outcome === 'given-up').length;
			}),
			{ seed: 20261123, numRuns: 400 }
		);
		expect(kept).toBeGreaterThan(200);
		expect(given).toBeGreaterThan(200);
	});

	it('the desk sees before the merge what the merge makes', () => {
		fc.assert(
			fc.property(both, ({ there, here }) => {
				const now = room(base, there);
				const steps = desk(base, here);
				const preview = mergeLocal(now, steps, contextAt(END)).steps;
				const decision = decideLive(now, { name: 'merge-local', args: { mergeId: 'm', steps } }, contextAt(END));
				if (steps.length > 0)
					expect(decision).toEqual({ ok: true, events: [{ type: 'local-merged', mergeId: 'm', steps: preview }] });
			}),
			{ seed: 20261123, numRuns: 200 }
		);
	});
});
