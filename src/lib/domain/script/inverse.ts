// Taking back a change of a script: only while its words are still the ones that were written.
import { rowIndex } from '../plan/rows.ts';
import type { Command } from '../stream/command.ts';
import type { StreamEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';

/** The commands that take the event back; [] = nothing of it is left; null = not about a script. */
export function inverseOfScript(state: StreamState, event: StreamEvent): readonly Command[] | null {
	if (event.type !== 'block-written' && event.type !== 'block-removed' && event.type !== 'block-moved') return null;
	const { itemId } = event;
	const blocks = state.items[rowIndex(state.items, itemId)]?.script;
	if (!blocks) return [];
	const here = (id: string | null) => id === null || rowIndex(blocks, id) >= 0;
	switch (event.type) {
		case 'block-written': {
			const { block, was } = event;
			const now = blocks[rowIndex(blocks, block.id)];
			if (!now || now.text !== block.text || now.post !== block.post || now.kind !== block.kind) return [];
			if (was === null) return [{ name: 'remove-block', args: { itemId, blockId: block.id } }];
			const back = { id: block.id, ...was };
			return [{ name: 'write-block', args: { itemId, block: back, seen: now.revision } }];
		}
		case 'block-removed': {
			const { id, post, kind, text } = event.block;
			if (here(id)) return [];
			const write: Command = { name: 'write-block', args: { itemId, block: { id, post, kind, text }, seen: 0 } };
			// A written block comes to the end; it is moved where it stood if that is elsewhere.
			const last = blocks.length > 0 ? blocks[blocks.length - 1]!.id : null;
			if (event.after === last || !here(event.after)) return [write];
			return [write, { name: 'move-block', args: { itemId, blockId: id, after: event.after } }];
		}
		case 'block-moved': {
			const { blockId, was } = event;
			const index = rowIndex(blocks, blockId);
			const now = index > 0 ? blocks[index - 1]!.id : null;
			if (index < 0 || now === was || !here(was)) return [];
			return [{ name: 'move-block', args: { itemId, blockId, after: was } }];
		}
	}
}
