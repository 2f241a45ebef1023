// Each key of the desk's map, and every press that must not fire.
import { describe, expect, test } from 'vitest';
import { deskAct, type KeyPress } from './director-keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
	key,
	ctrlKey: false,
	metaKey: false,
	altKey: false,
	code: '',
	shiftKey: false,
	repeat: false,
	isComposing: false,
	...more
});
const act = (key: string, digits = '', more: Partial<KeyPress> = {}) => deskAct(press(key, more), digits)?.act ?? null;

test.each([
	[' ', 'next'],
	['ArrowRight', 'next'],
	['ArrowLeft', 'previous'],
	['s', 'skip'],
	['E', 'extend'],
	['h', 'hold'],
	['C', 'cue'],
	['b', 'cover'],
	['m', 'mark'],
	['i', 'insert'],
	['z', 'undo'],
	['?', 'keys'],
	['？', 'keys'],
	['7', 'digit'],
	['x', null],
	['Enter', null],
	['Tab', null],
	['f', 'finish'],
	['w', 'screens'],
	['O', 'hand-over'],
	['t', 'task'],
	['PageDown', 'beat'],
	['PageUp', 'beat-back']
])('%s: %s', (key, expected) => {
	expect(act(key)).toBe(expected);
});

describe('with a number in hand', () => {
	test.each([
		['Enter', 'jump'],
		['Tab', 'other-match'],
		['Backspace', 'rub-out'],
		['Escape', 'forget'],
		['4', 'digit'],
		[' ', 'next']
	])('%s: %s', (key, expected) => {
		expect(act(key, '12')).toBe(expected);
	});
});

describe('does not fire', () => {
	test.each([
		['while composing', { isComposing: true }],
		['when held down', { repeat: true }],
		['with Ctrl', { ctrlKey: true }],
		['with Meta', { metaKey: true }],
		['with Alt', { altKey: true }]
	])('%s', (_name, more) => {
		for (const key of [' ', 's', 'z', '1', 'Enter']) expect(act(key, '1', more)).toBeNull();
	});
	test('what an input method swallows', () => {
		expect(act('Process')).toBeNull();
	});
});

test('⇧ and a number is the shelf, on any layout; without ⇧ it is a number', () => {
	const shifted = (key: string) => deskAct(press(key, { code: 'Digit3', shiftKey: true }), '');
	expect([shifted('#'), shifted('3')]).toEqual([
		{ act: 'shelf', place: 3 },
		{ act: 'shelf', place: 3 }
	]);
	expect(deskAct(press('3', { code: 'Digit3' }), '')).toEqual({ act: 'digit', digit: '3' });
});
