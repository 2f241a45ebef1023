// Two people accept one invite at once: the second sees what the first did.
import { expect, test } from 'vitest';
import { inTurn } from './in-turn.ts';

test('acts under one key never overlap, also after one that failed', async () => {
	let inside = 0;
	let most = 0;
	const act = async () => {
		most = Math.max(most, ++inside);
		await Promise.resolve();
		inside--;
		return inside;
	};
	const all = [
		inTurn('a', act),
		inTurn('a', () => Promise.reject(new Error('no'))).catch(() => 'failed'),
		inTurn('a', act)
	];
	expect(await Promise.all(all)).toEqual([0, 'failed', 0]);
	expect(most).toBe(1);
});

test('other keys do not wait', async () => {
	let open = (): void => undefined;
	const held = inTurn('a', () => new Promise<void>((done) => (open = done)));
	expect(await inTurn('b', () => Promise.resolve('through'))).toBe('through');
	open();
	await expect(held).resolves.toBeUndefined();
});
