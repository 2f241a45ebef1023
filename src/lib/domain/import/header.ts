// Reads a column's heading: the name without the looks, and the unit written behind it.

/** A unit a heading or a units row can give. */
export type UnitHint = 'yuan' | 'ten-thousand-yuan' | 'minutes' | 'seconds' | 'hours' | 'percent';

const SUFFIX: Readonly<Record<string, UnitHint>> = {
	元: 'yuan',
	万元: 'ten-thousand-yuan',
	分钟: 'minutes',
	秒: 'seconds',
	小时: 'hours',
	'%': 'percent'
};

const UNIT_WORDS = new Set([
	...Object.keys(SUFFIX),
	...['人', '次', '件', '单', '个', '张', '场', '天', '¥', '分', '份', '盒', '克', 'min', 's', 'h', '人次', '/', '-']
]);

/** A heading in the form in which headings are compared: full-width, blanks, dashes and case do not matter. */
export function plainHeader(raw: string): string {
	return raw
		.replaceAll('\uFEFF', '')
		.normalize('NFKC')
		.replace(/\s+/gu, '')
		.replace(/[—–→−‐‑―-]+/gu, '-')
		.toLowerCase();
}

/** Splits one trailing unit off a plain heading. `(人数)` and `(次数)` are part of the name and stay. */
export function splitUnit(plain: string): { readonly name: string; readonly unit: UnitHint | null } {
	const found = /^(.+)\((元|万元|分钟|秒|小时|%)\)$/u.exec(plain);
	if (!found) return { name: plain, unit: null };
	return { name: found[1] ?? plain, unit: SUFFIX[found[2] ?? ''] ?? null };
}

/** The unit a cell of a units row gives; null when it gives none that changes the value. */
export function unitOfWord(word: string): UnitHint | null {
	const plain = plainHeader(word).replace(/^\((.*)\)$/u, '$1');
	if (plain === 'min') return 'minutes';
	return SUFFIX[plain] ?? null;
}

/** Whether every cell that is not empty is a unit word (元 件 % 分钟 …). */
export function isUnitsRow(cells: readonly string[]): boolean {
	const filled = cells.filter((cell) => cell !== '');
	return (
		filled.length > 0 &&
		filled.every((cell) => UNIT_WORDS.has(plainHeader(cell).replace(/^\((.*)\)$/u, '$1'))) &&
		filled.some((cell) => !['/', '-'].includes(plainHeader(cell)))
	);
}
