// Two processes on one stream, with a real Redis: whoever is asked, one room answers; and whatever dies, what was acknowledged stays.
import { randomBytes } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROTOCOL } from '../../../src/lib/sync/protocol.ts';
import { stageOn } from '../../bench/stage.ts';
import { journalRows } from '../../faults/journal-rows.ts';
import { Presser } from '../../faults/presser.ts';
import { openProxy } from '../../faults/proxy.ts';
import { connect } from '../auth/socket.ts';
import { Visitor } from '../auth/visitor.ts';
import { startCluster, type Cluster } from '../support/cluster.ts';

let cluster: Cluster;
/** Between the first process and Redis. */
let wire: Awaited<ReturnType<typeof openProxy>> | undefined;
let stage: Awaited<ReturnType<typeof stageOn>>;
/** Somebody at the owner's, and somebody at the other process. */
let [near, far]: [Presser, Presser] = [] as never;

beforeAll(async () => {
	cluster = await startCluster({
		redisPort: async (at, port) => {
			if (at === 1) return port;
			wire ??= await openProxy(port);
			return wire.port;
		}
	});
	stage = await stageOn(cluster.app(0), cluster.recordDir);
	const { streamId, directorCookie } = stage;
	near = new Presser(cluster.app(0).port, streamId, directorCookie);
	// The first to open a stream owns it.
	await near.ready();
	far = new Presser(cluster.app(1).port, streamId, directorCookie);
	await far.ready();
});
afterAll(async () => {
	near.close();
	far.close();
	await cluster.stop();
	wire?.close();
});

/** A mark is never refused, whatever happened meanwhile. */
async function mark(presser: Presser): Promise<void> {
	const acknowledged = presser.nextAcknowledgement();
	while (presser.sent % 5 === 0) presser.sent += 1;
	presser.press();
	await acknowledged;
}
const same = () =>
	expect
		.poll(() => near.seat.replica?.confirmed.seq === far.seat.replica?.confirmed.seq && far.seat.replica?.state, {
			timeout: 10_000
		})
		.toEqual(near.seat.replica?.state);

const term = async () => (await stage.service.collection('owners').getFirstListItem(`stream = "${stage.streamId}"`)).id;

async function signedIn(at: number, who: string): Promise<Visitor> {
	const visitor = new Visitor(cluster.app(at).url);
	const login = cluster.app(at).logins.find(({ email }) => email.startsWith(who));
	await visitor.login(login?.email ?? '', login?.password ?? '');
	return visitor;
}
const visit = async (at: number, who: string) => connect(cluster.app(at).url, await signedIn(at, who));
const watch = (socket: Socket): Promise<{ others: { name: string }[] }> =>
	socket.emitWithAck('join', { protocol: PROTOCOL, streamId: stage.streamId, watch: true });

test('what is done at either process is on the screens of both', async () => {
	await mark(near);
	await mark(far);
	await same();
	const told = near.seat.replica?.state.live.marks.map(({ text }) => text);
	expect(told).toEqual(expect.arrayContaining(['第 1 下']));
});

test('one command sent to both processes is one command', async () => {
	const command = { name: 'mark', args: { markId: 'twice', kind: 'note', text: '一次', at: null } } as const;
	const id = randomBytes(9).toString('hex');
	for (const presser of [near, far]) presser.seat.replica?.submit(id, command, Date.now(), { optimistic: false });
	await mark(near);
	await mark(far);
	await same();
	await expect.poll(() => far.acknowledged.get(id)).toBeTypeOf('number');
	expect(far.acknowledged.get(id)).toBe(near.acknowledged.get(id));
});

test('who is at the other process is listed, told when they come and go', async () => {
	const [here, there] = await Promise.all([visit(0, 'host'), visit(1, 'cohost')]);
	const heard = new Promise((done) => here.once('here', done));
	await watch(here);
	const others = async () => (await watch(there)).others.map(({ name }) => name);
	await expect.poll(others).toContain('阿宁');
	expect(await heard).toMatchObject({ name: '小满' });
	const gone = new Promise((done) => here.once('gone', done));
	there.close();
	await gone;
	here.close();
});

test('a place has one pen over all processes', async () => {
	const [here, there] = await Promise.all([visit(0, 'producer'), visit(1, 'director')]);
	await Promise.all([watch(here), watch(there)]);
	const pen = (socket: Socket, take: boolean) => socket.emitWithAck('pen', { place: 'block:b1', take });
	expect(await pen(here, true)).toMatchObject({ held: true });
	expect(await pen(there, true)).toMatchObject({ held: false });
	await pen(here, false);
	await expect.poll(() => pen(there, true)).toMatchObject({ held: true });
	expect(await pen(here, true)).toMatchObject({ held: false });
	for (const socket of [here, there]) socket.close();
});

test('whoever is taken out of the team at one process is cut off at the other', async () => {
	const owner = await signedIn(0, 'owner');
	const socket = await visit(1, 'assistant');
	await watch(socket);
	const user = await stage.service.collection('users').getFirstListItem('email = "assistant@changji.local"');
	const member = await stage.service.collection('members').getFirstListItem(`user = "${user.id}"`);
	const cut = new Promise((done) => socket.once('disconnect', done));
	expect((await owner.send('/team?/remove', { member: member.id })).status).toBe(200);
	await cut;
});

test('who logs out at one process is logged out at the other', async () => {
	const person = await signedIn(0, 'operator');
	const copy = new Visitor(cluster.app(1).url);
	for (const [name, value] of person.cookies) copy.cookies.set(name, value);
	expect((await copy.get('/')).status).toBe(200);
	await person.send('/logout', {});
	await expect.poll(async () => (await copy.get('/')).location).toMatch(/^\/login/u);
});

test('Redis is killed: the owner goes on with PocketBase, and the others are right when it is back', async () => {
	await cluster.redis.kill();
	await mark(near);
	await mark(near);
	await cluster.redis.again();
	await mark(far);
	await same();
});

test('the owner loses Redis alone: another takes over, and PocketBase takes nothing of the old term', async () => {
	const before = await term();
	wire?.cut();
	await expect.poll(term, { timeout: 10_000 }).not.toBe(before);
	const asked = mark(near);
	await mark(far);
	wire?.mend();
	await asked;
	await same();
});

test('the owner sleeps through its lease: what it is asked then, the new owner decides', async () => {
	process.kill(cluster.app(1).pid, 'SIGSTOP');
	const asked = mark(far);
	await mark(near);
	await mark(near);
	process.kill(cluster.app(1).pid, 'SIGCONT');
	await asked;
	await same();
});

test('the owner is killed: the other takes over, and the owner comes back as a follower', async () => {
	await cluster.app(0).kill();
	await mark(far);
	await cluster.again(0);
	await near.ready();
	await mark(near);
	await same();
	await mark(far);
});

test('nothing acknowledged was lost, nothing is there twice', async () => {
	const rows = await journalRows(stage.service, stage.streamId, far.seat.replica?.confirmed.seq ?? 0);
	const kept = new Map(rows.map(({ command_id, seq }) => [command_id, seq]));
	expect(kept.size).toBe(rows.length);
	const acknowledged = [...near.acknowledged, ...far.acknowledged];
	expect(acknowledged.length).toBeGreaterThan(8);
	expect(acknowledged.filter(([id, seq]) => kept.get(id) !== seq)).toEqual([]);
});

test('the address of Redis is in no log', () => {
	const said = [0, 1].map((at) => cluster.app(at).words()).join('');
	expect(said).not.toContain(cluster.redis.url);
});
