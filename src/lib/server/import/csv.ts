// Text → one table. All cells stay text, so that long ids keep their digits.
import Papa from 'papaparse';
import type { TextTable } from '#lib/domain/import/table.ts';
import { Refused, type Limits } from './limits.ts';

/** The rows of a csv (comma, tab or semicolon). Throws `Refused` when quotes are left open or there is too much. */
export function parseCsv(text: string, name: string, limits: Limits): TextTable {
	if (/^\s*<(!doctype|html|table|\?xml|meta|head)/iu.test(text.slice(0, 500))) throw new Refused('file-is-web-page');
	const result = Papa.parse<(string | null)[]>(text, { delimitersToGuess: [',', '\t', ';', '|'] });
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
