// One line of a team's own run-sheet or product list, ready to become an item of the stream or a product of the library.
import type { BlockKind, ItemKind, ItemPatch } from '../plan/item.ts';
import type { PostKind } from '../people/post.ts';
import { TEXT_MAX } from '../plan/ranges.ts';
import type { Fen } from '../money.ts';
import type { Tier } from '../run-sheet/tier.ts';
import { DAY, HOUR, MINUTE, type Duration, type Instant } from '../time.ts';
import { dayStart } from '../wall-clock.ts';
import type { SheetColumn } from './header-names.ts';

/** What the sheet says of one item; null and '' = it says nothing (or nothing that can be read: see the issues). */
export interface SheetRow {
	readonly kind: ItemKind;
	readonly title: string;
	readonly planned: Duration | null;
	/** The start written in the sheet, minutes of the day 0 … 1439. */
	readonly startMinutes: number | null;
	/** The same where it is a promise to the audience (整点秒杀) and must not flow with the items before; with a fraction for seconds. */
	readonly hardStart: number | null;
	readonly linkNo: number | null;
	/** The platform's 商品ID, as text. */
	readonly productId: string | null;
	readonly skuCode: string;
	readonly tier: Tier | null;
	readonly livePrice: Fen | null;
	readonly listPrice: Fen | null;
	/** 控价, 成本价 and commission (a share 0..1) are the buyers' business: they go to the library, not to the crew. */
	readonly floorPrice: Fen | null;
	readonly costPrice: Fen | null;
	readonly commissionRate: number | null;
	readonly category: string;
	readonly spec: string;
	readonly coupon: string;
	readonly gift: string;
	readonly mechanism: string;
	readonly stock: number | null;
	readonly releaseStock: number | null;
	/** 目标销售额 of the row. */
	readonly goal: Fen | null;
	readonly points: readonly string[];
	readonly mustNotSay: string;
	readonly notes: Readonly<Partial<Record<PostKind, string>>>;
	readonly script: readonly { readonly post: PostKind; readonly kind: BlockKind; readonly text: string }[];
	readonly remark: string;
	/** Every other filled cell, with its heading; `column` null = nobody knows what it means. */
	readonly others: readonly { readonly column: SheetColumn | null; readonly header: string; readonly text: string }[];
	/** What only a file of ours says; null = it came from elsewhere and says nothing of these fields. */
	readonly own: OwnFields | null;
	readonly place: { readonly sheet: string; readonly row: number };
}

/** The fields no other team's columns carry. */
export interface OwnFields {
	readonly mustSay: string;
	readonly limit: string;
	readonly ready: boolean;
	/** A fixed start that a clock alone would put on another day. */
	readonly hardStartDay: Instant | null;
	/** A fixed end: minutes of the day, or the moment itself where a clock would mean another day. */
	readonly hardEnd: number | null;
	readonly hardEndDay: Instant | null;
}

/** Columns that are the buyers' business and do not belong on a crew's screen. */
const CONFIDENTIAL = new Set<string>(['gross_margin']);

/**
 * The instant of a clock time in a stream: the first one at or after two hours before the planned start; in a stream
 * round the clock (a known end so late) rather the one inside it.
 */
export function clockInstant(clock: number, plannedStart: Instant, plannedEnd: Instant | null = null): Instant {
	const from = plannedStart - 2 * HOUR;
	const day = dayStart(from);
	const at = day + Math.round(clock * MINUTE);
	const first = at >= from ? at : at + DAY;
	return first < plannedStart && plannedEnd !== null && first + DAY < plannedEnd ? first + DAY : first;
}

/** The fields of an item that this row fills. Without the stream's planned start no hard start can be placed. */
export function itemPatch(row: SheetRow, plannedStart: Instant | null, plannedEnd: Instant | null = null): ItemPatch {
	const placed = (clock: number | null): Instant | null =>
		clock === null || plannedStart === null ? null : clockInstant(clock, plannedStart, plannedEnd);
	const said = row.others.filter(({ column }) => column === null || !CONFIDENTIAL.has(column));
	const lines = [row.remark, ...said.map(({ header, text }) => `${header}: ${text}`)].filter((line) => line !== '');
	return {
		kind: row.kind,
		title: row.title,
		...(row.planned === null ? {} : { planned: row.planned }),
		hardStart: placed(row.hardStart),
		linkNo: row.linkNo,
		skuCode: row.skuCode,
		tier: row.tier,
		livePrice: row.livePrice,
		listPrice: row.listPrice,
		coupon: row.coupon,
		gift: row.gift,
		mechanism: row.mechanism,
		stock: row.stock,
		releaseStock: row.releaseStock,
		goal: row.goal,
		points: row.points,
		mustNotSay: row.mustNotSay,
		notes: row.notes,
		remark: lines.join('\n').slice(0, TEXT_MAX),
		...(row.own && ownPatch(row.own, placed(row.own.hardEnd)))
	};
}

function ownPatch(own: OwnFields, byClock: Instant | null): ItemPatch {
	const { mustSay, limit, ready, hardStartDay, hardEndDay } = own;
	const hardEnd = hardEndDay ?? byClock;
	return { mustSay, limit, ready, hardEnd, ...(hardStartDay === null ? {} : { hardStart: hardStartDay }) };
}
