// The sheet's keys, as spreadsheets have them: what a key means while a cell waits and nothing is being typed.

export type SheetAct =
	/** by rows and columns; Infinity = to the edge */
	| { readonly act: 'step'; readonly down: number; readonly right: number }
	/** to the cell whose turn it is: Tab to the right, Enter down, around inside a block */
	| { readonly act: 'turn'; readonly down: number; readonly right: number }
	| { readonly act: 'corner'; readonly which: 'first' | 'last' }
	/** the block's far corner, by rows and columns; Infinity = to the edge */
	| { readonly act: 'reach'; readonly down: number; readonly right: number }
	| { readonly act: 'shift'; readonly by: 1 | -1 }
	| { readonly act: 'select-all' | 'select-row' | 'leave' | 'undo' | 'redo' | 'find' | 'replace' }
	/** the round of the active row */
	| { readonly act: 'fold'; readonly folded: boolean }
	| { readonly act: 'round' | 'filter' | 'comment' }
	| { readonly act: 'clear' | 'fill-down' | 'copy' | 'add' | 'remove' | 'fix' };

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

const PAGE = 15;
const step = (down: number, right: number): SheetAct => ({ act: 'step', down, right });

const turn = (down: number, right: number): SheetAct => ({ act: 'turn', down, right });

const reach = (down: number, right: number): SheetAct => ({ act: 'reach', down, right });

const PLAIN: Readonly<Record<string, SheetAct>> = {
	ArrowUp: step(-1, 0),
	ArrowDown: step(1, 0),
	ArrowLeft: step(0, -1),
	ArrowRight: step(0, 1),
	PageUp: step(-PAGE, 0),
	PageDown: step(PAGE, 0),
	Home: step(0, -Infinity),
	End: step(0, Infinity),
	Enter: turn(1, 0),
	Tab: turn(0, 1),
	Delete: { act: 'clear' },
	Backspace: { act: 'clear' },
	Escape: { act: 'leave' }
};
const SHIFT: Readonly<Record<string, SheetAct>> = {
	ArrowUp: reach(-1, 0),
	ArrowDown: reach(1, 0),
	ArrowLeft: reach(0, -1),
	ArrowRight: reach(0, 1),
	PageUp: reach(-PAGE, 0),
	PageDown: reach(PAGE, 0),
	Home: reach(0, -Infinity),
	End: reach(0, Infinity),
	Enter: turn(-1, 0),
	Tab: turn(0, -1),
	' ': { act: 'select-row' },
	F2: { act: 'comment' }
};
const CTRL: Readonly<Record<string, SheetAct>> = {
	Home: { act: 'corner', which: 'first' },
	End: { act: 'corner', which: 'last' },
	ArrowUp: step(-Infinity, 0),
	ArrowDown: step(Infinity, 0),
	ArrowLeft: step(0, -Infinity),
	ArrowRight: step(0, Infinity),
	a: { act: 'select-all' },
	z: { act: 'undo' },
	y: { act: 'redo' },
	d: { act: 'fill-down' },
	f: { act: 'find' },
	h: { act: 'replace' },
	Enter: { act: 'add' },
	'.': { act: 'fix' },
	g: { act: 'round' },
	Backspace: { act: 'remove' },
	Delete: { act: 'remove' }
};
const CTRL_SHIFT: Readonly<Record<string, SheetAct>> = {
	ArrowUp: reach(-Infinity, 0),
	ArrowDown: reach(Infinity, 0),
	ArrowLeft: reach(0, -Infinity),
	ArrowRight: reach(0, Infinity),
	Home: reach(-Infinity, -Infinity),
	End: reach(Infinity, Infinity),
	z: { act: 'redo' },
	l: { act: 'filter' },
	d: { act: 'copy' }
};
const ALT: Readonly<Record<string, SheetAct>> = {
	ArrowUp: { act: 'shift', by: -1 },
	ArrowDown: { act: 'shift', by: 1 }
};
const ALT_SHIFT: Readonly<Record<string, SheetAct>> = {
	ArrowLeft: { act: 'fold', folded: true },
	ArrowRight: { act: 'fold', folded: false }
};
const CHANGES: ReadonlySet<SheetAct['act']> = new Set([
	'shift',
	'undo',
	'redo',
	'clear',
	'fill-down',
	'copy',
	'add',
	'remove',
	'fix',
	'replace',
	'round'
]);

/** What a key means; null = the sheet does not know it. Whoever only reads gets no act that changes anything. */
export function sheetAct(event: Key, readonly: boolean): SheetAct | null {
	const ctrl = event.ctrlKey || event.metaKey;
	const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
	const alt = event.shiftKey ? ALT_SHIFT : ALT;
	const table = event.altKey ? alt : ctrl && event.shiftKey ? CTRL_SHIFT : ctrl ? CTRL : event.shiftKey ? SHIFT : PLAIN;
	const found = Object.hasOwn(table, key) ? table[key] : undefined;
	return !found || (readonly && CHANGES.has(found.act)) ? null : found;
}
