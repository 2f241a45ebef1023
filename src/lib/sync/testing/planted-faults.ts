// Copies of room and replica with one fault each: the property that guards the real ones must catch every one of them.
import type { Loaded } from '../journal.ts';
import { ForeignEntry } from '../journal.ts';
import { isStale } from '../pending.ts';
import type { Answer, Beat, Broadcast, Entry, Hello, Welcome } from '../protocol.ts';
import { Replica } from '../replica.ts';
import { Room } from '../room.ts';
import type { ToyCommand, ToyContext, ToyEvent, ToyState } from './toy-list.ts';
import { soundParts, type Parts, type ToyReplica, type ToyReplicaOptions, type ToyRoomOptions } from './world.ts';

class SoundRoom extends Room<ToyState, ToyCommand, ToyEvent, ToyContext> {}
class SoundReplica extends Replica<ToyState, ToyCommand, ToyEvent, ToyContext> {}
type ToyEntry = Entry<ToyEvent>;
type ToyWelcome = Welcome<ToyState, ToyEvent>;
type ToyBroadcast = Broadcast<ToyEvent>;

class ExecutesAgain extends SoundRoom {
	override submit(...args: Parameters<SoundRoom['submit']>): Promise<Answer> {
		return this.recall(args[0].id)?.ok ? this.decide(...args) : super.submit(...args);
	}
}

class CallsUnsavedSaved extends SoundRoom {
	protected override async save(entries: readonly ToyEntry[]): Promise<boolean> {
		await super.save(entries);
		return true;
	}
}

class ForgetsUnsaved extends SoundRoom {
	protected override async save(entries: readonly ToyEntry[]): Promise<boolean> {
		const saved = await super.save(entries);
		this.unsavedEntries = [];
		return saved;
	}
}

class ShowsBackwards extends SoundRoom {
	protected override show(batch: Parameters<SoundRoom['show']>[0], durable: boolean): void {
		super.show([...batch].reverse(), durable);
	}
}

class WelcomesWithHead extends SoundRoom {
	override join(hello: Hello, at: number): ToyWelcome {
		const welcome = super.join(hello, at);
		return welcome.kind === 'snapshot' ? { ...welcome, ...this.head } : welcome;
	}
}

class WelcomesOneShort extends SoundRoom {
	protected override missing(hello: Hello): readonly ToyEntry[] | null {
		return super.missing(hello)?.slice(1) ?? null;
	}
}

class WelcomesWithoutKnown extends SoundRoom {
	override join(hello: Hello, at: number): ToyWelcome {
		return { ...super.join(hello, at), known: {} };
	}
}

class IgnoresExpiry extends SoundRoom {
	protected override expired(): boolean {
		return false;
	}
}

class RefusalsTakeNumbers extends SoundRoom {
	protected override decide(...args: Parameters<SoundRoom['decide']>): Promise<Answer> {
		const before = this.queue.length;
		const answer = super.decide(...args);
		if (this.queue[before]?.entry === null) this.head = { ...this.head, seq: this.head.seq + 1 };
		return answer;
	}
}

class DecidesOnShown extends SoundRoom {
	protected override decide(...args: Parameters<SoundRoom['decide']>): Promise<Answer> {
		this.head = { ...this.head, state: this.shown.state };
		return super.decide(...args);
	}
}

class ExecutesInFlightTwice extends SoundRoom {
	override submit(...args: Parameters<SoundRoom['submit']>): Promise<Answer> {
		if (this.answered.inFlight(args[0].id) !== undefined) void this.decide(...args);
		return super.submit(...args);
	}
}

class GoesOnBehindFence extends SoundRoom {
	override stop(cause: unknown): void {
		if (!(cause instanceof ForeignEntry)) super.stop(cause);
	}
}

class ShowsMine extends SoundReplica {
	protected override showPending(): void {
		const before = this.shownState;
		super.showPending();
		// Keeps what it showed as long as something of its own is open.
		if (this.open.length > 0 && before !== undefined && this.confirmedNow.seq > 0) this.shownState = before;
	}
}

class AppliesTwice extends SoundReplica {
	protected override onEntry(broadcast: ToyBroadcast, now: number): void {
		const { seq } = broadcast.entry;
		if (seq === this.confirmedNow.seq) this.confirmedNow = { ...this.confirmedNow, seq: seq - 1 };
		super.onEntry(broadcast, now);
	}
}

