// The page's end of a stream: socket, replica, server clock and undo behind one reactive object.
import { TRANSPORT_PATIENCE } from '#lib/sync/replica-ports.ts';
import { Replica } from '#lib/sync/replica.ts';
import { streamDecider } from '#lib/sync/stream-decider.ts';
import type { StreamId } from '#lib/domain/id.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import { dueAt } from '#lib/domain/live/on-air.ts';
import { isLiveCommand, isTransport } from '#lib/domain/stream/command-kind.ts';
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';
import { pageClock } from './clock-keeper.ts';
import { DeviceCopy, type Kept } from './device-copy.ts';
import { DeviceKeeper } from './device-keeper.ts';
import { tickInStep } from './in-step.ts';
import { newId } from './new-id.ts';
import { OwnChanges, together, type Cause } from './own-changes.ts';
import { watchPage } from './page-life.ts';
import type {
	CommandAnswer,
	LinkStatus,
	Me,
	PresenceEntry,
	RecordStatus,
	RosterEntry,
	StreamLink
} from './stream-link.ts';
import { StreamSocket, type JoinAnswer } from './stream-socket.ts';

type StreamReplica = Replica<StreamState, Command, StreamEvent, Context>;

/** What stands around the work follows this much later, and no more often. */
const CALM_MS = 200;
/** The pen of a block falls free after 15 s; a page that still writes renews it. */
const PEN_MS = 5_000;

const NOBODY: Me = { memberId: '', name: '', level: 'viewer', linkPost: null };

/** How to open a stream. `watch`: show who else is here (cue screens do not). `keepFor`: the member for whom this device keeps a copy. */
export interface ConnectOptions {
	readonly streamId: StreamId;
	readonly watch?: boolean;
	readonly keepFor?: string | null;
}

/** Opens the stream; call `close` when the page goes. Only in the browser. */
export function connectStream({ streamId, watch = true, keepFor = null }: ConnectOptions): StreamLink {
	return new StreamConnection(streamId, watch, keepFor === null ? null : new DeviceCopy(keepFor, streamId));
}

class StreamConnection implements StreamLink {
	#status = $state.raw<LinkStatus>('connecting');
	#offlineSince = $state.raw<Instant | null>(null);
	#fromDevice = $state.raw(false);
	#shown = $state.raw<StreamState | null>(null);
	#calm = $state.raw<StreamState | null>(null);
	#calming: ReturnType<typeof setTimeout> | undefined;
	#seq = $state.raw(0);
	#pending = $state.raw(0);
	#me = $state.raw<Me>(NOBODY);
	#roster = $state.raw<readonly RosterEntry[]>([]);
	#others = $state.raw<readonly PresenceEntry[]>([]);
	#record = $state.raw<RecordStatus>({ waiting: 0, waitingSince: null, unsaved: 0, recorderFailedSince: null });
	#now = $state.raw<Instant>(Date.now());
	#refused = $state.raw<StreamLink['refused']>(null);
	#can = $state.raw({ canUndo: false, canRedo: false });

	readonly #clock = pageClock(
		() => this.#socket.time(),
		() => (this.#now = this.serverTime())
	);
	readonly #own = new OwnChanges((can) => (this.#can = can));
	readonly #pens = new Set<string>();
	readonly #streamId: StreamId;
	readonly #socket: StreamSocket;
	readonly #penTimer: ReturnType<typeof setInterval>;
	readonly #stopTicking: () => void;
	readonly #device: DeviceCopy | null;
	readonly #keeper: DeviceKeeper | null;
	readonly #stopWatching: () => void;
	readonly #kept: Promise<Kept | null>;
	/** A copy is not shown for the blink in which the room may still answer. */
	#opening = true;
	#heardAt: Instant = 0;
	#replica: StreamReplica | null = null;
	#place: string | null = null;
	#closed = false;

