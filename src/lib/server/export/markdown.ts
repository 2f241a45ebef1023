// A review → Markdown for the chat group or the wiki.
import { cleanText, type ColumnFormat, type ExportTable } from './table.ts';

/** A section: what people wrote and the figures it rests on. */
export interface ReviewSectionExport {
	readonly heading: string;
	readonly text?: string;
	readonly tables?: readonly ExportTable[];
}

/** What people type must not become a heading, a link or a picture of the document. */
function plain(text: string): string {
	return cleanText(text)
		.replace(/([\\`*_[\]<>|])/gu, '\\$1')
		.replace(/\r?\n/gu, '\n');
}

function paragraph(text: string): string {
	return plain(text)
		.split('\n')
		.map((line) => line.replace(/^(\s*)([#+\-=~]|\d+[.)])/u, '$1\\$2'))
		.join('  \n');
}

function number(value: number, format: ColumnFormat | undefined): string {
	switch (format) {
		case 'percent':
			return `${(value * 100).toFixed(2)}%`;
		case 'yuan': {
			const sign = value < 0 ? '-' : '';
			return `${sign}¥${Math.abs(value).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
		}
		case 'whole':
			return Math.round(value).toLocaleString('en-US');
		case 'decimal':
			return value.toFixed(2);
		default:
			return String(value);
	}
}

function table({ name, columns, rows }: ExportTable): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	const flat = (text: string) => plain(text).replaceAll('\n', ' ');
	const rule = columns.map(({ format }) => (format && format !== 'text' ? '---:' : '---'));
	const body = rows.map((row) =>
		line(
			columns.map(({ format }, at) => {
				const value = row[at] ?? null;
				return value === null ? '–' : typeof value === 'number' ? number(value, format) : flat(value);
			})
		)
	);
	const head = [line(columns.map(({ header }) => flat(header))), line(rule)];
	return [...(name ? [`**${flat(name)}**`, ''] : []), ...head, ...body].join('\n');
}

/** The whole document. Money columns in yuan, percent columns as shares 0..1; an empty cell is shown as –. */
export function markdownFile(title: string, sections: readonly ReviewSectionExport[]): string {
	const parts = [`# ${plain(title).replaceAll('\n', ' ')}`];
	for (const { heading, text, tables } of sections) {
		parts.push(`## ${plain(heading).replaceAll('\n', ' ')}`);
		if (text) parts.push(paragraph(text));
		for (const each of tables ?? []) parts.push(table(each));
	}
	return parts.join('\n\n') + '\n';
}
