// The change feed of the run-sheet's rows and their scripts.
import type { ItemId } from '../id.ts';
import type { ItemPatch } from '../plan/item.ts';
import { POST_KINDS } from '../people/post.ts';
import type { PlanEvent } from './event.ts';
import { rowChange, said, type Change } from './feed-line.ts';
import type { FeedNames } from './feed-names.ts';

export type RowEvent = Extract<PlanEvent, { type: `items-${string}` | `block-${string}` }>;

/** The changes of one event about rows or a script, at least one. Places are told by the title of the row before; null = top. */
export function rowChanges(event: RowEvent, names: FeedNames): Change[] {
	switch (event.type) {
		case 'items-added':
			return event.items.map(({ id, fields }) => rowChange(id, 'item', null, fields.title ?? ''));
		case 'items-edited':
			return event.edits.flatMap(({ itemId, patch, was }) => fieldChanges(itemId, patch, was));
		case 'items-moved':
			// Rows that moved along with the one before them have nothing to tell of their own.
			return event.was.flatMap(({ itemId, after }) => {
				const place = event.itemIds.indexOf(itemId);
				const behind = place > 0 ? event.itemIds[place - 1]! : event.after;
				if (behind === after) return [];
				return [rowChange(itemId, 'place', titleOrTop(after, names), titleOrTop(behind, names))];
			});
		case 'items-removed':
			return event.items.map(({ item }) => rowChange(item.id, 'item', item.title, null));
		case 'items-restored':
			return event.items.map(({ item }) => rowChange(item.id, 'item', null, item.title));
		case 'block-written': {
			const { itemId, block, was } = event;
			if (was === null) return [rowChange(itemId, 'script', null, block.text, block.post)];
			const fields = (['text', 'post', 'kind'] as const).filter((field) => block[field] !== was[field]);
			return fields.map((field) =>
				rowChange(itemId, field === 'text' ? 'script' : `script-${field}`, was[field], block[field], block.post)
			);
		}
		case 'block-removed':
			return [rowChange(event.itemId, 'script', event.block.text, null, event.block.post)];
		case 'block-moved':
			return [rowChange(event.itemId, 'script-place', event.was, event.after, event.blockId)];
	}
}

function titleOrTop(itemId: ItemId | null, names: FeedNames): string | null {
	return itemId === null ? null : (names.title(itemId) ?? '');
}

/** The changed fields of a row. Notes are told post by post, as the columns of the sheet show them. */
export function fieldChanges(itemId: ItemId, patch: ItemPatch, was: ItemPatch): Change[] {
	return (Object.keys(patch) as (keyof ItemPatch)[]).flatMap((field) => {
		if (field !== 'notes') return [rowChange(itemId, field, said(was[field]), said(patch[field]))];
		const [before, after] = [was.notes ?? {}, patch.notes ?? {}];
		const changed = POST_KINDS.filter((post) => before[post] !== after[post]);
		return changed.map((post) => rowChange(itemId, `note-${post}`, before[post] ?? null, after[post] ?? null));
	});
}
