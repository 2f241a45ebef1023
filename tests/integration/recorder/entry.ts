// Entries as a room would make them.
import type { Entry } from '#lib/sync/protocol.ts';

export interface Said {
	readonly type: 'said';
	readonly text: string;
}
export type SaidEntry = Entry<Said>;

/** The id tells who wrote it, so that two servers' entries with one number differ. */
export function entry(seq: number, text = `第 ${seq} 句`, by = 'm1'): SaidEntry {
	return {
		seq,
		at: 1_700_000_000_000 + seq,
		by,
		commandId: `${by}-${seq}-command`,
		name: 'say',
		events: [{ type: 'said', text }]
	};
}

export const entries = (from: number, to: number, by?: string): SaidEntry[] =>
	Array.from({ length: to - from + 1 }, (_, i) => entry(from + i, undefined, by));

export const seqs = (list: readonly { readonly seq: number }[]): number[] => list.map((one) => one.seq);
