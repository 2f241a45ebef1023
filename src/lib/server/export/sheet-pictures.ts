// The small pictures beside the goods of a run-sheet, fetched for a workbook; one that cannot be had leaves its cell empty.
import type { Item } from '#lib/domain/plan/item.ts';
import { PICTURE_COLUMN } from './run-sheet.ts';
import type { ExportPicture } from './table.ts';

/** A picture by its product and name; null = there is none. */
export type PictureSource = (productId: string, name: string) => Promise<Response | null>;

const OURS = /^\/api\/products\/([^/?#]+)\/images\/([^/?#]+)/u;
/** A workbook with more of them is too heavy to be sent to a chat group. */
const MOST = 400;
const AT_ONCE = 6;
const MAGIC: readonly (readonly [ExportPicture['type'], readonly number[]])[] = [
	['png', [0x89, 0x50, 0x4e, 0x47]],
	['jpeg', [0xff, 0xd8, 0xff]],
	['gif', [0x47, 0x49, 0x46, 0x38]]
];

/** The pictures of the items, in sheet order; each file is fetched once. What spreadsheets cannot show (webp) is left out. */
export async function sheetPictures(items: readonly Item[], source: PictureSource): Promise<ExportPicture[]> {
	const rows = items.flatMap(({ image, title }, row) => (image ? [{ row, image, title }] : [])).slice(0, MOST);
	const waiting = [...new Set(rows.map(({ image }) => image))];
	const files = new Map<string, Pick<ExportPicture, 'bytes' | 'type'> | null>();
	const work = async () => {
		for (let image = waiting.shift(); image !== undefined; image = waiting.shift())
			files.set(image, await fileOf(image, source));
	};
	await Promise.all(Array.from({ length: AT_ONCE }, work));
	return rows.flatMap(({ row, image, title }) => {
		const file = files.get(image);
		return file ? [{ row, column: PICTURE_COLUMN, title, ...file }] : [];
	});
}

async function fileOf(image: string, source: PictureSource): Promise<Pick<ExportPicture, 'bytes' | 'type'> | null> {
	const [, productId, name] = OURS.exec(image) ?? [];
	if (!productId || !name) return null;
	const answer = await source(productId, name);
	if (!answer) return null;
	const bytes = new Uint8Array(await answer.arrayBuffer());
	const type = MAGIC.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte))?.[0];
	return type ? { bytes, type } : null;
}
