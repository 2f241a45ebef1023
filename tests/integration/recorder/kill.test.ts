// SIGKILL at any moment: whatever was acknowledged is there afterwards, once and in order.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { FlightRecorder } from '#lib/server/recorder/recorder.ts';
import { freshFolder, seqs, type SaidEntry } from './entries.ts';

test('20 times killed while writing: nothing acknowledged is lost, nothing is doubled', async () => {
	const folder = freshFolder();
	const acknowledged = new Map<string, number>();
	for (let round = 1; round <= 20; round += 1) {
		const child = fork(new URL('./writer.ts', import.meta.url), [folder]);
		const after = 1 + Math.floor(Math.random() * 120);
		let heard = 0;
		child.on('message', ({ stream, seq }: { stream: string; seq: number }) => {
			acknowledged.set(stream, seq);
			heard += 1;
			if (heard === after) child.kill('SIGKILL');
		});
		await once(child, 'exit');
		const recorder = await FlightRecorder.open<SaidEntry>({ folder, segmentBytes: 16 * 1024 });
		for (const [stream, seq] of acknowledged) {
			const found = seqs(await recorder.entriesOf(stream));
			expect(found.length, `round ${round}, killed after ${after}`).toBeGreaterThanOrEqual(seq);
			expect(found).toEqual(found.map((_, i) => i + 1));
		}
		await recorder.close();
	}
	expect([...acknowledged.values()].reduce((a, b) => a + b)).toBeGreaterThan(200);
});
