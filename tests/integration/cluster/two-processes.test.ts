// Two processes on one stream, with a real Redis: whoever is asked, one room answers; and whatever dies, what was acknowledged stays.
import { randomBytes } from 'node:crypto';
import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
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
/** Both screens hold the same entries and have made the same of them; read together, as either may still be behind. */
const same = () =>
	vi.waitFor(
		() => {
			const [here, there] = [near.seat.replica, far.seat.replica];
			expect(there?.confirmed.seq).toBe(here?.confirmed.seq);
			expect(there?.state).toEqual(here?.state);
		},
		{ timeout: 10_000 }
	);

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

/** Somebody who goes along into a 彩排, and what they hear there. */
async function along(at: number, who: string) {
	const socket = await visit(at, who);
	const heard: { type: string; broadcast?: { epoch: string; entry: { name: string } }; answer?: { id: string } }[] = [];
	socket.on('from-room', (message: (typeof heard)[number]) => heard.push(message));
	const news: { running: { id: string } | null; measured: number }[] = [];
	socket.on('rehearsal', (told: (typeof news)[number]) => news.push(told));
	return {
		socket,
		join: (): Promise<{ within: string | null; rehearsal: (typeof news)[number] }> =>
			socket.emitWithAck('join', { protocol: PROTOCOL, streamId: stage.streamId, watch: false, follow: true }),
		rehearse: (wish: object): Promise<object> => socket.emitWithAck('rehearse', wish),
		/** Which 彩排 was told of last; undefined = nothing was told. */
		running: () => news.at(-1)?.running && news.at(-1)?.running?.id,
		entries: (name: string) => heard.filter(({ broadcast }) => broadcast?.entry.name === name).map(({ broadcast }) => broadcast?.epoch), // prettier-ignore
		async submit(id: string, command: object): Promise<object | undefined> {
			socket.emit('to-room', { type: 'submit', submission: { id, command } });
			const answer = () => heard.find((message) => message.answer?.id === id)?.answer;
			await expect.poll(answer, { timeout: 5_000 }).toBeDefined();
			return answer();
		}
	};
}
const take = (runId: string, was: string | null) => ({ name: 'take', args: { runId, itemId: null, how: 'next' }, aim: { runId: was } }); // prettier-ignore

test('彩排 with the desk at the one and the host at the other process: one clock, one room, and the stream knows nothing', async () => {
	// The stream is owned by the first; the desk that begins is at the second.
	const [desk, host] = await Promise.all([along(1, 'director'), along(0, 'host')]);
	await Promise.all([desk.join(), host.join()]);
	const before = near.seat.replica?.confirmed.seq;
	expect(await desk.rehearse({ act: 'start' })).toMatchObject({ ok: true });
	await expect.poll(() => desk.running()).toMatch('rehearsal:');
	await expect.poll(() => host.running()).toBe(desk.running());
	const id = host.running();
	expect([(await desk.join()).within, (await host.join()).within]).toEqual([id, id]);

	expect(await desk.submit('r-t1', take('rr1', null))).toMatchObject({ ok: true, epoch: id });
	expect(await host.submit('r-m1', { name: 'mark', args: { markId: 'rm', kind: 'note', text: '', at: null } })).toMatchObject({ ok: true }); // prettier-ignore
	await expect.poll(() => [desk, host].map((one) => [one.entries('take'), one.entries('mark')])).toEqual([[[id], [id]], [[id], [id]]]); // prettier-ignore
	// By either way the stream stays off the air.
	for (const at of [0, 1]) {
		const plain = await along(at, 'producer');
		await plain.socket.emitWithAck('join', { protocol: PROTOCOL, streamId: stage.streamId, watch: false });
		expect(await plain.submit(`real-${at}`, take('real', null))).toMatchObject({ refusal: { name: 'rehearsal-running' } }); // prettier-ignore
		plain.socket.close();
	}
	// Who comes later is in it at once.
	const late = await along(1, 'cohost');
	expect(await late.join()).toMatchObject({ within: id, rehearsal: { running: { begun: true } } });
	expect(await desk.submit('r-t2', take('rr2', 'rr1'))).toMatchObject({ ok: true });
	expect(await desk.rehearse({ act: 'end' })).toMatchObject({ ok: true, measured: [{ itemId: 'item-1' }] });
	await expect.poll(() => [desk, host, late].map((one) => one.running())).toEqual([null, null, null]);
	expect(await desk.submit('r-t3', take('rr3', 'rr2'))).toMatchObject({ refusal: { name: 'rehearsal-over' } });
	expect(near.seat.replica?.confirmed.seq).toBe(before);
	expect(far.seat.replica?.state?.live.runs).toEqual([]);
	for (const { socket } of [desk, host, late]) socket.close();
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
	const desk = await along(0, 'director');
	await desk.join();
	process.kill(cluster.app(1).pid, 'SIGSTOP');
	const asked = mark(far);
	// A wish for the 彩排 has no second try of its own: the desk is told whose silence it is, and nothing has failed here.
	expect(await desk.rehearse({ act: 'measured' })).toEqual({ ok: false, refusal: { name: 'owner-away' } });
	expect(cluster.app(0).words()).not.toContain('"during":"rehearse"');
	desk.socket.close();
	await mark(near);
	await mark(near);
	process.kill(cluster.app(1).pid, 'SIGCONT');
	await asked;
	await same();
});

test('the owner is killed: the other takes over, and the owner comes back as a follower', async () => {
	const desk = await along(1, 'director');
	await desk.join();
	await desk.rehearse({ act: 'start' });
	await expect.poll(desk.running).toMatch('rehearsal:');
	await cluster.app(0).kill();
	await mark(far);
	// A 彩排 dies with the process it ran in, and everybody is told.
	await expect.poll(desk.running, { timeout: 5_000 }).toBeNull();
	expect((await desk.join()).within).toBeNull();
	desk.socket.close();
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
