// One nasty thing per file, and what becomes of it.
import { expect, test } from 'vitest';
import { column, type Dataset } from '#lib/domain/import/dataset.ts';
import type { MetricKey } from '#lib/domain/metrics/dictionary.ts';
import { LIMITS } from '#lib/server/import/limits.ts';
import { parseXlsx } from '#lib/server/import/xlsx.ts';
import { openDatasets, runImport } from '#lib/server/import/run.ts';
import { fixture, readReport, readReportHere, readSheet } from './reading.ts';

interface Outcome {
	readonly file: string;
	readonly key: MetricKey;
	readonly values: readonly (number | string | null)[];
	readonly issues?: readonly string[];
	readonly encoding?: string;
}

const outcomes: readonly Outcome[] = [
	{ file: 'foreign.xlsx', key: 'enter_uv', values: [12, null], issues: ['unreadable-number@5'] },
	{ file: 'foreign.xlsx', key: 'avg_watch_duration', values: [66_000, null], issues: ['unreadable-number@5'] },
	{
		file: 'foreign.xlsx',
		key: 'minute_at',
		values: [Date.parse('2026-09-18T19:00:00+08:00'), Date.parse('2026-09-18T19:01:00+08:00')],
		issues: ['unreadable-number@5']
	},
	{ file: 'foreign.xlsx', key: 'pay_amt', values: [350, 15_000], issues: ['unreadable-number@5'] },
	{ file: 'bom.csv', key: 'pay_amt', values: [350], encoding: 'utf-8' },
	{ file: 'gbk.csv', key: 'avg_watch_duration', values: [65_000], encoding: 'gb18030' },
	{ file: 'utf16-tabs.txt', key: 'pay_amt', values: [350], encoding: 'utf-16le' },
	{ file: 'proto-heading.csv', key: 'enter_uv', values: [12], issues: ['unknown-column@1', 'unknown-column@1'] },
	{
		file: 'scientific-id.csv',
		key: 'product_id',
		values: ['3601156799301159014', '3602807466169087947'],
		issues: ['id-in-scientific-notation@2']
	},
	{ file: 'number-id.xlsx', key: 'product_id', values: ['3602807466169087947'], issues: ['id-lost-digits@2'] },
	{ file: 'formula.xlsx', key: 'pay_item_cnt', values: [null, 4], issues: ['formula-without-result@2'] },
	{ file: 'title-notes-units.xlsx', key: 'avg_watch_duration', values: [66_000, 70_000] },
	{ file: 'repeated-heading-sku.csv', key: 'pay_item_cnt', values: [2, 1] },
	{
		file: 'ranges.csv',
		key: 'watch_uv',
		values: [null, 1_203],
		issues: ['range-not-exact@2', 'range-not-exact@2', 'range-not-exact@2']
	},
	{ file: 'empty-marks.csv', key: 'enter_uv', values: [null, null, 0] },
	{ file: 'percent-heading.csv', key: 'ad_ctr', values: [0.0325, 0.008] },
	{ file: 'percent-unclear.csv', key: 'ad_ctr', values: [null, null], issues: ['percent-unclear@0'] },
	{ file: 'duplicate-minute.csv', key: 'enter_uv', values: [12, 13, 5], issues: ['duplicate-minute@3'] },
	{ file: 'odd-comma.csv', key: 'enter_uv', values: [null], issues: ['unreadable-number@2', 'missing-key-value@3'] },
	{ file: 'duration-without-unit.csv', key: 'avg_watch_duration', values: [null], issues: ['duration-without-unit@2'] },
	{ file: 'net-trap.csv', key: 'net_pay_amt', values: [10_000] }
];

test.each(outcomes)('$file', async ({ file, key, values, issues = [], encoding }) => {
	const { reply, datasets } = await readReportHere(`exports/nasty/${file}`);
	expect(datasets).toHaveLength(1);
	expect(datasets[0] && column(datasets[0], key)).toEqual(values);
	expect(reply.tables[0]?.issues.list.map(({ reason, row }) => `${reason}@${row}`)).toEqual(issues);
	if (encoding) expect(reply.encoding).toBe(encoding);
});

