// What a plan is judged by beside itself, a person's tasks and reminders, and a team's own checklist templates.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Reminder } from '../../../src/lib/domain/stream/agenda.ts';
import type { ChecklistTemplate } from '../../../src/lib/domain/plan/checklist-template.ts';
import { HOUR } from '../../../src/lib/domain/time.ts';
import { openPlanHouse, type Person, type PlanHouse } from './house.ts';

let house: PlanHouse;
let producer: Person;
let ning: Person;
let stranger: Person;
beforeAll(async () => {
	house = await openPlanHouse();
	[producer, ning, stranger] = await Promise.all([house.person('周棠'), house.person('阿宁'), house.stranger()]);
});
afterAll(() => house.stop());

interface Around {
	readonly goods: readonly (readonly [string, { costPrice: number | null; floorPrice: number | null }])[];
	readonly elsewhere: readonly { streamId: string; memberId: string; from: number; to: number }[];
}
const around = (who: Person, streamId: string) => house.ask<Around>(who, 'GET', `/api/streams/${streamId}/around`);

test('a plan is told where its people are in other streams at that time, and what its products must cost', async () => {
	const { id, start } = house.demo;
	const same = await house.blank(producer, '同一晚的小场', start + HOUR, start + 2 * HOUR);
	const later = await house.blank(producer, '三天后', start + 72 * HOUR, start + 73 * HOUR);
	const told = (await around(producer, same)).body;
	expect(told.elsewhere.filter(({ memberId }) => memberId === ning.memberId)).toMatchObject([
		{ streamId: id, from: start, to: start + 2 * HOUR },
		{ streamId: id, from: start + 2 * HOUR, to: start + 4 * HOUR }
	]);
	expect(told.goods).toEqual([]);
	expect((await around(producer, later)).body.elsewhere).toEqual([]);
	expect((await around(producer, id)).body.elsewhere.map(({ streamId }) => streamId)).not.toContain(id);
	const used = (await around(producer, id)).body.goods;
	expect(used.length).toBeGreaterThan(10);
	// What a product costs us is not for everybody.
	const [product = ''] = used[0] ?? [];
	await house.service.collection('products').update(product, { cost_price: 3_300, floor_price: 5_500 });
	const factsOf = (told: Around) => told.goods.find(([one]) => one === product)?.[1];
	expect(factsOf((await around(producer, id)).body)).toMatchObject({ costPrice: 3_300, floorPrice: 5_500 });
	expect((await around(ning, id)).body.goods.every(([, { costPrice }]) => costPrice === null)).toBe(true);
	expect((await around(stranger, id)).status).toBe(404);
});

test('a line is ticked from its owner’s day and taken back there; not by somebody else of the crew', async () => {
	const start = Math.floor(Date.now() / HOUR) * HOUR + 20 * HOUR;
	const stream = await house.blank(producer, '要准备的', start, start + HOUR);
	const line = { id: 'hers', group: 'script' as const, title: '过话术', ownerId: ning.memberId, ownerName: '阿宁', dueBefore: HOUR }; // prettier-ignore
	await house.give(producer, stream, { name: 'add-checklist-lines', args: { lines: [line, { ...line, id: 'his', ownerId: producer.memberId }] } }); // prettier-ignore
	const tick = (who: Person, sourceId: string, done = true) =>
		house.ask<{ refusal?: { name: string } }>(who, 'POST', `/api/streams/${stream}/tasks`, { source: 'checklist', sourceId, done }); // prettier-ignore
	const remindedOf = async (who: Person) =>
		(await house.ask<{ now: number; reminders: readonly Reminder[] }>(who, 'GET', '/api/reminders')).body.reminders
			.filter(({ streamId }) => streamId === stream)
			.map(({ title, at }) => [title, at]);

	expect(await remindedOf(ning)).toEqual([['过话术', start - HOUR]]);
	expect((await tick(ning, 'hers')).status).toBe(200);
	expect(await remindedOf(ning)).toEqual([]);
	expect((await tick(ning, 'hers')).body).toMatchObject({ refusal: { name: 'nothing-to-change' } });
	expect((await tick(ning, 'hers', false)).status).toBe(200);
	expect(await remindedOf(ning)).toEqual([['过话术', start - HOUR]]);
	const not = await tick(ning, 'his');
	expect([not.status, not.body]).toMatchObject([409, { refusal: { name: 'not-allowed' } }]);
	expect((await tick(stranger, 'hers')).status).toBe(404);
});

test('a team keeps, changes and removes its own templates; crew read them, other teams do not know them', async () => {
	const path = '/api/checklist-templates';
	const wish = { name: '日播清单', lines: [{ group: 'cart', title: '核价', post: 'operator', dueBefore: HOUR, blocks: true }] }; // prettier-ignore
	const list = async (who: Person) => (await house.ask<readonly ChecklistTemplate[]>(who, 'GET', path)).body;
	const made = await house.ask<ChecklistTemplate>(producer, 'POST', path, wish);
	expect([made.status, made.body]).toEqual([201, { id: made.body.id, ...wish }]);
	expect(await list(ning)).toEqual([made.body]);
	expect(await list(stranger)).toEqual([]);
	const at = `${path}/${made.body.id}`;
	for (const [who, status] of [
		[ning, 403],
		[stranger, 404]
	] as const) {
		// prettier-ignore
		expect((await house.ask(who, 'PUT', at, { ...wish, name: '改了' })).status).toBe(status);
		expect((await house.ask(who, 'DELETE', at)).status).toBe(status);
	}
	expect((await house.ask(producer, 'PUT', at, { ...wish, name: '大场清单' })).status).toBe(200);
	expect((await list(producer)).map(({ name }) => name)).toEqual(['大场清单']);
	// A template of another kind is not ours to touch.
	const other = await house.service.collection('templates').create({ team: (await house.service.collection('templates').getOne(made.body.id))['team'], kind: 'stream', name: '场次模板', body: {} }); // prettier-ignore
	expect((await house.ask(producer, 'DELETE', `${path}/${other.id}`)).status).toBe(404);
	expect((await house.ask(producer, 'DELETE', at)).status).toBe(200);
	expect(await list(producer)).toEqual([]);
});
