// A run-sheet that goes out as a file and comes back changes nothing: every field the sheet shows is as it was.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeRows } from '#lib/domain/import/merge-rows.ts';
import { itemPatch } from '#lib/domain/import/sheet-row.ts';
import { POST_KINDS } from '#lib/domain/people/post.ts';
import { EMPTY_ITEM, ITEM_KINDS, type Item, type ItemFields } from '#lib/domain/plan/item.ts';
import { TIERS } from '#lib/domain/run-sheet/tier.ts';
import { DAY, HOUR, SECOND } from '#lib/domain/time.ts';
import { csvFile } from '#lib/server/export/csv.ts';
import { runSheetTable } from '#lib/server/export/run-sheet.ts';
import { xlsxFile } from '#lib/server/export/xlsx.ts';
import { LIMITS } from '#lib/server/import/limits.ts';
import type { ImportReply } from '#lib/server/import/protocol.ts';
import { runImport } from '#lib/server/import/run.ts';
import { readFile } from '#lib/server/import/worker.ts';

const START = Date.parse('2026-09-18T20:00:00+08:00');
/** What a file cannot carry: things of this database, scripts aside. */
const NOT_IN_FILES = ['productId', 'image', 'ownerId', 'groupId'] as const;

/** Text as the sheet's cells leave it: outer blanks cut, one kind of line end. Beginnings that spreadsheets trip over come often. */
const text = (most: number) =>
	fc
		.tuple(
			fc.constantFrom(
				'',
				'',
				'=',
				'+',
				'-',
				'@',
				"'=",
				"''+",
				'＝',
				'-5',
				'无',
				'合计',
				'1-2',
				'59.9',
				'007',
				'2026-01-02'
			),
			fc.string({ unit: 'grapheme', maxLength: most }),
			fc.constantFrom('', '\n第二行', '","', '_x0041_', '<b>&amp;')
		)
		.map(([head, body, tail]) =>
			(head + body + tail)
				.replace(/\p{Cc}+/gu, '\n')
				.slice(0, most + 20)
				.toWellFormed()
				.trim()
		);
const money = fc.option(fc.integer({ min: 0, max: 100_000_000_00 }));
const pieces = fc.option(fc.integer({ min: 0, max: 100_000_000 }));
const fields: fc.Arbitrary<Partial<ItemFields>> = fc.record({
	kind: fc.constantFrom(...ITEM_KINDS),
	title: text(60),
	planned: fc.oneof(
		fc.integer({ min: 0, max: DAY }),
		fc.integer({ min: 0, max: 90 }).map((s) => s * 20 * SECOND)
	),
	hardStart: fc.option(
		fc.integer({ min: -3 * HOUR, max: 3 * DAY }).map((ms) => START + Math.floor(ms / SECOND) * SECOND)
	),
	hardEnd: fc.option(
		fc.integer({ min: -3 * HOUR, max: 3 * DAY }).map((ms) => START + Math.floor(ms / SECOND) * SECOND)
	),
	linkNo: fc.option(fc.integer({ min: 1, max: 9_999 })),
	skuCode: fc.oneof(text(20), fc.constantFrom('3601156799301159014', '1E5', '0012')),
	tier: fc.option(fc.constantFrom(...TIERS)),
	livePrice: money,
	listPrice: money,
	coupon: text(30),
	gift: text(30),
	mechanism: text(80),
	limit: text(20),
	stock: pieces,
	releaseStock: pieces,
	points: fc.array(
		text(40)
			.map((one) => one.replace(/\s*\n\s*/gu, ' '))
			.filter((one) => one !== ''),
		{ maxLength: 5 }
	),
	mustSay: text(80),
	mustNotSay: text(80),
	notes: fc
		.dictionary(
			fc.constantFrom(...POST_KINDS),
			text(60).filter((one) => one !== '')
		)
		.map((notes) => ({ ...notes })),
	goal: money,
	ready: fc.boolean(),
	remark: text(80)
});
const sheet = fc.array(fields, { minLength: 1, maxLength: 12 }).map((rows) =>
	rows.map((each, at): Item => ({
		...{ ...EMPTY_ITEM, ...each },
		...{ id: `i${at}`, script: [], scriptRevision: 0, insertedOnAir: false }
	}))
);

