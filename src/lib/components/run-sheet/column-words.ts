// What the sheet's columns are called, what a choice in them reads as, and what a cell shows.
import type { Item } from '#lib/domain/plan/item.ts';
import { ITEM_KINDS } from '#lib/domain/plan/item.ts';
import { cellText, moneyText, type CellProblem } from '#lib/domain/run-sheet/cell.ts';
import type { Column } from '#lib/domain/run-sheet/column.ts';
import { TIERS } from '#lib/domain/run-sheet/tier.ts';
import { m } from '#lib/paraglide/messages.js';
import { duration, wallClock, wallTime } from '../ui/format.ts';
import { itemKindName, postName, tierName } from '../ui/words.ts';

/** Someone who can be chosen as an owner. */
export interface Person {
	readonly memberId: string;
	readonly name: string;
}

export interface Choice {
	readonly value: string;
	readonly label: string;
}

const LABELS: Readonly<Record<string, () => string>> = {
	title: m.plan_column_title,
	crew: m.plan_column_crew,
	linkNo: m.plan_column_link,
	kind: m.plan_column_kind,
	tier: m.plan_column_tier,
	planned: m.plan_column_planned,
	start: m.plan_column_start,
	hardStart: m.plan_column_hard_start,
	hardEnd: m.plan_column_hard_end,
	livePrice: m.plan_column_live_price,
	listPrice: m.plan_column_list_price,
	mechanism: m.plan_column_mechanism,
	coupon: m.plan_column_coupon,
	gift: m.plan_column_gift,
	limit: m.plan_column_limit,
	stock: m.plan_column_stock,
	releaseStock: m.plan_column_release,
	goal: m.plan_column_goal,
	points: m.plan_column_points,
	mustSay: m.plan_column_must_say,
	mustNotSay: m.plan_column_must_not_say,
	skuCode: m.plan_column_sku,
	ownerId: m.plan_column_owner,
	ready: m.plan_column_ready,
	remark: m.plan_column_remark
};

/** 品名, 链接号 … */
export function columnLabel(column: Column): string {
	return column.post ? m.plan_column_note({ post: postName(column.post) }) : (LABELS[column.key]?.() ?? column.key);
}

/** The values of a column that is chosen, not typed; null = it is typed. */
export function choicesOf(column: Column, people: readonly Person[]): readonly Choice[] | null {
	switch (column.kind) {
		case 'kind':
			return ITEM_KINDS.map((kind) => ({ value: kind, label: itemKindName(kind) }));
		case 'tier':
			return [
				{ value: '', label: m.plan_nothing_chosen() },
				...TIERS.map((tier) => ({ value: tier, label: tierName(tier) }))
			];
		case 'person':
			return [
				{ value: '', label: m.plan_nobody() },
				...people.map((person) => ({ value: person.memberId, label: person.name }))
			];
		default:
			return null;
	}
}

/** What a cell shows. The computed start is the row's business. */
export function shownText(item: Item, column: Column, people: readonly Person[]): string {
	switch (column.kind) {
		case 'kind':
			return itemKindName(item.kind);
		case 'tier':
			return item.tier ? tierName(item.tier) : '';
		case 'person':
			return item.ownerId ? (people.find((one) => one.memberId === item.ownerId)?.name ?? m.plan_somebody_gone()) : '';
		case 'money':
			return moneyText(item[column.field as 'livePrice']);
		case 'lines':
			return item.points.join(' / ');
		case 'tick':
			return item.ready ? '✓' : '';
		default:
			return cellText(item, column);
	}
}

const RAISED = ['', '⁺¹', '⁺²', '⁺³'];

/** The computed start: 20:05, 20:05:30 when it is not on the minute, 00:10⁺¹ a day (`days`) after the show's first, +5:00 while the stream has no start (`clock` false). */
export function startText(start: number, clock: boolean, days = 0): string {
	if (!clock) return `+${duration(start)}`;
	return (start % 60_000 === 0 ? wallTime(start) : wallClock(start)) + (RAISED[days] ?? '');
}

/** A cell as it is copied: as it reads, a price without needless zeros, several points one under the other. */
export function copiedText(item: Item, column: Column, people: readonly Person[]): string {
	return column.kind === 'money' || column.kind === 'lines' ? cellText(item, column) : shownText(item, column, people);
}

const PROBLEMS: Readonly<Record<CellProblem, () => string>> = {
	not_money: m.plan_cell_not_money,
	not_count: m.plan_cell_not_count,
	not_length: m.plan_cell_not_length,
	not_clock: m.plan_cell_not_clock,
	not_choice: m.plan_cell_not_choice,
	too_long: m.plan_cell_too_long
};
/** Why a typed text was not taken, as a sentence. */
export const problemText = (problem: CellProblem): string => PROBLEMS[problem]();

/** Which cell it is. */
export const cellName = (item: Item, column: Column): string =>
	`${columnLabel(column)} · ${item.title || m.plan_untitled()}`;

/** Which cell it is, and what stands in it. */
export const cellWords = (item: Item, column: Column, people: readonly Person[]): string =>
	`${cellName(item, column)} · ${shownText(item, column, people)}`;
