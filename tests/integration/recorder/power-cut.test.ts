// The studio trips its breaker: at every single moment of a run the disk is copied without what was not flushed, and the copy must hold all that was acknowledged.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FlightRecorder } from '#lib/server/recorder/recorder.ts';
import { PlugDisk, writeImage } from './disks.ts';
import { entries, entry, freshFolder, seqs, type SaidEntry } from './entries.ts';

/** Numbers from 0 up to 1, the same for the same seed. */
function chances(seed: number): () => number {
	let state = seed;
	return () => {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		return state / 2 ** 32;
	};
}

test.for([1, 2, 3])('a power cut at every moment of a run loses nothing acknowledged (seed %i)', async (seed) => {
	const chance = chances(seed);
	const folder = freshFolder();
	const disk = new PlugDisk();
	const acknowledged = new Map<string, number>();
	const moments: { readonly had: Map<string, number>; readonly image: Map<string, Buffer> }[] = [];
	disk.onMoment = () => moments.push({ had: new Map(acknowledged), image: disk.image(chance) });

	let now = 1_700_000_000_000;
	const options = { folder, disk, segmentBytes: 700, keepFor: 5_000, now: () => (now += 500) };
	const recorder = await FlightRecorder.open<SaidEntry>(options);
	const speak = async (stream: string) => {
		for (const one of entries(1, 20)) {
			await recorder.append(stream, [{ ...entry(one.seq, '话'.repeat(Math.floor(chance() * 60))) }]);
			acknowledged.set(stream, one.seq);
			// PocketBase has most of it: old segments are dropped meanwhile.
			if (one.seq % 4 === 0) recorder.markShipped(stream, one.seq - 2);
		}
	};
	await Promise.all(['a', 'b'].map(speak));
	await recorder.close();
	expect(moments.length).toBeGreaterThan(100);

	for (const [n, { had, image }] of moments.entries()) {
		const copy = join(folder, `cut-${n}`);
		writeImage(image, folder, copy);
		const after = await FlightRecorder.open<SaidEntry>({ folder: copy });
		for (const [stream, seq] of had) {
			const found = seqs(await after.entriesOf(stream));
			const shipped = 4 * Math.floor(seq / 4) - 2;
			expect(found.at(-1) ?? 0, `moment ${n}`).toBeGreaterThanOrEqual(seq);
			expect(found[0] ?? 0).toBeLessThanOrEqual(Math.max(shipped, 0) + 1);
			expect(found).toEqual(found.map((_, i) => (found[0] ?? 1) + i));
		}
		await after.close();
	}
});

test('what was set aside and the newest snapshot outlive a power cut whole; before that the old one does', async () => {
	const folder = freshFolder();
	const disk = new PlugDisk();
	const chance = chances(4);
	const recorder = await FlightRecorder.open<SaidEntry>({ folder, disk });
	await recorder.append('s', entries(1, 5));
	const snapshot = join(folder, 'snapshots', 's.json');
	const states = ['一', '二', '三'].map((text) => text.repeat(5000));
	const found: (string | null)[] = [];
	disk.onMoment = () => {
		const bytes = disk.image(chance).get(snapshot);
		found.push(bytes ? (JSON.parse(bytes.toString()) as string) : null);
	};
	for (const state of states) await recorder.snapshots.keep('s', state);
	const order = found.map((state) => (state === null ? -1 : states.indexOf(state)));
	expect(order).toEqual([...order].sort((a, b) => a - b));
	expect(order.at(-1)).toBe(2);

	disk.onMoment = () => undefined;
	const path = await recorder.setAside('s', 4);
	const image = disk.image(() => 0);
	expect(JSON.parse(image.get(path)?.toString() ?? 'null')).toMatchObject({ stream: 's', entries: entries(4, 5) });
	const copy = join(folder, 'cut');
	writeImage(image, folder, copy);
	const after = await FlightRecorder.open<SaidEntry>({ folder: copy });
	expect(seqs(await after.entriesOf('s'))).toEqual([1, 2, 3]);
	await after.close();
	await recorder.close();
});
