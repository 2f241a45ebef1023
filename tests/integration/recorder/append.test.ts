// An append is answered after the flush, never before; simultaneous ones share a flush; one process owns the folder.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { nodeDisk } from '#lib/server/recorder/disk.ts';
import { OutOfOrder, RecorderInUse } from '#lib/server/recorder/fault.ts';
import { FlightRecorder } from '#lib/server/recorder/recorder.ts';
import { diskWith } from './disks.ts';
import { eventually, entries, entry, freshFolder, seqs, type SaidEntry } from './entries.ts';

test('an append waits for its flush, and what arrives meanwhile shares the next one', async () => {
	let flushes = 0;
	let release: () => void = () => undefined;
	const disk = diskWith((file) => ({
		async flush() {
			flushes += 1;
			await new Promise<void>((go) => (release = go));
			await file.flush();
		}
	}));
	const recorder = await FlightRecorder.open<SaidEntry>({ folder: freshFolder(), disk });
	const answered: string[] = [];
	const append = (stream: string, seq: number) =>
		recorder.append(stream, [entry(seq)]).then(() => void answered.push(`${stream}${seq}`));
	const first = append('a', 1);
	await eventually(() => flushes).toBe(1);
	const rest = [append('a', 2), append('b', 1), append('a', 3), append('c', 1)];
	expect(answered).toEqual([]);
	release();
	await first;
	await eventually(() => flushes).toBe(2);
	expect(answered).toEqual(['a1']);
	release();
	await Promise.all(rest);
	expect(answered).toEqual(['a1', 'a2', 'b1', 'a3', 'c1']);
	expect(flushes).toBe(2);
	expect(recorder.backlog().count).toBe(5);
	const closing = recorder.close();
	await closing;
});

test('a new segment is in its folder for good before anything in it is answered', async () => {
	const order: string[] = [];
	const disk = {
		...diskWith((file, path) => ({
			flush: () => file.flush().then(() => void (path.endsWith('.rec') && order.push('flush')))
		})),
		flushFolder: (folder: string) => nodeDisk.flushFolder(folder).then(() => void order.push('folder'))
	};
	const recorder = await FlightRecorder.open<SaidEntry>({ folder: freshFolder(), disk, segmentBytes: 300 });
	for (const one of entries(1, 4)) await recorder.append('s', [one]).then(() => order.push(`answered ${one.seq}`));
	await recorder.close();
	expect(order.join()).toMatch(/^(folder,)+flush,answered 1,flush,answered 2,folder,flush,answered 3/);
});

test('a number that is there already is refused, and takes nothing else down with it', async () => {
	const recorder = await FlightRecorder.open<SaidEntry>({ folder: freshFolder() });
	const [first, twice, other] = await Promise.allSettled([
		recorder.append('s', entries(1, 3)),
		recorder.append('s', [entry(3)]),
		recorder.append('t', [entry(1)])
	]);
	expect([first.status, other.status]).toEqual(['fulfilled', 'fulfilled']);
	expect(twice).toMatchObject({ status: 'rejected', reason: expect.any(OutOfOrder) });
	expect(seqs(await recorder.entriesOf('s'))).toEqual([1, 2, 3]);
	await recorder.close();
	await expect(recorder.append('s', [entry(4)])).rejects.toThrow('closed');
});

test('a second recorder on the folder is refused, from this process and from another; a dead owner holds nothing', async () => {
	const folder = freshFolder();
	const recorder = await FlightRecorder.open<SaidEntry>({ folder });
	const second = FlightRecorder.open<SaidEntry>({ folder });
	await expect(second).rejects.toThrow(RecorderInUse);
	await expect(second).rejects.toThrow(`in use by another process (pid ${process.pid}): stop that one first`);
	await recorder.close();

	const child = fork(new URL('./writer.ts', import.meta.url), [folder]);
	await once(child, 'message');
	await expect(FlightRecorder.open<SaidEntry>({ folder })).rejects.toThrow(`pid ${child.pid}`);
	child.kill('SIGKILL');
	await once(child, 'exit');
	const heir = await FlightRecorder.open<SaidEntry>({ folder });
	expect((await heir.entriesOf('s0')).length).toBeGreaterThan(0);
	await heir.close();
});