class SkipsGaps extends SoundReplica {
	protected override onEntry(broadcast: ToyBroadcast, now: number): void {
		const { seq } = broadcast.entry;
		if (seq > this.confirmedNow.seq) this.confirmedNow = { ...this.confirmedNow, seq: seq - 1 };
		super.onEntry(broadcast, now);
	}
}

class IgnoresEpoch extends SoundReplica {
	protected override onEntry(broadcast: ToyBroadcast, now: number): void {
		super.onEntry({ ...broadcast, epoch: this.epochNow ?? broadcast.epoch }, now);
	}
	protected override onWelcome(welcome: ToyWelcome, now: number): void {
		super.onWelcome({ ...welcome, epoch: this.epochNow ?? welcome.epoch }, now);
	}
	protected override onBeat(beat: Beat, now: number): void {
		super.onBeat({ ...beat, epoch: this.epochNow ?? beat.epoch }, now);
	}
}

class TakesAnyWelcome extends SoundReplica {
	protected override onWelcome(welcome: ToyWelcome, now: number): void {
		this.asked = { ask: welcome.ask, at: now };
		if (welcome.kind === 'snapshot') this.confirmedNow = { seq: -1, state: this.confirmedNow.state };
		super.onWelcome(welcome, now);
	}
}

class DropsOpenOnReconnect extends SoundReplica {
	override connect(now: number): void {
		this.open = [];
		super.connect(now);
	}
}

class NeverSendsAgain extends SoundReplica {
	protected override send(due: Parameters<SoundReplica['send']>[0], now: number, only?: string): void {
		super.send((one) => one.sentAt === null && due(one), now, only);
	}
}

class ForgetsUnsavedOfLastLife extends SoundReplica {
	protected override adopt(welcome: ToyWelcome & { kind: 'snapshot' }): void {
		if (welcome.epoch !== this.epochNow) this.notSaved = [];
		super.adopt(welcome);
	}
}

class BelievesAnswers extends SoundReplica {
	protected override onAnswer(answer: Answer, now: number): void {
		super.onAnswer(answer.ok ? { ...answer, durable: true } : answer, now);
	}
}

class DeafToBeats extends SoundReplica {
	protected override onBeat(): void {}
}

class AsksOnce extends SoundReplica {
	protected override ask(now: number): void {
		if (!this.asked) super.ask(now);
	}
}

class FiresLate extends SoundReplica {
	protected override expire(): void {}
	protected override send(due: Parameters<SoundReplica['send']>[0], now: number, only?: string): void {
		this.open = this.open.map((one) => (isStale(one, now) ? { ...one, patience: null } : one));
		super.send(due, now, only);
	}
}

class DropsAndFires extends SoundReplica {
	protected override expire(now: number): void {
		const stale = this.open.filter((one) => isStale(one, now));
		super.expire(now);
		this.open = [...this.open, ...stale.map((one) => ({ ...one, patience: null }))];
	}
}

class KeepsOwnEcho extends SoundReplica {
	protected override apply(entry: ToyEntry, durable: boolean): void {
		const { open } = this;
		super.apply(entry, durable);
		this.open = open;
	}
}

class NewIdEachTime extends SoundReplica {
	protected override send(due: Parameters<SoundReplica['send']>[0], now: number, only?: string): void {
		this.open = this.open.map((one) => (one.sentAt !== null && due(one) ? { ...one, id: `${one.id}'` } : one));
		super.send(due, now, only);
	}
}

type RoomClass = new (options: ToyRoomOptions, loaded: Loaded<ToyState, ToyEvent>) => SoundRoom;
type ReplicaClass = new (options: ToyReplicaOptions) => ToyReplica;

function faultyRoom(Faulty: RoomClass): Parts {
	return { ...soundParts, room: (options, loaded) => new Faulty(options, loaded) };
}

function faultyReplica(Faulty: ReplicaClass): Parts {
	return { ...soundParts, replica: (options) => new Faulty(options) };
}

/** The room's journal says "on disk" before it is. */
const acknowledgesFirst: Parts = {
	...soundParts,
	room: (options, loaded) => {
		const append: typeof options.journal.append = async (stream, entries) => {
			options.journal.append(stream, entries).catch(() => null);
		};
		return new Room({ ...options, journal: { ...options.journal, append } }, loaded);
	}
};

