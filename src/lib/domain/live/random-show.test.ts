// Shows in which people press anything at any time: what must hold of every one of them, after every press.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideItems } from '../plan/decide-items.ts';
import { EMPTY_ITEM } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import { evolveAll } from '../stream/evolve.ts';
import { type Instant, MINUTE, SECOND } from '../time.ts';
import { personSpans, runSpans } from '../timing/as-run.ts';
import { liveTimes } from '../timing/expected.ts';
import { realDurations } from '../timing/item-real.ts';
import { decideLive } from './decide.ts';
import { nextItem } from './take-view.ts';
import { runOnAir } from './on-air.ts';
import { clock, commandIn, contextAt, sheet } from './testing/told-show.ts';

const ids = fc.constantFrom('A', 'B', 'C', 'D', 'E', 'gone');
const press = fc.record({
	/** seconds since the press before; sometimes the server's clock is set back */
	wait: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 0, max: 900 }) }, fc.integer({ min: -30, max: 0 })),
	words: fc.oneof(
		{ weight: 5, arbitrary: fc.constant('take') },
		fc.constantFrom('prev', 'hold', 'resume', '+5', '-3', '+0.5', '-100'),
		fc.tuple(fc.constantFrom('jump', 'encore', 'next', 'skip', 'unskip', 'remove', 'top'), ids).map((w) => w.join(' ')),
		fc.constant('insert'),
		{ weight: 1, arbitrary: fc.constantFrom('end', 'cover host', 'cover cohost') }
	),
	/** the sender's screen had not yet seen the last press */
	stale: fc.boolean()
});

function start(): StreamState {
	const posts = (['host', 'cohost'] as const).map((kind) => ({ id: kind, kind, label: '' }));
	const shift = { id: 's', postId: 'host', memberId: 'li', name: '李', standIn: false };
	return {
		...sheet('A5 B10 C15@09:20 D5 E1'),
		posts,
		shifts: [{ ...shift, from: clock('09:00'), to: clock('10:00') }]
	};
}

/** The state after a press, or the same state when it is refused. */
function pressed(state: StreamState, seen: StreamState, words: string, at: Instant, serial: number): StreamState {
	const context = contextAt(at);
	const [verb = '', what = ''] = words.split(' ');
	const decision =
		verb === 'remove'
			? decideItems(state, { name: 'remove-items', args: { itemIds: [what] } })
			: verb === 'top'
				? decideItems(state, { name: 'move-items', args: { itemIds: [what], after: null } })
				: verb === 'cover'
					? decideLive(
							state,
							{
								name: 'start-cover',
								args: { coverId: `k${serial}`, postId: what, memberId: `m${serial % 3}`, name: '补' }
							},
							context
						)
					: verb === 'insert'
						? decideLive(
								state,
								{ name: 'insert-item', args: { item: { id: `N${serial}`, fields: { title: 'N' } } } },
								context
							)
						: decideLive(state, fresh(commandIn(seen, words), serial), context);
	return decision.ok ? evolveAll(state, decision.events, { seq: serial, at, by: 'director' }) : state;
}

function fresh(command: ReturnType<typeof commandIn>, serial: number): ReturnType<typeof commandIn> {
	return command.name === 'take' ? { ...command, args: { ...command.args, runId: `r${serial}` } } : command;
}

