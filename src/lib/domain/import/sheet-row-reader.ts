// Reads one line of a run-sheet cell by cell; what cannot be read is left open and noted with its place.
import type { BlockKind } from '../plan/item.ts';
import type { PostKind } from '../people/post.ts';
import { plainHeader } from './header.ts';
import { tierOf } from './header-names.ts';
import { readId } from './identifier.ts';
import type { IssueBook } from './issue.ts';
import { ownKind, readOwnRow } from './own-row.ts';
import { segmentKind } from './segment.ts';
import { readCommission, readGoal, readLength, readLinkNo, readPoints, readPrice, readStock } from './sheet-cells.ts';
import type { SheetColumnMapping, SheetMapping } from './sheet-columns.ts';
import type { SheetRow } from './sheet-row.ts';
import { LONGEST_TITLE, SheetLine } from './sheet-line.ts';
import { bad, type Reading } from './reading.ts';
import { cellText, type CellValue, type TextTable } from './table.ts';

const LONGEST_POINT = 200;
const LONGEST_SPEC = 500;

const SCRIPT: Readonly<Record<string, BlockKind>> = {
	talk_track: 'other',
	closing_track: 'close',
	pain_points: 'pain'
};
/** Columns that are read below; the rest is kept with its heading. */
const READ = new Set(
	[
		'seq link_no time_slot start_clock end_clock planned_minutes stage image product_name product_id sku_code link role_type',
		'list_price live_price coupon gift mechanism stock release_stock selling_points talk_track closing_track pain_points',
		'target_gmv anchor_action co_anchor_action control_action taboo remark floor_price cost_price commission_rate'
	]
		.join(' ')
		.split(' ')
);

/** The post a column of actions speaks to: its heading decides where one meaning serves two posts. */
function postOf({ meaning, header }: SheetColumnMapping): PostKind | null {
	const plain = plainHeader(header);
	if (meaning === 'anchor_action') return 'host';
	if (meaning === 'co_anchor_action') return plain.includes('副播') ? 'cohost' : 'assistant';
	if (meaning === 'control_action') return plain.includes('场控') && !plain.includes('中控') ? 'director' : 'operator';
	return null;
}

const DAY_MINUTES = 1_440;

/** Start and length out of the slot, the start and end clocks and the length column; a slot over several rows is shared. */
function readTimes(line: SheetLine): { startMinutes: number | null; planned: number | null } {
	const slotColumn = line.find('time_slot');
	const shared = slotColumn ? line.merge(slotColumn.column) : undefined;
	const slot = line.clock('time_slot');
	const start = line.clock('start_clock')?.start ?? null;
	const end = line.clock('end_clock')?.start ?? null;
	const said = line.value('planned_minutes', (cell, { unit }) => readLength(cell, unit));
	const between =
		start !== null && end !== null && start !== end ? ((end - start + DAY_MINUTES) % DAY_MINUTES) * 60_000 : null;
	if (shared && said === null && between === null && slot?.length) line.note('slot-shared', slotColumn);
	const first = !shared || line.isTopOf(shared);
	return {
		startMinutes: start ?? (first ? (slot?.start ?? null) : null),
		planned: said ?? between ?? (shared ? null : (slot?.length ?? null))
	};
}

function readNotes(line: SheetLine): SheetRow['notes'] {
	const notes: Partial<Record<PostKind, string>> = {};
	for (const each of line.columns) {
		const post = postOf(each);
		const text = post ? line.words(each) : '';
		if (post && text) notes[post] = notes[post] ? `${notes[post]}\n${text}` : text;
	}
	return notes;
}

