// Reads long numbers of products, orders and plans as text; a spreadsheet that rounded one cannot be repaired.
import { bad, EMPTY, isNothing, type Reading } from './reading.ts';

/** Excel keeps 15 digits; from here on the last ones of a numeric cell are invented. */
const FIRST_UNSAFE = 1e15;

/** An id as text. Wrappers (leading tab, quotes, `="…"`, `ID:`) are taken off; scientific notation is refused. */
export function readId(cell: string | number | null): Reading<string> {
	if (cell === null) return EMPTY;
	if (typeof cell === 'number') {
		return Number.isInteger(cell) && Math.abs(cell) < FIRST_UNSAFE
			? { kind: 'exact', value: String(cell) }
			: bad('id-lost-digits');
	}
	const text = cell
		.normalize('NFKC')
		.trim()
		.replace(/^="(.*)"$/u, '$1')
		.replace(/^['"]+|['"]+$/gu, '')
		.replace(/^id:/iu, '')
		.trim();
	if (isNothing(text)) return EMPTY;
	if (/^\d(\.\d+)?e\+?\d+$/iu.test(text)) return bad('id-in-scientific-notation');
	return { kind: 'exact', value: text };
}
