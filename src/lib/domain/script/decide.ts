// Decides about the blocks of a script: one writer at a time, and nobody writes over words they have not seen.
import type { Item } from '../plan/item.ts';
import { BLOCK_RANGES, BLOCKS_MAX, misfit } from '../plan/ranges.ts';
import { idBefore, rowIndex } from '../plan/rows.ts';
import type { PlanCommand } from '../stream/command.ts';
import type { Context } from '../stream/context.ts';
import { accept, refuse } from '../stream/decision.ts';
import type { Decision } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';

export type ScriptCommand = Extract<PlanCommand, { name: 'write-block' | 'remove-block' | 'move-block' }>;
type Write = Extract<ScriptCommand, { name: 'write-block' }>['args'];

/** Decides about writing, removing and moving a block of an item's script. */
export function decideScript(state: StreamState, command: ScriptCommand, context: Context): Decision {
	const item = state.items[rowIndex(state.items, command.args.itemId)];
	if (!item) return refuse('item-gone');
	if (command.name === 'write-block') return write(item, command.args, context);
	const { blockId } = command.args;
	const index = rowIndex(item.script, blockId);
	const block = item.script[index];
	if (!block) return refuse('block-gone');
	const was = idBefore(item.script, index);
	if (command.name === 'remove-block') {
		const taken = penElsewhere(`block:${blockId}`, context);
		return taken ?? accept({ type: 'block-removed', itemId: item.id, block, after: was });
	}
	const { after } = command.args;
	if (after === blockId || after === was) return refuse('nothing-to-change');
	if (after !== null && rowIndex(item.script, after) < 0) return refuse('block-gone');
	return accept({ type: 'block-moved', itemId: item.id, blockId, after, was });
}

function write(item: Item, { block: asked, seen }: Write, context: Context): Decision {
	const { id, post, kind, text } = asked;
	const block = { id, post, kind, text };
	const field = misfit(BLOCK_RANGES, block);
	if (field !== null) return refuse('value-out-of-range', { field });
	const taken = penElsewhere(`block:${id}`, context);
	if (taken) return taken;
	const was = item.script[rowIndex(item.script, id)];
	if (!was) {
		if (seen > 0) return refuse('block-gone');
		if (item.script.length >= BLOCKS_MAX) return refuse('value-out-of-range', { field: 'script' });
		return accept({ type: 'block-written', itemId: item.id, block, was: null });
	}
	if (was.text === text && was.post === post && was.kind === kind) return refuse('nothing-to-change');
	if (seen < was.revision && was.text !== text) {
		return refuse('block-changed', { who: was.writtenBy });
	}
	return accept({
		type: 'block-written',
		itemId: item.id,
		block,
		was: { post: was.post, kind: was.kind, text: was.text }
	});
}

/** The refusal while another holds the one pen of this place; null = free, or one's own. */
export function penElsewhere(place: string, context: Context): Decision | null {
	const writer = context.writerOf(place);
	if (writer === null || writer === context.by) return null;
	return refuse('block-taken', { who: writer });
}
