// Rows keep being the same object while they look the same: whatever hangs on a row asks no further.
import type { ItemId } from '#lib/domain/id.ts';
import type { RowView } from './row-view.svelte.ts';

export class SameRows {
	readonly #kept = new Map<ItemId, RowView>();

	/** The row as it was drawn before when nothing of it has changed, else the new one. */
	of(view: RowView): RowView {
		const before = this.#kept.get(view.item.id);
		if (before && same(before, view)) return before;
		this.#kept.set(view.item.id, view);
		return view;
	}
}

function same(one: RowView, other: RowView): boolean {
	for (const name in other) if (one[name as 'index'] !== other[name as 'index']) return false;
	return true;
}
