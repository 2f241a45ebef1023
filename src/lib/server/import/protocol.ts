// What the app and its import child say to each other: one framed request in, one framed reply out.
import type { ChosenMapping, TablePreview } from '#lib/domain/import/preview.ts';
import type { SheetMeaning } from '#lib/domain/import/sheet-columns.ts';
import type { SheetImport } from '#lib/domain/import/sheet.ts';
import type { Fit, Stretched } from '#lib/domain/review/fit.ts';
import type { ImportRefusal } from './limits.ts';

/** What a person said a column (0-based) of one sheet of the file (0-based) means; null = nothing that we know. */
export interface ChosenSheetColumn {
	readonly table: number;
	readonly column: number;
	readonly meaning: SheetMeaning | null;
}

/** Which row (0-based) of a sheet a person said is the heading; null = it has none. */
export interface ChosenHeading {
	readonly table: number;
	readonly heading: number | null;
}

/** What to make of a file: a platform's report, or a run-sheet / product list of a team. */
export type ImportRequest =
	| {
			readonly task: 'report';
			readonly fileName: string;
			readonly chosen?: readonly ChosenMapping[];
			/** The show the report should belong to. */
			readonly show?: { readonly time: Stretched | null; readonly account: string };
	  }
	| {
			readonly task: 'sheet';
			readonly fileName: string;
			readonly chosen?: readonly (ChosenSheetColumn | ChosenHeading)[];
	  };

/** A report: previews now; the datasets follow as a compressed blob (see `openDatasets`). */
export interface ReportReply {
	readonly ok: true;
	readonly task: 'report';
	readonly sha256: string;
	readonly format: 'xlsx' | 'csv';
	readonly encoding: string;
	readonly tables: readonly TablePreview[];
	/** How each dataset lies to the show that was asked about; empty when none was. */
	readonly fits: readonly Fit[];
}

/** A run-sheet or product list. */
export interface SheetReply {
	readonly ok: true;
	readonly task: 'sheet';
	readonly sha256: string;
	readonly format: 'xlsx' | 'csv';
	readonly encoding: string;
	readonly sheets: readonly SheetImport[];
}

export type ImportReply = ReportReply | SheetReply | { readonly ok: false; readonly refusal: ImportRefusal };

/** [length of the JSON, 4 bytes][JSON][the rest as it is] */
export function frame(json: unknown, rest: Uint8Array): Buffer {
	const head = Buffer.from(JSON.stringify(json), 'utf8');
	const length = Buffer.alloc(4);
	length.writeUInt32LE(head.length);
	return Buffer.concat([length, head, rest]);
}

/** The reverse of `frame`. Throws on a cut frame. */
export function unframe(message: Buffer): { readonly json: unknown; readonly rest: Buffer } {
	const end = 4 + message.readUInt32LE(0);
	if (end > message.length) throw new RangeError('the frame was cut');
	return { json: JSON.parse(message.toString('utf8', 4, end)), rest: message.subarray(end) };
}
