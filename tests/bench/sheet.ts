// A sheet of 1,000 rows over real sockets: how long until it is open, and until another screen has an edit.
import { percentile, round } from './figures.ts';
import { fillSheet, openReplica } from './replica-page.ts';
import { openStage } from './stage.ts';

const OPENS = 7;
const EDITS = 200;

export async function benchSheet(): Promise<object> {
	const stage = await openStage();
	try {
		const one = await openReplica(stage, stage.producerCookie);
		await fillSheet(one);
		const opens: number[] = [];
		for (let i = 0; i < OPENS; i++) {
			const startedAt = performance.now();
			const page = await openReplica(stage, stage.producerCookie);
			opens.push(performance.now() - startedAt);
			if (page.replica.state.items.length !== 1_000) throw new Error('the sheet is not whole');
			page.socket.close();
		}
		const other = await openReplica(stage, stage.producerCookie);
		const edits: number[] = [];
		for (let i = 0; i < EDITS; i++) {
			const itemId = `row${((i * 37) % 1_000) + 1}`;
			const seen = other.until((state) => state.items.find(({ id }) => id === itemId)?.remark === `改 ${i}`);
			const startedAt = performance.now();
			one.submit({ name: 'edit-items', args: { edits: [{ itemId, patch: { remark: `改 ${i}` } }] } });
			await seen;
			edits.push(performance.now() - startedAt);
		}
		one.socket.close();
		other.socket.close();
		return {
			bench: 'sheet',
			rows: 1_000,
			ours: {
				open_ms: round(percentile(opens, 0.5)),
				edit_to_other_p95_ms: round(percentile(edits, 0.95))
			}
		};
	} finally {
		await stage.close();
	}
}
