// Guessing becomes slow; a person who mistypes twice does not notice.
import { expect, test } from 'vitest';
import { Throttle } from './throttle.ts';

function throttle() {
	let now = 1_000_000;
	const throttle = new Throttle({ tries: 3, windowMs: 60_000 }, () => now);
	return {
		take: (key = 'a') => throttle.take(key),
		clear: () => throttle.clear('a'),
		pass: (ms: number) => (now += ms)
	};
}

test('three tries, then wait until the first is a minute old', () => {
	const { take, pass } = throttle();
	expect([take(), take(), take()]).toEqual([0, 0, 0]);
	pass(10_000);
	expect(take()).toBe(50_000);
	pass(50_000);
	expect(take()).toBe(0);
});

test('waiting is not made longer by asking again', () => {
	const { take, pass } = throttle();
	for (let i = 0; i < 20; i++) take();
	pass(60_000);
	expect(take()).toBe(0);
});

test('one person’s mistakes are not another’s, and the right password forgives', () => {
	const { take, clear } = throttle();
	for (let i = 0; i < 4; i++) take();
	expect(take('b')).toBe(0);
	clear();
	expect(take()).toBe(0);
});
