// Shifts that cannot be: each conflict with its place, and nothing said about what is fine.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_ITEM, type Item } from '../plan/item.ts';
import { emptyStream, type StreamState } from '../stream/state.ts';
import { HOUR, MINUTE } from '../time.ts';
import { combine } from './combine.ts';
import { POST_KINDS, type Post, type Shift } from './post.ts';
import { LONGEST_ON_AIR, shiftConflicts, type ElsewhereShift } from './shift-conflicts.ts';

/** Minutes from 20:00 on an evening that goes over midnight. */
const EVENING = Date.UTC(2026, 10, 23, 12);
const m = (minutes: number) => EVENING + minutes * MINUTE;
const kinds = { h: 'host', h2: 'host', c: 'cohost', a: 'assistant', d: 'director', o: 'operator' } as const;
const posts: Post[] = Object.entries(kinds).map(([id, kind]) => ({ id, kind, label: '' }));
type Row = readonly [postId: keyof typeof kinds, person: string, from: number, to: number, standIn?: boolean];
const shiftOf = ([postId, person, from, to, standIn = false]: Row, i: number): Shift => ({
	...{ id: `s${i}`, postId, memberId: person, name: person },
	...{ from: m(from), to: m(to), standIn }
});
const rest = (id: string, planned: number, kind: Item['kind'] = 'rest'): Item => ({
	...{ ...EMPTY_ITEM, id, kind, planned: planned * MINUTE },
	...{ script: [], scriptRevision: 0, insertedOnAir: false }
});
function stream(rows: readonly Row[], more: Partial<StreamState> = {}): StreamState {
	const slot = { plannedStart: m(0), plannedEnd: m(360) };
	return { ...emptyStream('s'), ...slot, posts, shifts: rows.map(shiftOf), ...more };
}
const minutes = (at: number) => (at - EVENING) / MINUTE;
const told = (state: StreamState, elsewhere: readonly ElsewhereShift[] | null = null) =>
	shiftConflicts(state, elsewhere).map((one) => {
		const who = 'person' in one ? one.person : '';
		return [one.name, who, minutes(one.from), minutes(one.to)];
	});

describe('which posts one person can hold at once', () => {
	it('is the same either way round, and only speakers exclude each other', () => {
		for (const one of POST_KINDS) for (const other of POST_KINDS) expect(combine(one, other)).toBe(combine(other, one));
		const never = POST_KINDS.flatMap((one) => POST_KINDS.filter((other) => combine(one, other) === 'never').map((other) => `${one}-${other}`)); // prettier-ignore
		expect(never).toEqual(['host-host', 'host-cohost', 'cohost-host', 'cohost-cohost']);
		expect([combine('director', 'operator'), combine('host', 'assistant'), combine('other', 'host')]).toEqual(['fine', 'fine', 'fine']); // prettier-ignore
		expect([combine('host', 'operator'), combine('ads', 'cohost')]).toEqual(['strained', 'strained']);
	});
});

