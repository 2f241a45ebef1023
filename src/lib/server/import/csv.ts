// Text → one table. All cells stay text, so that long ids keep their digits.
import Papa from 'papaparse';
import type { TextTable } from '#lib/domain/import/table.ts';
import { Refused, type Limits } from './limits.ts';

/** The rows of a csv (comma, tab or semicolon). Throws `Refused` when quotes are left open or there is too much. */
export function parseCsv(text: string, name: string, limits: Limits): TextTable {
	if (/^\s*<(!doctype|html|table|\?xml|meta|head)/iu.test(text.slice(0, 500))) throw new Refused('file-is-web-page');
	const rows: (string | null)[][] = [];
	let cells = 0;
	const result = Papa.parse<string[]>(text, { delimitersToGuess: [',', '\t', ';', '|'] });
	if (result.errors.some((error) => error.type === 'Quotes')) throw new Refused('quotes-left-open');
	for (const record of result.data) {
		let last = record.length;
		while (last > 0 && record[last - 1] === '') last -= 1;
		cells += last;
		if (last > limits.columns) throw new Refused('too-many-columns');
		if (cells > limits.cells) throw new Refused('too-many-cells');
		rows.push(record.slice(0, last).map((cell) => (cell === '' ? null : cell)));
	}
	return { name, rows, merges: [], unsolved: [] };
}
