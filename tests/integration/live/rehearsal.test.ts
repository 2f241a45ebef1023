// A whole 彩排 over real sockets leaves no trace: not one record of PocketBase, not one byte of the recorder, not one word to the stream's own pages.
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStage, type Stage } from '../../bench/stage.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

interface Heard {
	readonly type: string;
	readonly answer?: { readonly id: string; readonly ok: boolean; readonly refusal?: { readonly name: string } };
	readonly broadcast?: { readonly entry: { readonly at: number; readonly name: string } };
	readonly welcome?: unknown;
}
interface Seat {
	readonly socket: Socket;
	readonly heard: Heard[];
	within: string | null;
	join(): Promise<void>;
	submit(id: string, command: unknown): Promise<NonNullable<Heard['answer']>>;
	rehearse(wish: object): Promise<{ ok: boolean; measured?: unknown; refusal?: { name: string } }>;
}

async function sit(cookie: string, follow: boolean): Promise<Seat> {
	const socket = io(stage.app.url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
	await once(socket as unknown as NodeJS.EventEmitter, 'connect');
	const heard: Heard[] = [];
	socket.on('from-room', (message: Heard) => message.type === 'beat' || heard.push(message));
	const seat: Seat = {
		socket,
		heard,
		within: null,
		async join() {
			const wish = { protocol: 1, streamId: stage.streamId, watch: false, follow };
			seat.within = ((await socket.emitWithAck('join', wish)) as { within: string | null }).within;
		},
		async submit(id, command) {
			const answered = new Promise<NonNullable<Heard['answer']>>((done) => {
				const hear = ({ answer }: Heard): void => {
					if (answer?.id !== id) return;
					socket.off('from-room', hear);
					done(answer);
				};
				socket.on('from-room', hear);
			});
			socket.emit('to-room', { type: 'submit', submission: { id, command } });
			return answered;
		},
		rehearse: (wish) => socket.timeout(5_000).emitWithAck('rehearse', wish) as ReturnType<Seat['rehearse']>
	};
	await seat.join();
	return seat;
}

/** Every record of every collection, and every byte the recorder has. What a login writes is not the stream's. */
async function everything(): Promise<{ records: Record<string, unknown>; recorder: Record<string, string> }> {
	const records: Record<string, unknown> = {};
	for (const { name } of await stage.service.collections.getFullList()) {
		if (!name.startsWith('_')) records[name] = await stage.service.collection(name).getFullList({ sort: 'id' });
	}
	const folder = join(stage.app.dataDir, 'recorder');
	const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
	const recorder = Object.fromEntries(files.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name)).toString('base64')])); // prettier-ignore
	return { records, recorder };
}

const take = (runId: string, was: string | null) => ({
	name: 'take',
	args: { runId, itemId: null, how: 'next' },
	aim: { runId: was }
});

test('taken, cued, marked, counted, edited, ended: nothing of it is anywhere afterwards', async () => {
	const desk = await sit(stage.directorCookie, true);
	const host = await sit(stage.screenCookie, true);
	const plan = await sit(stage.producerCookie, false);
	await stage.allInPocketBase(0);
	const before = await everything();
	expect(Object.keys(before.recorder).length).toBeGreaterThan(0);
	const aired = JSON.stringify(before.records['entries']);

	const told = once(host.socket as unknown as NodeJS.EventEmitter, 'rehearsal') as Promise<[{ running: { id: string } }]>; // prettier-ignore
	expect(await host.rehearse({ act: 'start' })).toMatchObject({ ok: false, refusal: { name: 'not-allowed' } });
	expect(await desk.rehearse({ act: 'start' })).toMatchObject({ ok: true });
	const [{ running }] = await told;
	await Promise.all([desk.join(), host.join(), plan.join()]);
	expect([desk.within, host.within, plan.within]).toEqual([running.id, running.id, null]);

	// By the other way the stream cannot go on air meanwhile.
	expect(await plan.submit('real', take('real', null))).toMatchObject({ ok: false, refusal: { name: 'rehearsal-running' } }); // prettier-ignore

	await desk.rehearse({ act: 'turn', rate: 60 });
	expect(await desk.submit('t1', take('r1', null))).toMatchObject({ ok: true });
	for (const [i, command] of [
		{ name: 'send-cue', args: { cueId: 'c1', preset: null, text: '慢一点', posts: ['post-host'], needsAck: true } },
		{ name: 'mark', args: { markId: 'm1', kind: 'bag', text: '', at: null } },
		{ name: 'set-stock', args: { itemId: 'item-2', stock: 7 } },
		{ name: 'extend', args: { by: 60_000 }, aim: { runId: 'r1' } }
	].entries())
		expect(await desk.submit(`more-${i}`, command)).toMatchObject({ ok: true });
	expect(await host.submit('ack', { name: 'acknowledge-cue', args: { cueId: 'c1', postId: 'post-host' } })).toMatchObject({ ok: true }); // prettier-ignore
	expect(await desk.submit('t2', take('r2', 'r1'))).toMatchObject({ ok: true });
	// By its own clock: it began at the planned start, whatever the time is here.
	const takes = () =>
		host.heard.flatMap(({ broadcast }) => (broadcast?.entry.name === 'take' ? [broadcast.entry.at] : []));
	await expect.poll(takes).toHaveLength(2);
	const taken = takes();
	const [stream] = (before.records['streams'] as { id: string; planned_start: number }[]).filter(({ id }) => id === stage.streamId); // prettier-ignore
	expect(taken[0]).toBe(stream?.planned_start);
	expect(taken[1]).toBeGreaterThan(taken[0] ?? Infinity);

	expect(await desk.submit('end', { name: 'end-show', args: {}, aim: { runId: 'r2' } })).toMatchObject({ ok: true });
	// One more NEXT that was on its way: it must not put the stream on air.
	expect(await desk.submit('late', take('r3', null))).toMatchObject({ ok: false, refusal: { name: 'rehearsal-over' } });
	const { measured } = await desk.rehearse({ act: 'measured' });
	expect(measured).toMatchObject([{ itemId: 'item-1' }, { itemId: 'item-2' }]);

	// The stream's own pages heard nothing but the refusal; back on the stream all is as it was.
	expect(plan.heard.map(({ type }) => type)).toEqual(['answer']);
	await desk.join();
	expect(desk.within).toBeNull();
	const after = await everything();
	expect(JSON.stringify(after.records['entries'])).toBe(aired);
	expect(after).toEqual(before);
	// And now it may.
	expect(await plan.submit('real-2', take('real-2', null))).toMatchObject({ ok: true });
	for (const seat of [desk, host, plan]) seat.socket.close();
});
