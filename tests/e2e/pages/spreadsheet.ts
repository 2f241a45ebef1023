// Excel's end of the clipboard: tables as it writes them there, put on the real clipboard, and what lies on it.
import type { Page } from '@playwright/test';

/** 品名 … 赠品 of so many products as Excel copies them: merged 款型, a line break in a cell, two prices no column takes. */
export function excelTable(rows: number): string {
	const line = (n: number): string => {
		const price = n === 5 ? '到手59' : n === 100 ? '59.9-79.9' : '59.9';
		const tier = n % 2 === 1 ? `<td rowspan=2 class=xl65>引流款</td>` : '';
		const cells = [
			`面霜 ${n}`,
			String(n),
			'商品',
			null,
			'6min',
			'20:00',
			'',
			'',
			price,
			'¥129',
			'买一<br>\n  送一',
			'券10'
		];
		return `<tr height=19>${cells.map((cell) => (cell === null ? tier : `<td class=xl63 align=right>${cell}</td>`)).join('\n  ')}</tr>`;
	};
	const body = Array.from({ length: rows }, (_, i) => line(i + 1)).join('\n ');
	return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style>.xl63{mso-number-format:"\\@"}</style></head><body><table border=0 cellpadding=0>\n<!--StartFragment-->\n ${body}\n<!--EndFragment-->\n</table></body></html>`;
}

/** Puts a table on the clipboard, as another program would have. */
export async function putTable(page: Page, html: string): Promise<void> {
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await page.evaluate(async (table) => {
		const as = (type: string, text: string) => new Blob([text], { type });
		const text = 'the plain text is not what is taken when there is a table';
		await navigator.clipboard.write([
			new ClipboardItem({ 'text/html': as('text/html', table), 'text/plain': as('text/plain', text) })
		]);
	}, html);
}

/** What lies on the clipboard, read as another program would. */
export function onClipboard(page: Page): Promise<{ text: string; html: string }> {
	return page.evaluate(async () => {
		const [item] = await navigator.clipboard.read();
		const read = async (type: string) => (await item?.getType(type))?.text() ?? '';
		return { text: await read('text/plain'), html: await read('text/html') };
	});
}
