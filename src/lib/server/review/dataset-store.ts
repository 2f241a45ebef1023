// Where platform files lie: the original as it came, and what was read from it as one compressed blob.
import { randomInt } from 'node:crypto';
import { ClientResponseError } from 'pocketbase';
import * as v from 'valibot';
import type { DatasetId, StreamId } from '#lib/domain/id.ts';
import type { Dataset } from '#lib/domain/import/dataset.ts';
import type { TakenFile } from '#lib/domain/review/material.ts';
import type { ImportedDataset } from '#lib/domain/review/review.ts';
import { openDatasets } from '../import/run.ts';
import type { DatasetsRecord, FilesRecord, TypedPocketBase } from '../pocketbase/records.ts';

/** What is remembered of how a file was taken in. */
const summarySchema = v.object({
	shift: v.pipe(v.number(), v.safeInteger()),
	row: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
	anyway: v.boolean()
});
export type TakenHow = v.InferOutput<typeof summarySchema>;

/** A file on its way in. */
export interface KeptFile {
	readonly teamId: string;
	readonly streamId: StreamId;
	readonly userId: string;
	readonly at: number;
	readonly kind: string;
	readonly fileName: string;
	readonly sha256: string;
	readonly bytes: Uint8Array;
	readonly blob: Uint8Array;
	readonly how: TakenHow;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
/** PocketBase's own kind of id, made here so that the journal can name the record. */
const newRecordId = () => Array.from({ length: 15 }, () => ALPHABET[randomInt(36)]).join('');
const bytesOf = (bytes: Uint8Array, name: string, type: string) => new File([new Uint8Array(bytes)], name, { type });

/** The record of a file by its content, also when its import was undone; null when it never came. */
async function fileOf(service: TypedPocketBase, streamId: StreamId, sha256: string): Promise<FilesRecord | null> {
	const filter = service.filter('stream = {:streamId} && sha256 = {:sha256}', { streamId, sha256 });
	const { items } = await service.collection('files').getList(1, 1, { filter, skipTotal: true });
	return items[0] ?? null;
}

/** Keeps original and blob. `drop` takes them away again when the stream did not take the import. */
export async function keep(
	service: TypedPocketBase,
	kept: KeptFile
): Promise<{ readonly id: DatasetId; drop(): Promise<void> }> {
	const { teamId: team, streamId: stream, userId, at, kind, fileName, sha256, bytes, blob, how } = kept;
	const files = service.collection('files');
	const before = await fileOf(service, stream, sha256);
	const head = { kind, original_name: fileName.slice(0, 255), undone: false, imported_by: userId, at };
	const file = before
		? await files.update(before.id, head)
		: await files.create({
				...head,
				team,
				stream,
				sha256,
				name: fileName.slice(0, 200),
				file: bytesOf(bytes, fileName, 'application/octet-stream')
			});
	const datasets = service.collection('datasets');
	const id = newRecordId();
	const drop = async () => {
		await datasets.delete(id).catch(unlessGone);
		if (before) await files.update(file.id, { undone: before.undone });
		else await files.delete(file.id);
	};
	try {
		const body = bytesOf(blob, `${id}.json.zst`, 'application/zstd');
		await datasets.create({
			id,
			team,
			stream,
			file: file.id,
			kind,
			scope: '',
			blob: body,
			summary: how,
			undone: false
		});
	} catch (fault) {
		await drop();
		throw fault;
	}
	return { id, drop };
}

/** Marks a dataset and its original as undone; both stay, so that nothing is lost by a wrong click. */
export async function markUndone(service: TypedPocketBase, streamId: StreamId, id: DatasetId): Promise<void> {
	const record = await recordOf(service, streamId, id);
	if (!record) return;
	await service.collection('datasets').update(id, { undone: true });
	if (record.file) await service.collection('files').update(record.file, { undone: true });
}

/** The original of a dataset as it was uploaded; null when there is none in this stream. */
export async function originalOf(
	service: TypedPocketBase,
	streamId: StreamId,
	id: DatasetId
): Promise<{ readonly name: string; readonly body: Response } | null> {
	const record = await recordOf(service, streamId, id);
	if (!record?.file) return null;
	const file = await service.collection('files').getOne(record.file);
	return { name: file.original_name, body: await download(service, file, file.file) };
}

const MOST_OPEN = 24;
/** Datasets never change once kept, so what was opened stays right. */
const opened = new Map<DatasetId, readonly Dataset[]>();

/** The datasets of the imports that count, in the order in which they came in. */
export async function loadTaken(
	service: TypedPocketBase,
	streamId: StreamId,
	imports: readonly Pick<ImportedDataset, 'id' | 'undone'>[]
): Promise<readonly TakenFile[]> {
	const wanted = imports.filter(({ undone }) => !undone);
	if (wanted.length === 0) return [];
	const filter = service.filter('stream = {:streamId}', { streamId });
	const records = await service.collection('datasets').getFullList({ filter });
	const found = wanted.flatMap(({ id }) => records.find((record) => record.id === id) ?? []);
	const taken: TakenFile[] = [];
	for (const record of found) {
		const how = v.safeParse(summarySchema, record.summary);
		const { shift, row, anyway } = how.success ? how.output : { shift: 0, row: null, anyway: false };
		taken.push({ id: record.id, datasets: await datasetsOf(service, record), shift, row, anyway });
	}
	return taken;
}

async function datasetsOf(service: TypedPocketBase, record: DatasetsRecord): Promise<readonly Dataset[]> {
	const known = opened.get(record.id);
	if (known) return known;
	const answer = await download(service, record, record.blob);
	const datasets = await openDatasets(new Uint8Array(await answer.arrayBuffer()));
	opened.set(record.id, datasets);
	const [oldest] = opened.keys();
	if (opened.size > MOST_OPEN && oldest) opened.delete(oldest);
	return datasets;
}

async function recordOf(service: TypedPocketBase, streamId: StreamId, id: DatasetId): Promise<DatasetsRecord | null> {
	const filter = service.filter('id = {:id} && stream = {:streamId}', { id, streamId });
	const { items } = await service.collection('datasets').getList(1, 1, { filter, skipTotal: true });
	return items[0] ?? null;
}

async function download(
	service: TypedPocketBase,
	record: DatasetsRecord | FilesRecord,
	name: string
): Promise<Response> {
	const token = await service.files.getToken();
	const answer = await fetch(service.files.getURL(record, name, { token }));
	if (!answer.ok) throw new Error(`PocketBase did not give ${record.collectionName}/${record.id}: ${answer.status}`);
	return answer;
}

function unlessGone(fault: unknown): void {
	if (!(fault instanceof ClientResponseError && fault.status === 404)) throw fault;
}
