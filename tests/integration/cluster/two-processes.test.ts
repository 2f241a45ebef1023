// Two processes on one stream, with a real Redis: whoever is asked, one room answers; and whatever dies, what was acknowledged stays.
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stageOn } from '../../bench/stage.ts';
import { journalRows } from '../../faults/journal-rows.ts';
import { Presser } from '../../faults/presser.ts';
import { startCluster, type Cluster } from '../support/cluster.ts';

let cluster: Cluster;
let stage: Awaited<ReturnType<typeof stageOn>>;
/** Somebody at the owner's, and somebody at the other process. */
let [near, far]: [Presser, Presser] = [] as never;

beforeAll(async () => {
	cluster = await startCluster();
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

test('Redis is killed: the owner goes on with PocketBase, and the others are right when it is back', async () => {
	await cluster.redis.kill();
	await mark(near);
	await mark(near);
	await cluster.redis.again();
	await mark(far);
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
