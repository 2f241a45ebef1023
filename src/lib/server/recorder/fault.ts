// What can go wrong in the flight recorder, each as a sentence that says what to do.

/** The disk did not take the entries: they are not saved and must not be acknowledged. The recorder tries again by itself. */
export class RecorderFailed extends Error {
	override readonly name = 'RecorderFailed';
	constructor(cause: unknown) {
		super(`The flight recorder could not write to its disk (${reasonOf(cause)}). Nothing of this step was saved.`, {
			cause
		});
	}
}

/** A file of the recorder cannot be read where it must be readable. Nothing is skipped: a person decides. */
export class RecorderDamaged extends Error {
	override readonly name = 'RecorderDamaged';
	readonly file: string;
	readonly offset: number;
	constructor(file: string, offset: number, found: string) {
		super(
			`The flight recorder is damaged: ${file} at byte ${offset}: ${found}. Nothing was changed. ` +
				`Keep a copy of the recorder folder, then restore this file from a copy; or, when PocketBase already has ` +
				`these entries, move the recorder folder away and start again.`
		);
		this.file = file;
		this.offset = offset;
	}
}

/** Another process writes this recorder; two writers would tear it. */
export class RecorderInUse extends Error {
	override readonly name = 'RecorderInUse';
	constructor(folder: string, owner: string) {
		super(
			`The flight recorder in ${folder} is in use by another process${owner && ` (pid ${owner})`}: stop that one first.`
		);
	}
}

/** The recorder already has this number of the stream; the asker must look which entry it is. */
export class OutOfOrder extends Error {
	override readonly name = 'OutOfOrder';
	constructor(stream: string, seq: number, last: number) {
		super(`Stream ${stream}: entry ${seq} does not follow on entry ${last}.`);
	}
}

/** The recorder and PocketBase hold different entries under the same number: two owners wrote one stream. */
export class JournalForked extends Error {
	override readonly name = 'JournalForked';
	readonly stream: string;
	readonly seq: number;
	constructor(stream: string, seq: number) {
		super(
			`Stream ${stream} has two different entries with number ${seq}, one here and one in PocketBase: ` +
				`another server wrote it too. Stop that server; then set this server's entries from ${seq} on aside and load again.`
		);
		this.stream = stream;
		this.seq = seq;
	}
}

/** The entries of a stream cannot be had whole right now; a fold of a part would be a plausible wrong state. */
export class JournalUnavailable extends Error {
	override readonly name = 'JournalUnavailable';
	readonly stream: string;
	constructor(stream: string, why: string, cause?: unknown) {
		super(`Stream ${stream} cannot be opened: ${why}`, { cause });
		this.stream = stream;
	}
}

/** The short reason inside an error of node or of PocketBase, for a person. */
export function reasonOf(cause: unknown): string {
	if (!(cause instanceof Error)) return String(cause);
	const code = (cause as NodeJS.ErrnoException).code;
	if (code === 'ENOSPC') return 'the disk is full';
	if (code === 'EIO') return 'the disk reports an error';
	return cause.message;
}