function holds(state: StreamState, now: Instant): void {
	const { runs, nextId, skipped, phase, startedAt, endedAt, covers } = state.live;
	const open = runs.filter((run) => run.endedAt === null);
	expect(open).toEqual(phase === 'on-air' ? [runs.at(-1)] : []);
	runs.forEach((run, i) => {
		const ended = run.endedAt ?? Math.max(now, run.startedAt);
		expect(ended).toBeGreaterThanOrEqual(run.startedAt);
		expect(run.startedAt).toBe(i === 0 ? startedAt : runs[i - 1]?.endedAt);
		expect(run.holds.filter((hold) => hold.to === null).length).toBeLessThanOrEqual(run.endedAt === null ? 1 : 0);
		for (const hold of run.holds) expect(hold.to ?? Infinity).toBeGreaterThanOrEqual(hold.from);
		expect(run.planned + run.extension).toBeGreaterThanOrEqual(0);
		expect(state.items.some((item) => item.id === run.itemId)).toBe(true);
	});
	if (nextId !== null) {
		expect(nextItem(state)).not.toBeNull();
		expect(skipped).not.toContain(nextId);
		expect(nextId).not.toBe(runOnAir(state)?.itemId);
	}
	if (phase === 'before')
		expect(nextId).toBe(nextId ?? state.items.find((item) => !skipped.includes(item.id))?.id ?? null);
	for (const post of state.posts) {
		expect(covers.filter((cover) => cover.postId === post.id && cover.to === null).length).toBeLessThanOrEqual(1);
	}

	const shown = liveTimes(state, now);
	if (startedAt !== null) {
		const onAir = (endedAt ?? Math.max(now, runs.at(-1)?.startedAt ?? now)) - startedAt;
		const real = [...realDurations(state, now).values()];
		expect(real.reduce((sum, item) => sum + item.real + item.held, 0)).toBe(onAir);
		expect(runSpans(state, now)).toHaveLength(runs.length);
		for (const span of personSpans(state, now)) {
			expect(span.from).toBeGreaterThanOrEqual(startedAt);
			expect(span.to).toBeLessThanOrEqual(endedAt ?? Math.max(now, startedAt));
			expect(span.to).toBeGreaterThan(span.from);
		}
	}
	if (phase === 'on-air') expect(shown.expectedFinish).toBeGreaterThanOrEqual(now);
	let at = shown.current?.expectedEnd ?? -Infinity;
	for (const { start: from, end, waits, late, itemId } of shown.expected) {
		expect(from - waits).toBe(at === -Infinity ? from - waits : at);
		expect(end).toBeGreaterThanOrEqual(from);
		expect(waits * late).toBe(0);
		expect(skipped).not.toContain(itemId);
		at = end;
	}
}

test('whatever is pressed, the record of the show stays sound', () => {
	let takes = 0;
	fc.assert(
		fc.property(fc.array(press, { minLength: 1, maxLength: 25 }), (presses) => {
			let state = start();
			let seen = state;
			let now = clock('08:55');
			holds(state, now);
			presses.forEach(({ wait, words, stale }, serial) => {
				now += wait * SECOND;
				const before = state;
				state = pressed(before, stale ? seen : before, words, now, serial);
				seen = before;
				// Two presses aimed at the same moment move one item: a take from a stale screen does nothing.
				const moved = state.live.runs.length - before.live.runs.length;
				expect(moved).toBeGreaterThanOrEqual(0);
				expect(moved).toBeLessThanOrEqual(1);
				for (const [i, run] of before.live.runs.entries()) {
					if (run.endedAt !== null) expect(state.live.runs[i]).toBe(run);
				}
				takes += moved;
				holds(state, now);
			});
		}),
		{ numRuns: 250, seed: 20261123 }
	);
	expect(takes).toBeGreaterThan(500);
});

test('a take from a screen that has not seen the last take never moves anything', () => {
	fc.assert(
		fc.property(
			fc.array(press, { maxLength: 12 }),
			fc.constantFrom('take', 'prev', 'jump A', 'encore B'),
			(presses, again) => {
				let state = start();
				let now = clock('09:00');
				presses.forEach(({ words }, serial) => (state = pressed(state, state, words, (now += MINUTE), serial)));
				const seen = state;
				const moved = pressed(state, seen, 'take', (now += MINUTE), 100);
				fc.pre(moved !== state && moved.live.phase === 'on-air');
				expect(pressed(moved, seen, again, now + SECOND, 101)).toBe(moved);
			}
		),
		{ numRuns: 200, seed: 7 }
	);
});

test('next, pressed to the end, airs every item that is not skipped exactly once and in order', () => {
	const rows = fc.array(fc.record({ planned: fc.integer({ min: 0, max: 60 }), skip: fc.boolean() }), { maxLength: 12 });
	fc.assert(
		fc.property(rows, (asked) => {
			const blank = sheet('');
			const items = asked.map(({ planned }, i) => {
				return {
					...EMPTY_ITEM,
					id: `i${i}`,
					planned: planned * MINUTE,
					script: [],
					scriptRevision: 0,
					insertedOnAir: false
				};
			});
			const wanted = items.filter((_, i) => !asked[i]?.skip).map((item) => item.id);
			const skipped = items.map((item) => item.id).filter((id) => !wanted.includes(id));
			let state: StreamState = { ...blank, items, live: { ...blank.live, skipped, nextId: wanted[0] ?? null } };
			let now = clock('09:00');
			for (let i = 0; i <= items.length; i++) state = pressed(state, state, 'take', (now += MINUTE), i);
			expect(state.live.runs.map((run) => run.itemId)).toEqual(wanted);
		}),
		{ numRuns: 200, seed: 11 }
	);
});
