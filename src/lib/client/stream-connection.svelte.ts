// The page's end of a stream: socket, replica, server clock and undo behind one reactive object.
import { TRANSPORT_PATIENCE } from '#lib/sync/replica-ports.ts';
import type { StreamId } from '#lib/domain/id.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import { dueAt } from '#lib/domain/live/on-air.ts';
import { isLiveCommand, isTransport } from '#lib/domain/stream/command-kind.ts';
import type { RehearsalId, RehearsalNews, RehearsalWish, RunningRehearsal } from '#lib/domain/rehearsal/rehearsal.ts';
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';
import { pageClock } from './clock-keeper.ts';
import { DeviceCopy, type Kept } from './device-copy.ts';
import { DeviceKeeper } from './device-keeper.ts';
import { Frames } from './frames.ts';
import { tickInStep } from './in-step.ts';
import { LocalSide } from './local-side.svelte.ts';
import { newId } from './new-id.ts';
import { Others } from './others.svelte.ts';
import { OwnChanges, together, type Cause } from './own-changes.ts';
import { watchPage } from './page-life.ts';
import { Pens } from './pens.ts';
import { recordStatus } from './record-status.ts';
import { RehearsalSide } from './rehearsal-side.svelte.ts';
import { ShownState } from './shown-state.svelte.ts';
import type {
	CommandAnswer,
	ConnectOptions,
	LinkStatus,
	Me,
	PresenceEntry,
	RecordStatus,
	RehearsalAnswer,
	RosterEntry,
	StreamLink
} from './stream-link.ts';
import { Signals } from './signals.ts';
import { senderContext, streamReplica, type SenderPorts, type StreamReplica } from './stream-replica.ts';
import { StreamSocket, type JoinAnswer } from './stream-socket.ts';

/** The pen of a block falls free after 15 s; a page that still writes renews it. */
const PEN_MS = 5_000;

const NOBODY: Me = { memberId: '', name: '', level: 'viewer', linkPost: null };

/** Opens the stream; call `close` when the page goes. Only in the browser. */
export function connectStream(options: ConnectOptions): StreamLink {
	return new StreamConnection(options, options.keepFor ? new DeviceCopy(options.keepFor, options.streamId) : null);
}

/** What is assigned here is read only through `StreamLink`. */
class StreamConnection implements StreamLink {
	status = $state.raw<LinkStatus>('connecting');
	offlineSince = $state.raw<Instant | null>(null);
	fromDevice = $state.raw(false);
	seq = $state.raw(0);
	pending = $state.raw(0);
	me = $state.raw<Me>(NOBODY);
	roster = $state.raw<readonly RosterEntry[]>([]);
	record = $state.raw<RecordStatus>(recordStatus({ waiting: null, unsaved: null }));
	now = $state.raw<Instant>(Date.now());
	refused = $state.raw<StreamLink['refused']>(null);
	#can = $state.raw({ canUndo: false, canRedo: false });

