// How much a file may ask of us. A file beyond these is refused with its reason; it never slows the show.

/** Bounds of one import. */
export interface Limits {
	/** Bytes as uploaded. */
	readonly bytes: number;
	/** Bytes once unpacked. */
	readonly unpacked: number;
	/** Unpacked by packed; only files that unpack to more than `ratioFrom` are held to it. */
	readonly ratio: number;
	readonly ratioFrom: number;
	readonly cells: number;
	readonly columns: number;
	/** From this unpacked size on a workbook is streamed, bytes: less memory, but merged cells are not seen. */
	readonly streamFrom: number;
	/** Time until the child is killed, ms. */
	readonly time: number;
	/** Heap of the child, MB. */
	readonly heap: number;
	/** Resident memory at which the child is killed, MB. */
	readonly resident: number;
}

export const LIMITS: Limits = {
	bytes: 30_000_000,
	unpacked: 200_000_000,
	ratio: 100,
	ratioFrom: 5_000_000,
	// 100,000 rows of 20 columns, the largest file a month of one account gives, must pass.
	cells: 2_500_000,
	columns: 200,
	// Merged cells matter only in run-sheets, which are far smaller.
	streamFrom: 20_000_000,
	time: 30_000,
	heap: 320,
	resident: 512
};

/** Why a whole file is not taken. Each has a sentence `import_refusal_<name>` in the messages. */
export const IMPORT_REFUSALS = [
	'file-empty',
	'file-too-large',
	'file-too-large-inside',
	'file-too-dense',
	'too-many-cells',
	'too-many-columns',
	'file-damaged',
	'file-is-old-excel',
	'file-is-web-page',
	'file-not-a-table',
	'unknown-encoding',
	'quotes-left-open',
	'mapping-not-understood',
	'took-too-long',
	'needed-too-much-memory',
	'import-busy',
	'import-failed'
] as const;

/** A named reason why a file was refused. */
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number];

/** Thrown inside the child only, and answered as a value. */
export class Refused extends Error {
	readonly refusal: ImportRefusal;
	constructor(refusal: ImportRefusal) {
		super(refusal);
		this.refusal = refusal;
	}
}
