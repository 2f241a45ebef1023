// A screen keeps its number on the desk's list, whatever is reported in which order.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { screenNumbers, signalRight } from './signal.ts';

it('numbers are 1 … n, each once, the same for every order', () => {
	const screen = fc.record({ id: fc.string(), screen: fc.constantFrom('host', 'wall', 'cohost') });
	fc.assert(
		fc.property(fc.uniqueArray(screen, { selector: ({ id }) => id }), (screens) => {
			const numbers = screenNumbers(screens);
			expect([...numbers.values()].sort((a, b) => a - b)).toEqual(screens.map((_, i) => i + 1));
			expect(screenNumbers(screens.toReversed())).toEqual(numbers);
		})
	);
});

it('who arranges screens drives the show; the prompter is also its speaker’s', () => {
	expect(['identify', 'show', 'prompt', 'prompt-state'].map((type) => signalRight(type as 'show'))).toEqual([
		'take',
		'take',
		'step-beat',
		'step-beat'
	]);
});
