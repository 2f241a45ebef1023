// Whether things look as they did: what is the same object as before is not worked out, and not drawn, again.

/** All fields are the same. */
export function same<T>(one: T, other: T): boolean {
	for (const name in other) if (one[name] !== other[name]) return false;
	return true;
}

/** The list as it was when every one in it looks as it did, else the new one. */
export function sameList<T>(before: readonly T[], now: readonly T[]): readonly T[] {
	return before.length === now.length && now.every((one, at) => same(before[at]!, one)) ? before : now;
}
