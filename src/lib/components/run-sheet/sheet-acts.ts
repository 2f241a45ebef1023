// What people do with whole rows, as commands: where moved rows land, what a copy carries.
import type { ItemId } from '#lib/domain/id.ts';
import { EMPTY_ITEM, type Item, type ItemFields, type ItemPatch, type NewItem } from '#lib/domain/plan/item.ts';
import type { Edit } from '#lib/domain/run-sheet/paste.ts';
import { changeOf } from '#lib/domain/stream/change.ts';
import type { PlanCommand } from '#lib/domain/stream/command.ts';

type NewId = () => string;

/** New rows behind a row (null = at the top). */
export function addRows(patches: readonly ItemPatch[], after: ItemId | null, newId: NewId): AddItems {
	return { name: 'add-items', args: { items: patches.map((fields) => ({ id: newId(), fields })), after } };
}
export type AddItems = Extract<PlanCommand, { name: 'add-items' }>;

/** One edit of one field: what a cell gives when it is left. */
export function editRow(itemId: ItemId, patch: ItemPatch): PlanCommand {
	return { name: 'edit-items', args: { edits: [{ itemId, patch }] } };
}

/** The server takes a packet of at most this many rows. */
const PORTION = 500;

/** Edits of many rows, in portions of one step. */
export function editCells(edits: readonly Edit[]): readonly PlanCommand[] {
	return portions(edits).map((some) => ({ name: 'edit-items', args: { edits: some } }));
}

/** The edits that change something: what stands there already, sent alone, the server would refuse. */
export function changing(edits: readonly Edit[], rows: readonly Item[]): readonly Edit[] {
	const byId = new Map(rows.map((item) => [item.id, item]));
	return edits.filter(({ itemId, patch }) => changeOf<ItemPatch>(byId.get(itemId) ?? {}, patch));
}

/** New rows with what stands in them behind a row, in portions of one step. */
export function addCells(added: readonly NewItem[], after: ItemId | null): readonly PlanCommand[] {
	let behind = after;
	return portions(added).map((items) => {
		const command: AddItems = { name: 'add-items', args: { items, after: behind } };
		behind = items.at(-1)?.id ?? behind;
		return command;
	});
}

function portions<T>(all: readonly T[]): readonly (readonly T[])[] {
	return Array.from({ length: Math.ceil(all.length / PORTION) }, (_, at) =>
		all.slice(at * PORTION, (at + 1) * PORTION)
	);
}

/** Copies stand together behind the last of the originals; a fixed time is not copied, it can be met only once. */
export function copyRows(items: readonly Item[], ids: readonly ItemId[], newId: NewId): AddItems | null {
	const originals = items.filter((item) => ids.includes(item.id));
	const last = originals.at(-1);
	if (!last) return null;
	return { name: 'add-items', args: { items: originals.map((item) => copyOf(item, newId)), after: last.id } };
}

function copyOf(item: Item, newId: NewId): NewItem {
	const fields = Object.fromEntries(
		(Object.keys(EMPTY_ITEM) as (keyof ItemFields)[])
			.filter((key) => key !== 'hardStart' && key !== 'hardEnd' && item[key] !== EMPTY_ITEM[key])
			.map((key) => [key, item[key]])
	) as ItemPatch;
	const script = item.script.map(({ post, kind, text }) => ({ id: newId(), post, kind, text }));
	return { id: newId(), fields, script };
}

/** Moves rows so that they stand before the given place of the present order (0 = top, length = end); null = no change. */
export function dropRows(
	items: readonly Item[],
	ids: readonly ItemId[],
	before: number
): Extract<PlanCommand, { name: 'move-items' }> | null {
	const above = items.slice(0, before).filter((item) => !ids.includes(item.id));
	const moved = move(items, ids, above.at(-1)?.id ?? null);
	const rest = items.filter((item) => !ids.includes(item.id)).map((item) => item.id);
	const order = [...rest.slice(0, above.length), ...moved.args.itemIds, ...rest.slice(above.length)];
	return order.every((id, index) => items[index]?.id === id) ? null : moved;
}

function move(
	items: readonly Item[],
	ids: readonly ItemId[],
	after: ItemId | null
): Extract<PlanCommand, { name: 'move-items' }> {
	const itemIds = items.filter((item) => ids.includes(item.id)).map((item) => item.id);
	return { name: 'move-items', args: { itemIds, after } };
}
