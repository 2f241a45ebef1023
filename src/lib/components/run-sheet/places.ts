// Where the others are, read from their places: in which cell of which row, or in whose script.
import type { PresenceEntry } from '#lib/client/stream-link.ts';
import type { ItemId } from '#lib/domain/id.ts';
import type { Item } from '#lib/domain/plan/item.ts';

/** Names by row and column; several people in one cell are listed. */
export function cellPlaces(others: readonly PresenceEntry[]): ReadonlyMap<ItemId, ReadonlyMap<string, string>> {
	const found = new Map<ItemId, Map<string, string>>();
	for (const { place, name } of others) {
		const [where, itemId, column] = place?.split(':') ?? [];
		if (where !== 'cell' || !itemId || !column) continue;
		const row = found.get(itemId) ?? new Map<string, string>();
		const there = row.get(column);
		row.set(column, there ? `${there}, ${name}` : name);
		found.set(itemId, row);
	}
	return found;
}

/** Names by the item whose script they have open. */
export function scriptPlaces(others: readonly PresenceEntry[], items: readonly Item[]): ReadonlyMap<ItemId, string> {
	const ofBlock = new Map(items.flatMap((item) => item.script.map((block) => [block.id, item.id] as const)));
	const found = new Map<ItemId, string>();
	for (const { place, name } of others) {
		const [where, id = ''] = place?.split(':') ?? [];
		const itemId = where === 'item' ? id : where === 'block' ? ofBlock.get(id) : undefined;
		if (itemId) found.set(itemId, name);
	}
	return found;
}
