// A promise keeps its slot on the 副播屏 whatever comes and goes beside it.
import { expect, test } from 'vitest';
import { slotKeeper } from './slots.ts';

test('they line up in their order; who goes leaves a free slot, a new one takes it, and nobody else moves', () => {
	const slots = slotKeeper();
	expect(slots(['a', 'b', 'c'])).toEqual(['a', 'b', 'c']);
	expect(slots(['c', 'b'])).toEqual([null, 'b', 'c']);
	expect(slots(['n', 'c', 'b'])).toEqual(['n', 'b', 'c']);
	expect(slots(['first', 'n', 'c', 'b'])).toEqual(['n', 'b', 'c', 'first']);
});