	readonly #clock = pageClock(
		() => this.#socket.time(),
		() => (this.now = this.serverTime())
	);
	readonly signals = new Signals((name, body) => this.#socket.ask(name, body));
	readonly #side = new RehearsalSide<{ readonly replica: StreamReplica | null; readonly own: OwnChanges }>();
	readonly #local = new LocalSide(() => senderContext(this.#senderPorts(), this.serverTime()));
	readonly #newOwn = () => new OwnChanges((can) => (this.#can = can));
	#own = this.#newOwn();
	readonly #frames = new Frames();
	readonly #others = new Others(this.#frames);
	readonly #shown = new ShownState();
	readonly #pens = new Pens((place, take) => this.#socket.pen(place, take));
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

	constructor({ streamId, watch = true, follow = false }: ConnectOptions, device: DeviceCopy | null) {
		this.#streamId = streamId;
		this.#device = device;
		this.#keeper = device && new DeviceKeeper(device);
		this.#kept = device?.read() ?? Promise.resolve(null);
		this.#socket = new StreamSocket({
			streamId,
			watch,
			follow,
			joined: (answer) => void this.#joined(answer),
			lost: () => this.#lost(),
			received: (message) => {
				this.#replica?.receive(message, Date.now());
				this.#frames.now(this.#follow);
			},
			here: (entry) => this.#others.here(entry),
			gone: (id) => this.#others.gone(id),
			rehearsal: (news) => void (this.#side.hear(news) && follow && this.#socket.rejoin()),
			signal: (heard) => this.signals.heard(heard),
			closed: (refusal) => {
				this.status = 'closed';
				this.refused = { refusal, command: null };
				this.#closed = true;
				if (refusal.name === 'not-allowed') void this.#device?.drop();
			}
		});
		this.#stopTicking = tickInStep({
			now: () => this.serverTime(),
			due: (now) => this.#shown.now && dueAt(this.#shown.now, now),
			tick: () => this.#tick()
		});
		this.#penTimer = setInterval(() => this.#pens.renew(), PEN_MS);
		this.#stopWatching = watchPage({ woke: () => this.#wake(), going: () => this.#keep(true) });
	}

	get local(): StreamLink['local'] {
		return this.#local.local;
	}
	get merged(): StreamLink['merged'] {
		return this.#local.merged;
	}
	get state(): StreamState | null {
		return this.#shown.now;
	}
	get calm(): StreamState | null {
		return this.#shown.calm;
	}
	get others(): readonly PresenceEntry[] {
		return this.#others.list;
	}
	get canUndo(): boolean {
		return this.#can.canUndo;
	}
	get canRedo(): boolean {
		return this.#can.canRedo;
	}

	get rehearsal(): RunningRehearsal | null {
		return this.#side.shown;
	}
	get rehearsals(): RehearsalNews {
		return this.#side.news;
	}
	get pace(): number {
		return this.#side.pace;
	}

	steadyTime(): Instant {
		return this.#clock.now();
	}
	serverTime(): Instant {
		return this.#side.time(this.steadyTime());
	}

	async rehearse(wish: RehearsalWish): Promise<RehearsalAnswer> {
		const asked = await this.#socket.ask<RehearsalAnswer>('rehearse', wish);
		const answer = asked ?? ({ ok: false, refusal: { name: 'expired-offline' } } as const);
		if (!answer.ok) this.refused = { refusal: answer.refusal, command: null };
		return answer;
	}

	dismiss(): void {
		this.refused = null;
	}
	goLocal(): void {
		if (this.status === 'offline' && this.#side.within === null) this.#local.begin();
	}
	dropLocal(): void {
		this.#local.drop();
		this.#settle();
	}
	readonly dismissMerge = () => this.#local.dismiss();
	readonly send = (command: Command) => this.#send(command, 'change', newId());
	readonly sendDrawn = (command: Command) => this.#send(command, 'change', newId(), true);

	async sendStep(commands: readonly Command[]): Promise<CommandAnswer | null> {
		const step = newId();
		return together(commands.map((command) => this.#send(command, 'change', step)));
	}

	readonly undo = () => this.#takeBack('undo');
	readonly redo = () => this.#takeBack('redo');

	goTo(place: string | null): void {
		this.#place = place;
		this.#socket.goTo(place);
	}

	async takePen(place: string): Promise<boolean> {
		const held = await this.#pens.take(place);
		if (held) this.#place = place;
		return held;
	}
	readonly dropPen = (place: string) => this.#pens.drop(place);

	close(): void {
		this.#closed = true;
		this.#stopTicking();
		clearInterval(this.#penTimer);
		this.#shown.close();
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
		// Nothing of a 彩排 stays on the device.
		if (!this.#replica || !this.#keeper || this.#opening || this.#side.within !== null) return;
		const [copy, heardAt, local] = [this.#replica.copy(), this.#heardAt, this.#local.work];
		const known = { copy, me: this.me, roster: this.roster, heardAt, offset: this.#clock.offset, local };
		this.#keeper.notice(known, Date.now(), going);
	}

	async #joined(answer: JoinAnswer): Promise<void> {
		if (!answer.ok) return;
		const kept = await this.#kept;
		if (this.#closed) return;
		// A copy is one person's: whoever else is here now begins with nothing.
		const own = kept?.me.memberId === answer.me.memberId ? kept : null;
		if (this.#replica && this.me.memberId !== answer.me.memberId) {
			this.#replica = null;
			this.#side.forget();
			this.#shown.forget();
			this.#opening = true;
		}
		this.me = answer.me;
		this.roster = answer.roster;
		this.#others.all(answer.others);
		if (answer.within !== this.#side.within) this.#cross(answer.within);
		this.#side.hear(answer.rehearsal);
		if (!this.#replica && answer.within === null) this.#local.restore(own?.local ?? null);
		this.#replica ??= this.#newReplica(answer.within === null ? own : null);
		this.#replica.connect(Date.now());
		if (this.#place) this.#socket.goTo(this.#place);
		this.#pens.renew();
		this.signals.again();
		this.#clock.measureSoon();
		this.#tick();
	}

	/** Into a 彩排, into the next one, or back to the stream. Nothing goes along: what was open on either side stays there. */
	#cross(to: RehearsalId | null): void {
		const was = { replica: this.#replica, own: this.#own };
		if (this.#side.within === null) was.replica?.disconnect(Date.now());
		for (const { id } of this.#side.within === null ? [] : (was.replica?.pending ?? []))
			was.own.answered(id, { ok: false, refusal: { name: 'rehearsal-over' } });
		const waited = this.#side.cross(to, was);
		this.#replica = waited?.replica ?? null;
		this.#own = waited?.own ?? this.#newOwn();
		this.#own.tell();
	}

	/** Nobody answers: what this device kept is shown, with the moment it is from. */
	async #openFromDevice(): Promise<void> {
		const kept = await this.#kept;
		if (!kept || !this.#opening || this.#closed) return;
		if (!this.#replica) {
			this.me = kept.me;
			this.roster = kept.roster;
			this.#clock.assume(kept.offset);
			this.#replica = this.#newReplica(kept);
			this.#local.restore(kept.local);
		}
		this.#opening = false;
		this.fromDevice = true;
		this.#heardAt = kept.heardAt;
		this.offlineSince = kept.heardAt;
		this.#tick();
	}

	#newReplica(kept: Kept | null): StreamReplica {
		const replica = streamReplica({
			streamId: this.#streamId,
			copy: kept?.copy ?? null,
			time: (device) => this.#side.time(this.#clock.at(device)),
			...this.#senderPorts()
		});
		replica.subscribe((note) => {
			// One that was left says nothing any more: what is meant for the one side must not reach the other.
			if (replica !== this.#replica) return;
			if (note.type === 'outbox') for (const message of replica.drain()) this.#socket.send(message);
			else if (note.type === 'round-trip') this.#clock.sample(note);
			else if (note.type === 'settled' && this.#local.settled(note.id, note.outcome, replica)) this.#keep();
			else if (note.type === 'settled') this.refused = this.#own.answered(note.id, note.outcome) ?? this.refused;
			else if (note.type === 'entry') this.#own.entered(note.entry);
		});
		return replica;
	}

	#senderPorts(): SenderPorts {
		return { me: () => this.me, writerOf: (place) => this.#others.writerOf(place) };
	}

	#lost(): void {
		this.#replica?.disconnect(Date.now());
		if (!this.#closed && this.status !== 'closed') {
			this.status = 'offline';
			this.offlineSince ??= this.serverTime();
		}
		this.#settle();
		if (this.#opening) void this.#openFromDevice();
	}

	#tick(): void {
		const now = Date.now();
		this.#clock.tick();
		this.now = this.serverTime();
		this.#replica?.tick(now);
		if (this.#replica?.link(now) === 'stale') void this.#socket.probe();
		this.#settle();
	}

	/** Copies what the replica knows into what the page sees. */
	readonly #follow = () => this.#settle();
	#settle(): void {
		const replica = this.#replica;
		if (!replica) return;
		const link = replica.link(Date.now());
		const side = this.#side.arrive(link === 'live');
		if (side === 'on the way') return;
		if (side === 'arrived') {
			this.refused = null;
			this.#shown.turn();
		}
		if (this.status !== 'closed') {
			const live = link === 'live';
			if (live) {
				this.offlineSince = null;
				this.fromDevice = this.#opening = false;
				this.#heardAt = this.steadyTime();
				if (this.#side.within === null) this.#local.back(replica, Date.now());
			}
			this.status = live ? 'live' : this.#opening || replica.epoch === null ? 'connecting' : 'offline';
			if (this.status === 'offline') this.offlineSince ??= this.serverTime();
		}
		const state = this.#side.within === null ? this.#local.shown(replica.state) : replica.state;
		if (!this.#opening && replica.epoch !== null && this.#shown.show(state)) this.now = this.serverTime();
		this.seq = replica.confirmed.seq;
		this.pending = replica.pending.length;
		this.record = recordStatus(replica.backlog);
		this.#keep();
	}

	#send(command: Command, cause: Cause, step: string, drawn = false): Promise<CommandAnswer> {
		const replica = this.#replica;
		if (!replica) {
			const refusal: Refusal = { name: 'expired-offline' };
			this.refused = { refusal, command };
			return Promise.resolve({ ok: false, refusal });
		}
		const alone = this.#side.within === null ? this.#local.take(command, replica) : null;
		if (alone) {
			if (!alone.ok) this.refused = { refusal: alone.refusal, command };
			this.#settle();
			return Promise.resolve(alone);
		}
		const id = newId();
		// Transport waits for the answer and is worth nothing late; everything else shows at once.
		const how = isTransport(command)
			? { optimistic: false, patience: TRANSPORT_PATIENCE * this.pace }
			: { optimistic: !isLiveCommand(command) };
		const answer = this.#own.sending(id, command, cause, step);
		replica.submit(id, command, Date.now(), how);
		this.#frames.own();
		if (drawn) this.#frames.soon(this.#follow);
		else this.#settle();
		this.pending = replica.pending.length;
		// Whoever waited for the answer finds what it did.
		return how.optimistic ? answer : answer.finally(() => this.#settle());
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
