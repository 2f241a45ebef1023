// Levels: who may change them, that they hold at the very next request, and that a team is never without an owner.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from './house.ts';

let house: Awaited<ReturnType<typeof openHouse>>;
beforeAll(async () => {
	house = await openHouse();
});
afterAll(() => house.stop());

test('a new level holds at the next request', async () => {
	const person = await house.join('producer', 'p@a.test');
	expect((await person.send('/team?/invite', { level: 'crew' })).status).toBe(200);
	const { id } = await house.memberOf('p@a.test');
	expect((await house.owner.send('/team?/level', { member: id, level: 'viewer' })).status).toBe(200);
	expect((await person.send('/team?/invite', { level: 'crew' })).status).toBe(403);
});

test.each(['producer', 'crew', 'viewer'])('a %s changes nobody, also not themselves', async (level) => {
	const person = await house.join(level, `${level}@a.test`);
	const me = await house.memberOf(`${level}@a.test`);
	const owner = await house.memberOf('owner@a.test');
	expect((await person.send('/team?/level', { member: me.id, level: 'owner' })).status).toBe(409);
	expect((await person.send('/team?/level', { member: owner.id, level: 'viewer' })).status).toBe(409);
	expect((await person.send('/team?/remove', { member: owner.id })).status).toBe(409);
	expect((await house.memberOf(`${level}@a.test`)).level).toBe(level);
});

test('the last owner stays', async () => {
	const { id } = await house.memberOf('owner@a.test');
	const page = await house.owner.send('/team?/level', { member: id, level: 'viewer' });
	expect([page.status, page.text.includes('至少要有一位负责人')]).toEqual([409, true]);
	expect((await house.owner.send('/team?/remove', { member: id })).status).toBe(409);
});

test('two owners taking each other’s level at once: one owner is left', async () => {
	const second = await house.join('owner', 'second@a.test');
	const [a, b] = [await house.memberOf('owner@a.test'), await house.memberOf('second@a.test')];
	const pages = await Promise.all([
		house.owner.send('/team?/level', { member: b.id, level: 'crew' }),
		second.send('/team?/level', { member: a.id, level: 'crew' })
	]);
	expect(pages.map(({ status }) => status).sort()).toEqual([200, 409]);
	const levels = [(await house.memberOf('owner@a.test')).level, (await house.memberOf('second@a.test')).level];
	expect(levels.sort()).toEqual(['crew', 'owner']);
	const winner = levels[0] === (await house.memberOf('owner@a.test')).level ? second : house.owner;
	await winner.send('/team?/level', { member: a.id, level: 'owner' });
});

test('whoever is taken out has no team at the next request, and their account stays', async () => {
	const person = await house.join('crew', 'gone@a.test');
	expect((await person.get('/team')).text).toContain('甲队');
	const { id } = await house.memberOf('gone@a.test');
	await house.owner.send('/team?/level', { member: id, level: 'crew' });
	expect((await house.owner.send('/team?/remove', { member: id })).status).toBe(200);
	const after = await person.get('/team');
	expect(after.status).toBe(200);
	expect(after.text).not.toContain('甲队');
	expect((await person.get('/team/screens')).status).toBe(403);
	await expect(house.memberOf('gone@a.test')).rejects.toThrow();
});
