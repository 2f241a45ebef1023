// Rows that fit items in every cell they say: as many pairs as there can be, so that no row takes the only item that fits another.

/** Looks at other rows' items this often at most, over the whole file; a file of thousands of equal rows is paired as they come. */
const LOOKS = 1_000_000;

/**
 * The place of the item for each row, or null. `fits[row]`: places of the items that fit it, the nearest first; `order`: which
 * rows choose first. A row that chose may be moved to another item that fits it as well (Kuhn's augmenting paths).
 */
export function perfectFits(
	fits: readonly (readonly number[])[],
	order: readonly number[]
): readonly (number | null)[] {
	const rowOf = new Map<number, number>();
	const found = fits.map((): number | null => null);
	let looks = LOOKS;
	const give = (row: number, item: number): true => {
		rowOf.set(item, row);
		found[row] = item;
		return true;
	};
	const seat = (row: number, asked: Set<number>): boolean => {
		const free = fits[row]!.find((item) => !rowOf.has(item));
		if (free !== undefined) return give(row, free);
		for (const item of fits[row]!) {
			if ((looks -= 1) < 0) return false;
			if (asked.has(item)) continue;
			asked.add(item);
			if (seat(rowOf.get(item)!, asked)) return give(row, item);
		}
		return false;
	};
	for (const row of order) seat(row, new Set());
	return found;
}