describe('a conflict has a name, a person and a time', () => {
	const full: Row[] = [['h', 'x', 0, 120], ['h', 'y', 120, 240], ['h', 'x', 240, 360]]; // prettier-ignore
	it.each<[string, Row[], unknown[][]]>([
		['hosts in turns, over midnight', full, []],
		['nobody for half an hour', [['h', 'x', 0, 120], ['h', 'y', 150, 240], ['h', 'x', 240, 360]], [['host-gap', '', 120, 150]]], // prettier-ignore
		['host and co-host at once', [...full, ['c', 'y', 100, 130]], [['person-twice', 'y', 120, 130]]],
		['two host seats at once', [...full, ['h2', 'x', 30, 60]], [['person-twice', 'x', 30, 60]]],
		['host and 中控', [...full, ['o', 'x', 0, 60]], [['post-strained', 'x', 0, 60]]],
		['场控 and 中控', [...full, ['d', 'z', 0, 360], ['o', 'z', 0, 360]], []], // prettier-ignore
		['host and assistant', [...full, ['a', 'x', 0, 360]], []],
		['one after the other', [...full, ['c', 'y', 60, 120]], []],
		['as stand-in', [...full, ['c', 'x', 0, 120, true]], []],
		['two and a half hours', [['h', 'x', 0, 150], ['h', 'y', 150, 270], ['h', 'z', 270, 360]], [['too-long', 'x', 120, 150]]], // prettier-ignore
		['two shifts without a break', [['h', 'x', 0, 90], ['h', 'x', 90, 150], ['h', 'y', 150, 260], ['h', 'z', 260, 360]], [['too-long', 'x', 120, 150]]], // prettier-ignore
		['two shifts, five minutes apart', [['h', 'x', 0, 90], ['h2', 'y', 90, 95], ['h', 'x', 95, 150], ['h', 'z', 150, 260], ['h', 'x', 260, 360]], [['too-long', 'x', 125, 150]]], // prettier-ignore
		['two shifts, a break apart', [['h', 'x', 0, 90], ['h2', 'y', 90, 110], ['h', 'x', 110, 150], ['h', 'z', 150, 260], ['h', 'x', 260, 360]], []], // prettier-ignore
		['before and after the slot', [...full, ['o', 'z', -20, 400]], [['outside-slot', 'z', -20, 0], ['outside-slot', 'z', 360, 400]]], // prettier-ignore
		['all of it after the slot', [...full, ['o', 'z', 400, 430]], [['outside-slot', 'z', 400, 430]]]
	])('%s', (_what, rows, expected) => {
		expect(told(stream(rows))).toEqual(expected);
	});

	it('the limit of the stream goes before the trade’s', () => {
		expect(LONGEST_ON_AIR).toBe(2 * HOUR);
		expect(told(stream(full, { longestOnAir: HOUR })).map(([, who, from]) => [who, from])).toEqual([
			['x', 60],
			['y', 180],
			['x', 300]
		]);
		expect(told(stream([['h', 'x', 0, 360]], { longestOnAir: 6 * HOUR }))).toEqual([]);
	});

	it('a 休息 row of the sheet is a break for everybody; a short one is not', () => {
		const sheet = (length: number) => ({ items: [rest('a', 100, 'talk'), rest('b', length), rest('c', 60, 'talk')] });
		const rows: Row[] = [['h', 'x', 0, 180], ['h', 'y', 180, 300], ['h', 'z', 300, 360]]; // prettier-ignore
		expect(told(stream(rows, sheet(10)))).toEqual([]);
		expect(told(stream(rows, sheet(5)))).toEqual([['too-long', 'x', 120, 180]]);
	});

	it('another stream of the team at that time; not this one, not another time, not known', () => {
		const there = (streamId: string, memberId: string, from: number, to: number): ElsewhereShift => ({
			...{ streamId, title: '另一场', memberId, from: m(from), to: m(to) }
		});
		const elsewhere = [there('t', 'x', 60, 200), there('s', 'y', 0, 360), there('t', 'y', 240, 300), there('t', 'w', 0, 360)]; // prettier-ignore
		expect(told(stream(full), elsewhere)).toEqual([['other-stream', 'x', 60, 120]]);
		expect(told(stream(full), null)).toEqual([]);
	});

	it('somebody known by name only is one person, whatever ids the form gave', () => {
		const guest = (row: Row, i: number): Shift => ({ ...shiftOf(row, i), memberId: `name:${i}`, name: '老友记' });
		const rows: Row[] = [['h', '', 0, 120], ['c', '', 60, 120], ['h', '', 120, 150]]; // prettier-ignore
		const names = shiftConflicts({ ...stream([]), plannedEnd: m(150), shifts: rows.map(guest) }).map(
			({ name }) => name
		);
		expect(names).toEqual(['person-twice', 'too-long']);
	});

	it('without a slot it judges what it can', () => {
		const state = stream([['h', 'x', 0, 200], ['c', 'x', 10, 20]], { plannedStart: null, plannedEnd: null }); // prettier-ignore
		expect(told(state).map(([name]) => name)).toEqual(['person-twice', 'too-long']);
	});
});

