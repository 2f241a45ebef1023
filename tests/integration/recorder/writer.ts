// A child process that records as fast as it can and tells its parent what was acknowledged, until somebody kills it.
import { FlightRecorder } from '#lib/server/recorder/recorder.ts';
import { entry, type SaidEntry } from './entry.ts';

const folder = process.argv[2] ?? '';
const recorder = await FlightRecorder.open<SaidEntry>({ folder, segmentBytes: 16 * 1024 });

async function speak(stream: string): Promise<never> {
	for (let seq = recorder.last(stream) + 1; ; seq += 1) {
		await recorder.append(stream, [entry(seq, '字'.repeat(seq % 40))]);
		process.send?.({ stream, seq });
	}
}
await Promise.all(['s0', 's1', 's2'].map(speak));
