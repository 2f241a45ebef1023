// What is wrong with the rows of the sheet, each as a sentence with the cell it is about.
import { goodsConflicts, type GoodsConflict, type GoodsFacts } from '#lib/domain/goods/conflicts.ts';
import type { ItemId, ProductId } from '#lib/domain/id.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { plannedTimes } from '#lib/domain/timing/planned.ts';
import { m } from '#lib/paraglide/messages.js';
import { count, duration, wallDay, wallTime, yuan } from '../ui/format.ts';

export interface Problem {
	readonly itemId: ItemId;
	/** The column of the cell to look at. */
	readonly column: string;
	readonly text: string;
	/** It must not go on air like this; otherwise worth a look. */
	readonly grave: boolean;
	/** It stands between the rows already, and needs no mark in a cell. */
	readonly between?: true;
}

/** By row and column ('' = between the rows); several sentences about one cell stand in one text. */
export type ProblemMarks = ReadonlyMap<ItemId, ReadonlyMap<string, string>>;

/** All problems in sheet order: times that do not fit, and conflicts of the goods. What is not known of goods is not judged. */
export function sheetProblems(
	stream: StreamState,
	goods: ReadonlyMap<ProductId, GoodsFacts> | null
): readonly Problem[] {
	const places = new Map(stream.items.map((item, index) => [item.id, index]));
	const times = plannedTimes(stream).flatMap(({ itemId, gapBefore }): Problem[] => {
		if (gapBefore === 0) return [];
		const text = gapBefore < 0 ? m.plan_overlap({ length: duration(-gapBefore) }) : m.plan_gap({ length: duration(gapBefore) }); // prettier-ignore
		return [{ itemId, column: 'start', text, grave: gapBefore < 0, between: true }];
	});
	const conflicts = goodsConflicts(stream, goods ?? new Map()).map((conflict): Problem => {
		const item = stream.items[places.get(conflict.itemId) ?? 0];
		return { itemId: conflict.itemId, ...told(conflict, Boolean(item?.coupon), places) };
	});
	const order = (one: Problem, other: Problem) => (places.get(one.itemId) ?? 0) - (places.get(other.itemId) ?? 0);
	return [...times, ...conflicts].sort(order);
}

/** The problems where the rows and cells find theirs. */
export function problemMarks(problems: readonly Problem[]): ProblemMarks {
	const marks = new Map<ItemId, Map<string, string>>();
	for (const { itemId, column: cell, text, between } of problems) {
		const column = between ? '' : cell;
		const row = marks.get(itemId) ?? new Map<string, string>();
		const there = row.get(column);
		row.set(column, there ? `${there} ${text}` : text);
		marks.set(itemId, row);
	}
	return marks;
}

function told(conflict: GoodsConflict, coupon: boolean, places: ReadonlyMap<ItemId, number>): Omit<Problem, 'itemId'> {
	const price = coupon ? 'coupon' : 'livePrice';
	switch (conflict.name) {
		case 'price-below-floor': {
			const words = { price: yuan(conflict.price), floor: yuan(conflict.floor) };
			const text = coupon ? m.plan_problem_floor_coupon(words) : m.plan_problem_floor(words);
			return { column: price, text, grave: true };
		}
		case 'price-below-cost': {
			const words = { price: yuan(conflict.price), loss: yuan(-conflict.margin) };
			const text = coupon ? m.plan_problem_cost_coupon(words) : m.plan_problem_cost(words);
			return { column: price, text, grave: false };
		}
		case 'stock-below-plan':
		case 'stock-below-all': {
			const words = { planned: count(conflict.planned), stock: count(conflict.stock) };
			const text = conflict.name === 'stock-below-plan' ? m.plan_problem_stock(words) : m.plan_problem_stock_all(words);
			return { column: 'releaseStock', text, grave: false };
		}
		case 'certificate-missing':
			return { column: 'title', text: m.plan_problem_paper({ name: conflict.certificate }), grave: true };
		case 'certificate-expired': {
			const words = { name: conflict.certificate, day: wallDay(conflict.expires) };
			return { column: 'title', text: m.plan_problem_paper_over(words), grave: true };
		}
		case 'product-twice': {
			const number = (places.get(conflict.otherId) ?? 0) + 1;
			const text =
				conflict.apart > 0
					? m.plan_problem_twice({ number, length: duration(conflict.apart) })
					: m.plan_problem_twice_at_once({ number });
			return { column: 'title', text, grave: false };
		}
		case 'seckill-outside-hour': {
			const { start } = conflict;
			const text = start === null ? m.plan_problem_seckill_open() : m.plan_problem_seckill({ at: wallTime(start) });
			return { column: 'hardStart', text, grave: false };
		}
	}
}
