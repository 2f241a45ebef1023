// The browser's clipboard as a block of cells: the table Excel, WPS and 飞书 put there, or else the text beside it.
import {
	expandTable,
	parseTabbed,
	tabbedText,
	tableHtml,
	type Block,
	type TableCell
} from '#lib/domain/run-sheet/clipboard.ts';

/** What lies on the clipboard; null = no cells (a picture, nothing). */
export function blockOn(data: DataTransfer): Block | null {
	const html = data.getData('text/html');
	const table = html.includes('<t') ? tableIn(html) : null;
	const block = table ?? parseTabbed(data.getData('text/plain'));
	return block.length > 0 ? block : null;
}

/** Puts a block there in both ways. */
export function putOn(data: DataTransfer, block: Block): void {
	data.setData('text/plain', tabbedText(block));
	data.setData('text/html', tableHtml(block));
}

/** The parsed page is inert: nothing in it is loaded or run. */
function tableIn(html: string): Block | null {
	const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
	if (!table || table.rows.length === 0) return null;
	return expandTable(Array.from(table.rows, (row) => Array.from(row.cells, cellOf)));
}

function cellOf(cell: HTMLTableCellElement): TableCell {
	const lines = textOf(cell).split('\n');
	const text = lines.map((line) => line.replace(/[ \t\r\u00A0]+/gu, ' ').trim());
	while (text.length > 0 && text.at(-1) === '') text.pop();
	while (text.length > 0 && text[0] === '') text.shift();
	return { text: text.join('\n'), colSpan: cell.colSpan, rowSpan: cell.rowSpan };
}

const BLOCKS: ReadonlySet<string> = new Set(['DIV', 'P', 'LI', 'UL', 'OL']);
const SILENT: ReadonlySet<string> = new Set(['STYLE', 'SCRIPT', 'TITLE']);

/** Text with the line breaks people see; those of the markup's own layout are spaces. */
function textOf(node: Node): string {
	let text = '';
	for (const child of node.childNodes) {
		if (child.nodeType === Node.TEXT_NODE) text += (child.nodeValue ?? '').replace(/\s*\n\s*/gu, ' ');
		else if (child.nodeName === 'BR') text += '\n';
		else if (BLOCKS.has(child.nodeName)) text += `\n${textOf(child)}\n`.replace(/\n{2,}/gu, '\n');
		else if (!SILENT.has(child.nodeName)) text += textOf(child);
	}
	return text;
}
