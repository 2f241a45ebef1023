// Who has a stream open at the other processes: told as it changes, gone with their process. Ephemeral, as presence is.
import type { StreamId } from '#lib/domain/id.ts';
import type { PresenceBook, PresenceEntry } from '#lib/server/live/presence-book.ts';
import type { Peers } from './peers.ts';

interface Ports {
	readonly peers: Peers;
	readonly presence: PresenceBook;
	/** Tells the pages here that show who else is there. */
	watchers(streamId: StreamId, event: 'here' | 'gone', what: PresenceEntry | string): void;
	now(): number;
}

type ByStream = readonly (readonly [StreamId, readonly PresenceEntry[]])[];
interface There {
	heardAt: number;
	readonly streams: Map<StreamId, Map<string, PresenceEntry>>;
}

const ALIVE_MS = 2_000;
/** A process that was silent for so long is gone, and everybody at it. */
const SILENT_MS = 7_000;

export class PresenceElsewhere {
	readonly #ports: Ports;
	readonly #processes = new Map<string, There>();
	readonly #timer: NodeJS.Timeout;

	constructor(ports: Ports) {
		this.#ports = ports;
		const { peers } = ports;
		peers.on('here', ({ streamId, entry }: { streamId: StreamId; entry: PresenceEntry }, from) => {
			this.#streamOf(from, streamId).set(entry.connectionId, entry);
			ports.watchers(streamId, 'here', entry);
		});
		peers.on('gone', ({ streamId, id }: { streamId: StreamId; id: string }, from) => {
			this.#streamOf(from, streamId).delete(id);
			ports.watchers(streamId, 'gone', id);
		});
		peers.on('alive', (_, from) => {
			if (!this.#processes.has(from)) peers.tell('who-is-here', null);
			this.#heard(from);
		});
		peers.on('who-is-here', () => this.#tellAll());
		peers.on('all-here', (all: ByStream, from) => this.#replace(from, all));
		this.#timer = setInterval(() => {
			peers.tell('alive', null);
			this.#sweep();
		}, ALIVE_MS);
		this.#timer.unref();
		this.askAll();
	}

	/** What was said while Redis was away was lost: everybody says it again. */
	askAll(): void {
		this.#ports.peers.tell('who-is-here', null);
		this.#tellAll();
	}

	list(streamId: StreamId): readonly PresenceEntry[] {
		return [...this.#processes.values()].flatMap(({ streams }) => [...(streams.get(streamId)?.values() ?? [])]);
	}

	here(streamId: StreamId, entry: PresenceEntry): void {
		this.#ports.peers.tell('here', { streamId, entry });
	}

	gone(streamId: StreamId, id: string): void {
		this.#ports.peers.tell('gone', { streamId, id });
	}

	close(): void {
		clearInterval(this.#timer);
		this.#ports.peers.tell('all-here', []);
	}

	#tellAll(): void {
		const { peers, presence } = this.#ports;
		const all: ByStream = presence.streams().map((streamId) => [streamId, presence.list(streamId)] as const);
		peers.tell('all-here', all);
	}

	#replace(process: string, all: ByStream): void {
		const before = this.#of(process);
		const now = new Map(all.map(([streamId, entries]) => [streamId, new Map(entries.map((e) => [e.connectionId, e]))]));
		for (const [streamId, entries] of before)
			for (const id of entries.keys()) if (!now.get(streamId)?.has(id)) this.#ports.watchers(streamId, 'gone', id);
		for (const [streamId, entries] of now)
			for (const [id, entry] of entries)
				if (JSON.stringify(before.get(streamId)?.get(id)) !== JSON.stringify(entry))
					this.#ports.watchers(streamId, 'here', entry);
		this.#processes.set(process, { heardAt: this.#ports.now(), streams: now });
	}

	#sweep(): void {
		for (const [process, { heardAt }] of this.#processes) {
			if (this.#ports.now() - heardAt <= SILENT_MS) continue;
			this.#replace(process, []);
			this.#processes.delete(process);
		}
	}

	#heard(process: string): There {
		const there = this.#processes.get(process) ?? { heardAt: 0, streams: new Map() };
		there.heardAt = this.#ports.now();
		this.#processes.set(process, there);
		return there;
	}

	#of(process: string): There['streams'] {
		return this.#heard(process).streams;
	}

	#streamOf(process: string, streamId: StreamId): Map<string, PresenceEntry> {
		const streams = this.#of(process);
		const entries = streams.get(streamId) ?? new Map<string, PresenceEntry>();
		streams.set(streamId, entries);
		return entries;
	}
}
