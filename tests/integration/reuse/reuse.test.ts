// A stream out of an earlier one and out of a template, through the real doors: the chosen parts, moved in time, only within the team.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ListedTemplate } from '#lib/domain/reuse/template.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { HOUR } from '#lib/domain/time.ts';
import { openHouse } from '../auth/house.ts';
import type { Visitor } from '../auth/visitor.ts';
import { askJson } from '../edge/stage.ts';

const START = Date.UTC(2026, 10, 23, 11);
const WEEK = 7 * 24 * HOUR;
let house: Awaited<ReturnType<typeof openHouse>>;
let demo = '';
beforeAll(async () => {
	house = await openHouse();
	demo = await make({ from: 'demo', title: '周一夜场', plannedStart: START, plannedEnd: null });
});
afterAll(() => house.stop());

const get = async <T>(path: string): Promise<T> => JSON.parse((await house.owner.get(path)).text) as T;
const post = (path: string, body: object, who: Visitor = house.owner) =>
	askJson(who, 'POST', path, JSON.stringify(body));
async function make(body: object): Promise<string> {
	const page = await post('/api/streams', body);
	expect([page.status, page.text]).toEqual([201, expect.any(String)]);
	return (JSON.parse(page.text) as { id: string }).id;
}
/** The stream as its journal tells it. */
async function stateOf(id: string): Promise<StreamState> {
	const { last } = await get<{ last: number }>(`/api/streams/${id}/changes?limit=1`);
	return (await get<{ state: StreamState }>(`/api/streams/${id}/versions/${last}`)).state;
}
/** What two streams have in common when one is the other's copy. */
function told({ items, posts, shifts, checklist, goals, positioning }: StreamState, shift = 0) {
	return {
		...{ goals, positioning, posts: posts.map(({ kind }) => kind) },
		shifts: shifts.map(({ name, from, to }) => [name, from - shift, to - shift]),
		checklist: checklist.map(({ title, dueBefore }) => [title, dueBefore]),
		items: items.map(({ title, livePrice, hardStart }) => [title, livePrice, hardStart && hardStart - shift]),
		scripts: items.map(({ script }) => script.map(({ text }) => text))
	};
}
const slot = { title: '', plannedStart: START + WEEK, plannedEnd: null };

test('a copy has the chosen parts a week later, and the length of the earlier slot', async () => {
	const source = await stateOf(demo);
	const parts = ['positioning', 'goals', 'people', 'checklist', 'sheet', 'scripts'];
	const copy = await stateOf(await make({ from: 'stream', stream: demo, parts, ...slot }));
	expect(told(copy, WEEK)).toEqual(told(source));
	expect(copy).toMatchObject({ title: '周一夜场', plannedStart: START + WEEK, plannedEnd: source.plannedEnd! + WEEK });
	expect(copy.items.some(({ ready }) => ready)).toBe(false);
	const sheet = await stateOf(await make({ from: 'stream', stream: demo, parts: ['sheet'], ...slot, title: '只要表' }));
	expect(sheet).toMatchObject({ title: '只要表', goals: [], posts: [], checklist: [] });
	expect([sheet.items.length, sheet.items.flatMap(({ script }) => script)]).toEqual([source.items.length, []]);
});

test('a template makes the same stream again, until it is taken away', async () => {
	const wish = { kind: 'stream', name: '护肤夜场', streamId: demo, parts: ['sheet', 'people'] };
	const kept = JSON.parse((await post('/api/templates', wish)).text) as ListedTemplate;
	expect(await get('/api/templates')).toEqual([kept]);
	expect(kept).toMatchObject({
		kind: 'stream',
		name: '护肤夜场',
		parts: ['people', 'sheet'],
		rows: 55,
		length: 4 * HOUR
	});
	const copy = await stateOf(await make({ from: 'template', template: kept.id, ...slot, title: '又一场' }));
	const { items, shifts, posts } = told(await stateOf(demo));
	expect(told(copy, WEEK)).toMatchObject({ items, shifts, posts, checklist: [] });
	expect(copy.title).toBe('又一场');
	expect((await askJson(house.owner, 'DELETE', `/api/templates/${kept.id}`, '')).status).toBe(200);
	expect(await get('/api/templates')).toEqual([]);
	expect((await post('/api/streams', { from: 'template', template: kept.id, ...slot })).status).toBe(404);
});

test('nobody copies another team’s stream or template', async () => {
	const stranger = await house.join('crew', 'stranger@b.test');
	await stranger.send('/team?/create', { name: '乙队' });
	await house.owner.send('/team?/remove', { member: (await house.memberOf('stranger@b.test')).id });
	const wish = { kind: 'stream', name: '甲队的', streamId: demo, parts: ['sheet'] };
	const { id } = JSON.parse((await post('/api/templates', wish)).text) as ListedTemplate;
	const statuses = [
		await post('/api/streams', { from: 'stream', stream: demo, parts: ['sheet'], ...slot }, stranger),
		await post('/api/streams', { from: 'template', template: id, ...slot }, stranger),
		await post('/api/templates', wish, stranger),
		await askJson(stranger, 'DELETE', `/api/templates/${id}`, '')
	].map(({ status }) => status);
	expect(statuses).toEqual([404, 404, 404, 404]);
	expect(await get<ListedTemplate[]>('/api/templates')).toHaveLength(1);
});
