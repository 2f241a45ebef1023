// A run-sheet in miniature for the tests of the conversation: items, a text each, which one is on air, and a counter.
import type { Decider, Decision, EntryMeta } from '../decider.ts';

interface ToyItem {
	readonly id: string;
	readonly text: string;
	/** Who wrote it and under which seq: a fold with a wrong entry shows. */
	readonly mark: string;
}

export interface ToyState {
	readonly items: readonly ToyItem[];
	readonly onAir: string | null;
	readonly presses: number;
}

export type ToyCommand =
	| { readonly name: 'add-item'; readonly item: string; readonly text: string; readonly after: string | null }
	| { readonly name: 'edit-item'; readonly item: string; readonly text: string }
	| { readonly name: 'remove-item'; readonly item: string }
	/** `aim`: what the sender saw on air. */
	| { readonly name: 'next'; readonly aim: string | null }
	/** Never refused and never the same twice: a double execution shows. */
	| { readonly name: 'press' };

export type ToyEvent =
	| { readonly name: 'item-added'; readonly item: string; readonly text: string; readonly at: number }
	| { readonly name: 'item-edited'; readonly item: string; readonly text: string }
	| { readonly name: 'item-removed'; readonly item: string }
	| { readonly name: 'item-taken'; readonly item: string }
	| { readonly name: 'pressed' };

export interface ToyContext {
	readonly allowed: boolean;
}

function refuse(name: string): Decision<ToyEvent> {
	return { ok: false, refusal: { name } };
}

function accept(event: ToyEvent): Decision<ToyEvent> {
	return { ok: true, events: [event] };
}

function decide(state: ToyState, command: ToyCommand, context: ToyContext): Decision<ToyEvent> {
	const { items, onAir } = state;
	if (!context.allowed) return refuse('not-allowed');
	if (command.name === 'press') return accept({ name: 'pressed' });
	if (command.name === 'next') {
		if (command.aim !== onAir) return refuse('already-moved');
		const next = items[items.findIndex(({ id }) => id === onAir) + 1];
		return next ? accept({ name: 'item-taken', item: next.id }) : refuse('end-of-sheet');
	}
	const there = items.some(({ id }) => id === command.item);
	if (command.name === 'add-item') {
		const at = items.findIndex(({ id }) => id === command.after) + 1;
		return there ? refuse('id-taken') : accept({ name: 'item-added', item: command.item, text: command.text, at });
	}
	if (!there) return refuse('item-gone');
	if (command.name === 'edit-item') return accept({ name: 'item-edited', item: command.item, text: command.text });
	return onAir === command.item ? refuse('item-on-air') : accept({ name: 'item-removed', item: command.item });
}

function evolve(state: ToyState, event: ToyEvent, entry: EntryMeta): ToyState {
	const mark = `${entry.by}#${entry.seq}`;
	switch (event.name) {
		case 'item-added':
			return { ...state, items: state.items.toSpliced(event.at, 0, { id: event.item, text: event.text, mark }) };
		case 'item-edited':
			return {
				...state,
				items: state.items.map((item) => (item.id === event.item ? { ...item, text: event.text, mark } : item))
			};
		case 'item-removed':
			return { ...state, items: state.items.filter(({ id }) => id !== event.item) };
		case 'item-taken':
			return { ...state, onAir: event.item };
		case 'pressed':
			return { ...state, presses: state.presses + 1 };
	}
}

export const toyList: Decider<ToyState, ToyCommand, ToyEvent, ToyContext> = {
	initial: () => ({ items: [], onAir: null, presses: 0 }),
	decide,
	evolve
};
