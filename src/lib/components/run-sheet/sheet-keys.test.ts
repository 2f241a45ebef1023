// The keys people bring from their spreadsheet do here what they did there.
import { expect, it } from 'vitest';
import { sheetAct } from './sheet-keys.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (keys: string, readonly = false) => {
	const parts = keys.split('+');
	const [ctrlKey, metaKey, altKey, shiftKey] = ['Control', 'Meta', 'Alt', 'Shift'].map((key) => parts.includes(key));
	return sheetAct({ ...none, ctrlKey, metaKey, altKey, shiftKey, key: parts.at(-1) ?? '' } as never, readonly);
};

it.each([
	['ArrowDown', { act: 'step', down: 1, right: 0 }],
	['End', { act: 'step', down: 0, right: Infinity }],
	['Tab', { act: 'turn', down: 0, right: 1 }],
	['Shift+Tab', { act: 'turn', down: 0, right: -1 }],
	['Enter', { act: 'turn', down: 1, right: 0 }],
	['Shift+ArrowUp', { act: 'reach', down: -1, right: 0 }],
	['Control+Shift+End', { act: 'reach', down: Infinity, right: Infinity }],
	['Shift+PageDown', { act: 'reach', down: 15, right: 0 }],
	['Delete', { act: 'clear' }],
	['Control+d', { act: 'fill-down' }],
	['Control+Shift+D', { act: 'copy' }],
	['Alt+ArrowDown', { act: 'shift', by: 1 }],
	['Control+Home', { act: 'corner', which: 'first' }],
	['Meta+z', { act: 'undo' }],
	['Control+Z', { act: 'undo' }],
	['Control+Shift+Z', { act: 'redo' }],
	['Control+y', { act: 'redo' }],
	['Control+Delete', { act: 'remove' }],
	['Control+f', { act: 'find' }],
	['Meta+h', { act: 'replace' }],
	['Control+.', { act: 'fix' }],
	['Control+g', { act: 'round' }],
	['Alt+Shift+ArrowLeft', { act: 'fold', folded: true }],
	['Control+Shift+L', { act: 'filter' }],
	['Shift+F2', { act: 'comment' }],
	['Escape', { act: 'leave' }]
])('%s', (keys, act) => {
	expect(press(keys)).toEqual(act);
});

it.each(['x', 'Control+c', 'Control+v', 'F5', 'Alt+ArrowLeft', 'Shift+F10', 'constructor'])(
	'%s is not the sheet’s',
	(keys) => {
		expect(press(keys)).toBeNull();
	}
);

it.each([
	'Control+z',
	'Control+y',
	'Control+d',
	'Control+Shift+d',
	'Delete',
	'Control+Enter',
	'Control+Delete',
	'Alt+ArrowUp'
])('%s changes nothing for somebody who only reads', (keys) => {
	expect(press(keys, true)).toBeNull();
	expect(press(keys)).not.toBeNull();
});
