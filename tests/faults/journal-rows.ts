// The journal of a stream as PocketBase holds it.
import type PocketBase from 'pocketbase';
import type { StreamEvent } from '../../src/lib/domain/stream/event.ts';

export interface Row {
	readonly seq: number;
	readonly at: number;
	readonly by: string;
	readonly command_id: string;
	readonly events: readonly StreamEvent[];
}

/** Waits until PocketBase has everything up to `head`. Throws when it never does, and when the journal has a gap. */
export async function journalRows(service: PocketBase, streamId: string, head: number): Promise<readonly Row[]> {
	for (const until = Date.now() + 60_000; ;) {
		const rows = await service
			.collection('entries')
			.getFullList<Row>({ filter: `stream = "${streamId}"`, sort: 'seq', batch: 500 });
		if ((rows.at(-1)?.seq ?? 0) >= head) {
			rows.forEach(({ seq }, i) => {
				if (seq !== i + 1) throw new Error(`the journal in PocketBase has seq ${seq} where ${i + 1} belongs`);
			});
			return rows;
		}
		if (Date.now() > until) throw new Error(`PocketBase stays at seq ${rows.at(-1)?.seq}, the room is at ${head}`);
		await new Promise((go) => setTimeout(go, 200));
	}
}
