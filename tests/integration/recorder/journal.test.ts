// The journal a room stands on: loads from PocketBase and recorder together, from the recorder alone when it must, and never from a part.
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { FlightJournal } from '#lib/server/recorder/flight-journal.ts';
import { JournalForked, JournalUnavailable } from '#lib/server/recorder/fault.ts';
import { FlightRecorder } from '#lib/server/recorder/recorder.ts';
import { Shipper } from '#lib/server/recorder/shipper.ts';
import { serviceClient } from '#lib/server/pocketbase/client.ts';
import { JournalStore } from '#lib/server/pocketbase/journal-store.ts';
import { journalContract, type ContractEvent, type ContractState } from '#lib/sync/journal.contract.ts';
import { BrokenJournal, ForeignEntry, type Journal, type Snapshot } from '#lib/sync/journal.ts';
import { freshPocketBase, superuser } from '../support/pocketbase.ts';
import { entries, entry, freshFolder, freshStream, seqs, type Said, type SaidEntry } from './entries.ts';

type Count = { readonly said: number };
let pb: Awaited<ReturnType<typeof freshPocketBase>>;
beforeAll(async () => void (pb = await freshPocketBase()));
afterAll(() => pb.stop());

/** Nothing listens here: PocketBase is away. */
const AWAY = 'http://127.0.0.1:9';

async function flight({ folder = freshFolder(), url = pb.url } = {}) {
	const recorder = await FlightRecorder.open<SaidEntry>({ folder });
	const store = new JournalStore<Count, Said>(serviceClient({ url, ...superuser }));
	const shipper = new Shipper<Said>({ recorder, store, backoffMs: [20, 100] });
	const faults: unknown[] = [];
	const onSnapshotFault = (_: string, error: unknown) => faults.push(error);
	const journal = new FlightJournal<Count, Said>({ recorder, store, shipper, onSnapshotFault });
	shipper.start();
	let ended = false;
	const stop = async () => {
		if (ended) return;
		ended = true;
		await shipper.stop();
		await journal.settled();
		await recorder.close();
	};
	onTestFinished(stop);
	return { folder, recorder, store, shipper, journal, faults, stop };
}

const snapshotAt = (seq: number, by = 'm1'): Snapshot<Count> => ({
	seq,
	state: { said: seq },
	ids: entries(Math.max(1, seq - 9), seq, by).map((one) => one.commandId)
});

journalContract('FlightJournal', async () => {
	const folder = freshFolder();
	const names = new Map<string, string>();
	for (const name of ['new', 's', 't']) names.set(name, await freshStream(pb.superuser));
	let server = await flight({ folder });
	/** The suite calls its streams by short names; PocketBase wants records. */
	const named = (): Journal<ContractState, ContractEvent> => {
		const journal = server.journal as unknown as FlightJournal<ContractState, ContractEvent>;
		const id = (name: string) => names.get(name) ?? name;
		return {
			load: (name) => journal.load(id(name)),
			append: (name, list) => journal.append(id(name), list),
			saveSnapshot: (name, snapshot) => journal.saveSnapshot(id(name), snapshot)
		};
	};
	const reopen = async () => {
		await server.stop();
		server = await flight({ folder });
		return named();
	};
	return { journal: named(), reopen, close: () => server.stop() };
});

test('what was shipped and what only the recorder has make one journal, each entry once', async () => {
	const stream = await freshStream(pb.superuser);
	const first = await flight();
	await first.journal.append(stream, entries(1, 30));
	await first.shipper.idle();
	await first.shipper.stop();
	await first.journal.append(stream, entries(31, 35));
	expect((await first.journal.load(stream)).entries).toEqual(entries(1, 35));
	await first.stop();
	const again = await flight({ folder: first.folder });
	expect(await again.journal.load(stream)).toEqual({ snapshot: null, entries: entries(1, 35) });
	// Another machine without this recorder sees what was shipped by now.
	await again.shipper.idle();
	await again.stop();
	expect((await (await flight()).journal.load(stream)).entries).toEqual(entries(1, 35));
});