test.each([
	['web-page.xls', 'file-is-web-page'],
	['quotes-left-open.csv', 'quotes-left-open'],
	['300-columns.csv', 'too-many-columns']
])('%s is refused: %s', async (file, refusal) => {
	const { bytes, fileName } = fixture(`exports/nasty/${file}`);
	expect((await runImport({ task: 'report', fileName }, bytes)).reply).toEqual({ ok: false, refusal });
});

test.each([
	'exports/nasty/foreign.xlsx',
	'exports/compass-products/棠禾优选_商品榜_2026-09-18.xlsx',
	'sheets/nasty.xlsx'
])('%s streamed is the same as read whole', async (file) => {
	const { bytes } = fixture(file);
	const whole = await parseXlsx(bytes, LIMITS);
	const streamed = await parseXlsx(bytes, { ...LIMITS, streamFrom: 0 });
	expect(streamed.map(({ name, rows }) => ({ name, rows }))).toEqual(whole.map(({ name, rows }) => ({ name, rows })));
});

test('the demo run-sheet: title, units and total are skipped, 55 items come out as planned', async () => {
	const [sheet] = (await readSheet('sheets/排品表_山茶专场.xlsx')).sheets;
	expect(sheet?.skipped.map(({ why }) => why)).toEqual(['above-heading', 'heading', 'units', 'total']);
	expect(sheet?.rows).toHaveLength(55);
	expect(sheet?.rows.reduce((sum, { planned }) => sum + (planned ?? 0), 0)).toBe(240 * 60_000);
	expect(sheet?.issues.total).toBe(0);
});

test('a run-sheet with everything teams do to it', async () => {
	const [sheet] = (await readSheet('sheets/nasty.xlsx')).sheets;
	expect(sheet?.rows.map(({ title, livePrice, planned }) => [title, livePrice, planned && planned / 60_000])).toEqual([
		['开场', null, 6],
		['面霜 50g', 13_900, 10],
		['洁面慕斯', null, null],
		['次抛精华', null, 6],
		['福袋', null, 3],
		['面膜 10片', 1, 2]
	]);
	expect(sheet?.rows.map(({ mechanism }) => mechanism)).toEqual(['', '买一送一', '买一送一', '', '', '限量50份']);
	expect(sheet?.issues.list.map(({ reason, row }) => `${reason}@${row}`).sort()).toEqual([
		'length-range@6',
		'price-range@6',
		'price-unreadable@7',
		'row-without-title@10',
		'slot-shared@6',
		'tier-unknown@7'
	]);
});

test('a product list as csv', async () => {
	const [sheet] = (await readSheet('sheets/products.csv')).sheets;
	expect(
		sheet?.rows.map(({ title, productId, livePrice, stock, points }) => ({
			title,
			productId,
			livePrice,
			stock,
			points
		}))
	).toEqual([
		{
			title: '面霜 50g',
			productId: '3603931285884175844',
			livePrice: 13_900,
			stock: 500,
			points: ['神经酰胺', '修护']
		},
		{ title: '洁面慕斯', productId: '3602807466169087947', livePrice: 4_900, stock: null, points: ['氨基酸', '温和'] }
	]);
});

test('a mapping that a person changed is followed; one that makes no sense is refused', async () => {
	const { bytes, fileName } = fixture('exports/nasty/duration-without-unit.csv');
	const { reply: first } = await readReport('exports/nasty/duration-without-unit.csv');
	const mapping = first.tables[0]?.mapping;
	if (!mapping) throw new Error('not recognised');
	const columns = mapping.columns.map((each) => (each.column === 3 ? { ...each, unit: 'seconds' as const } : each));
	const chosen = [{ table: 0, mapping: { ...mapping, columns } }];
	const { reply, blob } = await runImport({ task: 'report', fileName, chosen }, bytes);
	expect(reply).toMatchObject({ ok: true, tables: [{ issues: { total: 0 } }] });
	expect(column((await openDatasets(blob))[0] as Dataset, 'avg_watch_duration')).toEqual([66_000]);
	for (const key of ['__proto__', 'constructor', 'pay_amt']) {
		const wrong = mapping.columns.map((each) => ({ ...each, key: each.column === 3 ? (key as MetricKey) : each.key }));
		const sent = { task: 'report' as const, fileName, chosen: [{ table: 0, mapping: { ...mapping, columns: wrong } }] };
		expect((await runImport(sent, bytes)).reply).toEqual({ ok: false, refusal: 'mapping-not-understood' });
	}
});
