// Carries out what a key means: the acts of the sheet by their names.
import type { SheetAct } from './sheet-keys.ts';
import type { SheetFind } from './sheet-find.svelte.ts';
import type { SheetRounds } from './sheet-rounds.svelte.ts';
import type { SheetWork } from './sheet-work.ts';

/** What a key can set in motion. */
export interface Hands {
	readonly work: SheetWork;
	readonly rounds: SheetRounds;
	readonly find: SheetFind;
	/** by rows and columns, or to the cell whose turn it is */
	readonly leave: (down: number, right: number, inTurn: boolean) => void;
	readonly corner: (which: 'first' | 'last') => void;
	readonly reach: (down: number, right: number) => void;
	readonly away: () => void;
	readonly openFixes: () => void;
	readonly foldHere: (folded: boolean) => void;
	readonly oncomment: () => void;
	readonly onundo: () => void;
	readonly onredo: () => void;
}

export function perform(act: SheetAct, hands: Hands): void {
	const { work, rounds, find } = hands;
	const { cursor, view } = work.desk;
	switch (act.act) {
		case 'step':
			return hands.leave(act.down, act.right, false);
		case 'turn':
			return hands.leave(act.down, act.right, true);
		case 'corner':
			return hands.corner(act.which);
		case 'reach':
			return hands.reach(act.down, act.right);
		case 'shift':
			return work.shiftRows(act.by);
		case 'select-all':
			return cursor.reachAll();
		case 'select-row':
			return cursor.row === null ? undefined : cursor.pick(cursor.row, false);
		case 'leave':
			return hands.away();
		case 'fix':
			return hands.openFixes();
		case 'fold':
			return hands.foldHere(act.folded);
		case 'round':
			return rounds.ask();
		case 'filter':
			view.open = true;
			return;
		case 'comment':
			return hands.oncomment();
		case 'undo':
			return hands.onundo();
		case 'redo':
			return hands.onredo();
		case 'find':
		case 'replace':
			return find.start(act.act);
		case 'clear':
			return work.clear();
		case 'fill-down':
			return work.fillDown();
		case 'copy':
			return work.copyRows();
		case 'add':
			return work.addBelow();
		case 'remove':
			return work.removeRows();
	}
}
