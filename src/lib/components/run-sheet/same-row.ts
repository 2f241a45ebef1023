// Rows keep being the same object while they look the same: whatever hangs on a row asks no further.
import type { ItemId } from '#lib/domain/id.ts';
import { same } from '../ui/same.ts';

export class SameRows<Row extends { readonly item: { readonly id: ItemId } }> {
	readonly #kept = new Map<ItemId, Row>();

	/** The row as it was drawn before when nothing of it has changed, else the new one. */
	of(row: Row): Row {
		const before = this.#kept.get(row.item.id);
		if (before && same(before, row)) return before;
		this.#kept.set(row.item.id, row);
		return row;
	}
}
