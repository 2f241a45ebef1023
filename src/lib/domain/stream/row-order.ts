// Which rows of a list were really moved: the fewest whose moving turns one order into the other.

/** The ids of `now` that must move so that the ids common to both come from the order of `was` into that of `now`. */
export function movedIds(was: readonly string[], now: readonly string[]): ReadonlySet<string> {
	const places = new Map(was.map((id, i) => [id, i]));
	const common = now.filter((id) => places.has(id));
	const staying = longestRise(common.map((id) => places.get(id)!));
	return new Set(common.filter((_id, i) => !staying.has(i)));
}

/** The indices of a longest rising run of distinct numbers, not necessarily neighbours. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
	const ends: number[] = [];
	const before: number[] = [];
	numbers.forEach((number, i) => {
		let low = 0;
		let high = ends.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (numbers[ends[middle]!]! < number) low = middle + 1;
			else high = middle;
		}
		before[i] = low > 0 ? ends[low - 1]! : -1;
		ends[low] = i;
	});
	const rise = new Set<number>();
	for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i]!) rise.add(i);
	return rise;
}
