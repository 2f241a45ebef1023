// What was planned, out of a stream that has been on air: found in the past, copied without what the show did to it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ListedTemplate } from '#lib/domain/reuse/template.ts';
import type { RoundPlan } from '#lib/domain/reuse/round.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { VersionPoint } from '#lib/domain/stream/version-points.ts';
import { openPlanHouse, type Person, type PlanHouse } from '../plan/house.ts';

let house: PlanHouse;
let producer: Person;
beforeAll(async () => {
	house = await openPlanHouse();
	producer = await house.person('周棠');
});
afterAll(() => house.stop());

const get = async <T>(path: string) => (await house.ask<T>(producer, 'GET', path)).body;
const post = async <T>(path: string, body: object) => (await house.ask<T>(producer, 'POST', path, body)).body;
async function stateOf(id: string, seq?: number): Promise<StreamState> {
	const { last } = await get<{ last: number }>(`/api/streams/${id}/changes?limit=1`);
	return (await get<{ state: StreamState }>(`/api/streams/${id}/versions/${seq ?? last}`)).state;
}
const rows = ({ items }: StreamState) => items.map(({ title, livePrice, stock }) => [title, livePrice, stock]);

test('a stream on air gives the plan of the moment before: order, prices and stock as they were planned', async () => {
	const { id, start } = house.demo;
	const group: Command = { name: 'add-group', args: { group: { id: 'g', title: '第一轮', target: null } } };
	const [, first, second] = (await stateOf(id)).items;
	const edits = [first!, second!].map(({ id: itemId }) => ({ itemId, patch: { groupId: 'g' } }));
	await house.give(producer, id, group, { name: 'edit-items', args: { edits } });
	const planned = await stateOf(id);
	await house.give(
		producer,
		id,
		{ name: 'take', args: { runId: 'r1', itemId: null, how: 'next' }, aim: { runId: null } },
		{ name: 'set-price', args: { itemId: second!.id, price: 1 } },
		{ name: 'set-stock', args: { itemId: second!.id, stock: 7 } },
		{ name: 'insert-item', args: { item: { id: 'inserted', fields: { title: '加播' } } } },
		{ name: 'move-items', args: { itemIds: [planned.items.at(-1)!.id], after: second!.id } }
	);
	const { points } = await get<{ points: VersionPoint[] }>(`/api/streams/${id}/versions`);
	const before = points.find(({ kind }) => kind === 'before-air');
	expect(rows(await stateOf(id, before?.seq))).toEqual(rows(planned));
	expect(rows(await stateOf(id))).not.toEqual(rows(planned));

	const slot = { title: '下一场', plannedStart: start + 86_400_000, plannedEnd: null };
	const wish = { from: 'stream', stream: id, parts: ['sheet', 'scripts'], ...slot };
	const copy = await stateOf((await post<{ id: string }>('/api/streams', wish)).id);
	expect(rows(copy)).toEqual(rows(planned));
	expect(copy.live).toMatchObject({ phase: 'before', runs: [], changes: [] });
	expect(copy.items.flatMap(({ script }) => script).length).toBeGreaterThan(0);

	const kept = await post<ListedTemplate>('/api/templates', {
		kind: 'round',
		name: '第一轮',
		streamId: id,
		groupId: 'g'
	});
	expect(kept).toMatchObject({ kind: 'round', rows: 2, length: first!.planned + second!.planned });
	const round = await get<RoundPlan>(`/api/templates/${kept.id}`);
	expect(round.items.map(({ title }) => title)).toEqual([first!.title, second!.title]);
});
