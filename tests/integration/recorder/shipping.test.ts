// From the recorder to a real PocketBase: everything arrives once and in order, whatever dies on the way.
import { cpSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { FlightRecorder } from '#lib/server/recorder/recorder.ts';
import { Shipper, type ShipperOptions } from '#lib/server/recorder/shipper.ts';
import type { ShippingStatus } from '#lib/server/recorder/shipping-status.ts';
import { serviceClient } from '#lib/server/pocketbase/client.ts';
import { JournalStore } from '#lib/server/pocketbase/journal-store.ts';
import { startPocketBase } from '../../../src/host/pocketbase-process.ts';
import { freshPocketBase, superuser } from '../support/pocketbase.ts';
import { eventually, entries, entry, freshFolder, freshStream, seqs, type Said, type SaidEntry } from './entries.ts';

let pb: Awaited<ReturnType<typeof freshPocketBase>>;
beforeAll(async () => void (pb = await freshPocketBase()));
afterAll(() => pb.stop());

const storeAt = (url: string) => new JournalStore<unknown, Said>(serviceClient({ url, ...superuser }));

async function shipping(options: Partial<ShipperOptions<Said>> & { folder?: string; url?: string } = {}) {
	const { folder = freshFolder(), url = pb.url, ...rest } = options;
	const recorder = await FlightRecorder.open<SaidEntry>({ folder });
	const store = storeAt(url);
	const told: ShippingStatus[] = [];
	const onStatus = (status: ShippingStatus) => told.push(status);
	const shipper = new Shipper<Said>({ recorder, store, onStatus, backoffMs: [20, 100], reportMs: 20, ...rest });
	const stop = async () => {
		await shipper.stop();
		await recorder.close();
	};
	return { folder, recorder, store, shipper, told, stop };
}

/** All command ids of the stream in PocketBase, in order. */
const there = async (url: string, stream: string) =>
	(await storeAt(url).entries(stream, 0)).map((one) => one.commandId);
const ids = (list: readonly SaidEntry[]) => list.map((one) => one.commandId);

test('what is recorded arrives as it was, in order, and nothing waits any more', async () => {
	const stream = await freshStream(pb.superuser);
	const { recorder, shipper, told, store, stop } = await shipping();
	shipper.start();
	await recorder.append(stream, entries(1, 3));
	await recorder.append(stream, entries(4, 130));
	await shipper.idle();
	expect(await store.entries(stream, 0)).toEqual(entries(1, 130));
	expect(shipper.status).toEqual({ waiting: { count: 0, since: null }, away: null, stuck: [], foreign: [] });
	await eventually(() => told.at(-1)?.waiting.count).toBe(0);
	await stop();
});

test('PocketBase killed again and again while entries come in: all arrive once and in order, appends never wait', async () => {
	const streams = [await freshStream(pb.superuser), await freshStream(pb.superuser)];
	const { recorder, shipper, told, stop } = await shipping();
	shipper.start();
	let slowest = 0;
	let seq = 0;
	const speak = async () => {
		seq += 1;
		const began = performance.now();
		await Promise.all(streams.map((stream) => recorder.append(stream, [entry(seq)])));
		slowest = Math.max(slowest, performance.now() - began);
	};
	for (let kill = 1; kill <= 4; kill += 1) {
		const back = once(pb.server, 'up');
		for (let i = 0; i < 40; i += 1) await speak();
		process.kill(pb.server.pid ?? 0, 'SIGKILL');
		while (!shipper.status.away) await speak();
		if (kill < 4) await back;
	}
	expect(shipper.status.waiting.count).toBeGreaterThan(0);
	expect(shipper.status.waiting.since).toBeLessThanOrEqual(Date.now());
	await shipper.idle();
	for (const stream of streams) expect(await there(pb.url, stream)).toEqual(ids(entries(1, seq)));
	expect(told.some((status) => status.away)).toBe(true);
	await eventually(() => told.at(-1)).toMatchObject({ away: null, waiting: { count: 0, since: null } });
	expect(slowest).toBeLessThan(2000);
	await stop();
});

test('an answer that got lost, and a lost note of what is shipped, double nothing', async () => {
	const stream = await freshStream(pb.superuser);
	const first = await shipping();
	await first.recorder.append(stream, entries(1, 70));
	// Sent and saved, but nobody here knows: as if the process died before the answer came.
	expect(await first.store.save(stream, entries(1, 60))).toEqual({ outcome: 'saved' });
	const closing = first.stop();
	await closing;
	rmSync(`${first.folder}/shipped.json`, { force: true });

	const again = await shipping({ folder: first.folder });
	expect(again.recorder.backlog().count).toBe(70);
	again.shipper.start();
	await again.shipper.idle();
	expect(await there(pb.url, stream)).toEqual(ids(entries(1, 70)));

	// The same while it is running: the comparison is over, the number is taken by our own entry.
	expect(await again.store.save(stream, entries(71, 75))).toEqual({ outcome: 'saved' });
	await again.recorder.append(stream, entries(71, 80));
	await again.shipper.idle();
	expect(await there(pb.url, stream)).toEqual(ids(entries(1, 80)));
	expect(again.shipper.status.foreign).toEqual([]);
	await again.stop();
});

test("another server's entry under our number stops the stream, is told once, and harms no other stream", async () => {
	const [ours, other] = [await freshStream(pb.superuser), await freshStream(pb.superuser)];
	const told: [string, number][] = [];
	const { recorder, shipper, store, stop } = await shipping({ onForeign: (stream, seq) => told.push([stream, seq]) });
	shipper.start();
	await recorder.append(ours, entries(1, 5));
	await shipper.idle();
	await store.save(ours, entries(6, 8, 'somebody else'));
	await recorder.append(ours, entries(6, 7));
	await recorder.append(other, entries(1, 2));
	await shipper.idle();
	expect(told).toEqual([[ours, 6]]);
	expect(shipper.status).toMatchObject({ foreign: [{ stream: ours, seq: 6 }], waiting: { count: 2 } });
	expect(await there(pb.url, other)).toEqual(ids(entries(1, 2)));
	expect(await there(pb.url, ours)).toEqual([...ids(entries(1, 5)), ...ids(entries(6, 8, 'somebody else'))]);
	await stop();
});

test("another server's entries, written while we were down and more than ours, are noticed by comparing", async () => {
	const stream = await freshStream(pb.superuser);
	const before = await shipping();
	await before.recorder.append(stream, entries(1, 7));
	await before.stop();
	await before.store.save(stream, [...entries(1, 5), ...entries(6, 9, 'somebody else')]);
	const told: [string, number][] = [];
	const after = await shipping({ folder: before.folder, onForeign: (id, seq) => told.push([id, seq]) });
	after.shipper.start();
	await after.shipper.idle();
	expect(told).toEqual([[stream, 6]]);
	expect(after.shipper.status.waiting.count).toBe(7);
	await after.stop();
});

test('an entry PocketBase never takes is kept, shown with its reason, and holds up only its own stream', async () => {
	const [bad, good] = [await freshStream(pb.superuser), await freshStream(pb.superuser)];
	const { recorder, shipper, stop } = await shipping({ stuckMs: 100 });
	shipper.start();
	await recorder.append(bad, [...entries(1, 30), entry(31, 'x', 'y'.repeat(101)), ...entries(32, 40)]);
	await recorder.append(good, entries(1, 60));
	await eventually(() => shipper.status.stuck.length).toBe(1);
	await eventually(() => shipper.status.waiting.count).toBe(10);
	expect(shipper.status.stuck[0]).toMatchObject({ stream: bad, seq: 31 });
	expect(shipper.status.stuck[0]?.reason).toMatch(/by: .*100 character/);
	expect(await there(pb.url, good)).toEqual(ids(entries(1, 60)));
	expect(await there(pb.url, bad)).toEqual(ids(entries(1, 30)));

	// Somebody repairs the cause: it goes on by itself.
	const collection = await pb.superuser.collections.getOne('entries');
	const fields = (collection.fields as { name: string; max?: number }[]).map((field) =>
		field.name === 'by' || field.name === 'command_id' ? { ...field, max: 200 } : field
	);
	await pb.superuser.collections.update('entries', { fields });
	await eventually(() => shipper.status.stuck).toEqual([]);
	await shipper.idle();
	expect((await there(pb.url, bad)).length).toBe(40);
	await stop();
});

test('PocketBase comes back older (power cut, restored backup): what it lost is shipped again', async () => {
	const dir = freshFolder();
	const old = freshFolder();
	let server = await startPocketBase({ dir, superuser });
	onTestFinished(() => server.stop());
	const port = Number(new URL(server.url).port);
	const stream = await freshStream(serviceClient({ url: server.url, ...superuser }));
	const { recorder, shipper, stop } = await shipping({ url: server.url });
	shipper.start();
	await recorder.append(stream, entries(1, 40));
	await shipper.idle();
	await server.stop();
	cpSync(dir, old, { recursive: true });
	server = await startPocketBase({ dir, port, superuser });
	await recorder.append(stream, entries(41, 120));
	await shipper.idle();
	expect((await there(server.url, stream)).length).toBe(120);

	const goBack = async () => {
		await server.stop();
		rmSync(dir, { recursive: true });
		cpSync(old, dir, { recursive: true });
		server = await startPocketBase({ dir, port, superuser });
		expect((await there(server.url, stream)).length).toBe(40);
	};
	// While the app runs: it notices by the connection that broke.
	await goBack();
	await recorder.append(stream, entries(121, 125));
	await shipper.idle();
	expect(await there(server.url, stream)).toEqual(ids(entries(1, 125)));
	await stop();

	// Both were down: it notices at the start, although its own note says that all was shipped.
	await goBack();
	const next = await shipping({ folder: recorder.folder, url: server.url });
	expect(next.recorder.backlog().count).toBe(0);
	next.shipper.start();
	await next.shipper.idle();
	expect(await there(server.url, stream)).toEqual(ids(entries(1, 125)));
	expect(seqs(await next.store.entries(stream, 120))).toEqual([121, 122, 123, 124, 125]);
	await next.stop();
});

test('old segments go when PocketBase has them and a day is over, and not before', async () => {
	const stream = await freshStream(pb.superuser);
	let now = 1_700_000_000_000;
	const folder = freshFolder();
	const recorder = await FlightRecorder.open<SaidEntry>({ folder, now: () => now, segmentBytes: 2000 });
	const shipper = new Shipper<Said>({ recorder, store: storeAt(pb.url) });
	for (const one of entries(1, 60)) await recorder.append(stream, [one]);
	now += 25 * 60 * 60 * 1000;
	expect(await recorder.trim()).toBe(0);
	shipper.start();
	await shipper.idle();
	now -= 2 * 60 * 60 * 1000;
	expect(await recorder.trim()).toBe(0);
	now += 2 * 60 * 60 * 1000;
	expect(await recorder.trim()).toBeGreaterThan(3);
	const kept = seqs(await recorder.entriesOf(stream));
	expect(kept.length).toBeLessThan(60);
	await shipper.stop();
	await recorder.close();
	const again = await FlightRecorder.open<SaidEntry>({ folder });
	expect(seqs(await again.entriesOf(stream))).toEqual(kept);
	expect(again.backlog().count).toBe(0);
	await again.close();
});
