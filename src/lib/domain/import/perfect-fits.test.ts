// Pairs of rows and items: as many as there can be, the nearest where there is a choice, and no end of equal rows hangs it.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { perfectFits } from './perfect-fits.ts';

it('a row gives way to one that fits nothing else', () => {
	expect(perfectFits([[0, 1], [0]], [0, 1])).toEqual([1, 0]);
	expect(
		perfectFits(
			[
				[1, 0],
				[0, 1]
			],
			[0, 1]
		)
	).toEqual([1, 0]);
	expect(perfectFits([[0], [0]], [1, 0])).toEqual([null, 0]);
});

it('pairs as many rows as can be, none twice, and only with what fits', () => {
	const fits = fc.array(fc.uniqueArray(fc.nat(5), { maxLength: 4 }), { maxLength: 6 });
	const most = (rows: readonly (readonly number[])[], taken: ReadonlySet<number>): number => {
		const [first, ...others] = rows;
		if (!first) return 0;
		const without = most(others, taken);
		return first
			.filter((item) => !taken.has(item))
			.reduce((best, item) => Math.max(best, 1 + most(others, new Set([...taken, item]))), without);
	};
	fc.assert(
		fc.property(fits, (rows) => {
			const found = perfectFits(rows, [...rows.keys()]);
			const items = found.flatMap((item) => item ?? []);
			expect(new Set(items).size).toBe(items.length);
			found.forEach((item, row) => item !== null && expect(rows[row]).toContain(item));
			expect(items.length).toBe(most(rows, new Set()));
		})
	);
});

it('ends on thousands of equal rows', () => {
	const all = Array.from({ length: 2_000 }, (_, item) => item);
	const found = perfectFits(
		Array.from({ length: 3_000 }, () => all),
		Array.from({ length: 3_000 }, (_, row) => row)
	);
	expect(found.filter((item) => item !== null)).toHaveLength(2_000);
});
