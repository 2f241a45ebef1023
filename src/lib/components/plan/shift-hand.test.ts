// Shifts by hand: where they land, what keys mean, who stands below whom.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Shift } from '#lib/domain/people/post.ts';
import { HOUR, MINUTE } from '#lib/domain/time.ts';
import { arrowAct, dragged, drawn, FINE, lines, magnetsOf, nextPost, pushed, snapped, STEP, windowOf } from './shift-hand.ts'; // prettier-ignore

/** 23:00 in Beijing: what follows goes over midnight. */
const T = Date.UTC(2026, 10, 23, 15);
const m = (minutes: number) => T + minutes * MINUTE;
const shift = (from: number, to: number, id = 's', standIn = false): Shift => ({
	...{ id, postId: 'h', memberId: 'x', name: '阿宁', from: m(from), to: m(to), standIn }
});
const at = ({ from, to }: Pick<Shift, 'from' | 'to'>) => [(from - T) / MINUTE, (to - T) / MINUTE];

describe('a hand', () => {
	it.each<[string, Shift, number[]]>([
		['carries it over midnight', dragged(shift(0, 60), 'body', 43 * MINUTE, STEP), [45, 105]],
		['carries it by the minute', dragged(shift(0, 60), 'body', 43 * MINUTE, FINE), [43, 103]],
		['keeps an odd length', dragged(shift(2, 61), 'body', 10 * MINUTE, STEP), [10, 69]],
		['stretches the end', dragged(shift(0, 60), 'end', 33 * MINUTE, STEP), [0, 95]],
		['never turns it round', dragged(shift(0, 60), 'end', -3 * HOUR, STEP), [0, 5]],
		['nor at the start', dragged(shift(0, 60), 'start', 3 * HOUR, STEP), [55, 60]],
		['finds the odd end of a neighbour', dragged(shift(10, 60), 'start', -7 * MINUTE, STEP, [m(2)]), [2, 60]],
		['with its own end too', dragged(shift(0, 60), 'body', 3 * MINUTE, STEP, [m(62)]), [2, 62]],
		['not a far one', dragged(shift(10, 60), 'start', -10 * MINUTE, STEP, [m(4)]), [0, 60]]
	])('%s', (_what, moved, expected) => {
		expect(at(moved)).toEqual(expected);
	});

	it('draws from either side, at least a step', () => {
		expect(at(drawn(m(61), m(12), STEP))).toEqual([10, 60]);
		expect(at(drawn(m(11), m(11), STEP))).toEqual([10, 15]);
	});

	it('always lands on a round time or a magnet, with some length, and does not wander', () => {
		const any = fc.integer({ min: -200, max: 200 });
		fc.assert(
			fc.property(
				any,
				fc.integer({ min: 1, max: 200 }),
				any,
				fc.constantFrom('body' as const, 'start' as const, 'end' as const),
				fc.array(any),
				(from, length, by, grip, marks) => {
					// prettier-ignore
					const was = shift(from, from + length);
					const magnets = marks.map(m);
					const now = dragged(was, grip, by * MINUTE + 17_000, STEP, magnets);
					expect(now.to).toBeGreaterThan(now.from);
					if (grip === 'body') expect(now.to - now.from).toBe(was.to - was.from);
					if (grip === 'start') expect(now.to).toBe(was.to);
					if (grip === 'end') expect(now.from).toBe(was.from);
					for (const magnet of magnets) expect(snapped(magnet, STEP, magnets)).toBe(magnet);
					if (grip === 'end' && now.to !== was.from + STEP && !magnets.includes(now.to)) expect(now.to % STEP).toBe(0);
				}
			)
		);
	});
});

describe('keys', () => {
	const key = (key: string, ...held: string[]) =>
		arrowAct({ key, ...Object.fromEntries(['shiftKey', 'altKey', 'ctrlKey', 'metaKey'].map((one) => [one, held.includes(one)])) } as never); // prettier-ignore
	it('arrows move, with Shift the end, with Ctrl and Shift the start, Alt by the minute', () => {
		expect(key('ArrowRight')).toEqual({ grip: 'body', way: 1, step: STEP });
		expect(key('ArrowLeft', 'shiftKey')).toEqual({ grip: 'end', way: -1, step: STEP });
		expect(key('ArrowLeft', 'shiftKey', 'metaKey')).toEqual({ grip: 'start', way: -1, step: STEP });
		expect(key('ArrowRight', 'altKey')).toEqual({ grip: 'body', way: 1, step: FINE });
		expect([key('ArrowUp'), key('ArrowRight', 'ctrlKey'), key('a')]).toEqual([null, null, null]);
	});

	it('push to the next round time, and back to where it was', () => {
		expect(at(pushed(shift(2, 62), 'body', 1, STEP))).toEqual([5, 65]);
		expect(at(pushed(shift(2, 62), 'body', -1, STEP))).toEqual([0, 60]);
		expect(at(pushed(shift(0, 60), 'end', -1, STEP))).toEqual([0, 55]);
		expect(at(pushed(shift(0, 5), 'end', -1, STEP))).toEqual([0, 5]);
		expect(at(pushed(pushed(shift(0, 60), 'body', 1, FINE), 'body', -1, FINE))).toEqual([0, 60]);
	});
});

it('shifts that overlap stand below one another, stand-ins last, and none overlaps on its line', () => {
	const planned = [shift(0, 60, 'ready', true), shift(0, 60, 'a'), shift(60, 120, 'b'), shift(30, 90, 'c')];
	expect(Object.fromEntries(lines(planned))).toEqual({ a: 0, c: 1, b: 0, ready: 2 });
});

it('the window holds the slot and all shifts with room; magnets are all edges but its own', () => {
	const slot = { from: m(2), to: m(60) };
	expect(at(windowOf(slot, [shift(30, 200)]))).toEqual([-15, 225]);
	expect(magnetsOf(slot, [shift(10, 20, 'a'), shift(30, 40, 'b')], 'a').map((one) => (one - T) / MINUTE)).toEqual([2, 60, 30, 40]); // prettier-ignore
	const posts = [{ id: 'h' }, { id: 'c' }];
	expect([nextPost(posts, 'h', 1), nextPost(posts, 'h', -1), nextPost(posts, 'c', 1)]).toEqual(['c', 'h', 'c']);
});
