// What one flush says: which entries of which streams were recorded when.
import { RecorderDamaged } from './fault.ts';
import type { Frame } from './frame.ts';
import type { Kept, Numbered } from './kept.ts';

/** One flush: `a` are appends, `x` takes a stream's entries from `seq` on out of the count. */
interface Body<E> {
	readonly at: number;
	readonly a: readonly { readonly s: string; readonly e: readonly E[] }[];
	readonly x?: { readonly s: string; readonly seq: number };
}

/** The appends as `appendText` made them; none is a flush that only proves that the disk works. */
export const bodyText = (at: number, appends: readonly string[]): string => `{"at":${at},"a":[${appends.join()}]}`;

export const appendText = (stream: string, entries: readonly unknown[]): string =>
	JSON.stringify({ s: stream, e: entries });

export const asideText = (at: number, stream: string, seq: number): string =>
	JSON.stringify({ at, a: [], x: { s: stream, seq } } satisfies Body<unknown>);

/** Adds a flush, or what it says of one stream, to what is known. Throws RecorderDamaged when it is not JSON. */
export function remember<E extends Numbered>(
	kept: Kept<E>,
	folder: string,
	frame: Frame,
	segment: number,
	only?: string
): void {
	const body = parsed<E>(folder, frame);
	for (const { s, e } of body.a) if (only === undefined || s === only) kept.add(s, e, body.at, segment);
	if (body.x && (only === undefined || body.x.s === only)) kept.forget(body.x.s, body.x.seq);
}

function parsed<E>(folder: string, frame: Frame): Body<E> {
	try {
		return JSON.parse(frame.body) as Body<E>;
	} catch {
		throw new RecorderDamaged(folder, frame.offset, `record ${frame.number} is whole but is not JSON`);
	}
}
