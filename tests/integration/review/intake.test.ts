// Platform files on the real server: taken in once, taken back, never half, never by whoever may not.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FILES, fixture, openReviewHouse, type ReviewHouse } from './house.ts';

let house: ReviewHouse;
let producer: string;
beforeAll(async () => {
	house = await openReviewHouse();
	producer = await house.cookieOf('producer');
});
afterAll(() => house.stop());

interface Taken {
	readonly ok: boolean;
	readonly datasetId?: string;
	readonly rows?: number;
	readonly already?: string;
	readonly refusal?: string;
	readonly refused?: { readonly name: string };
}
interface Seen {
	readonly already: string | null;
	readonly tables: readonly { readonly kind: string; readonly mapping: Mapping; readonly rows: number }[];
	readonly fits: readonly { readonly name: string; readonly row: number | null }[];
	readonly remembered: boolean;
}
interface Mapping {
	readonly columns: readonly { readonly header: string; readonly key: string | null }[];
}

const imports = (streamId = house.evening) => `/api/imports/${streamId}`;
const take = (file: File, more: object = {}, streamId = house.evening, cookie = producer) =>
	house.send<Taken>(cookie, imports(streamId), file, more);
const counts = async (streamId = house.evening) => {
	const filter = house.service.filter('stream = {:streamId}', { streamId });
	const [files, datasets] = await Promise.all([
		house.service.collection('files').getFullList({ filter }),
		house.service.collection('datasets').getFullList({ filter })
	]);
	return { files, datasets };
};
/** What the review's page is given. */
async function shown(streamId = house.evening): Promise<string> {
	const { body } = await house.ask<{ text: string }>(producer, `/api/streams/${streamId}/review-export?format=md`);
	return body.text;
}

describe('the four files of the evening', () => {
	const ids = new Map<string, string>();

	test.each(Object.entries(FILES))('%s: seen, taken in, and the second time changes nothing', async (name, path) => {
		const preview = await house.send<Seen>(producer, `${imports()}/preview`, fixture(path));
		expect(preview.status).toBe(200);
		expect(preview.body.already).toBeNull();
		expect(['fits', 'undated']).toContain(preview.body.fits[0]?.name);
		const before = await counts();
		const first = await take(fixture(path));
		expect(first.status).toBe(201);
		expect(first.body.rows).toBe(preview.body.tables[0]?.rows);
		ids.set(name, first.body.datasetId ?? '');
		const again = await take(fixture(path));
		expect(again.status).toBe(409);
		expect(again.body.already).toBe(fixture(path).name);
		const after = await counts();
		expect(after.files.length - before.files.length).toBe(1);
		expect(after.datasets.length - before.datasets.length).toBe(1);
	});

	test('the original comes back byte for byte', async () => {
		const response = await fetch(`${house.app.url}${imports()}/${ids.get('qianchuan') ?? ''}`, {
			headers: { cookie: producer }
		});
		const wanted = await fixture(FILES.qianchuan).arrayBuffer();
		expect(Buffer.from(await response.arrayBuffer()).equals(Buffer.from(wanted))).toBe(true);
		expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('全域推广数据_计划'));
	});

	test('goals, funnel, items and people stand in the exported review', async () => {
		const text = await shown();
		expect(text).toContain('| 成交金额(GMV) | ¥95000.00 | ¥82204.10 |');
		expect(text).toContain('| 直播间观看人数 | 28940 |');
		expect(text).toMatch(/\| 整场ROI\(综合\) \| 3\.00 \| 2\.86 \|/u);
		expect(text).toMatch(/\| 主播 \| 小满 \| 120\.00 \| 125\.00 \| ¥[\d,]+\.\d\d \| 52\.61% \|/u);
		expect(text).toMatch(/\| 3 \| 山茶氨基酸洁面慕斯 150ml \|/u);
	});

	test('the workbook opens as one', async () => {
		const response = await fetch(`${house.app.url}/api/streams/${house.evening}/review-export?format=xlsx`, {
			headers: { cookie: producer }
		});
		expect(response.status).toBe(200);
		expect(
			Buffer.from(await response.arrayBuffer())
				.subarray(0, 2)
				.toString()
		).toBe('PK');
	});

	test('taken back: its figures are gone, the original stays, and the file may come again', async () => {
		const id = ids.get('streams') ?? '';
		const undone = await house.ask(producer, `${imports()}/${id}`, { method: 'DELETE' });
		expect(undone.status).toBe(200);
		expect(await shown()).not.toContain('28940');
		const twice = await house.ask<Taken>(producer, `${imports()}/${id}`, { method: 'DELETE' });
		expect(twice.status).toBe(409);
		expect(twice.body.refused?.name).toBe('nothing-to-change');
		const { files, datasets } = await counts();
		expect(datasets.find((one) => one.id === id)?.undone).toBe(true);
		expect(files.filter(({ undone: gone }) => gone)).toHaveLength(1);
		expect((await take(fixture(FILES.streams))).status).toBe(201);
		expect(await shown()).toContain('28940');
		expect((await counts()).files.filter(({ undone: gone }) => gone)).toHaveLength(0);
	});

	test('two people bring the same file in the same second: it is in once', async () => {
		const list = fixture('nasty/gbk.csv');
		const name = { anyway: true, row: null };
		const answers = await Promise.all([take(list, { choice: name }), take(list, { choice: name })]);
		expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
	});
});

