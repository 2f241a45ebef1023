// All pictures of one post on one sheet: states across, sizes down.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';

export interface Size {
	readonly width: number;
	readonly height: number;
}

/** The four windows of issue C, CSS px: phone, tablet upright and lying, desk. */
export const SIZES: readonly Size[] = [
	{ width: 390, height: 844 },
	{ width: 820, height: 1180 },
	{ width: 1024, height: 768 },
	{ width: 1920, height: 1080 }
];

/** Upright pictures are drawn no wider than this share of a column, or the sheet is all height. */
const UPRIGHT = 0.68;
const COLUMN = 300;
const GAP = 10;
const LARGEST = 350_000;

export interface Sheet {
	readonly title: string;
	/** where the pictures are, as `pictureName` names them */
	readonly folder: string;
	readonly states: readonly { readonly name: string; readonly zh: string }[];
	readonly sizes?: readonly Size[];
	readonly column?: number;
}

export const pictureName = (state: string, { width, height }: Size): string => `${state}-${width}x${height}.jpg`;

/** The sheet as a JPEG of at most 350 kB. */
export async function contactSheet(browser: Browser, sheet: Sheet): Promise<Buffer> {
	const { states, sizes = SIZES, column = COLUMN } = sheet;
	const width = states.length * (column + GAP) + GAP;
	const page = await browser.newPage({ viewport: { width, height: 800 } });
	try {
		await page.setContent(html(sheet, sizes, column), { waitUntil: 'load' });
		for (let quality = 85; ; quality -= 5) {
			const picture = await page.screenshot({ type: 'jpeg', quality, fullPage: true });
			if (picture.length <= LARGEST || quality <= 20) return picture;
		}
	} finally {
		await page.close();
	}
}

function html({ title, folder, states }: Sheet, sizes: readonly Size[], column: number): string {
	const cell = (state: string, size: Size): string => {
		const picture = readFileSync(join(folder, pictureName(state, size))).toString('base64');
		const width = Math.round(size.height > size.width ? column * UPRIGHT : column);
		return `<td><img width="${width}" src="data:image/jpeg;base64,${picture}" alt=""></td>`;
	};
	const rows = sizes.map(
		(size) =>
			`<tr>${states.map(({ name }) => cell(name, size)).join('')}</tr>
			<tr class="size"><td colspan="${states.length}">${size.width} × ${size.height}</td></tr>`
	);
	return `<!doctype html><meta charset="utf-8"><style>
		body { margin: 0; background: #23282b; color: #e8edeb; font: 15px/1.3 'Noto Sans SC', 'PingFang SC', sans-serif }
		h1 { margin: 8px ${GAP}px 0; font-size: 20px }
		table { border-spacing: ${GAP}px 4px }
		th, td { width: ${column}px; padding: 0; text-align: left; vertical-align: top }
		img { display: block }
		.size td { padding: 0 0 8px; color: #9fb0ac; font-size: 13px }
	</style><h1>${title}</h1><table>
		<tr>${states.map(({ zh, name }) => `<th>${zh} <small>${name}</small></th>`).join('')}</tr>${rows.join('')}</table>`;
}