async function written(items: readonly Item[], format: 'xlsx' | 'csv'): Promise<Buffer> {
	const starts = items.map((_, at) => START + at * 60_000);
	const table = runSheetTable('排品表', { items, starts, plannedStart: START, groups: [], nameOf: () => '' });
	return Buffer.from(format === 'csv' ? csvFile(table) : await xlsxFile([table]));
}

/** The rows of the file, over items nobody has typed in; and what was odd. */
function back(reply: ImportReply): { items: object[]; odd: readonly unknown[] } {
	if (!reply.ok || reply.task !== 'sheet') throw new Error(JSON.stringify(reply));
	const [only] = reply.sheets;
	const items = only?.rows.map((row) => ({ ...EMPTY_ITEM, ...itemPatch(row, START) })) ?? [];
	return { items, odd: only?.issues.list ?? [] };
}

function carried(items: readonly Item[]): object[] {
	return items.map(({ id: _, script: _s, scriptRevision: _r, insertedOnAir: _i, ...each }) => ({
		...each,
		...Object.fromEntries(NOT_IN_FILES.map((key) => [key, null]))
	}));
}

test.each(['xlsx', 'csv'] as const)('whatever is typed into a sheet comes back out of its %s', async (format) => {
	await fc.assert(
		fc.asyncProperty(sheet, async (items) => {
			const [reply] = await readFile({ task: 'sheet', fileName: `a.${format}` }, await written(items, format), LIMITS);
			expect(back(reply)).toEqual({ items: carried(items), odd: [] });
		}),
		{ numRuns: 150 }
	);
});

test.each(['xlsx', 'csv'] as const)(
	'a sheet taken in again out of its own %s changes nothing in it',
	async (format) => {
		await fc.assert(
			fc.asyncProperty(sheet, async (items) => {
				const [reply] = await readFile(
					{ task: 'sheet', fileName: `a.${format}` },
					await written(items, format),
					LIMITS
				);
				if (!reply.ok || reply.task !== 'sheet') throw new Error(JSON.stringify(reply));
				const merged = mergeRows(reply.sheets[0]?.rows ?? [], items, START);
				expect(merged.map(({ what }) => what)).toEqual(items.map(() => 'same'));
			}),
			{ numRuns: 100 }
		);
	}
);

test.each(['xlsx', 'csv'] as const)(
	'an evening of 1,000 rows as %s, through the child that reads uploads',
	async (format) => {
		const [some = []] = fc.sample(fc.array(fields, { minLength: 50, maxLength: 50 }), { seed: 7, numRuns: 1 });
		const items = Array.from({ length: 1_000 }, (_, at): Item => ({
			...{ ...EMPTY_ITEM, ...some[at % some.length], remark: `第 ${at} 行` },
			...{ id: `i${at}`, script: [], scriptRevision: 0, insertedOnAir: false }
		}));
		const { reply } = await runImport({ task: 'sheet', fileName: `排品.${format}` }, await written(items, format));
		expect(back(reply)).toEqual({ items: carried(items), odd: [] });
	}
);

test('a row that somebody typed into our file by hand is read like any team’s', async () => {
	const [item] = fc.sample(sheet, { seed: 3, numRuns: 1 })[0] ?? [];
	const text = (await written(item ? [item] : [], 'csv')).toString('utf8');
	const columns = text.slice(1).split('\r\n')[0]?.split(',') ?? [];
	const cells = columns.map((header) => (header === '品名' ? '新加的面霜' : header === '直播价' ? '59.9' : ''));
	const added = Buffer.from(`${text}${cells.join(',')}\r\n`);
	const [reply] = await readFile({ task: 'sheet', fileName: 'a.csv' }, added, LIMITS);
	const { items, odd } = back(reply);
	expect(odd).toEqual([]);
	expect(items.at(-1)).toMatchObject({
		kind: 'product',
		title: '新加的面霜',
		livePrice: 5_990,
		mustSay: '',
		ready: false
	});
});
