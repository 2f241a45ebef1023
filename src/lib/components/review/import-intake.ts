// The browser's side of an import: one file to the server, its preview or its place in the review back.
import type { Fit, FitChoice, Stretched } from '#lib/domain/review/fit.ts';
import type { ChosenMapping, TablePreview } from '#lib/domain/import/preview.ts';
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import { refusalText } from '../ui/refusal-words.ts';
import { m } from '#lib/paraglide/messages.js';
import { fileRefusalText } from '../ui/file-refusal-words.ts';

/** What the server understood of a file. */
export interface FilePreview {
	readonly ok: true;
	readonly sha256: string;
	readonly encoding: string;
	readonly tables: readonly TablePreview[];
	readonly fits: readonly Fit[];
	readonly already: string | null;
	readonly show: Stretched | null;
	readonly remembered: boolean;
}
/** How a request about a file ended; `sentence` says why not. */
export type Preview = FilePreview | { readonly ok: false; readonly sentence: string };
export type Taken =
	| { readonly ok: true; readonly rows: number; readonly issues: number }
	| { readonly ok: false; readonly sentence: string };

interface Answer {
	readonly ok?: boolean;
	readonly refusal?: string;
	readonly already?: string;
	readonly refused?: Refusal;
}
/** What one request takes; more is said before half of it has been sent. */
const BYTES_MOST = 24_000_000;

function sentenceOf(status: number, answer: Answer): string {
	if (answer.already !== undefined) return m.review_already({ name: answer.already });
	if (answer.refused) return refusalText(answer.refused);
	if (answer.refusal) return fileRefusalText(answer.refusal) ?? m.review_unreachable();
	if (status === 413) return m.review_refusal_file_over_24();
	return status === 401 || status === 403 ? m.review_not_allowed() : m.review_unreachable();
}

async function post<T>(address: string, file: File, more: object): Promise<T | { ok: false; sentence: string }> {
	if (file.size > BYTES_MOST) return { ok: false, sentence: m.review_refusal_file_over_24() };
	if (file.size === 0) return { ok: false, sentence: m.import_refusal_file_empty() };
	const form = new FormData();
	form.set('file', file, file.name);
	for (const [name, value] of Object.entries(more)) if (value !== null) form.set(name, JSON.stringify(value));
	try {
		const response = await fetch(address, { method: 'POST', body: form });
		const answer = (await response.json()) as Answer;
		return answer.ok === true ? (answer as T) : { ok: false, sentence: sentenceOf(response.status, answer) };
	} catch {
		return { ok: false, sentence: m.review_unreachable() };
	}
}

/** Asks what a file is; the server keeps nothing. */
export function previewOf(streamId: string, file: File, chosen: readonly ChosenMapping[] | null): Promise<Preview> {
	return post<FilePreview>(`/api/imports/${streamId}/preview`, file, { chosen });
}

/** Takes a file in. */
export function takeIn(
	streamId: string,
	file: File,
	chosen: readonly ChosenMapping[] | null,
	choice: FitChoice
): Promise<Taken> {
	return post<Taken & { ok: true }>(`/api/imports/${streamId}`, file, { chosen, choice });
}

/** Takes an import back; the sentence why not, or null. */
export async function undoTaken(streamId: string, datasetId: string): Promise<string | null> {
	try {
		const response = await fetch(`/api/imports/${streamId}/${datasetId}`, { method: 'DELETE' });
		const answer = (await response.json()) as Answer;
		return answer.ok === true ? null : sentenceOf(response.status, answer);
	} catch {
		return m.review_unreachable();
	}
}