/** Reads a row below the heading; null (with an issue) when it names neither a product nor a segment. */
export function readSheetRow(
	table: TextTable,
	index: number,
	mapping: SheetMapping,
	issues: IssueBook
): SheetRow | null {
	const line = new SheetLine(table, index, mapping, issues);
	const place = { sheet: table.name, row: index + 1 };
	line.noteUnsolved();
	const own = ownKind(line);
	if (own) return readOwnRow(line, own, place);
	const product = line.text('product_name', LONGEST_TITLE);
	const stage = line.text('stage', LONGEST_TITLE);
	const title = product || stage || line.soleWords();
	if (title === '') {
		issues.add(
			'row-without-title',
			index + 1,
			0,
			'',
			cellText(table.rows[index]?.find((cell) => cellText(cell) !== ''))
		);
		return null;
	}
	const productId = line.value('product_id', readCode);
	const linkNo = line.value('link_no', readLinkNo) ?? (line.find('link_no') ? null : numberOfLink(line));
	const livePrice = line.value('live_price', readPrice);
	const listPrice = line.value('list_price', readPrice);
	const skuCode = readSku(line);
	const tierWord = line.text('role_type', LONGEST_TITLE);
	const tier = tierOf(tierWord);
	if (tierWord !== '' && tier === null) line.note('tier-unknown', line.find('role_type'));
	const isGoods = [productId, linkNo, livePrice, listPrice, tier].some((each) => each !== null) || skuCode !== '';
	const segment = product === '' || !isGoods ? segmentKind(title) : null;
	const again = product !== '' && /^返场/u.test(stage);
	const kind = segment ?? (again ? 'encore' : product === '' && !isGoods ? 'talk' : 'product');
	const { startMinutes, planned } = readTimes(line);
	const promised = tier === 'seckill' || /整点|秒杀/u.test(`${title}${stage}`);
	return {
		kind,
		title,
		planned,
		startMinutes,
		hardStart: promised ? startMinutes : null,
		linkNo,
		productId,
		skuCode,
		tier,
		livePrice,
		listPrice,
		floorPrice: line.value('floor_price', readPrice),
		costPrice: line.value('cost_price', readPrice),
		commissionRate: line.value('commission_rate', (cell, { header }) => readCommission(cell, header)),
		category: line.text('category', LONGEST_TITLE),
		spec: line.text('spec', LONGEST_SPEC),
		coupon: line.text('coupon'),
		gift: line.text('gift'),
		mechanism: line.text('mechanism'),
		stock: line.value('stock', readStock),
		releaseStock: line.value('release_stock', readStock),
		goal: line.value('target_gmv', (cell, { unit }) => readGoal(cell, unit)),
		points: readPointsOf(line),
		mustNotSay: line.text('taboo'),
		notes: readNotes(line),
		script: Object.entries(SCRIPT).flatMap(([meaning, block]) => {
			const text = line.text(meaning);
			return text ? [{ post: 'host' as const, kind: block, text }] : [];
		}),
		remark: line.text('remark'),
		others: readOthers(line, product !== '' ? stage : ''),
		own: null,
		place
	};
}

/** An id whose digits a spreadsheet has lost is left out: the row is still a row. */
function readCode(cell: CellValue): Reading<string> {
	const reading = readId(cell);
	if (reading.kind !== 'bad') return reading;
	return bad(reading.reason === 'id-lost-digits' ? 'code-lost-digits' : 'code-in-scientific-notation');
}

/** 货号 is text, and where it is nothing but digits it can be spoilt like any id. */
function readSku(line: SheetLine): string {
	const cell = line.cell(line.find('sku_code'));
	const spoilt = typeof cell === 'number' || (cell !== null && /^\d(\.\d+)?e\+\d+$/iu.test(cell.trim()));
	return spoilt ? (line.value('sku_code', readCode) ?? '') : line.text('sku_code', LONGEST_TITLE);
}

/** The selling points, each cut (and noted) where it is a whole text. */
function readPointsOf(line: SheetLine): readonly string[] {
	const points = readPoints(line.text('selling_points'));
	if (points.some((point) => point.length > LONGEST_POINT)) line.note('text-too-long', line.find('selling_points'));
	return points.map((point) => point.slice(0, LONGEST_POINT));
}

/** 链接 may hold "3" or an address; only the number is a link number, anything else is no fault. */
function numberOfLink(line: SheetLine): number | null {
	const reading = readLinkNo(line.cell(line.find('link')));
	return reading.kind === 'exact' ? reading.value : null;
}

function readOthers(line: SheetLine, stage: string): SheetRow['others'] {
	const rest = line.columns.flatMap((each) => {
		if (each.header === '' || (each.meaning !== null && READ.has(each.meaning))) return [];
		const text = line.words(each);
		return text ? [{ column: each.meaning, header: each.header, text }] : [];
	});
	const heading = line.find('stage');
	return stage && heading ? [{ column: 'stage', header: heading.header, text: stage }, ...rest] : rest;
}
