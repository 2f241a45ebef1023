// The run-sheet as a table: the headings of the trade, so that any team can read it, and our own beside them, so that it comes back as it was.
import headerNames from '#lib/domain/import/header-names.json' with { type: 'json' };
import { KIND_WORDS, NOTE_HEADERS, OWN, READY_WORD } from '#lib/domain/import/own-columns.ts';
import { clockInstant } from '#lib/domain/import/sheet-row.ts';
import type { MemberId } from '#lib/domain/id.ts';
import type { PostKind } from '#lib/domain/people/post.ts';
import type { Group } from '#lib/domain/plan/group.ts';
import type { Item } from '#lib/domain/plan/item.ts';
import type { Tier } from '#lib/domain/run-sheet/tier.ts';
import { DAY, MINUTE, SECOND, type Duration, type Instant } from '#lib/domain/time.ts';
import { clockText, dayStart, dayText } from '#lib/domain/wall-clock.ts';
import type { ExportColumn, ExportTable } from './table.ts';

/** What a sheet is written from. `starts` holds the planned start of each item (null = not known). */
export interface SheetToWrite {
	readonly items: readonly Item[];
	readonly starts: readonly (Instant | null)[];
	readonly plannedStart: Instant | null;
	/** null or absent = not known */
	readonly plannedEnd?: Instant | null;
	readonly groups: readonly Group[];
	nameOf(memberId: MemberId): string;
}

/** The first word of each tier in the alias table. */
const TIER_WORDS = new Map<string, string>(headerNames.tiers.map(({ key, aliases }) => [key, aliases[0] ?? key]));
const yuan = (fen: number | null) => (fen === null ? null : fen / 100);
const some = (text: string | undefined) => (text ? text : null);

type Cell = string | number | null;
interface Column extends ExportColumn {
	readonly of: (item: Item, at: number, sheet: SheetToWrite) => Cell;
}
const column = (header: string, width: number, of: Column['of'], format?: ExportColumn['format']): Column => ({
	...{ header, width, of },
	...(format && { format })
});
const note = (post: PostKind): Column => column(NOTE_HEADERS[post], 20, ({ notes }) => some(notes[post]));

/** Where the pictures of the goods stand. */
const PICTURES = '商品图';
const COLUMNS: readonly Column[] = [
	column('序号', 6, (_, at) => at + 1),
	column('轮次', 10, ({ groupId }, _, { groups }) => some(groups.find(({ id }) => id === groupId)?.title)),
	column(OWN.kind, 8, ({ kind }) => KIND_WORDS[kind]),
	column('开始时间', 9, (item, at, { starts }) => {
		const start = item.hardStart ?? starts[at] ?? null;
		return start === null ? null : clockText(start);
	}),
	column(OWN.planned, 10, ({ planned }) => lengthCell(planned)),
	column(OWN.hardStart, 10, ({ hardStart }, _, sheet) => fixedTime(hardStart, sheet)),
	column(OWN.hardEnd, 10, ({ hardEnd }, _, sheet) => fixedTime(hardEnd, sheet)),
	column(OWN.linkNo, 8, ({ linkNo }) => linkNo),
	column(PICTURES, 9, () => null),
	column(OWN.title, 30, ({ title }) => some(title)),
	column(OWN.skuCode, 14, ({ skuCode }) => some(skuCode), 'text'),
	column(OWN.tier, 10, ({ tier }) => tierWord(tier)),
	column(OWN.listPrice, 10, ({ listPrice }) => yuan(listPrice), 'decimal'),
	column(OWN.livePrice, 10, ({ livePrice }) => yuan(livePrice), 'decimal'),
	column(OWN.coupon, 16, ({ coupon }) => some(coupon)),
	column(OWN.gift, 16, ({ gift }) => some(gift)),
	column(OWN.mechanism, 20, ({ mechanism }) => some(mechanism)),
	column(OWN.limit, 12, ({ limit }) => some(limit)),
	column(OWN.stock, 8, ({ stock }) => stock, 'whole'),
	column(OWN.releaseStock, 8, ({ releaseStock }) => releaseStock, 'whole'),
	column(OWN.points, 30, ({ points }) => some(points.join('\n'))),
	column(OWN.mustSay, 20, ({ mustSay }) => some(mustSay)),
	column(OWN.mustNotSay, 20, ({ mustNotSay }) => some(mustNotSay)),
	...(['host', 'cohost', 'assistant', 'operator', 'director', 'ads', 'support', 'other'] as const).map(note),
	column(OWN.goal, 12, ({ goal }) => yuan(goal), 'decimal'),
	column('负责人', 10, ({ ownerId }, _, { nameOf }) => (ownerId === null ? null : some(nameOf(ownerId)))),
	column(OWN.ready, 8, ({ ready }) => (ready ? READY_WORD : null)),
	column(OWN.remark, 20, ({ remark }) => some(remark))
];

/** The column (0-based) that pictures stand in. */
export const PICTURE_COLUMN = COLUMNS.findIndex(({ header }) => header === PICTURES);

/** The sheet as it stands. */
export function runSheetTable(name: string, sheet: SheetToWrite): ExportTable {
	const rows = sheet.items.map((item, at) => COLUMNS.map(({ of }) => of(item, at, sheet)));
	return { name, columns: COLUMNS.map(({ of: _, ...each }) => each), rows };
}

function tierWord(tier: Tier | null): string | null {
	return tier === null ? null : (TIER_WORDS.get(tier) ?? tier);
}

/** Minutes where two digits behind the point say it exactly, else words: 100 s are no round number of minutes. */
function lengthCell(planned: Duration): Cell {
	return planned % (MINUTE / 100) === 0
		? planned / MINUTE
		: `${Math.floor(planned / MINUTE)}分${(planned % MINUTE) / SECOND}秒`;
}

/** The clock alone, so that the sheet can be used for another day; with its day where the clock would mean another one. */
function fixedTime(at: Instant | null, { plannedStart, plannedEnd = null }: SheetToWrite): string | null {
	if (at === null) return null;
	const clock = clockText(at);
	const minutes = ((at - dayStart(at)) % DAY) / MINUTE;
	const plain = plannedStart !== null && clockInstant(minutes, plannedStart, plannedEnd) === at;
	return plain ? clock : `${dayText(at)} ${clock}`;
}
