// How an item's script follows from its events; every change counts the script's revision one further.
import type { ScriptBlock } from '../plan/item.ts';
import { changeRow, moveRows, rowIndex, withoutRow, withRow } from '../plan/rows.ts';
import type { EventMeta } from '../stream/context.ts';
import type { PlanEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';

export type ScriptEvent = Extract<PlanEvent, { type: `block-${string}` }>;

/** The item's script after the event. */
export function evolveScript(state: StreamState, event: ScriptEvent, meta: EventMeta): StreamState {
	const items = changeRow(state.items, event.itemId, (item) => ({
		...item,
		script: blocksAfter(item.script, event, meta),
		scriptRevision: item.scriptRevision + 1
	}));
	return { ...state, items };
}

function blocksAfter(blocks: readonly ScriptBlock[], event: ScriptEvent, meta: EventMeta): readonly ScriptBlock[] {
	switch (event.type) {
		case 'block-written': {
			const index = rowIndex(blocks, event.block.id);
			const revision = (blocks[index]?.revision ?? 0) + 1;
			const written = { ...event.block, revision, writtenBy: meta.by, writtenAt: meta.at };
			return index < 0 ? [...blocks, written] : withRow(blocks, index, written);
		}
		case 'block-removed':
			return withoutRow(blocks, event.block.id);
		case 'block-moved':
			return moveRows(blocks, new Set([event.blockId]), event.after);
	}
}
