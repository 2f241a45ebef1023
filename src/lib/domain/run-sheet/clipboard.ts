// What lies on the clipboard of Excel, WPS and 飞书, and a rectangle of cells: both ways.

/** Rows of equally many cells; null = nothing was there (ragged row, covered by a merged cell): what it meets stays. */
export type Block = readonly (readonly (string | null)[])[];

/** A cell of an HTML table as the browser's adapter reads it; spans as in the markup (`rowSpan` 0 = to the end). */
export interface TableCell {
	readonly text: string;
	readonly colSpan: number;
	readonly rowSpan: number;
}

const MOST_COLUMNS = 200;
/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/u;
const NUMBER = /^[+-]?[\d.,]+%?$/u;

/**
 * Tab-separated text as spreadsheets put it: a cell with tab, line break or doubled quotes stands in quotes, everything
 * else as it is, quotes included. The line end after the last row is not a row of its own.
 */
export function parseTabbed(text: string): Block {
	const plain = text.replace(/^\uFEFF/u, '').replaceAll('\u0000', '');
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 0;
	while (at < plain.length || row.length > 0) {
		const cell = cellAt(plain, at);
		row.push(unguarded(cell.text));
		at = cell.end;
		const separator = plain[at];
		if (separator === '\t') {
			at += 1;
			continue;
		}
		rows.push(row);
		row = [];
		at += separator === '\r' && plain[at + 1] === '\n' ? 2 : 1;
	}
	return rectangle(rows);
}

/** The cell that begins at `at`, and where it ends. */
function cellAt(text: string, at: number): { readonly text: string; readonly end: number } {
	if (text[at] === '"') {
		const quoted = quotedAt(text, at);
		if (quoted) return quoted;
	}
	let end = at;
	while (end < text.length && text[end] !== '\t' && text[end] !== '\n' && text[end] !== '\r') end += 1;
	return { text: text.slice(at, end), end };
}

/** A quoted cell; null when the quote is only a character of the cell: `"7" 寸` is not quoted by a spreadsheet. */
function quotedAt(text: string, at: number): { readonly text: string; readonly end: number } | null {
	let end = at + 1;
	for (;;) {
		end = text.indexOf('"', end);
		if (end < 0) return null;
		if (text[end + 1] !== '"') break;
		end += 2;
	}
	const inside = text.slice(at + 1, end);
	const closes = end + 1 >= text.length || /[\t\r\n]/u.test(text[end + 1]!);
	if (!closes || !/[\t\r\n]|""/u.test(inside)) return null;
	return { text: inside.replaceAll('""', '"').replaceAll('\r\n', '\n'), end: end + 1 };
}

/**
 * An HTML table as a rectangle. A cell merged over rows holds for each of them (时间段, 款型 over several products); over
 * columns its text stands in the first, and the others are null.
 */
export function expandTable(rows: readonly (readonly TableCell[])[]): Block {
	const block: (string | null)[][] = rows.map(() => []);
	rows.forEach((cells, y) => {
		let x = 0;
		for (const { text, colSpan, rowSpan } of cells) {
			while (block[y]![x] !== undefined) x += 1;
			if (x >= MOST_COLUMNS) break;
			const wide = Math.min(Math.max(1, Math.trunc(colSpan) || 1), MOST_COLUMNS - x);
			const left = rows.length - y;
			const high = rowSpan === 0 ? left : Math.min(Math.max(1, Math.trunc(rowSpan) || 1), left);
			for (let down = 0; down < high; down++) {
				for (let across = 0; across < wide; across++) {
					block[y + down]![x + across] ??= across === 0 ? unguarded(text) : null;
				}
			}
			x += wide;
		}
	});
	return rectangle(block.map((cells) => Array.from(cells, (cell) => cell ?? null)));
}

function rectangle(rows: readonly (readonly (string | null)[])[]): Block {
	const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
	return rows.map((row) => [...row, ...Array.from({ length: width - row.length }, () => null)]);
}

/** The block repeated to fill a selection that is a whole multiple of it; otherwise the block itself. */
export function tiled(block: Block, rows: number, columns: number): Block {
	const [high, wide] = [block.length, block[0]?.length ?? 0];
	if (high === 0 || wide === 0 || rows % high !== 0 || columns % wide !== 0) return block;
	return Array.from({ length: rows }, (_, y) =>
		Array.from({ length: columns }, (_cell, x) => block[y % high]![x % wide]!)
	);
}

/** A block as text/plain for a spreadsheet. What would become a formula there stands behind an apostrophe. */
export function tabbedText(block: Block): string {
	return block
		.map((row) => row.map((cell) => quoted(guarded(cell ?? ''))).join('\t'))
		.map((line) => `${line}\r\n`)
		.join('');
}

function quoted(cell: string): string {
	return /[\t\r\n]|^"/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A block as text/html for a spreadsheet; every cell is text to it, so that 链接号 01 stays 01 and nothing is computed. */
export function tableHtml(block: Block): string {
	const cell = (text: string | null) => `<td style="mso-number-format:'\\@'">${escaped(guarded(text ?? ''))}</td>`;
	return `<table>${block.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')}</table>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	'\n': '<br>'
};

function escaped(text: string): string {
	return text.replaceAll('\r\n', '\n').replace(/[&<>"\n]/gu, (character) => ENTITIES[character]!);
}

function guarded(cell: string): string {
	return FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell;
}

function unguarded(cell: string): string {
	return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}