test('a snapshot shortens loading at once, reaches PocketBase when its entries have, and only the newest counts', async () => {
	const stream = await freshStream(pb.superuser);
	const { journal, shipper, store, folder, faults, stop } = await flight();
	await shipper.stop();
	await journal.append(stream, entries(1, 25));
	await journal.saveSnapshot(stream, snapshotAt(20));
	await journal.saveSnapshot(stream, snapshotAt(10));
	expect(await journal.load(stream)).toEqual({ snapshot: snapshotAt(20), entries: entries(21, 25) });
	expect(await store.newestSnapshot(stream)).toBeNull();
	await stop();

	const again = await flight({ folder });
	await again.shipper.idle();
	for (const seq of [21, 22, 23]) await again.journal.saveSnapshot(stream, snapshotAt(seq));
	await again.journal.settled();
	expect(await again.store.newestSnapshot(stream)).toEqual(snapshotAt(23));
	expect((await pb.superuser.collection('snapshots').getFullList({ filter: `stream='${stream}'` })).length).toBe(2);
	expect([...faults, ...again.faults]).toEqual([]);
	await again.stop();
	expect(await (await flight()).journal.load(stream)).toEqual({ snapshot: snapshotAt(23), entries: entries(24, 25) });
});

test('PocketBase away: the recorder alone opens what it has whole, and says so when it has not', async () => {
	const [whole, tail, unknown] = ['wholewholewhole', 'tailtailtailtai', 'unknownunknownu'];
	const { journal, recorder } = await flight({ url: AWAY });
	await recorder.append(whole, entries(1, 12));
	await recorder.append(tail, entries(41, 50));
	expect(await journal.load(whole)).toEqual({ snapshot: null, entries: entries(1, 12) });
	const refused = journal.load(tail);
	await expect(refused).rejects.toThrow(JournalUnavailable);
	await expect(refused).rejects.toThrow('PocketBase does not answer');
	await expect(journal.load(unknown)).rejects.toThrow(JournalUnavailable);
	await recorder.snapshots.keep(tail, snapshotAt(45));
	expect(await journal.load(tail)).toEqual({ snapshot: snapshotAt(45), entries: entries(46, 50) });
	await recorder.snapshots.keep(unknown, snapshotAt(7));
	expect(await journal.load(unknown)).toEqual({ snapshot: snapshotAt(7), entries: [] });
	await recorder.append(unknown, entries(9, 9));
	await expect(journal.load(unknown)).rejects.toThrow(JournalUnavailable);
	await journal.append(whole, entries(13, 14));
	expect(seqs((await journal.load(whole)).entries).at(-1)).toBe(14);
});

test('a repeated append is harmless, another command under a number is foreign, a gap is broken', async () => {
	const stream = await freshStream(pb.superuser);
	const { journal, shipper, recorder } = await flight();
	await journal.append(stream, entries(1, 5));
	await journal.append(stream, entries(3, 7));
	await expect(journal.append(stream, entries(7, 8, 'm2'))).rejects.toThrow(ForeignEntry);
	await expect(journal.append(stream, entries(9, 9))).rejects.toThrow(BrokenJournal);
	const both = [journal.append(stream, [entry(8)]), journal.append(stream, [entry(8, '别人', 'm2')])];
	const settled = await Promise.allSettled(both);
	expect(settled[0]).toMatchObject({ status: 'fulfilled' });
	expect(settled[1]).toMatchObject({ status: 'rejected', reason: expect.any(ForeignEntry) });
	await shipper.idle();
	expect((await journal.load(stream)).entries).toEqual(entries(1, 8));
	expect(recorder.backlog().count).toBe(0);
});