describe('against a minute-by-minute reckoning', () => {
	const row = fc
		.tuple(
			fc.constantFrom('h' as const, 'h2' as const, 'c' as const, 'o' as const),
			fc.constantFrom('x', 'y'),
			fc.integer({ min: -30, max: 200 }),
			fc.integer({ min: 1, max: 120 }),
			fc.boolean()
		)
		.map(([post, who, from, length, standIn]): Row => [post, who, from, from + length, standIn]);
	const rows = fc.array(row, { maxLength: 7 });
	const slot = { plannedEnd: m(180), longestOnAir: HOUR };
	const at = (state: StreamState, minute: number, who: string) =>
		state.shifts.filter((s) => !s.standIn && s.memberId === who && s.from <= m(minute) && m(minute) < s.to);

	it('a minute is in a conflict of two posts exactly when the person stands on both', () => {
		fc.assert(
			fc.property(rows, (planned) => {
				const state = stream(planned, slot);
				const found = shiftConflicts(state);
				for (let minute = -30; minute < 330; minute++) {
					for (const who of ['x', 'y']) {
						const held = at(state, minute, who).map(({ postId }) => postId);
						const pairs = held.flatMap((one, i) => held.slice(i + 1).filter((other) => other !== one).map((other) => combine(kinds[one as 'h'], kinds[other as 'h']))); // prettier-ignore
						for (const [name, how] of [
							['person-twice', 'never'],
							['post-strained', 'strained']
						] as const) {
							// prettier-ignore
							const said = found.filter((one) => one.name === name && one.person === who && one.from <= m(minute) && m(minute) < one.to); // prettier-ignore
							expect([minute, name, said.length]).toEqual([minute, name, pairs.filter((pair) => pair === how).length]);
						}
					}
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('somebody hosts too long exactly when some minute has an hour of hosting behind it without ten free minutes', () => {
		fc.assert(
			fc.property(rows, (planned) => {
				const state = stream(planned, slot);
				const found = shiftConflicts(state);
				for (const who of ['x', 'y']) {
					let [used, free, over] = [0, 0, 0];
					for (let minute = -30; minute < 330; minute++) {
						const hosts = at(state, minute, who).some(({ postId }) => postId === 'h' || postId === 'h2');
						if (hosts) [used, free] = [used + 1, 0];
						else if (++free >= 10) used = 0;
						if (hosts && used === 61) over++;
					}
					expect(found.filter((one) => one.name === 'too-long' && one.person === who)).toHaveLength(over);
				}
			}),
			{ numRuns: 60 }
		);
	});

	it('every conflict has a length, lies within its shifts, and does not depend on the order of the list', () => {
		fc.assert(
			fc.property(rows, (planned) => {
				const state = stream(planned, slot);
				const found = shiftConflicts(state);
				for (const one of found) {
					expect(one.from).toBeLessThan(one.to);
					if (one.name === 'host-gap') continue;
					const own = state.shifts.filter(({ id }) => one.shiftIds.includes(id));
					expect(own.map(({ postId }) => postId).sort()).toEqual([...one.postIds].sort());
					expect(Math.min(...own.map(({ from }) => from))).toBeLessThanOrEqual(one.from);
					expect(Math.max(...own.map(({ to }) => to))).toBeGreaterThanOrEqual(one.to);
				}
				const key = (state: StreamState) => shiftConflicts(state).map(({ name, from, to }) => `${name} ${from} ${to}`).sort(); // prettier-ignore
				expect(key({ ...state, shifts: state.shifts.toReversed() })).toEqual(key(state));
			}),
			{ numRuns: 100 }
		);
	});
});
