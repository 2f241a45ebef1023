// The four platform files of the demo stream, through the real child, add up to the demo's own sums.
import { beforeAll, expect, test } from 'vitest';
import { column, figuresAt, textAt, type Dataset } from '#lib/domain/import/dataset.ts';
import { minuteSeries } from '#lib/domain/import/minutes.ts';
import { checkStream, checkSum } from '#lib/domain/metrics/checks.ts';
import { figure } from '#lib/domain/metrics/figures.ts';
import { earnedByItem, earnedByPerson } from '#lib/domain/review/air-time.ts';
import { wholeSeries } from '#lib/domain/review/allocate.ts';
import { baseline } from '#lib/domain/review/baseline.ts';
import { decomposeGmv } from '#lib/domain/review/decompose.ts';
import { findStream, streamFigures, streamsBefore } from '#lib/domain/review/stream-figures.ts';
import demo from '../../../src/data/demo_session.json' with { type: 'json' };
import { readReport } from './reading.ts';

const START = Date.parse('2026-09-18T19:00:00+08:00');
const MINUTE = 60_000;
const files = {
	streams: 'exports/compass-streams/直播间列表_下载明细.xlsx',
	minutes: 'exports/compass-minutes/棠禾优选_流量综合趋势分析下载_数据更新日期2026-09-19.xlsx',
	products: 'exports/compass-products/棠禾优选_商品榜_2026-09-18.xlsx',
	ads: 'exports/qianchuan/全域推广数据_计划_2026-09-18.csv'
};

async function only(path: string): Promise<Dataset> {
	const { datasets } = await readReport(path);
	if (!datasets[0] || datasets.length !== 1) throw new Error(`${path}: ${datasets.length} datasets`);
	return datasets[0];
}

let streams: Dataset;
let minutes: Dataset;
let products: Dataset;
let ads: Dataset;
beforeAll(async () => {
	streams = await only(files.streams);
	minutes = await only(files.minutes);
	products = await only(files.products);
	ads = await only(files.ads);
});

const demoRow = () => findStream(streams, { account: 'tanghe_demo', start: START, end: START + 240 * MINUTE }) ?? -1;

test('直播间列表: 55 columns, 8 streams, everything but the picture is known', async () => {
	const { reply } = await readReport(files.streams);
	expect(reply.tables[0]).toMatchObject({ kind: 'compass-streams', rows: 8 });
	expect(reply.tables[0]?.mapping?.columns).toHaveLength(55);
	expect(reply.tables[0]?.issues.list.map(({ reason, header }) => [reason, header])).toEqual([
		['unknown-column', '主播头像']
	]);
	const figures = figuresAt(streams, demoRow());
	expect(figure(figures, 'pay_amt')).toBe(8_220_410);
	expect(figure(figures, 'avg_watch_duration')).toBe(72_000);
	expect(figure(figures, 'duration')).toBe(240 * MINUTE);
	expect(figure(figures, 'gpm')).toBe(225_093);
	expect(figures.incentive_watch_pv).toBeUndefined();
	expect(checkStream(figures)).toEqual([]);
});

test('the seven streams before are a baseline of the same account, latest first', () => {
	const before = streamsBefore(streams, demoRow());
	expect(before).toHaveLength(7);
	const normal = baseline(before);
	const parts = decomposeGmv(normal, figuresAt(streams, demoRow())) ?? [];
	expect(parts).toHaveLength(6);
	const explained = parts.reduce((sum, { part }) => sum + part, 0);
	expect(explained).toBe(8_220_410 - (figure(normal, 'pay_amt') ?? 0));
	expect(before.map((figures) => checkStream(figures))).toEqual(before.map(() => []));
});

test('分钟级趋势: 240 minutes that add up to the stream', () => {
	const { series, issues } = minuteSeries(minutes);
	expect(series.minutes).toHaveLength(240);
	expect(series.minutes[0]).toBe(START);
	expect(issues.total).toBe(0);
	const whole = wholeSeries(series);
	expect(figure(whole, 'pay_amt')).toBe(8_220_410);
	expect(figure(whole, 'pay_order_cnt')).toBe(1_305);
	expect(series.columns.avg_watch_duration?.[0]).toBe(87_000);
	expect(series.columns.neg_feedback_rate?.every((value) => value === null)).toBe(true);
});

test('商品榜: ids keep all digits, full-width brackets are understood, Σ products = the stream', () => {
	expect(products.places).toHaveLength(30);
	expect(textAt(products, 0, 'product_id')).toBe('3601156799301159014');
	const parts = products.places.map((_, row) => figuresAt(products, row));
	expect(column(products, 'product_ctr_uv')[0]).toBeCloseTo(0.46, 4);
	for (const key of ['user_pay_amt', 'pay_order_cnt', 'pay_item_cnt'] as const) {
		expect([key, checkSum(figuresAt(streams, demoRow()), parts, key)]).toEqual([key, null]);
	}
});

test('千川: GBK, the total row is a control total, its parts add up to it', async () => {
	const { reply } = await readReport(files.ads);
	expect(reply.encoding).toBe('gb18030');
	expect(reply.tables[0]).toMatchObject({ kind: 'qianchuan', rows: 4, skipped: { total: 1 } });
	const costs = column(ads, 'ad_cost') as number[];
	expect(costs.reduce((sum, cost) => sum + cost, 0)).toBe(2_874_269);
	const at = ads.columns.findIndex(({ key }) => key === 'ad_cost');
	expect(ads.totals.map((total) => total[at])).toEqual([2_874_269]);
	const figures = streamFigures({ list: { dataset: streams, row: demoRow() }, ads, minutes: null });
	expect(figure(figures, 'room_roi')).toBeCloseTo(2.86, 2);
});

test('items and hosts of the demo: their parts add up to the GMV, and the planted facts are found', () => {
	const { series } = minuteSeries(minutes);
	const runs = demo.runsheet.map((line, at) => ({
		itemId: line.product_no ? `p${line.product_no}` : `s${at}`,
		startedAt: START + line.start_min * MINUTE,
		endedAt: START + (line.start_min + line.len_min) * MINUTE
	}));
	const items = earnedByItem(series, runs, new Map());
	expect(items.reduce((sum, { gmv }) => sum + (gmv ?? 0), 0)).toBe(8_220_410);
	expect(items.find(({ itemId }) => itemId === 'p1')?.runs).toBe(4);
	const people = demo.hosts.map(({ anchor, from_min, to_min }) => ({
		postKind: 'host' as const,
		memberId: anchor,
		name: anchor,
		from: START + from_min * MINUTE,
		to: START + to_min * MINUTE
	}));
	const hosts = earnedByPerson(series, people);
	expect(hosts.map(({ name, gmv }) => [name, gmv])).toEqual(
		demo.hosts.map(({ anchor, pay_amt }) => [anchor, Math.round(pay_amt * 100)])
	);
});

test('the same file read twice is the same, to its hash', async () => {
	const first = await readReport(files.ads);
	const second = await readReport(files.ads);
	expect(first.reply.sha256).toMatch(/^[0-9a-f]{64}$/u);
	expect(second).toEqual(first);
});
