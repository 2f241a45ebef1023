// What a patch really changes: fields that already have the value are dropped, and the old values are kept for undo.

/** Whether two field values are the same: plain values, and lists and records of them (卖点, notes, tasks). */
export function sameValue(one: unknown, other: unknown): boolean {
	if (Object.is(one, other)) return true;
	if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
	const keys = Object.keys(one);
	if (Array.isArray(one) !== Array.isArray(other) || keys.length !== Object.keys(other).length) return false;
	return keys.every((key) => key in other && sameValue(one[key as never], other[key as never]));
}

/** The fields of `patch` that differ from `row`, with what they were; null when nothing differs. */
export function changeOf<T extends object>(
	row: T,
	patch: Partial<T>
): { readonly patch: Partial<T>; readonly was: Partial<T> } | null {
	const changed: Partial<T> = {};
	const was: Partial<T> = {};
	let any = false;
	for (const key of Object.keys(patch) as (keyof T)[]) {
		if (patch[key] === undefined || sameValue(row[key], patch[key])) continue;
		changed[key] = patch[key];
		was[key] = row[key];
		any = true;
	}
	return any ? { patch: changed, was } : null;
}

/** The fields of `was` whose change in `patch` still stands in `row`: what an undo may take back without touching others' work. */
export function stillStanding<T extends object>(row: T, patch: Partial<T>, was: Partial<T>): Partial<T> | null {
	const back: Partial<T> = {};
	let any = false;
	for (const key of Object.keys(was) as (keyof T)[]) {
		if (!sameValue(row[key], patch[key])) continue;
		back[key] = was[key];
		any = true;
	}
	return any ? back : null;
}
