// One writer at a place at a time.
import { expect, it } from 'vitest';
import { Claims } from './claims.ts';

it('R35: the second writer is told who writes, and gets the place by release', () => {
	const claims = new Claims(15_000);
	expect(claims.claim('block:1', 'ann', 0)).toEqual({
		ok: true,
		claim: { place: 'block:1', by: 'ann', until: 15_000 }
	});
	expect(claims.claim('block:1', 'bob', 5_000)).toEqual({
		ok: false,
		claim: { place: 'block:1', by: 'ann', until: 15_000 }
	});
	expect(claims.release('block:1', 'bob')).toBe(false);
	expect(claims.release('block:1', 'ann')).toBe(true);
	expect(claims.claim('block:1', 'bob', 5_001)).toMatchObject({ ok: true });
	expect(claims.writerOf('block:1', 5_001)).toBe('bob');
});

it('R35: a claim lasts while it is renewed and ends to the millisecond', () => {
	const claims = new Claims(15_000);
	claims.claim('block:1', 'ann', 0);
	expect(claims.claim('block:1', 'ann', 14_999)).toMatchObject({ ok: true, claim: { until: 29_999 } });
	expect(claims.writerOf('block:1', 29_998)).toBe('ann');
	expect(claims.writerOf('block:1', 29_999)).toBeNull();
	expect(claims.claim('block:1', 'bob', 29_999)).toMatchObject({ ok: true });
});

it('R35: a member holds a bounded number of places, the oldest is given up', () => {
	const claims = new Claims(15_000, 2);
	for (const [i, place] of ['a', 'b', 'a', 'c'].entries()) claims.claim(place, 'ann', i);
	claims.claim('d', 'bob', 5);
	expect(claims.list(6).map(({ place }) => place)).toEqual(['a', 'c', 'd']);
});

it('R35: who leaves gives everything back; what is over is forgotten', () => {
	const claims = new Claims(1_000);
	claims.claim('a', 'ann', 0);
	claims.claim('b', 'ann', 0);
	claims.claim('c', 'bob', 0);
	expect(claims.releaseAll('ann')).toEqual(['a', 'b']);
	expect(claims.list(999)).toHaveLength(1);
	expect(claims.list(1_000)).toEqual([]);
});
