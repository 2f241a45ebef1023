// Text → one table. All cells stay text, so that long ids keep their digits.
import Papa from 'papaparse';
import type { TextTable } from '#lib/domain/import/table.ts';
import { Refused, type Limits } from './limits.ts';

const DELIMITERS = [',', '\t', ';', '|'];
/** A first line with so many cells is a heading, whatever stands in the texts below it. */
const SURE = 10;

/** What separates a first line of many cells; null = not that plain. Guessed from all rows, "一;二" in every row would win. */
function delimiterOfHeading(text: string): string | null {
	const [line = ''] = text.slice(0, 10_000).split(/\r?\n/u, 1);
	const found = DELIMITERS.filter((delimiter) => line.includes(delimiter));
	return found.length === 1 && line.split(found[0] ?? '').length > SURE ? (found[0] ?? null) : null;
}

/** The rows of a csv (comma, tab or semicolon). Throws `Refused` when quotes are left open or there is too much. */
export function parseCsv(text: string, name: string, limits: Limits): TextTable {
	if (/^\s*<(!doctype|html|table|\?xml|meta|head)/iu.test(text.slice(0, 500))) throw new Refused('file-is-web-page');
	const delimiter = delimiterOfHeading(text);
	const result = Papa.parse<(string | null)[]>(text, delimiter ? { delimiter } : { delimitersToGuess: DELIMITERS });
	if (result.errors.some((error) => error.type === 'Quotes')) throw new Refused('quotes-left-open');
	// In place: a second copy of two million cells is what the child's memory has no room for.
	const rows = result.data;
	let cells = 0;
	for (const row of rows) {
		while (row.length > 0 && row.at(-1) === '') row.pop();
		cells += row.length;
		if (row.length > limits.columns) throw new Refused('too-many-columns');
		if (cells > limits.cells) throw new Refused('too-many-cells');
		for (let at = 0; at < row.length; at += 1) if (row[at] === '') row[at] = null;
	}
	return { name, rows, merges: [], unsolved: [] };
}
