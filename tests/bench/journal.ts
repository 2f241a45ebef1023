// A journal of 5,000 entries over a sheet of 1,000 rows: how long until the stream is open again, and until two versions are compared.
import { once } from 'node:events';
import { rmSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io } from 'socket.io-client';
import type { Command } from '../../src/lib/domain/stream/command.ts';
import { compare } from '../../src/lib/domain/stream/compare.ts';
import { decide } from '../../src/lib/domain/stream/decide.ts';
import type { StreamEvent } from '../../src/lib/domain/stream/event.ts';
import { evolve } from '../../src/lib/domain/stream/evolve.ts';
import type { StreamState } from '../../src/lib/domain/stream/state.ts';
import type { Entry, FromRoom, ToRoom } from '../../src/lib/sync/protocol.ts';
import { percentile, round } from './figures.ts';
import { openStage, serviceOf, type Stage } from './stage.ts';
import { thousandRows } from './thousand-rows.ts';

const ENTRIES = 5_000;
const BATCH = 50;
const COMPARES = 15;

export async function benchJournal(): Promise<object> {
	const dataDir = mkdtempSync(join(tmpdir(), 'changji-journal-'));
	try {
		let stage = await openStage({ dataDir });
		const { streamId, producerCookie: cookie } = stage;
		const first = await versionOf(stage, cookie, await lastOf(stage, cookie));
		const rest = journal(first);
		await stage.close();
		// Nothing but PocketBase has these: the worst case, a server on a new machine without recorder and snapshots.
		stage = await openStage({ dataDir });
		await write(dataDir, stage.app.pocketbaseUrl, streamId, rest);
		await stage.close();
		rmSync(join(dataDir, 'recorder'), { recursive: true });

		stage = await openStage({ dataDir });
		const startedAt = performance.now();
		const rows = await openPage(stage, cookie);
		const open = performance.now() - startedAt;
		if (rows !== 1_000) throw new Error(`the stream opened with ${rows} rows`);
		const last = rest.at(-1)?.seq ?? 0;
		const figures = await compareVersions(stage, cookie, last);
		await stage.close();
		return { bench: 'journal', entries: last, ours: { open_ms: round(open), ...figures } };
	} finally {
		rmSync(dataDir, { recursive: true, force: true });
	}
}

/** The first look into the past has to read the journal; a person then goes from version to version. */
async function compareVersions(stage: Stage, cookie: string, last: number): Promise<object> {
	const far = Math.round(last / 2);
	const firstAt = performance.now();
	await versionOf(stage, cookie, far);
	const firstVersion = performance.now() - firstAt;
	const now = (await versionOf(stage, cookie, last)).state;
	const [asked, compared]: number[][] = [[], []];
	for (let i = 0; i < COMPARES; i++) {
		const from = performance.now();
		const was = (await versionOf(stage, cookie, far + i * 97)).state;
		const there = performance.now();
		const { changed } = compare(was, now);
		asked?.push(there - from);
		compared?.push(performance.now() - there);
		if (changed.size < 100) throw new Error(`only ${changed.size} rows differ`);
	}
	return {
		compare_ms: round(percentile(compared ?? [], 0.95)),
		version_ms: round(percentile(asked ?? [], 0.95)),
		first_version_ms: round(firstVersion)
	};
}

interface Version {
	readonly seq: number;
	readonly state: StreamState;
}

async function versionOf({ app, streamId }: Stage, cookie: string, seq: number): Promise<Version> {
	const answer = await fetch(`${app.url}/api/streams/${streamId}/versions/${seq}`, { headers: { cookie } });
	if (!answer.ok) throw new Error(`version ${seq}: ${answer.status}`);
	return (await answer.json()) as Version;
}

async function lastOf({ app, streamId }: Stage, cookie: string): Promise<number> {
	const answer = await fetch(`${app.url}/api/streams/${streamId}/changes?limit=1`, { headers: { cookie } });
	if (!answer.ok) throw new Error(`changes: ${answer.status}`);
	return ((await answer.json()) as { last: number }).last;
}

/** What many evenings of typing leave after what is there, up to 5,000 entries in all. */
function journal(from: Version): Entry<StreamEvent>[] {
	const at = Date.now() - ENTRIES * 1_000;
	const entries: Entry<StreamEvent>[] = [];
	let { state } = from;
	const give = (command: Command): void => {
		const seq = from.seq + entries.length + 1;
		const meta = { seq, at: at + seq * 1_000, by: 'm1', commandId: `bench-command-${seq}` };
		const decision = decide(state, command, {
			...{ at: meta.at, by: 'm1', level: 'owner' as const, linkPost: null },
			writerOf: () => null
		});
		if (!decision.ok) throw new Error(`${command.name}: ${decision.refusal.name}`);
		for (const event of decision.events) state = evolve(state, event, meta);
		entries.push({ ...meta, name: command.name, events: decision.events });
	};
	give({ name: 'remove-items', args: { itemIds: state.items.map(({ id }) => id) } });
	for (const items of thousandRows())
		give({ name: 'add-items', args: { items, after: state.items.at(-1)?.id ?? null } });
	for (let i = 0; from.seq + entries.length < ENTRIES; i++) {
		const item = state.items[(i * 37) % state.items.length]!;
		const far = state.items[(i * 37 + 400) % state.items.length]!;
		give(
			i % 10 === 0
				? { name: 'move-items', args: { itemIds: [item.id], after: far.id } }
				: {
						name: 'edit-items',
						args: { edits: [{ itemId: item.id, patch: { remark: `改 ${i}`, livePrice: 1_000 + i } }] }
					}
		);
	}
	return entries;
}

async function write(
	dataDir: string,
	url: string,
	stream: string,
	entries: readonly Entry<StreamEvent>[]
): Promise<void> {
	const service = await serviceOf(dataDir, url);
	for (let at = 0; at < entries.length; at += BATCH) {
		const requests = entries.slice(at, at + BATCH).map(({ commandId, name, ...rest }) => ({
			...{ method: 'POST', url: '/api/collections/entries/records' },
			body: { ...rest, stream, command_id: commandId, command: name }
		}));
		await service.send('/api/batch', { method: 'POST', body: { requests } });
	}
	for (const { id } of await service.collection('snapshots').getFullList({ filter: `stream = "${stream}"` }))
		await service.collection('snapshots').delete(id);
}

/** Joins as a page does. Resolves with the rows of the welcome when the whole stream is there. */
async function openPage({ app, streamId }: Stage, cookie: string): Promise<number> {
	const socket = io(app.url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
	try {
		await once(socket as unknown as NodeJS.EventEmitter, 'connect');
		const welcome = new Promise<number>((done) => {
			socket.on('from-room', (message: FromRoom<StreamState, StreamEvent>) => {
				if (message.type === 'welcome' && message.welcome.kind === 'snapshot') done(message.welcome.state.items.length);
			});
		});
		await socket.emitWithAck('join', { protocol: 1, streamId, watch: true });
		const hello: ToRoom<Command> = { type: 'hello', hello: { ask: 1, epoch: null, seq: 0, pending: [] } };
		socket.emit('to-room', hello);
		return await welcome;
	} finally {
		socket.close();
	}
}
