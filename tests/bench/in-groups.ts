// Opens many of something, so many at a time.
export async function inGroups<T>(count: number, size: number, make: (at: number) => Promise<T>): Promise<T[]> {
	const made: T[] = [];
	while (made.length < count) {
		const from = made.length;
		const group = Array.from({ length: Math.min(size, count - from) }, (_, i) => make(from + i));
		made.push(...(await Promise.all(group)));
	}
	return made;
}
