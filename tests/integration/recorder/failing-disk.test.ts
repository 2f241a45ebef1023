// The disk is full or broken: appends are refused by name, nothing half written stays in the way, and the recorder heals by itself.
import fc from 'fast-check';
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { LogFile } from '#lib/server/recorder/disk.ts';
import { OutOfOrder, RecorderFailed } from '#lib/server/recorder/fault.ts';
import { FlightRecorder, type RecorderHealth } from '#lib/server/recorder/recorder.ts';
import { diskError, diskWith } from './disks.ts';
import { eventually, entry, freshFolder, seqs, type SaidEntry } from './entries.ts';

const full = freshMount();

test.skipIf(full === null)(
	'a really full disk: refused by name, healthy again by itself soon after space is freed',
	async () => {
		const mount = full ?? '';
		const told: RecorderHealth[] = [];
		const options = {
			folder: join(mount, 'recorder'),
			onHealth: (health: RecorderHealth) => told.push(health),
			retryMs: 50
		};
		const recorder = await FlightRecorder.open<SaidEntry>(options);
		writeFileSync(join(mount, 'ballast'), Buffer.alloc(300 * 1024));
		let saved = 0;
		let failure: unknown = null;
		while (!failure) {
			await recorder.append('s', [entry(saved + 1, '满'.repeat(2000))]).then(
				() => (saved += 1),
				(error: unknown) => (failure = error)
			);
		}
		expect(saved).toBeGreaterThan(20);
		expect(failure).toBeInstanceOf(RecorderFailed);
		expect((failure as Error).message).toContain('the disk is full');
		expect(recorder.health).toMatchObject({ ok: false, reason: 'the disk is full' });
		await expect(recorder.append('s', [entry(saved + 1, '满'.repeat(2000))])).rejects.toThrow(RecorderFailed);

		const freed = performance.now();
		rmSync(join(mount, 'ballast'));
		await eventually(() => recorder.health.ok).toBe(true);
		expect(performance.now() - freed).toBeLessThan(5000);
		expect(told.map((health) => health.ok)).toEqual([false, true]);
		await recorder.append('s', [entry(saved + 1, '好了')]);
		await recorder.close();

		const after = await FlightRecorder.open<SaidEntry>(options);
		expect(seqs(await after.entriesOf('s'))).toEqual(Array.from({ length: saved + 1 }, (_, i) => i + 1));
		expect(after.cut).toBeNull();
		await after.close();
	}
);

/** What the disk does to the next operations: fine, or how it fails. */
const moods = ['fine', 'fine', 'fine', 'full at once', 'full half way', 'flush fails', 'truncate fails'] as const;
type Mood = (typeof moods)[number];

const moody = (next: () => Mood) =>
	diskWith((file: LogFile) => ({
		async write(bytes, at) {
			const mood = next();
			if (mood === 'full at once') throw diskError('ENOSPC');
			if (mood !== 'full half way') return file.write(bytes, at);
			await file.write(bytes.subarray(0, bytes.length >> 1), at);
			throw diskError('ENOSPC');
		},
		flush: () => (next() === 'flush fails' ? Promise.reject(diskError('EIO')) : file.flush()),
		truncate: (length) => (next() === 'truncate fails' ? Promise.reject(diskError('EIO')) : file.truncate(length))
	}));

test('whatever the disk refuses and when, exactly what was acknowledged is there afterwards', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.constantFrom(...moods), { minLength: 10, maxLength: 60 }), async (list) => {
			const folder = freshFolder();
			const left: Mood[] = [];
			const disk = moody(() => left.shift() ?? 'fine');
			const recorder = await FlightRecorder.open<SaidEntry>({ folder, disk, segmentBytes: 800, retryMs: 60_000 });
			left.push(...list);
			const acknowledged: string[] = [];
			for (let tries = 0, seq = 1; tries < 30; tries += 1) {
				const text = `第 ${tries} 次`;
				await recorder.append('s', [entry(seq, text)]).then(
					() => {
						acknowledged.push(text);
						seq += 1;
					},
					(error: unknown) => expect(error).toBeInstanceOf(RecorderFailed)
				);
			}
			await recorder.close();
			const after = await FlightRecorder.open<SaidEntry>({ folder });
			expect((await after.entriesOf('s')).map((one) => one.events[0]?.text)).toEqual(acknowledged);
			await after.close();
		}),
		{ numRuns: 60 }
	);
});

test('a failure in one flush refuses everybody who shared it, and the next flush is whole again', async () => {
	let broken = true;
	const disk = diskWith((file) => ({ flush: () => (broken ? Promise.reject(diskError('EIO')) : file.flush()) }));
	const told: string[] = [];
	const onHealth = (health: RecorderHealth) => told.push(health.ok ? 'ok' : health.reason);
	const recorder = await FlightRecorder.open<SaidEntry>({ folder: freshFolder(), disk, onHealth, retryMs: 60_000 });
	const results = await Promise.allSettled(['a', 'b', 'c'].map((stream) => recorder.append(stream, [entry(1)])));
	expect(results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected']);
	expect(recorder.backlog().count).toBe(0);
	broken = false;
	await recorder.append('b', [entry(1)]);
	expect(told).toEqual(['the disk reports an error', 'ok']);
	expect([await recorder.entriesOf('a'), seqs(await recorder.entriesOf('b'))]).toEqual([[], [1]]);
	await recorder.close();
});

test('a disk that hangs holds nobody up for long, then nobody at all; what it took after all counts', async () => {
	let release: (() => void) | null = null;
	let hanging = true;
	const disk = diskWith((file) => ({
		async flush() {
			if (hanging) await new Promise<void>((go) => (release = go));
			await file.flush();
		}
	}));
	const recorder = await FlightRecorder.open<SaidEntry>({ folder: freshFolder(), disk, hangMs: 500 });
	const first = recorder.append('s', [entry(1)]);
	const behind = recorder.append('t', [entry(1)]);
	await expect(first).rejects.toThrow('the disk does not answer');
	await expect(behind).rejects.toThrow(RecorderFailed);
	const began = performance.now();
	await expect(recorder.append('s', [entry(2)])).rejects.toThrow('the disk does not answer');
	expect(performance.now() - began).toBeLessThan(300);
	expect(recorder.health).toMatchObject({ ok: false, reason: 'the disk does not answer' });

	hanging = false;
	(release as (() => void) | null)?.();
	await eventually(() => recorder.health.ok).toBe(true);
	await expect(recorder.append('s', [entry(1)])).rejects.toThrow(OutOfOrder);
	await recorder.append('s', [entry(2)]);
	expect(seqs(await recorder.entriesOf('s'))).toEqual([1, 2]);
	await recorder.close();
});

/** A file system of 512 kB, or null where this process may not mount one. */
function freshMount(): string | null {
	const folder = `/tmp/changji-full-${process.pid}`;
	if (process.platform !== 'linux') return skipped('only Linux mounts a tmpfs');
	mkdirSync(folder, { recursive: true });
	const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder], { encoding: 'utf8' });
	if (mounted.status !== 0) return skipped(mounted.stderr?.trim() || 'mounting is not possible');
	afterAll(() => {
		spawnSync('umount', [folder]);
		rmSync(folder, { recursive: true, force: true });
	});
	return folder;
}

function skipped(why: string): null {
	console.warn(`The test with a really full disk is skipped: ${why}.`);
	return null;
}
