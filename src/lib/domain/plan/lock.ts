// The sheet is locked before air (封板): what may still change then, and what others ask the producer for.
import type { ItemId } from '../id.ts';
import type { Command } from '../stream/command.ts';
import { refuse } from '../stream/decision.ts';
import type { Decision } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';

/**
 * `sheet-locked` (who locked it) for a command that would change a locked sheet; null = the lock does not stand in its
 * way. Producers unlock first, so that nobody changes a closed sheet by accident. On air the show is driven all the same:
 * insert, skip, reorder, price and stock, and everything about rows that were inserted on air. Scripts, checklist,
 * people and comments are not the sheet.
 */
export function lockRefusal(state: StreamState, command: Command): Decision | null {
	const { lock } = state;
	return lock !== null && touchesLocked(state, command) ? refuse('sheet-locked', { who: lock.by }) : null;
}

function touchesLocked(state: StreamState, command: Command): boolean {
	const onAir = state.live.phase === 'on-air';
	const planned = (ids: readonly ItemId[]) => {
		const free = new Set(state.items.filter((item) => item.insertedOnAir).map((item) => item.id));
		return ids.some((id) => !free.has(id));
	};
	switch (command.name) {
		case 'add-items':
		case 'add-group':
		case 'edit-group':
		case 'remove-group':
			return true;
		case 'edit-items':
			return planned(command.args.edits.map(({ itemId }) => itemId));
		case 'remove-items':
			return planned(command.args.itemIds);
		case 'restore-items':
			return command.args.items.some(({ item }) => !item.insertedOnAir);
		case 'describe-stream':
			return 'plannedStart' in command.args.patch || 'plannedEnd' in command.args.patch;
		case 'move-items':
		case 'insert-item':
		case 'skip-item':
		case 'fit-rest':
		case 'shelve-item':
		case 'pull-item':
		case 'set-price':
		case 'set-stock':
			return !onAir;
		default:
			return false;
	}
}
