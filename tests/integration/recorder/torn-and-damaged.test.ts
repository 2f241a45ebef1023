// What the recorder finds after a crash: a torn end is cut and told; everything else that cannot be read stops the start with a sentence.
import fc from 'fast-check';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RecorderDamaged } from '#lib/server/recorder/fault.ts';
import { FlightRecorder } from '#lib/server/recorder/recorder.ts';
import { entries, entry, freshFolder, seqs, type SaidEntry } from './entries.ts';

const open = (folder: string, segmentBytes?: number) => FlightRecorder.open<SaidEntry>({ folder, segmentBytes });

/** A recorder with one flush per entry; answers where each flush begins in its file. */
async function written(
	count: number,
	segmentBytes = 1 << 20
): Promise<{ folder: string; starts: number[]; file: string }> {
	const folder = freshFolder();
	const recorder = await open(folder, segmentBytes);
	const starts: number[] = [];
	const file = join(folder, logs(folder)[0] ?? '');
	for (const one of entries(1, count)) {
		starts.push(readFileSync(file).length);
		await recorder.append('s', [one]);
	}
	await recorder.close();
	return { folder, starts, file };
}

const logs = (folder: string): string[] =>
	readdirSync(folder)
		.filter((name) => name.endsWith('.rec'))
		.sort();

async function reopened(folder: string): Promise<{ seqs: number[]; cut: number }> {
	const recorder = await open(folder);
	try {
		return { seqs: seqs(await recorder.entriesOf('s')), cut: recorder.cut?.bytes ?? 0 };
	} finally {
		await recorder.close();
	}
}

test('a last flush torn at any byte, with or without zeros behind it, is cut; the next entry follows', async () => {
	const { folder, starts, file } = await written(4);
	const whole = readFileSync(file);
	const begin = starts[3] ?? 0;
	for (let end = begin; end < whole.length; end += 1) {
		for (const zeros of [0, whole.length - end]) {
			writeFileSync(file, Buffer.concat([whole.subarray(0, end), Buffer.alloc(zeros)]));
			const recorder = await open(folder);
			expect(seqs(await recorder.entriesOf('s'))).toEqual([1, 2, 3]);
			const cut = end - begin + zeros;
			expect(recorder.cut).toEqual(cut ? { file, offset: begin, bytes: cut } : null);
			await recorder.append('s', [entry(4, '又来')]);
			await recorder.close();
			expect(await reopened(folder)).toEqual({ seqs: [1, 2, 3, 4], cut: 0 });
		}
	}
});

test('one flipped bit anywhere before the last flush is a fault that names file and byte, and changes nothing', async () => {
	const { folder, starts, file } = await written(6);
	const whole = readFileSync(file);
	const last = starts[5] ?? 0;
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 0, max: last - 1 }), fc.integer({ min: 0, max: 7 }), async (at, bit) => {
			const damaged = Buffer.from(whole);
			damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
			writeFileSync(file, damaged);
			const fault = await open(folder).catch((error: unknown) => error);
			expect(fault).toBeInstanceOf(RecorderDamaged);
			const { file: named, offset, message } = fault as RecorderDamaged;
			expect(named).toBe(file);
			expect(offset).toBe(starts.findLast((start) => start <= at));
			expect(message).toMatch(/at byte \d+: .+ restore this file from a copy/);
			expect(readFileSync(file).equals(damaged)).toBe(true);
		}),
		{ numRuns: 300 }
	);
});

test('a missing, shortened or exchanged segment is a fault', async () => {
	const { folder } = await written(12, 400);
	const names = logs(folder);
	expect(names.length).toBeGreaterThan(3);
	const [, second = '', third = ''] = names;
	const attempt = async (spoil: (copy: string) => void): Promise<unknown> => {
		const copy = mkdtempSync(join(folder, '..', 'changji-copy-'));
		try {
			cpSync(folder, copy, { recursive: true });
			spoil(copy);
			return await open(copy).then(
				() => 'opened',
				(error: unknown) => error
			);
		} finally {
			rmSync(copy, { recursive: true });
		}
	};
	expect(await attempt((copy) => rmSync(join(copy, second)))).toBeInstanceOf(RecorderDamaged);
	expect(await attempt((copy) => cpSync(join(copy, second), join(copy, third)))).toBeInstanceOf(RecorderDamaged);
	for (const cut of [1, 30, readFileSync(join(folder, second)).length]) {
		const spoil = (copy: string) => {
			const bytes = readFileSync(join(copy, second));
			writeFileSync(join(copy, second), bytes.subarray(0, bytes.length - cut));
		};
		expect(await attempt(spoil)).toBeInstanceOf(RecorderDamaged);
	}
});

test('an unreadable note of what is shipped costs nothing: everything counts as waiting again', async () => {
	const { folder } = await written(3);
	for (const text of ['', '{"s":2', '[]', '{"s":"x"}']) {
		writeFileSync(join(folder, 'shipped.json'), text);
		const recorder = await open(folder);
		expect(recorder.backlog().count).toBe(3);
		await recorder.close();
	}
});
