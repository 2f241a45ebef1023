// A file of another day is never taken for this stream's by accident, and can be moved onto it on purpose.
import { expect, test } from 'vitest';
import type { Dataset } from '../import/dataset.ts';
import type { MetricKey } from '../metrics/dictionary.ts';
import { emptyStream } from '../stream/state.ts';
import { HOUR, MINUTE } from '../time.ts';
import { fitOf, needsChoice, shifted, shiftToStart, showTime } from './fit.ts';
import { itemLines, unplannedProducts } from './lines.ts';
import { matchProducts } from './match-products.ts';
import { listedFigures, materialOf, type TakenFile } from './material.ts';
import { EMPTY_ITEM } from '../plan/item.ts';
import { measured } from '../metrics/value.ts';

const EVENING = 1_789_729_200_000;
function dataset(kind: Dataset['kind'], columns: Partial<Record<MetricKey, (number | string | null)[]>>): Dataset {
	const rows = Math.max(...Object.values(columns).map((values) => values.length));
	return {
		kind,
		sheet: 'sheet1',
		places: Array.from({ length: rows }, (_, at) => at + 2),
		columns: Object.entries(columns).map(([key, values]) => ({ key: key as MetricKey, values, ranges: [] })),
		raw: [],
		totals: []
	};
}
const minutes = dataset('compass-minutes', {
	minute_at: [EVENING, EVENING + MINUTE, EVENING + 2 * MINUTE],
	pay_amt: [100, 250, 50]
});
const list = dataset('compass-streams', {
	account_name: ['甲', '甲'],
	start_at: [EVENING, EVENING - 24 * HOUR],
	pay_amt: [400, 300],
	watch_uv: [40, 30]
});
const taken = (one: Dataset, more: Partial<TakenFile> = {}): TakenFile => ({
	id: one.kind,
	datasets: [one],
	shift: 0,
	row: null,
	anyway: false,
	...more
});

test('minutes of the same evening fit; of another day they need a choice', () => {
	const show = { from: EVENING + MINUTE, to: EVENING + 4 * HOUR };
	expect(fitOf(minutes, show, '')).toEqual({ name: 'fits', row: null });
	const later = { from: EVENING + 48 * HOUR, to: EVENING + 50 * HOUR };
	const fit = fitOf(minutes, later, '');
	expect(fit).toEqual({ name: 'other-time', span: { from: EVENING, to: EVENING + 3 * MINUTE } });
	expect(needsChoice(fit)).toBe(true);
});

test('nobody knows when the show was: nothing fits by itself', () => {
	expect(needsChoice(fitOf(minutes, null, ''))).toBe(true);
	expect(needsChoice(fitOf(list, null, ''))).toBe(true);
});

test('a list names its streams when none of them is this one', () => {
	expect(fitOf(list, { from: EVENING + HOUR, to: EVENING + 2 * HOUR }, '甲')).toEqual({ name: 'fits', row: 0 });
	const fit = fitOf(list, { from: EVENING + 12 * HOUR, to: EVENING + 13 * HOUR }, '甲');
	expect(fit).toMatchObject({ name: 'not-listed', streams: [{ row: 0, start: EVENING, name: '甲' }, { row: 1 }] });
	expect(fitOf(list, { from: EVENING, to: EVENING + HOUR }, '乙')).toMatchObject({ name: 'not-listed' });
});

test('a file without any time is not dated and not refused', () => {
	expect(fitOf(dataset('compass-products', { product_name: ['面霜'] }), null, '')).toEqual({ name: 'undated' });
});

test('moving puts the first minute on the minute in which the show began', () => {
	const show = { from: EVENING + 90 * HOUR + 34_000, to: EVENING + 91 * HOUR };
	const shift = shiftToStart({ from: EVENING, to: EVENING + MINUTE }, show);
	expect(shift).toBe(90 * HOUR);
	expect(shifted({ minutes: [EVENING], columns: {} }, shift).minutes).toEqual([EVENING + 90 * HOUR]);
});

