// Every conflict has its sentence and its cell; two in one cell are both said.
import { describe, expect, it } from 'vitest';
import type { GoodsFacts } from '#lib/domain/goods/conflicts.ts';
import { EMPTY_ITEM, type ItemPatch } from '#lib/domain/plan/item.ts';
import { emptyStream, type StreamState } from '#lib/domain/stream/state.ts';
import { DAY, MINUTE } from '#lib/domain/time.ts';
import { problemMarks, sheetProblems } from './problems.ts';

/** 19:00 in Beijing */
const START = Date.UTC(2026, 10, 23, 11);
const KNOWN: GoodsFacts = { floorPrice: null, costPrice: null, commissionRate: null, stock: null, certificates: [] };

function sheet(rows: readonly ItemPatch[]): StreamState {
	const own = { script: [], scriptRevision: 0, insertedOnAir: false };
	const items = rows.map((fields, i) => ({ ...EMPTY_ITEM, productId: `p${i}`, ...fields, ...own, id: `r${i + 1}` }));
	return { ...emptyStream('s'), plannedStart: START, items };
}
const found = (rows: readonly ItemPatch[], facts: Partial<GoodsFacts> = {}) =>
	sheetProblems(sheet(rows), new Map(['p0', 'p1'].map((id) => [id, { ...KNOWN, ...facts }]))).map(
		({ itemId, column, text, grave }) => `${itemId} ${column}${grave ? '!' : ''} ${text}`
	);

describe('sentences', () => {
	it.each<[string, readonly ItemPatch[], Partial<GoodsFacts>, string]>([
		['below the floor', [{ livePrice: 4_900 }], { floorPrice: 5_000 }, 'r1 livePrice! 直播价 ¥49.00 低于控价 ¥50.00。'],
		['below it with the coupon', [{ livePrice: 5_500, coupon: '立减6' }], { floorPrice: 5_000 }, 'r1 coupon! 用券后 ¥49.00，低于控价 ¥50.00。'],
		['below cost', [{ livePrice: 4_000 }], { costPrice: 4_100 }, 'r1 livePrice 直播价 ¥40.00，每件亏 ¥1.00。'],
		['coupons stacked below cost', [{ livePrice: 6_000, coupon: '立减10，券10' }], { costPrice: 4_100 }, 'r1 coupon 用券后 ¥40.00，每件亏 ¥1.00。'],
		['more put up than there is', [{ stock: 200, releaseStock: 300 }], {}, 'r1 releaseStock 放单 300 件，库存只有 200 件。'],
		['more than the library has', [{ releaseStock: 300 }], { stock: 100 }, 'r1 releaseStock 这场一共放 300 件，商品库只有 100 件。'],
		['a paper is missing', [{}], { certificates: [{ name: '备案凭证', has: false, expires: null }] }, 'r1 title! 缺资质：备案凭证。'],
		['a paper is over', [{}], { certificates: [{ name: '质检报告', has: true, expires: START - DAY }] }, 'r1 title! 质检报告 到 2026-11-22 为止，讲完时已过期。'],
		['twice', [{ productId: 'p0' }, { productId: 'p1' }, { productId: 'p0' }], {}, 'r3 title 和第 1 行是同一个商品，中间只隔 5:00。'],
		['a 秒杀 off the hour', [{ planned: 30 * MINUTE }, { tier: 'seckill' }], {}, 'r2 hardStart 秒杀要在整点，现在排在 19:30。'],
		['an overlap', [{ planned: 30 * MINUTE }, { hardStart: START + 20 * MINUTE }], {}, 'r2 start! 重叠 10:00：前面的排不完']
	])('%s', (_what, rows, facts, sentence) => expect(found(rows, facts)).toEqual([sentence])); // prettier-ignore
});

it('what is not known of the goods is not judged', () => {
	expect(sheetProblems(sheet([{ livePrice: 1 }]), null)).toEqual([]);
});

it('a cell with two things wrong says both; what stands between the rows marks no cell', () => {
	const rows: readonly ItemPatch[] = [{ livePrice: 3_900, hardStart: START + 5 * MINUTE }];
	const marks = problemMarks(
		sheetProblems(sheet(rows), new Map([['p0', { ...KNOWN, floorPrice: 5_000, costPrice: 4_000 }]]))
	);
	expect([...(marks.get('r1') ?? [])]).toEqual([
		['', '空档 5:00'],
		['livePrice', '直播价 ¥39.00 低于控价 ¥50.00。 直播价 ¥39.00，每件亏 ¥1.00。']
	]);
});
