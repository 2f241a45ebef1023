// One 彩排: a room of its own in memory beside the stream, with a clock that may run faster. Nothing of it is ever stored.
import { forkForRehearsal } from '#lib/domain/rehearsal/fork.ts';
import { showTime, turned, type RehearsalClock, type RehearsalRate } from '#lib/domain/rehearsal/clock.ts';
import type { RehearsalId, RunningRehearsal } from '#lib/domain/rehearsal/rehearsal.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Journal } from '#lib/sync/journal.ts';
import type { Answer, Broadcast, Hello, Submission, Welcome } from '#lib/sync/protocol.ts';
import { Room, type FaultPlace, type Sender } from '#lib/sync/room.ts';
import { streamDecider } from '#lib/sync/stream-decider.ts';

type RehearsalRoom = Room<StreamState, Command, StreamEvent, Context>;

export interface RehearsalSetting {
	readonly id: RehearsalId;
	readonly by: string;
	/** The stream as it is planned now. */
	readonly state: StreamState;
	readonly now: Instant;
	broadcast(message: Broadcast<StreamEvent>): void;
	fault(error: unknown, place: FaultPlace): void;
}

/** A journal that keeps nothing: what it is given is gone with the room. */
function forgetting(state: StreamState): Journal<StreamState, StreamEvent> {
	return {
		load: async () => ({ snapshot: { seq: 0, state: forkForRehearsal(state), ids: [] }, entries: [] }),
		append: async () => undefined
	};
}

export class Rehearsal {
	readonly id: RehearsalId;
	readonly room: RehearsalRoom;
	readonly #by: string;
	#clock: RehearsalClock;
	#rate: RehearsalRate = 1;
	#begun = false;
	#over = false;

	static async open({ id, by, state, now, broadcast, fault }: RehearsalSetting): Promise<Rehearsal> {
		const room: RehearsalRoom = await Room.open({
			streamId: state.id,
			epoch: id,
			decider: streamDecider,
			journal: forgetting(state),
			broadcast,
			fault
		});
		return new Rehearsal(id, by, room, { since: now, at: state.plannedStart ?? now, rate: 0 });
	}

	constructor(id: RehearsalId, by: string, room: RehearsalRoom, clock: RehearsalClock) {
		this.id = id;
		this.room = room;
		this.#by = by;
		this.#clock = clock;
	}

	get news(): RunningRehearsal {
		return { id: this.id, by: this.#by, clock: this.#clock, rate: this.#rate, begun: this.#begun };
	}

	/** Another pace from now on; 0 = the clock stands until it is turned again. Before the first take it stands anyway. */
	turn(rate: RehearsalRate | 0, now: Instant): void {
		if (rate !== 0) this.#rate = rate;
		if (this.#begun) this.#clock = turned(this.#clock, now, rate);
	}

	/** Decides at the rehearsed time. A 彩排 that is over refuses by name: what was meant for it never reaches the stream. */
	async submit(submission: Submission<Command>, sender: Sender<StreamState, Context>, now: Instant): Promise<Answer> {
		if (this.#over) {
			return { epoch: this.room.epoch, id: submission.id, ok: false, refusal: { name: 'rehearsal-over' } };
		}
		return this.room.submit(submission, sender, showTime(this.#clock, now));
	}

	/** The first take sets the clock going; true = it just did. */
	begin(now: Instant): boolean {
		if (this.#begun || this.room.state.live.phase === 'before') return false;
		this.#begun = true;
		this.turn(this.#rate, now);
		return true;
	}

	async welcome(hello: Hello, now: Instant): Promise<Welcome<StreamState, StreamEvent>> {
		return this.room.join(hello, now);
	}

	end(): void {
		this.#over = true;
	}
}