test('the time of the show is what really was, before that what is planned', () => {
	const stream = { ...emptyStream('s'), plannedStart: EVENING, plannedEnd: EVENING + HOUR };
	expect(showTime(stream, EVENING)).toEqual({ from: EVENING, to: EVENING + HOUR });
	const live = { ...stream.live, startedAt: EVENING + 5, endedAt: EVENING + 9 };
	expect(showTime({ ...stream, live }, EVENING)).toEqual({ from: EVENING + 5, to: EVENING + 9 });
	expect(showTime(emptyStream('s'), EVENING)).toBeNull();
});

test('the row a person chose is this stream, and the ones before it are its normal', () => {
	const material = materialOf([taken(list, { row: 0, anyway: true }), taken(minutes, { shift: HOUR })], '乙', null);
	expect(material.figures.watch_uv).toEqual(measured(40));
	expect(material.baseline.watch_uv).toEqual(measured(30));
	expect(material.baselineStreams).toBe(1);
	expect(material.minutes?.minutes[0]).toBe(EVENING + HOUR);
	expect(material.moved).toEqual(['compass-streams']);
	expect(material.misfits).toEqual([]);
	expect(listedFigures([taken(list)], '甲', EVENING - 24 * HOUR)?.watch_uv).toEqual(measured(30));
});

test('minutes that do not add up to the stream are said', () => {
	const off = dataset('compass-minutes', { minute_at: [EVENING], pay_amt: [100] });
	expect(materialOf([taken(list, { row: 0 }), taken(off)], '', null).misfits).toMatchObject([
		{ key: 'pay_amt', found: 400, formed: 100 }
	]);
});

test('items find their product by id or by name, and only when one name fits', () => {
	const product = (id: string, name: string) => ({ id, name, figures: {} });
	const products = [
		product('1', '山茶洁面慕斯 150ml'),
		product('2', '神经酰胺面霜 50g'),
		product('3', '神经酰胺面霜 30g')
	];
	const item = (id: string, title: string, skuCode = '') => ({ id, title, skuCode });
	const found = matchProducts(
		[item('a', '山茶洁面慕斯'), item('b', '随便', '2'), item('c', '神经酰胺面霜'), item('d', '开场'), item('e', '')],
		products
	);
	expect([...found]).toEqual([
		['a', 0],
		['b', 1]
	]);
});

test('an item earns what its own minutes brought; one never on air earned nothing known', () => {
	const items = ['山茶慕斯', '山茶慕斯', '没讲'].map((title, at) => ({
		...EMPTY_ITEM,
		id: `i${at}`,
		title,
		script: [],
		scriptRevision: 0,
		insertedOnAir: false
	}));
	const run = (at: number, from: number, to: number) => ({
		id: `r${at}`,
		itemId: `i${at}`,
		how: 'next' as const,
		startedAt: EVENING + from,
		endedAt: EVENING + to,
		planned: 5 * MINUTE,
		extension: 0,
		holds: [],
		people: [],
		scriptRevision: 0,
		price: null,
		stock: null,
		takenBy: 'm'
	});
	const empty = emptyStream('s');
	const runs = [run(0, 0, MINUTE), run(1, MINUTE, 2 * MINUTE)];
	const state = { ...empty, items, live: { ...empty.live, startedAt: EVENING, endedAt: EVENING + 2 * MINUTE, runs } };
	const goods = dataset('compass-products', {
		product_id: ['9', '8'],
		product_name: ['山茶慕斯', '别的货'],
		pay_amt: [350, 1]
	});
	const material = materialOf([taken(minutes), taken(goods)], '', EVENING);
	const lines = itemLines(state, material, EVENING + HOUR);
	expect(lines.map(({ earned }) => earned?.gmv ?? null)).toEqual([100, 250, null]);
	expect(lines.map(({ sameAs }) => sameAs)).toEqual([null, 1, null]);
	expect(lines.map(({ over }) => over)).toEqual([-4 * MINUTE, -4 * MINUTE, null]);
	expect(unplannedProducts(state, material).map(({ name }) => name)).toEqual(['别的货']);
});