describe('a file of another day', () => {
	test('is not taken without a word, and taken when somebody says so', async () => {
		const { tonight } = house;
		const silent = await take(fixture(FILES.minutes), {}, tonight);
		expect(silent.status).toBe(422);
		expect(silent.body.refusal).toBe('other-time');
		expect(await counts(tonight)).toEqual({ files: [], datasets: [] });
		const said = await take(fixture(FILES.minutes), { choice: { anyway: true, row: null } }, tonight);
		expect(said.status).toBe(201);
		const stream = await house.service.collection('streams').getOne(tonight);
		const { datasets } = await counts(tonight);
		const { shift } = datasets[0]?.summary as { shift: number };
		expect(Date.parse('2026-09-18T19:00:00+08:00') + shift).toBe(stream.planned_start);
		expect(datasets[0]?.summary).toMatchObject({ anyway: true, row: null });
	});

	test('a list needs to know which of its lines is this stream', async () => {
		const { tonight } = house;
		const nowhere = await take(fixture(FILES.streams), { choice: { anyway: true, row: null } }, tonight);
		expect(nowhere.body.refusal).toBe('other-time');
		const outside = await take(fixture(FILES.streams), { choice: { anyway: true, row: 99 } }, tonight);
		expect(outside.body.refusal).toBe('other-time');
		const chosen = await take(fixture(FILES.streams), { choice: { anyway: true, row: 0 } }, tonight);
		expect(chosen.status).toBe(201);
		expect(await shown(tonight)).toContain('28940');
	});
});

describe('a show of three minutes today, with the files of that evening', () => {
	test('every item and person gets what the first minutes of the file hold, and what is not there stays open', async () => {
		const short = await house.tell({ start: Date.now() - 200_000, minute: 750 });
		for (const path of Object.values(FILES)) {
			const answer = await take(fixture(path), { choice: { anyway: true, row: 0 } }, short);
			expect(answer.status).toBe(201);
		}
		const text = await shown(short);
		expect(text).toContain('| 成交金额(GMV) | ¥95000.00 | ¥82204.10 |');
		// Clicks of the file's first three minutes: 21 + 25 + 29, and a little of the next.
		const clicks = [...text.matchAll(/^\| \d+ \|[^|]*\|[^|]*\|[^|]*\|[^|]*\|[^|]*\| (\d+) \|/gmu)];
		const sum = clicks.reduce((total, [, count]) => total + Number(count), 0);
		expect(sum).toBeGreaterThanOrEqual(70);
		expect(sum).toBeLessThanOrEqual(110);
		expect(text).toMatch(/\| 31 \|[^|]*\| \d+\.\d\d \| – \| – \|/u);
	});
});

describe('wrong files', () => {
	test.each([
		['nasty/web-page.xls', 'file-is-web-page'],
		['nasty/quotes-left-open.csv', 'quotes-left-open'],
		['nasty/300-columns.csv', 'too-many-columns']
	])('%s is refused by name and leaves nothing', async (path, refusal) => {
		const before = await counts();
		const answer = await take(fixture(path));
		expect(answer.status).toBe(422);
		expect(answer.body.refusal).toBe(refusal);
		expect(await counts()).toEqual(before);
	});

	test('an empty file, a picture, a list of something else', async () => {
		const before = await counts();
		expect((await take(new File([], 'empty.csv'))).body.refusal).toBe('file-empty');
		const picture = new File([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1])], 'picture.png');
		expect((await take(picture)).body.refusal).toBe('file-not-a-table');
		expect((await take(new File(['姓名,电话\n甲,1\n'], 'people.csv'))).body.refusal).toBe('not-recognised');
		expect(await counts()).toEqual(before);
	});

	test('a request that makes no sense is answered, not crashed on', async () => {
		const file = fixture(FILES.qianchuan);
		expect((await take(file, { choice: '{"anyway":"yes"}' })).status).toBe(400);
		expect((await take(file, { chosen: '[{"table":-1}]' })).status).toBe(400);
		expect((await take(file, { chosen: 'not json' })).status).toBe(400);
		const bare = await house.ask(producer, imports(), { method: 'POST', body: new FormData() });
		expect(bare.status).toBe(400);
		const text = await house.ask(producer, imports(), { method: 'POST', body: 'hello' });
		expect(text.status).toBe(400);
		expect((await house.ask(producer, `/api/streams/${house.evening}/review-export?format=exe`)).status).toBe(400);
	});
});

