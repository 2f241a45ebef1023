// Headings: what is only looks, what is a unit, and what is part of the name.
import { expect, test } from 'vitest';
import { isUnitsRow, plainHeader, splitUnit } from './header.ts';
import { meaning, tierOf } from './header-names.ts';

test('full-width brackets, blanks, dashes and a BOM are only looks', () => {
	expect(plainHeader('\uFEFF商品曝光 —点击率\n（人数）')).toBe('商品曝光-点击率(人数)');
});

test('only one trailing unit is split off; (人数) and (次数) belong to the name', () => {
	expect(splitUnit('整体消耗(元)')).toEqual({ name: '整体消耗', unit: 'yuan' });
	expect(splitUnit('商品点击率(次数)')).toEqual({ name: '商品点击率(次数)', unit: null });
});

test('the same words mean different things in different reports', () => {
	expect(meaning('点击率(%)', 'ad')).toEqual({ key: 'ad_ctr', unit: 'percent' });
	expect(meaning('整体成交金额(元)', 'ad')?.key).toBe('ad_pay_amt');
	expect(meaning('互动率', 'minute')?.key).toBe('interact_rate_live');
	expect(meaning('互动率', 'session')).toBeNull();
});

test('净成交金额结算率 is not 净成交金额, and 人数 is not 次数', () => {
	expect(meaning('净成交金额结算率', 'ad')?.key).toBe('net_settle_rate');
	expect(meaning('净成交金额', 'ad')?.key).toBe('net_pay_amt');
	expect(meaning('商品曝光-点击率（人数）', 'product')?.key).toBe('product_ctr_uv');
	expect(meaning('商品曝光-点击率（次数）', 'product')?.key).toBe('product_ctr_pv');
});

test('names of the prototype chain mean nothing', () => {
	for (const name of ['__proto__', 'constructor', 'toString']) expect(meaning(name, 'session')).toBeNull();
});

test('a units row holds only units', () => {
	expect(isUnitsRow(['', '元', '(件)', '%'])).toBe(true);
	expect(isUnitsRow(['', '3', '元'])).toBe(false);
	expect(isUnitsRow(['-', '/'])).toBe(false);
});

test('tiers in the words of a team', () => {
	expect(tierOf('引流')).toBe('traffic');
	expect(tierOf('主推款')).toBe('hero');
	expect(tierOf('过品')).toBe('pass');
	expect(tierOf('神秘款')).toBeNull();
});
