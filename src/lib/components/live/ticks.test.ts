// Ticks belong to one take, and nothing on the device can break the screen.
import { expect, test } from 'vitest';
import { keepTicks, readTicks } from './ticks.ts';

function store(text: string | null = null) {
	const kept = new Map<string, string>(text === null ? [] : [['changji_ticks', text]]);
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key)
	};
}

test('ticks come back for the same take and are gone with the next', () => {
	const device = store();
	keepTicks(device, 'run-1', new Set(['link', 'card']));
	expect([...readTicks(device, 'run-1')]).toEqual(['link', 'card']);
	expect([...readTicks(device, 'run-2')]).toEqual([]);
});

test.each([['{"a":1}'], ['[1'], ['null'], ['["run-1", 5, "link"]']])('what somebody left there: %s', (text) => {
	expect([...readTicks(store(text), 'run-1')]).toEqual(text.includes('link') ? ['link'] : []);
});

test('a device that keeps nothing is no fault', () => {
	const full = {
		...store(),
		setItem: () => {
			throw new Error('full');
		}
	};
	expect(() => keepTicks(full, 'run-1', new Set(['link']))).not.toThrow();
});
