// The 彩排, at most one per stream and at the process that owns it; begun and ended by whoever may drive the show, and what they measured waits in memory.
import { measuredBoth, measuredRuns, type MeasuredItem } from '#lib/domain/rehearsal/measured.ts';
import {
	NO_REHEARSAL,
	type RehearsalId,
	type RehearsalNews,
	type RehearsalWish
} from '#lib/domain/rehearsal/rehearsal.ts';
import type { StreamId } from '#lib/domain/id.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { RefusalName } from '#lib/domain/stream/refusal.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { HOUR, type Duration, type Instant } from '#lib/domain/time.ts';
import type { Answer, Beat, Broadcast, Hello, Submission, Welcome } from '#lib/sync/protocol.ts';
import type { FaultPlace, Sender } from '#lib/sync/room.ts';
import { Rehearsal } from './rehearsal.ts';
import type { OpenStream } from './stream-rooms.ts';

export interface RehearsalPorts {
	/** Where several processes serve the streams: what runs at the others. */
	elsewhere?(): RehearsalsAway;
	newId(): RehearsalId;
	now(): Instant;
	/** Reaches every screen here that is in the 彩排. */
	broadcast(id: RehearsalId, message: Broadcast<StreamEvent>): void;
	/** Reaches every page here of the stream, in the 彩排 or not. */
	tell(streamId: StreamId, news: RehearsalNews): void;
	fault(error: unknown, place: FaultPlace): void;
}

/** A 彩排 as a screen is in it, wherever it runs. */
export interface SeatedRehearsal {
	readonly id: RehearsalId;
	readonly room: { readonly epoch: string };
	/** Rejects with `OwnerAway`. */
	welcome(hello: Hello, now: Instant): Promise<Welcome<StreamState, StreamEvent>>;
	submit(submission: Submission<Command>, sender: Sender<StreamState, Context>, now: Instant): Promise<Answer>;
}

/** What came of a wish: a refusal or none, and what has been measured. */
export interface Acted {
	readonly refused: RefusalName | null;
	readonly measured: readonly MeasuredItem[];
}

/** The streams that other processes own; null everywhere = this one does. */
export interface RehearsalsAway {
	on(streamId: StreamId): SeatedRehearsal | null;
	news(streamId: StreamId): RehearsalNews | null;
	learn(open: OpenStream): Promise<void>;
	/** Rejects with `OwnerAway`. */
	act(open: OpenStream, by: string, wish: RehearsalWish): Promise<Acted | null>;
	/** What is told here of this process's own, for the others. */
	told(streamId: StreamId, news: RehearsalNews): void;
	entry(id: RehearsalId, message: Broadcast<StreamEvent>): void;
	beat(id: RehearsalId, beat: Beat): void;
}

/** Nobody has touched it for so long: they have gone home. */
const FORGOTTEN: Duration = 2 * HOUR;

interface Going {
	readonly rehearsal: Rehearsal;
	touchedAt: Instant;
}

export class Rehearsals {
	readonly #ports: RehearsalPorts;
	/** Null while one is being opened: the stream cannot go on air meanwhile either. */
	readonly #going = new Map<StreamId, Going | null>();
	readonly #measured = new Map<StreamId, readonly MeasuredItem[]>();

	constructor(ports: RehearsalPorts) {
		this.#ports = ports;
	}

	/** Whether the stream must not go on air. */
	isRunning(streamId: StreamId): boolean {
		return this.#going.has(streamId);
	}

	/** The one that runs here. */
	own(streamId: StreamId): Rehearsal | null {
		return this.#going.get(streamId)?.rehearsal ?? null;
	}

	/** The one that runs, here or at the stream's owner. */
	on(streamId: StreamId): SeatedRehearsal | null {
		return this.own(streamId) ?? this.#ports.elsewhere?.().on(streamId) ?? null;
	}

	/** To be awaited before a screen is let in: what runs at another process is known then. */
	async learn(open: OpenStream): Promise<void> {
		await this.#ports.elsewhere?.().learn(open);
	}

	news(streamId: StreamId): RehearsalNews {
		const away = this.#ports.elsewhere?.().news(streamId);
		if (away) return away;
		const running = this.own(streamId)?.news ?? null;
		const measured = this.measured(streamId).length;
		return running || measured > 0 ? { running, measured } : NO_REHEARSAL;
	}

	/** What has been measured so far and nobody has put away. */
	measured(streamId: StreamId): readonly MeasuredItem[] {
		return this.#measured.get(streamId) ?? [];
	}

