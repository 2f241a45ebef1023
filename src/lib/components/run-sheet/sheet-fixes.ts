// The menu of fixes at a gap: computed when it is opened, carried out with one tap as one step of undo.
import type { ItemId } from '#lib/domain/id.ts';
import type { PlanCommand } from '#lib/domain/stream/command.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { applyFix, weighFixes } from '#lib/domain/timing/fixes.ts';
import { m } from '#lib/paraglide/messages.js';
import { refusalText } from '../ui/refusal-words.ts';
import { toasts } from '../ui/toasts.svelte.ts';
import { fixText, weighedText } from './fix-words.ts';

/** A line of the menu. */
export interface FixEntry {
	readonly label: string;
	readonly disabled: boolean;
	readonly onselect: () => void;
}

interface Sheet {
	/** The stream as it is at the moment of the call. */
	readonly stream: () => StreamState;
	readonly newId: () => string;
	readonly send: (command: PlanCommand) => Promise<{ readonly ok: boolean }>;
	/** The gap and its menu are gone: the focus goes back to the cell. */
	readonly done: () => void;
}

/** What can be done about the gap or overlap before a row, and what cannot and why. */
export function fixEntries({ stream, newId, send, done }: Sheet, itemId: ItemId): readonly FixEntry[] {
	return weighFixes(stream(), itemId).map((weighed) => ({
		label: weighedText(weighed, stream()),
		disabled: weighed.obstacle !== null,
		onselect: () => {
			const text = fixText(weighed.fix, stream());
			// That the sheet is locked is the room's to say: its bar knows who locked it, and the way to ask for the change.
			const answer = applyFix({ ...stream(), lock: null }, itemId, weighed.fix, newId);
			if (!answer.ok) return toasts.say(refusalText(answer.refusal), 'refused');
			done();
			void send(answer.command as PlanCommand).then(({ ok }) => ok && toasts.say(m.plan_fixed({ what: text })));
		}
	}));
}
