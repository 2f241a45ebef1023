// Keeps the lists (streams, tasks) in PocketBase in step with the folds, a moment after the fact and never in the way of a cue.
import type { Logger } from 'pino';
import { summarise, tasks, type Task } from '#lib/domain/stream/summary.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import type { OpenStream } from './stream-rooms.ts';

/** Lists may lag this much; a paste of 500 rows is one write. */
const SETTLE_MS = 400;
const RETRY_MS = 5_000;

export class Projection {
	readonly #client: TypedPocketBase;
	readonly #log: Logger;
	readonly #due = new Map<string, { readonly open: OpenStream; readonly timer: NodeJS.Timeout }>();
	/** What was last written per stream, so that only changes go out. */
	readonly #written = new Map<string, { summary: string; tasks: ReadonlyMap<string, string> }>();
	readonly #running = new Map<string, Promise<void>>();

	constructor(client: TypedPocketBase, log: Logger) {
		this.#client = client;
		this.#log = log;
	}

	/** A stream has changed; it is written once it has been quiet for a moment. */
	touch(open: OpenStream, delay = SETTLE_MS): void {
		if (this.#due.has(open.streamId)) return;
		const timer = setTimeout(() => {
			this.#due.delete(open.streamId);
			this.#start(open);
		}, delay);
		this.#due.set(open.streamId, { open, timer });
	}

	/** The stream is this process's from now on: what is written of it may be another's, and older. */
	takeOver(open: OpenStream): void {
		this.#written.delete(open.streamId);
		this.touch(open);
	}

	/** Writes everything that is due now. */
	async flush(): Promise<void> {
		for (const { open, timer } of this.#due.values()) {
			clearTimeout(timer);
			this.#start(open);
		}
		this.#due.clear();
		await Promise.all(this.#running.values());
	}

	#start(open: OpenStream): void {
		const before = this.#running.get(open.streamId) ?? Promise.resolve();
		const run = before
			.then(() => this.#write(open))
			.catch((error: unknown) => {
				this.#log.warn({ err: error, stream: open.streamId }, 'lists are behind; trying again');
				this.touch(open, RETRY_MS);
			});
		this.#running.set(open.streamId, run);
		void run.finally(() => this.#running.get(open.streamId) === run && this.#running.delete(open.streamId));
	}

	async #write(open: OpenStream): Promise<void> {
		const { state, seq } = open.room;
		const written = this.#written.get(open.streamId) ?? { summary: '', tasks: await this.#tasksThere(open.streamId) };
		const summary = JSON.stringify(headOf(state));
		if (summary !== written.summary) {
			await this.#client.collection('streams').update(open.streamId, { ...headOf(state), seq });
		}
		const due = new Map(tasks(state).map((task) => [task.sourceId, JSON.stringify(task)]));
		await this.#writeTasks(open, written.tasks, due);
		this.#written.set(open.streamId, { summary, tasks: due });
	}

	async #tasksThere(streamId: string): Promise<ReadonlyMap<string, string>> {
		const found = await this.#client
			.collection('tasks')
			.getFullList({ filter: this.#client.filter('stream = {:streamId}', { streamId }) });
		return new Map(found.map(({ source_id }) => [source_id, '']));
	}

	async #writeTasks(
		{ streamId, teamId }: OpenStream,
		before: ReadonlyMap<string, string>,
		after: ReadonlyMap<string, string>
	): Promise<void> {
		const changed = [...after].filter(([id, text]) => before.get(id) !== text);
		const gone = [...before.keys()].filter((id) => !after.has(id));
		if (changed.length === 0 && gone.length === 0) return;
		const users = await this.#usersOf(teamId);
		for (const [sourceId, text] of changed) {
			const { source, title, ownerId, due, done } = JSON.parse(text) as Task;
			const body = {
				team: teamId,
				stream: streamId,
				assignee: (ownerId !== null && users.get(ownerId)) || '',
				source,
				source_id: sourceId,
				title,
				due,
				done
			};
			const id = before.has(sourceId) ? await this.#taskId(streamId, sourceId) : null;
			if (id) await this.#client.collection('tasks').update(id, body);
			else await this.#client.collection('tasks').create(body);
		}
		for (const sourceId of gone) {
			const id = await this.#taskId(streamId, sourceId);
			if (id) await this.#client.collection('tasks').delete(id);
		}
	}

	async #taskId(streamId: string, sourceId: string): Promise<string | null> {
		const { items } = await this.#client.collection('tasks').getList(1, 1, {
			filter: this.#client.filter('stream = {:streamId} && source_id = {:sourceId}', { streamId, sourceId }),
			skipTotal: true
		});
		return items[0]?.id ?? null;
	}

	async #usersOf(teamId: string): Promise<ReadonlyMap<string, string>> {
		const members = await this.#client
			.collection('members')
			.getFullList({ filter: this.#client.filter('team = {:teamId}', { teamId }) });
		return new Map(members.map(({ id, user }) => [id, user]));
	}
}

function headOf(state: StreamState) {
	const { title, account, plannedStart, plannedEnd, live } = state;
	const phase = live.phase === 'before' ? 'plan' : live.phase === 'on-air' ? 'air' : 'ended';
	return {
		title,
		account,
		planned_start: plannedStart,
		planned_end: plannedEnd,
		phase,
		summary: summarise(state)
	};
}