	constructor(streamId: StreamId, watch: boolean, device: DeviceCopy | null) {
		this.#streamId = streamId;
		this.#device = device;
		this.#keeper = device && new DeviceKeeper(device);
		this.#kept = device?.read() ?? Promise.resolve(null);
		this.#socket = new StreamSocket({
			streamId,
			watch,
			joined: (answer) => void this.#joined(answer),
			lost: () => this.#lost(),
			received: (message) => {
				this.#replica?.receive(message, Date.now());
				this.#settle();
			},
			here: (entry) => {
				this.#others = [...this.#others.filter(({ connectionId }) => connectionId !== entry.connectionId), entry];
			},
			gone: (id) => {
				this.#others = this.#others.filter(({ connectionId }) => connectionId !== id);
			},
			closed: (refusal) => {
				this.#status = 'closed';
				this.#refused = { refusal, command: null };
				this.#closed = true;
				if (refusal.name === 'not-allowed') void this.#device?.drop();
			}
		});
		this.#stopTicking = tickInStep({
			now: () => this.#clock.now(),
			due: (now) => this.#shown && dueAt(this.#shown, now),
			tick: () => this.#tick()
		});
		this.#penTimer = setInterval(() => this.#renewPens(), PEN_MS);
		this.#stopWatching = watchPage({ woke: () => this.#wake(), going: () => this.#keep(true) });
	}

	get status(): LinkStatus {
		return this.#status;
	}
	get offlineSince(): Instant | null {
		return this.#offlineSince;
	}
	get fromDevice(): boolean {
		return this.#fromDevice;
	}
	get state(): StreamState | null {
		return this.#shown;
	}
	get calm(): StreamState | null {
		return this.#calm;
	}
	get seq(): number {
		return this.#seq;
	}
	get pending(): number {
		return this.#pending;
	}
	get me(): Me {
		return this.#me;
	}
	get roster(): readonly RosterEntry[] {
		return this.#roster;
	}
	get others(): readonly PresenceEntry[] {
		return this.#others;
	}
	get record(): RecordStatus {
		return this.#record;
	}
	get now(): Instant {
		return this.#now;
	}
	get refused(): StreamLink['refused'] {
		return this.#refused;
	}
	get canUndo(): boolean {
		return this.#can.canUndo;
	}
	get canRedo(): boolean {
		return this.#can.canRedo;
	}

	serverTime(): Instant {
		return this.#clock.now();
	}

	dismiss(): void {
		this.#refused = null;
	}

	send(command: Command): Promise<CommandAnswer> {
		return this.#send(command, 'change', newId());
	}

	async sendStep(commands: readonly Command[]): Promise<CommandAnswer | null> {
		const step = newId();
		return together(commands.map((command) => this.#send(command, 'change', step)));
	}

	async undo(): Promise<CommandAnswer | null> {
		return this.#takeBack('undo');
	}

	async redo(): Promise<CommandAnswer | null> {
		return this.#takeBack('redo');
	}

	goTo(place: string | null): void {
		this.#place = place;
		this.#socket.goTo(place);
	}

	async takePen(place: string): Promise<boolean> {
		const held = await this.#socket.pen(place, true);
		if (held) {
			this.#pens.add(place);
			this.#place = place;
		}
		return held;
	}

	dropPen(place: string): void {
		if (this.#pens.delete(place)) void this.#socket.pen(place, false);
	}

	close(): void {
		this.#closed = true;
		this.#stopTicking();
		clearInterval(this.#penTimer);
		clearTimeout(this.#calming);
		this.#stopWatching();
		this.#keep(true);
		this.#device?.close();
		this.#socket.close();
	}

	#wake(): void {
		if (this.#closed) return;
		void this.#socket.probe();
		this.#tick();
	}

	#keep(going = false): void {
		const copy = this.#replica?.copy();
		if (!copy || !this.#keeper || this.#opening) return;
		const [me, roster] = [this.#me, this.#roster];
		this.#keeper.notice({ copy, me, roster, heardAt: this.#heardAt, offset: this.#clock.offset }, Date.now(), going);
	}

	async #joined(answer: JoinAnswer): Promise<void> {
		if (!answer.ok) return;
		const kept = await this.#kept;
		if (this.#closed) return;
		// A copy is one person's: whoever else is here now begins with nothing.
		const own = kept?.me.memberId === answer.me.memberId ? kept : null;
		if (this.#replica && this.#me.memberId !== answer.me.memberId) {
			this.#replica = this.#shown = this.#calm = null;
			this.#opening = true;
		}
		this.#me = answer.me;
		this.#roster = answer.roster;
		this.#others = answer.others;
		this.#replica ??= this.#newReplica(own);
		this.#replica.connect(Date.now());
		if (this.#place) this.#socket.goTo(this.#place);
		for (const place of this.#pens) void this.#socket.pen(place, true);
		this.#clock.measureSoon();
		this.#tick();
	}

	/** Nobody answers: what this device kept is shown, with the moment it is from. */
	async #openFromDevice(): Promise<void> {
		const kept = await this.#kept;
		if (!kept || !this.#opening || this.#closed) return;
		if (!this.#replica) {
			this.#me = kept.me;
			this.#roster = kept.roster;
			this.#clock.assume(kept.offset);
			this.#replica = this.#newReplica(kept);
		}
		this.#opening = false;
		this.#fromDevice = true;
		this.#heardAt = kept.heardAt;
		this.#offlineSince = kept.heardAt;
		this.#tick();
	}

	#newReplica(kept: Kept | null): StreamReplica {
		const replica: StreamReplica = new Replica({
			streamId: this.#streamId,
			copy: kept?.copy ?? null,
			decider: streamDecider,
			serverTime: (now) => this.#clock.at(now),
			sender: {
				by: this.#me.memberId,
				context: (_, at) => {
					const { memberId, level, linkPost } = this.#me;
					return { at, by: memberId, level, linkPost, writerOf: (place) => this.#writerOf(place) };
				}
			}
		});
		replica.subscribe((note) => {
			if (note.type === 'outbox') for (const message of replica.drain()) this.#socket.send(message);
			else if (note.type === 'round-trip') this.#clock.sample(note);
			else if (note.type === 'settled') this.#refused = this.#own.answered(note.id, note.outcome) ?? this.#refused;
			else if (note.type === 'entry') this.#own.entered(note.entry);
		});
		return replica;
	}

	#writerOf(place: string): string | null {
		return this.#others.find((other) => other.writing && other.place === place)?.memberId ?? null;
	}

	#lost(): void {
		this.#replica?.disconnect(Date.now());
		if (!this.#closed && this.#status !== 'closed') {
			this.#status = 'offline';
			this.#offlineSince ??= this.serverTime();
		}
		this.#settle();
		if (this.#opening) void this.#openFromDevice();
	}

	#tick(): void {
		const now = Date.now();
		this.#clock.tick();
		this.#now = this.serverTime();
		this.#replica?.tick(now);
		this.#settle();
	}

	#renewPens(): void {
		for (const place of this.#pens) {
			void this.#socket.pen(place, true).then((held) => held || this.#pens.delete(place));
		}
	}

	/** Copies what the replica knows into what the page sees. */
	#settle(): void {
		const replica = this.#replica;
		if (!replica) return;
		const link = replica.link(Date.now());
		if (this.#status !== 'closed') {
			const live = link === 'live';
			if (live) {
				this.#offlineSince = null;
				this.#fromDevice = this.#opening = false;
				this.#heardAt = this.serverTime();
			}
			this.#status = live ? 'live' : this.#opening || replica.epoch === null ? 'connecting' : 'offline';
			if (this.#status === 'offline') this.#offlineSince ??= this.serverTime();
		}
		if (!this.#opening && replica.epoch !== null && this.#shown !== replica.state) this.#show(replica.state);
		this.#seq = replica.confirmed.seq;
		this.#pending = replica.pending.length;
		this.#record = recordOf(replica.backlog);
		this.#keep();
	}

	#show(state: StreamState): void {
		this.#shown = state;
		this.#now = this.serverTime();
		this.#calm ??= state;
		this.#calming ??= setTimeout(() => {
			this.#calming = undefined;
			this.#calm = this.#shown;
		}, CALM_MS);
	}

	#send(command: Command, cause: Cause, step: string): Promise<CommandAnswer> {
		const replica = this.#replica;
		if (!replica) {
			const refusal: Refusal = { name: 'expired-offline' };
			this.#refused = { refusal, command };
			return Promise.resolve({ ok: false, refusal });
		}
		const id = newId();
		// Transport waits for the answer and is worth nothing late; everything else shows at once.
		const how = isTransport(command)
			? { optimistic: false, patience: TRANSPORT_PATIENCE }
			: { optimistic: !isLiveCommand(command) };
		const answer = this.#own.sending(id, command, cause, step);
		replica.submit(id, command, Date.now(), how);
		this.#settle();
		return answer;
	}

	async #takeBack(which: 'undo' | 'redo'): Promise<CommandAnswer | null> {
		const replica = this.#replica;
		const step = newId();
		if (!replica) return null;
		return this.#own.takeBack(
			which,
			() => replica.state,
			(command) => this.#send(command, which, step)
		);
	}
}

function recordOf({ waiting, unsaved }: StreamReplica['backlog']): RecordStatus {
	return {
		waiting: waiting?.count ?? 0,
		waitingSince: waiting?.since ?? null,
		unsaved: unsaved?.count ?? 0,
		recorderFailedSince: unsaved?.since ?? null
	};
}