test("two servers wrote one stream: the journal refuses to guess until one's entries are set aside", async () => {
	const stream = await freshStream(pb.superuser);
	const ours = await flight();
	await ours.journal.append(stream, entries(1, 4));
	await ours.shipper.idle();
	const theirs = await flight();
	await theirs.journal.load(stream);
	await theirs.journal.append(stream, entries(5, 9, 'theirs'));
	await theirs.shipper.idle();
	await ours.journal.append(stream, entries(5, 6));
	await ours.shipper.idle();
	await expect(ours.journal.append(stream, [entry(7)])).rejects.toThrow(ForeignEntry);
	const forked = ours.journal.load(stream);
	await expect(forked).rejects.toThrow(JournalForked);
	await expect(forked).rejects.toMatchObject({ stream, seq: 5 });

	const path = await ours.journal.setAside(stream, 5);
	const { default: kept } = (await import(path, { with: { type: 'json' } })) as { default: { entries: SaidEntry[] } };
	expect(kept.entries).toEqual(entries(5, 6));
	expect((await ours.journal.load(stream)).entries).toEqual([...entries(1, 4), ...entries(5, 9, 'theirs')]);
	await ours.journal.append(stream, [entry(10)]);
	await ours.shipper.idle();
	expect(ours.shipper.status).toMatchObject({ foreign: [], stuck: [], waiting: { count: 0 } });
	await ours.stop();
	const again = await flight({ folder: ours.folder });
	expect(seqs((await again.journal.load(stream)).entries)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("another server's snapshot over our unshipped entries hides nothing", async () => {
	const stream = await freshStream(pb.superuser);
	const ours = await flight();
	await ours.journal.append(stream, entries(1, 4));
	await ours.shipper.idle();
	await ours.shipper.stop();
	await ours.journal.append(stream, entries(5, 6));
	await ours.store.save(stream, entries(5, 9, 'theirs'));
	await ours.store.saveSnapshot(stream, snapshotAt(8, 'theirs'));
	await expect(ours.journal.load(stream)).rejects.toThrow(JournalForked);
});

test('entries that looked unsaved while the disk hung are found when they are appended again', async () => {
	const stream = await freshStream(pb.superuser);
	const { journal, recorder } = await flight();
	await journal.load(stream);
	// The recorder took them, the room was told otherwise.
	const late = recorder.append(stream, entries(1, 2));
	await journal.append(stream, entries(1, 3));
	await late;
	expect((await journal.load(stream)).entries).toEqual(entries(1, 3));
});

test('a stream that was deleted in PocketBase is stuck, loudly, until its entries are set aside', async () => {
	const stream = await freshStream(pb.superuser);
	const { journal, recorder, shipper, folder, stop } = await flight();
	await journal.append(stream, entries(1, 4));
	await shipper.idle();
	await pb.superuser.collection('streams').delete(stream);
	await journal.append(stream, entries(5, 6));
	await shipper.idle();
	expect(shipper.status.stuck).toMatchObject([{ stream, reason: expect.stringContaining('stream:') }]);
	await journal.setAside(stream, 1);
	await shipper.idle();
	expect(shipper.status).toEqual({ waiting: { count: 0, since: null }, away: null, stuck: [], foreign: [] });
	expect(await recorder.entriesOf(stream)).toEqual([]);
	await stop();
	const again = await flight({ folder });
	await again.shipper.idle();
	expect(again.shipper.status).toMatchObject({ waiting: { count: 0 }, stuck: [] });
});

test('a snapshot beside the log that the journal does not confirm is not used', async () => {
	const stream = await freshStream(pb.superuser);
	const { journal, recorder, shipper } = await flight();
	await journal.append(stream, entries(1, 8));
	await shipper.idle();
	await recorder.snapshots.keep(stream, snapshotAt(12));
	expect((await journal.load(stream)).snapshot).toBeNull();
	await recorder.snapshots.keep(stream, snapshotAt(6, 'somebody else'));
	expect(await journal.load(stream)).toEqual({ snapshot: null, entries: entries(1, 8) });
});
