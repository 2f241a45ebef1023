// A file against the sheet that is there: which rows are new, which change which cells of which item, which say nothing new.
import type { PostKind } from '../people/post.ts';
import type { Item, ItemPatch, ScriptBlock } from '../plan/item.ts';
import { COLUMNS, type Column } from '../run-sheet/column.ts';
import type { Instant } from '../time.ts';
import { perfectFits } from './perfect-fits.ts';
import { itemPatch, type SheetRow } from './sheet-row.ts';

/** One cell that would change. A person can leave it out. */
export interface ChangedCell {
	readonly column: Column;
	/** The item's fields with the file's value. A note carries only its own post. */
	readonly patch: ItemPatch;
}

type NewBlock = Pick<ScriptBlock, 'post' | 'kind' | 'text'>;

/** What one row of the file becomes. Every row becomes exactly one of these, and every item is met by at most one row. */
export type MergedRow =
	| { readonly what: 'add'; readonly row: SheetRow }
	| {
			readonly what: 'change';
			readonly row: SheetRow;
			readonly item: Item;
			readonly cells: readonly ChangedCell[];
			/** 话术 that the item does not have yet; what it has stays. */
			readonly script: readonly NewBlock[];
	  }
	| { readonly what: 'same'; readonly row: SheetRow; readonly item: Item };

/**
 * The rows in their order. An item is known again by all that the row says, else by 货号, else by 链接号, else by its name;
 * what contradicts in 货号 or 链接号 is another thing. An empty cell changes nothing, except in a file of our own.
 */
export function mergeRows(
	rows: readonly SheetRow[],
	items: readonly Item[],
	plannedStart: Instant | null,
	plannedEnd: Instant | null = null
): readonly MergedRow[] {
	const said = rows.map((row) => saidCells(row, itemPatch(row, plannedStart, plannedEnd)));
	const met = pair(rows, items, said);
	return rows.map((row, at): MergedRow => {
		const item = met[at];
		if (!item) return { what: 'add', row };
		const cells = said[at]!.filter((cell) => differs(item, cell));
		const script = newBlocks(row, item);
		return cells.length + script.length > 0
			? { what: 'change', row, item, cells, script }
			: { what: 'same', row, item };
	});
}

/** What a file of ours and a file of anybody else say of an item, cell by cell. */
function saidCells(row: SheetRow, fields: ItemPatch): readonly ChangedCell[] {
	const own = row.own !== null;
	return COLUMNS.flatMap((column): readonly ChangedCell[] => {
		if (column.post) {
			const text = fields.notes?.[column.post] ?? '';
			return text !== '' || own ? [{ column, patch: { notes: { [column.post]: text } } }] : [];
		}
		if (!column.field || !(column.field in fields)) return [];
		const value = fields[column.field];
		// What kind of thing a row of another team's file is, is a guess: good enough for a new row, not for changing one.
		const told = own || (column.key !== 'kind' && !isNothing(value));
		return told ? [{ column, patch: { [column.field]: value } }] : [];
	});
}

const isNothing = (value: unknown): boolean =>
	value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

function differs(item: Item, { column, patch }: ChangedCell): boolean {
	if (column.post) return !looksSame(item.notes[column.post] ?? '', patch.notes?.[column.post] ?? '');
	return !looksSame(item[column.field!], patch[column.field!]);
}

/** Blanks around a text, kinds of line ends and what no file can hold are no change. */
function looksSame(one: unknown, other: unknown): boolean {
	return plain(one) === plain(other);
}

function plain(value: unknown): string {
	if (Array.isArray(value)) return plain(value.join('\n'));
	if (typeof value !== 'string') return JSON.stringify(value);
	return value
		.replace(/\r\n?/gu, '\n')
		.replace(/[^\P{Cc}\n\t]|[\uFFFD-\uFFFF\uD800-\uDFFF]/gu, '')
		.split('\n')
		.map((line) => line.trim())
		.filter((line) => line !== '')
		.join('\n');
}

const newBlocks = (row: SheetRow, item: Item): readonly NewBlock[] =>
	row.script.filter(({ text }) => !item.script.some((block) => block.text === text));

