// Conflicts of the goods as a table, and what is left of a price.
import { describe, expect, it } from 'vitest';
import { EMPTY_ITEM, type ItemPatch } from '../plan/item.ts';
import { emptyStream, type StreamState } from '../stream/state.ts';
import { HOUR, MINUTE } from '../time.ts';
import { goodsConflicts, type GoodsFacts } from './conflicts.ts';
import { marginOf, netPrice } from './offer-price.ts';

const START = Date.UTC(2026, 10, 23, 11);
const KNOWN: GoodsFacts = { floorPrice: null, costPrice: null, commissionRate: null, stock: null, certificates: [] };
function sheet(rows: readonly ItemPatch[], start: number | null = START): StreamState {
	const items = rows.map((fields, i) => ({
		...EMPTY_ITEM,
		...fields,
		id: `${i + 1}`,
		script: [],
		scriptRevision: 0,
		insertedOnAir: false
	}));
	return { ...emptyStream('s'), plannedStart: start, items };
}
/** `1 price-below-floor` for each conflict. */
function named(rows: readonly ItemPatch[], facts: Partial<GoodsFacts> = {}, start: number | null = START): string[] {
	const goods = new Map([['p', { ...KNOWN, ...facts }]]);
	return goodsConflicts(sheet(rows, start), goods).map(({ itemId, name }) => `${itemId} ${name}`);
}
const p: ItemPatch = { productId: 'p' };
const certificate = (has: boolean, expires: number | null) => ({ certificates: [{ name: '功效报告', has, expires }] });

describe('conflicts', () => {
	it.each<[string, readonly ItemPatch[], Partial<GoodsFacts>, string[]]>([
		['nothing known, nothing judged', [{ ...p, livePrice: 1 }], {}, []],
		['at the floor', [{ ...p, livePrice: 5000 }], { floorPrice: 5000 }, []],
		['below the floor', [{ ...p, livePrice: 4999 }], { floorPrice: 5000 }, ['1 price-below-floor']],
		[
			'below it with the coupon',
			[{ ...p, livePrice: 5500, coupon: '立减6' }],
			{ floorPrice: 5000 },
			['1 price-below-floor']
		],
		['no price yet', [p], { floorPrice: 5000, costPrice: 5000 }, []],
		['another product', [{ productId: 'q', livePrice: 1 }], { floorPrice: 5000 }, []],
		['coupons stacked below cost', [{ ...p, livePrice: 5990, coupon: '满50减10, 10元券' }], { costPrice: 4000 }, ['1 price-below-cost']], // prettier-ignore
		[
			'commission below cost',
			[{ ...p, livePrice: 5000 }],
			{ costPrice: 4500, commissionRate: 0.2 },
			['1 price-below-cost']
		],
		['cost not told', [{ ...p, livePrice: 1 }], { costPrice: null }, []],
		['more put up than for sale', [{ stock: 100, releaseStock: 101 }], {}, ['1 stock-below-plan']],
		['just what is for sale', [{ stock: 100, releaseStock: 100 }], {}, []],
		['rows together beyond the library, said once', [{ ...p, stock: 60 }, { kind: 'talk', planned: HOUR }, { ...p, stock: 60 }, { kind: 'talk', planned: HOUR }, { ...p, stock: 5 }], { stock: 100 }, ['3 stock-below-all']], // prettier-ignore
		['a certificate that is not there', [p], certificate(false, null), ['1 certificate-missing']],
		['a certificate that does not expire', [p], certificate(true, null), []],
		['expired the day before', [p], certificate(true, START - HOUR), ['1 certificate-expired']],
		['expires during the row', [p], certificate(true, START + MINUTE), ['1 certificate-expired']],
		['expires after it', [p], certificate(true, START + 5 * MINUTE), []],
		['the product again after five minutes', [p, { kind: 'talk' }, p], {}, ['3 product-twice']],
		['after ten', [p, { kind: 'talk', planned: 10 * MINUTE }, p], {}, []],
		['one after the other', [p, p], {}, ['2 product-twice']],
		['by 货号', [{ skuCode: 'A1' }, { skuCode: 'A1' }], {}, ['2 product-twice']],
		['rows without product or 货号', [{}, {}], {}, []],
		['返场 is meant to come back', [p, { ...p, kind: 'encore' }], {}, []],
		['秒杀 at the full hour', [{ tier: 'seckill' }], {}, []],
		['秒杀 at five past', [{ kind: 'opening', planned: 5 * MINUTE }, { tier: 'seckill' }], {}, []],
		['秒杀 at five to', [{ kind: 'opening', planned: 55 * MINUTE }, { tier: 'seckill' }], {}, []],
		[
			'秒杀 at half past',
			[{ kind: 'opening', planned: 30 * MINUTE }, { tier: 'seckill' }],
			{},
			['2 seckill-outside-hour']
		],
		['秒杀 with a start of its own', [{ tier: 'seckill', hardStart: START + 30 * MINUTE }], {}, []],
		['a rest has no goods', [{ kind: 'rest', ...p, livePrice: 1 }], { floorPrice: 5000 }, []]
	])('%s', (_what, rows, facts, expected) => {
		expect(named(rows, facts)).toEqual(expected);
	});

	it('says what it was measured against', () => {
		const goods = new Map([['p', { ...KNOWN, floorPrice: 5000, costPrice: 4950 }]]);
		expect(goodsConflicts(sheet([{ ...p, livePrice: 4900 }]), goods)).toEqual([
			{ itemId: '1', name: 'price-below-floor', price: 4900, floor: 5000 },
			{ itemId: '1', name: 'price-below-cost', price: 4900, margin: -50 }
		]);
	});

	it('off the clock only a 秒杀 is in doubt', () => {
		expect(named([{ tier: 'seckill' }], certificate(true, 5), null)).toEqual(['1 seckill-outside-hour']);
		expect(named([{ ...p }], certificate(true, 5), null)).toEqual([]);
	});

	it('leave out what is skipped', () => {
		const state = sheet([{ stock: 1, releaseStock: 5 }]);
		const skipped = { ...state, live: { ...state.live, skipped: ['1'] } };
		expect([goodsConflicts(state, new Map()).length, goodsConflicts(skipped, new Map()).length]).toEqual([1, 0]);
	});
});

it.each([
	['', 9900],
	['满100减10', 9900],
	['满99减10', 8900],
	['满 50 减 10 元', 8900],
	['立减5元、满30减3', 9100],
	['券20', 7900],
	['20元券', 7900],
	['会员券', 9900],
	['满赠小样', 9900],
	['减200', 0]
])('99 yuan with "%s" is %i 分', (coupon, net) => {
	expect(netPrice({ livePrice: 9900, coupon })).toBe(net);
});

it('毛利 is shown only when price and cost are known', () => {
	expect(marginOf({ livePrice: 10_000, coupon: '' }, 6_000, 0.2)).toEqual({ net: 10_000, margin: 2_000, rate: 0.2 });
	expect(marginOf({ livePrice: null, coupon: '' }, 6_000, null)).toBeNull();
	expect(marginOf({ livePrice: 10_000, coupon: '' }, null, null)).toBeNull();
	expect(marginOf({ livePrice: 500, coupon: '减5' }, 100, null)).toEqual({ net: 0, margin: -100, rate: null });
});