	/** Does it, or says why not; rejects with `OwnerAway`. The right to it is the caller's question. */
	async act(open: OpenStream, by: string, wish: RehearsalWish): Promise<Acted> {
		const away = await this.#ports.elsewhere?.().act(open, by, wish);
		return away ?? { refused: await this.#act(open, by, wish), measured: this.measured(open.streamId) };
	}

	async #act(open: OpenStream, by: string, wish: RehearsalWish): Promise<RefusalName | null> {
		const { streamId } = open;
		if (wish.act === 'measured') return null;
		if (wish.act === 'start') return this.#start(open, by);
		if (wish.act === 'forget') this.#measured.delete(streamId);
		else {
			const going = this.#going.get(streamId);
			if (!going) return 'rehearsal-over';
			going.touchedAt = this.#ports.now();
			if (wish.act === 'turn') going.rehearsal.turn(wish.rate, this.#ports.now());
			else {
				this.#stop(streamId, going);
				if (wish.act === 'again') return this.#start(open, by);
			}
		}
		this.#tell(streamId);
		return null;
	}

	/** A command of a screen that is in this 彩排. */
	async submit(
		streamId: StreamId,
		rehearsal: SeatedRehearsal,
		submission: Submission<Command>,
		sender: Sender<StreamState, Context>
	): Promise<Answer> {
		const answer = await rehearsal.submit(submission, sender, this.#ports.now());
		const going = this.#going.get(streamId);
		if (going?.rehearsal !== rehearsal) return answer;
		going.touchedAt = this.#ports.now();
		const ended = going.rehearsal.room.state.live.phase === 'ended';
		if (ended) this.#stop(streamId, going);
		if (ended || going.rehearsal.begin(this.#ports.now())) this.#tell(streamId);
		return answer;
	}

	/** Once the stream is on air there is nothing to rehearse: a 彩排 that could not refuse it makes room at once. */
	shown({ streamId, room }: OpenStream): void {
		if (room.state.live.phase === 'before') return;
		this.#measured.delete(streamId);
		const going = this.#going.get(streamId);
		if (!going) return;
		this.#stop(streamId, going);
		this.#tell(streamId);
	}

	/** The stream is another process's now, which knows of no 彩排 and may put it on air. */
	drop(streamId: StreamId): void {
		const going = this.#going.get(streamId);
		if (!going) return;
		this.#stop(streamId, going);
		this.#ports.tell(streamId, this.news(streamId));
	}

	/** How the records of those here stand, for their screens. */
	beats(now: Instant): readonly (readonly [RehearsalId, Beat])[] {
		const all = [...this.#going.values()].flatMap((going) => going?.rehearsal ?? []);
		return all.map(({ id, room }) => {
			const beat = room.beat(now);
			this.#ports.elsewhere?.().beat(id, beat);
			return [id, beat];
		});
	}

	/** Ends what everybody has forgotten. */
	sweep(): void {
		for (const [streamId, going] of this.#going) {
			if (!going || this.#ports.now() - going.touchedAt < FORGOTTEN) continue;
			this.#stop(streamId, going);
			this.#tell(streamId);
		}
	}

	async #start({ streamId, room }: OpenStream, by: string): Promise<RefusalName | null> {
		if (this.#going.has(streamId)) return null;
		// Before anything is awaited: a take that is decided from here on is refused.
		this.#going.set(streamId, null);
		try {
			const { state } = room;
			const id = `rehearsal:${this.#ports.newId()}`;
			const { now, broadcast, fault } = this.#ports;
			const rehearsal = await Rehearsal.open({
				...{ id, by, state, now: now() },
				broadcast: (message) => {
					broadcast(id, message);
					this.#ports.elsewhere?.().entry(id, message);
				},
				fault
			});
			// A take that was on its way to the disk when this began has been shown by now, or will call `shown`.
			if (room.state.live.phase !== 'before') {
				this.#going.delete(streamId);
				return room.state.live.phase === 'ended' ? 'show-ended' : 'show-started';
			}
			this.#going.set(streamId, { rehearsal, touchedAt: now() });
		} catch (error) {
			this.#going.delete(streamId);
			throw error;
		}
		this.#tell(streamId);
		return null;
	}

	#stop(streamId: StreamId, { rehearsal }: Going): void {
		rehearsal.end();
		const measured = measuredBoth(this.measured(streamId), measuredRuns(rehearsal.room.state));
		if (measured.length > 0) this.#measured.set(streamId, measured);
		this.#going.delete(streamId);
	}

	#tell(streamId: StreamId): void {
		const news = this.news(streamId);
		this.#ports.tell(streamId, news);
		this.#ports.elsewhere?.().told(streamId, news);
	}
}