describe('who may', () => {
	test('a viewer sees the review and brings nothing', async () => {
		const viewer = await house.newcomer('viewer', 'viewer@b.test', house.teamId);
		const before = await counts();
		expect((await take(fixture(FILES.products), {}, house.evening, viewer)).status).toBe(403);
		expect((await house.send(viewer, `${imports()}/preview`, fixture(FILES.products))).status).toBe(403);
		const { datasets } = before;
		const undo = await house.ask(viewer, `${imports()}/${datasets[0]?.id ?? ''}`, { method: 'DELETE' });
		expect(undo.status).toBe(403);
		expect(await counts()).toEqual(before);
		expect((await house.ask(viewer, `/api/streams/${house.evening}/review-export`)).status).toBe(200);
	});

	test('crew without such a post may not; nobody at all is asked to log in', async () => {
		const crew = await house.newcomer('crew', 'crew@b.test', house.teamId);
		expect((await take(fixture(FILES.products), {}, house.evening, crew)).status).toBe(403);
		expect((await take(fixture(FILES.products), {}, house.evening, '')).status).toBe(401);
	});

	test("another team's stream is not there", async () => {
		const stranger = await house.newcomer('owner', 'owner@b.test');
		const { datasets } = await counts();
		const id = datasets[0]?.id ?? '';
		expect((await take(fixture(FILES.products), {}, house.evening, stranger)).status).toBe(404);
		expect((await house.send(stranger, `${imports()}/preview`, fixture(FILES.products))).status).toBe(404);
		expect((await house.ask(stranger, `${imports()}/${id}`)).status).toBe(404);
		expect((await house.ask(stranger, `${imports()}/${id}`, { method: 'DELETE' })).status).toBe(404);
		expect((await house.ask(stranger, `/api/streams/${house.evening}/review-export`)).status).toBe(404);
		const page = await house.ask(stranger, `/streams/${house.evening}/review/__data.json`);
		expect(JSON.stringify(page.body)).toContain('stream-not-found');
		expect(JSON.stringify(page.body)).not.toContain('28940');
	});

	test("a dataset of one stream is not found under another's address", async () => {
		const { datasets } = await counts();
		const id = datasets[0]?.id ?? '';
		expect((await house.ask(producer, `${imports(house.tonight)}/${id}`)).status).toBe(404);
		const undo = await house.ask<Taken>(producer, `${imports(house.tonight)}/${id}`, { method: 'DELETE' });
		expect(undo.body.refused?.name).toBe('dataset-gone');
	});
});

describe('columns named by the team', () => {
	test('what somebody chose is followed the next time', async () => {
		const rows = (gmv: number) => `时间,在线人数,神秘列\n2026/09/18 19:00,10,${gmv}\n2026/09/18 19:01,12,${gmv}\n`;
		const first = new File([rows(1)], '分钟一.csv');
		const seen = await house.send<Seen>(producer, `${imports()}/preview`, first);
		const { mapping } = seen.body.tables[0] ?? { mapping: { columns: [] } };
		expect(mapping.columns.find(({ header }) => header === '神秘列')?.key).toBeNull();
		const columns = mapping.columns.map((column) =>
			column.header === '神秘列' ? { ...column, key: 'new_fans' } : column
		);
		const chosen = [{ table: 0, mapping: { ...mapping, columns } }];
		expect((await take(first, { chosen })).status).toBe(201);
		const next = await house.send<Seen>(producer, `${imports()}/preview`, new File([rows(2)], '分钟二.csv'));
		expect(next.body.remembered).toBe(true);
		expect(next.body.tables[0]?.mapping.columns.find(({ header }) => header === '神秘列')?.key).toBe('new_fans');
	});
});