/** After a restart no earlier command is known. */
const forgetsIds: Parts = {
	...soundParts,
	room: (options, { snapshot, entries }) => {
		const nameless = entries.map((entry, i) => ({ ...entry, commandId: `forgotten-${i}` }));
		return new Room(options, { snapshot: snapshot && { ...snapshot, ids: [] }, entries: nameless });
	}
};

/** Only the ids in the snapshot are forgotten. */
const snapshotWithoutIds: Parts = {
	...soundParts,
	room: (options, loaded) => {
		const snapshot = loaded.snapshot && { ...loaded.snapshot, ids: [] };
		return new Room(options, { ...loaded, snapshot });
	}
};

const forgetsRefusals: Parts = {
	...soundParts,
	room: (options, loaded) => new Room({ ...options, refusalsKept: 0 }, loaded)
};

/** Each with the rule it breaks. */
export const plantedFaults: readonly { readonly name: string; readonly rule: string; readonly parts: Parts }[] = [
	{ name: 'room acknowledges before the flush', rule: 'R3', parts: acknowledgesFirst },
	{ name: 'room forgets ids at a restart', rule: 'R1', parts: forgetsIds },
	{ name: 'room forgets the ids of a snapshot', rule: 'R14', parts: snapshotWithoutIds },
	{ name: 'room executes a repeated id again', rule: 'R1', parts: faultyRoom(ExecutesAgain) },
	{ name: 'room forgets its refusals', rule: 'R15', parts: forgetsRefusals },
	{ name: 'room executes an id in flight twice', rule: 'R1', parts: faultyRoom(ExecutesInFlightTwice) },
	{ name: 'room calls the unsaved saved', rule: 'R7', parts: faultyRoom(CallsUnsavedSaved) },
	{ name: 'room forgets the unsaved', rule: 'R7', parts: faultyRoom(ForgetsUnsaved) },
	{ name: 'room shows a batch backwards', rule: 'R4', parts: faultyRoom(ShowsBackwards) },
	{ name: 'room gives a number to refusals', rule: 'R4', parts: faultyRoom(RefusalsTakeNumbers) },
	{ name: 'room decides on what is shown', rule: 'R2', parts: faultyRoom(DecidesOnShown) },
	{ name: 'room welcomes with the unflushed head', rule: 'R12', parts: faultyRoom(WelcomesWithHead) },
	{ name: 'room welcomes with one entry too few', rule: 'R12', parts: faultyRoom(WelcomesOneShort) },
	{ name: 'room does not say what it knows', rule: 'R13', parts: faultyRoom(WelcomesWithoutKnown) },
	{ name: 'room executes what has expired', rule: 'R11', parts: faultyRoom(IgnoresExpiry) },
	{ name: 'room goes on behind the fence', rule: 'R8', parts: faultyRoom(GoesOnBehindFence) },
	{ name: 'replica does not rebase', rule: 'R18', parts: faultyReplica(ShowsMine) },
	{ name: 'replica applies duplicates', rule: 'R19', parts: faultyReplica(AppliesTwice) },
	{ name: 'replica skips gaps', rule: 'R20', parts: faultyReplica(SkipsGaps) },
	{ name: 'replica ignores the epoch', rule: 'R21', parts: faultyReplica(IgnoresEpoch) },
	{ name: 'replica takes any welcome', rule: 'R21', parts: faultyReplica(TakesAnyWelcome) },
	{ name: 'replica drops open commands on reconnect', rule: 'R22', parts: faultyReplica(DropsOpenOnReconnect) },
	{ name: 'replica never sends again', rule: 'R23', parts: faultyReplica(NeverSendsAgain) },
	{ name: 'replica makes a new id to send again', rule: 'R23', parts: faultyReplica(NewIdEachTime) },
	{ name: 'replica forgets the unsaved of the last life', rule: 'R25', parts: faultyReplica(ForgetsUnsavedOfLastLife) },
	{ name: 'replica takes unsaved for saved', rule: 'R25', parts: faultyReplica(BelievesAnswers) },
	{ name: 'replica keeps the open command beside its entry', rule: 'R24', parts: faultyReplica(KeepsOwnEcho) },
	{ name: 'replica does not hear the beat', rule: 'R27', parts: faultyReplica(DeafToBeats) },
	{ name: 'replica asks only once', rule: 'R28', parts: faultyReplica(AsksOnce) },
	{ name: 'replica fires an old transport command', rule: 'R26', parts: faultyReplica(FiresLate) },
	{ name: 'replica drops a transport command and fires it', rule: 'R26', parts: faultyReplica(DropsAndFires) }
];