/** The item each row meets; null = none. The surest way goes first, over all rows, before the next one is tried. */
function pair(
	rows: readonly SheetRow[],
	items: readonly Item[],
	said: readonly (readonly ChangedCell[])[]
): readonly (Item | null)[] {
	const met = rows.map((): Item | null => null);
	const free = new Set(items);
	const meet = (order: readonly number[], among: (row: SheetRow, at: number) => readonly Item[]) => {
		for (const at of order) {
			if (met[at]) continue;
			const row = rows[at]!;
			const item = among(row, at).find((one) => free.has(one) && sameKind(row, one)) ?? null;
			met[at] = item;
			if (item) free.delete(item);
		}
	};
	const inOrder = [...rows.keys()];
	const saidIn = (at: number) => said[at]!.length + rows[at]!.script.length;
	// A row that says little fits many items: those that say more choose first, and the item that says least is the nearest.
	const mostSaid = inOrder.toSorted((a, b) => saidIn(b) - saidIn(a));
	const byTitle = grouped(items, ({ title }) => plain(title));
	const bare = grouped(
		items.toSorted((a, b) => filled(a) - filled(b)),
		({ title }) => plain(title)
	);
	const byCode = grouped(items, ({ skuCode }) => skuCode);
	const byLink = grouped(items, ({ linkNo }) => linkNo);
	const placeOf = new Map(items.map((item, place) => [item, place]));
	const fits = rows.map((row, at) =>
		(bare.get(plain(row.title)) ?? [])
			.filter((item) => sameKind(row, item) && newBlocks(row, item).length === 0)
			.filter((item) => !said[at]!.some((cell) => differs(item, cell)))
			.map((item) => placeOf.get(item)!)
	);
	perfectFits(fits, mostSaid).forEach((place, at) => {
		const item = place === null ? undefined : items[place];
		if (!item) return;
		met[at] = item;
		free.delete(item);
	});
	meet(inOrder, (row) => (codeOf(row) === '' ? [] : (byCode.get(codeOf(row)) ?? [])));
	meet(inOrder, (row) => {
		const there = row.linkNo === null ? [] : (byLink.get(row.linkNo) ?? []);
		return there.filter((item) => !contradicts(row, item));
	});
	meet(inOrder, (row) => (byTitle.get(plain(row.title)) ?? []).filter((item) => !contradicts(row, item)));
	return met;
}

function grouped<K>(items: readonly Item[], key: (item: Item) => K): ReadonlyMap<K, readonly Item[]> {
	const groups = new Map<K, Item[]>();
	for (const item of items) {
		const group = groups.get(key(item));
		if (group) group.push(item);
		else groups.set(key(item), [item]);
	}
	return groups;
}

/** How many of its cells say something. */
function filled(item: Item): number {
	const fields = COLUMNS.filter(({ field }) => field !== null && !isNothing(item[field])).length;
	return fields + Object.keys(item.notes).length + item.script.length;
}

const codeOf = (row: SheetRow): string => row.skuCode || (row.productId ?? '');
const isGoods = (kind: Item['kind']): boolean => kind === 'product' || kind === 'encore';

/** 返场 is another row than the product's first one; which segment a row is, is not always said in the same words. */
function sameKind(row: SheetRow, item: Item): boolean {
	return row.kind === item.kind || (isGoods(row.kind) === isGoods(item.kind) && !isGoods(row.kind));
}

function contradicts(row: SheetRow, item: Item): boolean {
	const code = codeOf(row);
	if (code !== '' && item.skuCode !== '') return code !== item.skuCode;
	return row.linkNo !== null && item.linkNo !== null && row.linkNo !== item.linkNo;
}

/** The fields of an item after some of its cells are taken; notes of other posts stay. */
export function patchOf(item: Item, cells: readonly ChangedCell[]): ItemPatch {
	let patch: ItemPatch = {};
	for (const { column, patch: one } of cells) {
		patch = column.post
			? { ...patch, notes: noted(patch.notes ?? item.notes, column.post, one) }
			: { ...patch, ...one };
	}
	return patch;
}

function noted(notes: Item['notes'], post: PostKind, { notes: said }: ItemPatch): Item['notes'] {
	const { [post]: _before, ...others } = notes;
	const text = said?.[post] ?? '';
	return text === '' ? others : { ...others, [post]: text };
}
