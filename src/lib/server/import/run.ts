// Starts the import child and holds it to its bounds. One file at a time: the show needs the other core.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { zstdDecompress } from 'node:zlib';
import type { Dataset } from '#lib/domain/import/dataset.ts';
import { chosenMappings } from './chosen.ts';
import { LIMITS, type ImportRefusal, type Limits } from './limits.ts';
import { frame, unframe, type ImportReply, type ImportRequest } from './protocol.ts';

/** The reply and, for a report, the datasets as one compressed blob to be stored beside the original file. */
export interface ImportRun {
	readonly reply: ImportReply;
	readonly blob: Uint8Array;
}

const NOTHING = new Uint8Array(0);
const MOST_WAITING = 8;
const WATCH_EVERY = 100;

const refused = (refusal: ImportRefusal): ImportRun => ({ reply: { ok: false, refusal }, blob: NOTHING });

/** The project's folder: the built server runs elsewhere in the tree than the sources do. */
function projectRoot(): string {
	for (let at = process.cwd(); ; at = dirname(at)) {
		if (existsSync(join(at, 'src/host/import-worker.ts'))) return at;
		if (dirname(at) === at) throw new Error('src/host/import-worker.ts not found above the working directory');
	}
}

/** Resident memory of a process in MB where the system tells it (Linux), else 0. */
function residentMb(pid: number): number {
	try {
		return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4_096) / 1_000_000;
	} catch {
		// The child is gone, or this is not Linux: the heap limit still holds.
		return 0;
	}
}

/** No environment: a file that broke out of the parser would find no secret. */
export const CHILD_ENVIRONMENT: Readonly<Record<string, string>> = {};

/** The child reads the project and nothing else; it can neither write nor start anything. */
export function childArguments(limits: Limits): readonly string[] {
	const root = projectRoot();
	return [
		`--max-old-space-size=${limits.heap}`,
		'--max-semi-space-size=8',
		'--disable-warning=ExperimentalWarning',
		'--permission',
		`--allow-fs-read=${root}/*`,
		join(root, 'src/host/import-worker.ts')
	];
}

function startChild(limits: Limits): ChildProcess {
	return spawn(process.execPath, [...childArguments(limits)], {
		cwd: projectRoot(),
		env: CHILD_ENVIRONMENT,
		stdio: ['pipe', 'pipe', 'pipe']
	});
}

function runChild(request: ImportRequest, bytes: Uint8Array, limits: Limits): Promise<ImportRun> {
	return new Promise((resolve) => {
		const child = startChild(limits);
		const out: Buffer[] = [];
		let complaint = '';
		let killedFor: ImportRefusal | null = null;
		const kill = (why: ImportRefusal) => {
			killedFor ??= why;
			child.kill('SIGKILL');
		};
		const deadline = setTimeout(() => kill('took-too-long'), limits.time);
		const watch = setInterval(() => {
			if (child.pid && residentMb(child.pid) > limits.resident) kill('needed-too-much-memory');
		}, WATCH_EVERY);
		child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
		child.stderr?.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4_000)));
		// The child may be gone before it has read everything; its end is what counts.
		child.stdin?.on('error', () => undefined);
		child.on('error', () => kill('import-failed'));
		child.on('close', (code) => {
			clearTimeout(deadline);
			clearInterval(watch);
			if (killedFor) return resolve(refused(killedFor));
			if (code !== 0) {
				return resolve(refused(/heap|memory/iu.test(complaint) ? 'needed-too-much-memory' : 'import-failed'));
			}
			const { json, rest } = unframe(Buffer.concat(out));
			resolve({ reply: json as ImportReply, blob: rest });
		});
		child.stdin?.end(frame({ request, limits }, bytes));
	});
}

let line: Promise<unknown> = Promise.resolve();
let waiting = 0;

/**
 * Reads a file in a child process. Never throws on what the file holds: a bomb, a cut file or one that takes too long
 * comes back as a refusal.
 */
export async function runImport(
	request: ImportRequest,
	bytes: Uint8Array,
	limits: Limits = LIMITS
): Promise<ImportRun> {
	if (bytes.length === 0) return refused('file-empty');
	if (bytes.length > limits.bytes) return refused('file-too-large');
	if (request.task === 'report' && request.chosen && !chosenMappings(request.chosen)) {
		return refused('mapping-not-understood');
	}
	if (waiting >= MOST_WAITING) return refused('import-busy');
	waiting += 1;
	const mine = line.then(() => runChild(request, bytes, limits)).finally(() => (waiting -= 1));
	line = mine.catch(() => undefined);
	return mine;
}

const decompress = promisify(zstdDecompress);

/** The datasets of a stored blob. Throws when the blob is not one of ours. */
export async function openDatasets(blob: Uint8Array): Promise<readonly Dataset[]> {
	return JSON.parse((await decompress(blob)).toString('utf8')) as readonly Dataset[];
}
