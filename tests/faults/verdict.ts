// Counts, in PocketBase itself, what became of everything that was acknowledged.
import type PocketBase from 'pocketbase';
import type { Presser } from './presser.ts';

export interface Verdict {
	readonly fault: string;
	readonly acknowledged: number;
	readonly lost: number;
	readonly duplicated: number;
	/** From the fault to the first acknowledgement after it; the longest when there were several. */
	readonly recovered_ms: number;
}

interface Row {
	readonly seq: number;
	readonly command_id: string;
	readonly events: readonly { readonly type: string; readonly markId?: string }[];
}

/** Waits until PocketBase has caught up with the room, then compares. Throws when the journal has a gap. */
export async function judge(
	fault: string,
	presser: Presser,
	service: PocketBase,
	streamId: string,
	recoveredMs: number
): Promise<Verdict> {
	const head = presser.replica?.confirmed.seq ?? 0;
	const rows = await shipped(service, streamId, head);
	rows.forEach(({ seq }, i) => {
		if (seq !== i + 1) throw new Error(`${fault}: the journal in PocketBase has seq ${seq} where ${i + 1} belongs`);
	});
	const times = new Map<string, number>();
	const marks = new Map<string, number>();
	for (const { command_id, events } of rows) {
		times.set(command_id, (times.get(command_id) ?? 0) + 1);
		for (const { markId } of events) if (markId) marks.set(markId, (marks.get(markId) ?? 0) + 1);
	}
	const kept = new Map(rows.map(({ command_id, seq }) => [command_id, seq]));
	const lost = [...presser.acknowledged].filter(([id, seq]) => kept.get(id) !== seq).length;
	const twice = (counts: ReadonlyMap<string, number>): number => [...counts.values()].filter((n) => n > 1).length;
	return {
		fault,
		acknowledged: presser.acknowledged.size,
		lost,
		duplicated: Math.max(twice(times), twice(marks)),
		recovered_ms: Math.round(recoveredMs)
	};
}

async function shipped(service: PocketBase, streamId: string, head: number): Promise<Row[]> {
	for (const until = Date.now() + 60_000; ;) {
		const rows = await service
			.collection('entries')
			.getFullList<Row>({ filter: `stream = "${streamId}"`, sort: 'seq', batch: 500 });
		if ((rows.at(-1)?.seq ?? 0) >= head) return rows;
		if (Date.now() > until) throw new Error(`PocketBase stays at seq ${rows.at(-1)?.seq}, the room is at ${head}`);
		await new Promise((go) => setTimeout(go, 200));
	}
}
