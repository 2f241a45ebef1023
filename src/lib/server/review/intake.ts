// A platform's file on its way into the review: read and shown first, kept only when a person says so, and whole or not at all.
import { app } from '#lib/server/app.ts';
import { inTurn } from '#lib/server/auth/in-turn.ts';
import type { ChosenMapping } from '#lib/domain/import/preview.ts';
import { needsChoice, shiftToStart, showTime, type FitChoice, type Stretched } from '#lib/domain/review/fit.ts';
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { LIMITS, type ImportRefusal } from '../import/limits.ts';
import type { ReportReply } from '../import/protocol.ts';
import { runImport, type ImportRun } from '../import/run.ts';
import { submitFor, type StreamAsker } from './asker.ts';
import { mappingsByMemory, rememberColumns } from './column-memory.ts';
import { keep, markUndone, type TakenHow } from './dataset-store.ts';

/** A file as a browser sent it. */
export interface SentFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** What a person sees before anything is kept. */
export interface IntakePreview extends ReportReply {
	/** The name under which the very same bytes were taken in before; null = they are new here. */
	readonly already: string | null;
	/** When the show was; null while nobody knows. */
	readonly show: Stretched | null;
	/** The team's own words for columns were followed. */
	readonly remembered: boolean;
}

export type IntakeRefusal = ImportRefusal | 'file-over-24' | 'not-recognised' | 'other-time';
type Refused = { readonly ok: false; readonly refusal: IntakeRefusal };
/** A confirmed file. `row` is what the journal says of it; a refusal of the stream is passed on. */
export type IntakeResult =
	| { readonly ok: true; readonly datasetId: string; readonly rows: number; readonly issues: number }
	| { readonly ok: false; readonly already: string }
	| { readonly ok: false; readonly refused: Refusal }
	| Refused;

/** PocketBase keeps files up to 25 MB and the pages take as much in one request, wrapping included. */
const BYTES_MOST = 24_000_000;

const showOf = (state: StreamState) => ({ time: showTime(state, Date.now()), account: state.account });

interface Found {
	readonly run: ImportRun;
	readonly reply: ReportReply;
	readonly remembered: boolean;
}

async function readBy(
	{ open }: StreamAsker,
	file: SentFile,
	chosen: readonly ChosenMapping[],
	remembered = false
): Promise<Found | Refused> {
	if (file.bytes.length > BYTES_MOST) return { ok: false, refusal: 'file-over-24' };
	const show = showOf(open.room.state);
	const run = await runImport({ task: 'report', fileName: file.name, chosen, show }, file.bytes, LIMITS);
	const { reply } = run;
	if (!reply.ok) return reply;
	if (reply.task !== 'report') return { ok: false, refusal: 'import-failed' };
	return { run, reply, remembered };
}

/** `chosen` null = by the headings and the team's memory. */
async function read(asker: StreamAsker, file: SentFile, chosen: readonly ChosenMapping[] | null) {
	const found = await readBy(asker, file, chosen ?? []);
	if (chosen !== null || !('reply' in found)) return found;
	const byMemory = await mappingsByMemory(app().service, asker.member.teamId, found.reply.tables);
	return byMemory.length > 0 ? readBy(asker, file, byMemory, true) : found;
}

const alreadyIn = (state: StreamState, sha256: string) =>
	state.review.datasets.find((one) => one.sha256 === sha256 && !one.undone)?.fileName ?? null;

/** Reads a file and says what it is; keeps nothing. */
export async function previewFile(
	asker: StreamAsker,
	file: SentFile,
	chosen: readonly ChosenMapping[] | null
): Promise<IntakePreview | Refused> {
	const found = await read(asker, file, chosen);
	if (!('reply' in found)) return found;
	const { reply, remembered } = found;
	const { state } = asker.open.room;
	return { ...reply, already: alreadyIn(state, reply.sha256), show: showOf(state).time, remembered };
}

/** How the file is put onto the show; null when a person has to decide first. */
function howTaken(reply: ReportReply, show: Stretched | null, choice: FitChoice): TakenHow | null {
	const open = reply.fits.filter(needsChoice);
	if (open.length === 0) return { shift: 0, row: null, anyway: false };
	if (!choice.anyway) return null;
	const moved = open.find((fit) => fit.name === 'other-time');
	const listed = open.find((fit) => fit.name === 'not-listed');
	const row = listed ? choice.row : null;
	if (listed && !listed.streams.some((stream) => stream.row === row)) return null;
	const shift = moved && show ? shiftToStart(moved.span, show) : 0;
	return { shift, row, anyway: true };
}

/** Takes a file in: original and datasets kept, the import noted in the stream's journal. The same bytes again change nothing. */
export async function takeFile(
	asker: StreamAsker,
	file: SentFile,
	chosen: readonly ChosenMapping[] | null,
	choice: FitChoice
): Promise<IntakeResult> {
	const found = await read(asker, file, chosen);
	if (!('reply' in found)) return found;
	const { tables, sha256 } = found.reply;
	const known = tables.filter(({ kind, rows }) => kind !== null && rows > 0);
	const kind = known[0]?.kind;
	if (!kind) return { ok: false, refusal: 'not-recognised' };
	const how = howTaken(found.reply, showOf(asker.open.room.state).time, choice);
	if (!how) return { ok: false, refusal: 'other-time' };
	const rows = known.reduce((sum, table) => sum + table.rows, 0);
	const issues = tables.reduce((sum, table) => sum + table.issues.total, 0);
	const result = await inTurn(`intake ${asker.open.streamId}`, () =>
		store(asker, file, found.run.blob, { kind, sha256, rows, issues, how })
	);
	if (result.ok && chosen) {
		for (const { mapping } of chosen) await rememberColumns(app().service, asker.member.teamId, mapping);
	}
	return result;
}

interface Read {
	readonly kind: string;
	readonly sha256: string;
	readonly rows: number;
	readonly issues: number;
	readonly how: TakenHow;
}

async function store(asker: StreamAsker, file: SentFile, blob: Uint8Array, read: Read): Promise<IntakeResult> {
	const { service, checkpoints } = app();
	const { open, member, userId } = asker;
	const { kind, sha256, rows, issues, how } = read;
	const already = alreadyIn(open.room.state, sha256);
	if (already !== null) return { ok: false, already };
	const fileName = file.name.slice(0, 200);
	const { teamId } = member;
	const { streamId } = open;
	const at = Date.now();
	const kept = await keep(service, {
		teamId,
		streamId,
		userId,
		at,
		kind,
		fileName,
		sha256,
		bytes: file.bytes,
		blob,
		how
	});
	try {
		// The journal outlives a power cut; what it names must outlive it too.
		await checkpoints.now();
	} catch (fault) {
		await kept.drop();
		throw fault;
	}
	const dataset = { id: kept.id, kind, fileName, sha256, rows, issues };
	// A fault here leaves it unknown whether the stream noted it: the records stay, and what no journal names is never read.
	const answer = await submitFor(asker, { name: 'note-import', args: { dataset } });
	if (answer.ok) return { ok: true, datasetId: kept.id, rows, issues };
	await kept.drop();
	return { ok: false, refused: answer.refusal as Refusal };
}

/** Takes an import back. Its original stays, so the same file can come again. */
export async function undoImport(asker: StreamAsker, datasetId: string): Promise<Refusal | null> {
	return inTurn(`intake ${asker.open.streamId}`, async () => {
		const answer = await submitFor(asker, { name: 'undo-import', args: { datasetId } });
		if (!answer.ok) return answer.refusal as Refusal;
		await markUndone(app().service, asker.open.streamId, datasetId);
		return null;
	});
}
