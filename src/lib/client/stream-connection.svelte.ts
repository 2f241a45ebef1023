// The page's end of a stream: socket, replica, server clock and undo behind one reactive object.
import { ServerClock } from '#lib/sync/clock.ts';
import type { Outcome } from '#lib/sync/replica-ports.ts';
import { TRANSPORT_PATIENCE } from '#lib/sync/replica-ports.ts';
import { Replica } from '#lib/sync/replica.ts';
import { streamDecider } from '#lib/sync/stream-decider.ts';
import type { Entry } from '#lib/sync/protocol.ts';
import type { StreamId } from '#lib/domain/id.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import { inverse } from '#lib/domain/stream/inverse.ts';
import { isLiveCommand, isTransport } from '#lib/domain/stream/command-kind.ts';
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';
import { newId } from './new-id.ts';
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
import { UndoStack } from './undo-stack.ts';

type StreamReplica = Replica<StreamState, Command, StreamEvent, Context>;
type Cause = 'change' | 'undo' | 'redo';

/** Countdowns are redrawn this often; they count from instants, so a late tick is never a wrong time. */
const TICK_MS = 250;
/** What stands around the work follows this much later, and no more often. */
const CALM_MS = 200;
/** The pen of a block falls free after 15 s; a page that still writes renews it. */
const PEN_MS = 5_000;
/** The clock is measured again this often once it has settled. */
const CLOCK_MS = 20_000;

const NOBODY: Me = { memberId: '', name: '', level: 'viewer', linkPost: null };

/** How to open a stream. `watch`: show who else is here (cue screens do not). */
export interface ConnectOptions {
	readonly streamId: StreamId;
	readonly watch?: boolean;
}

/** Opens the stream; call `close` when the page goes. Only in the browser. */
export function connectStream({ streamId, watch = true }: ConnectOptions): StreamLink {
	return new StreamConnection(streamId, watch);
}

class StreamConnection implements StreamLink {
	#status = $state.raw<LinkStatus>('connecting');
	#offlineSince = $state.raw<Instant | null>(null);
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
	#canUndo = $state.raw(false);
	#canRedo = $state.raw(false);

	readonly #clock = new ServerClock();
	readonly #undo = new UndoStack();
	readonly #answers = new Map<string, (answer: CommandAnswer) => void>();
	readonly #sent = new Map<string, { command: Command; cause: Cause; step: string }>();
	readonly #pens = new Set<string>();
	readonly #streamId: StreamId;
	readonly #socket: StreamSocket;
	readonly #timers: ReturnType<typeof setInterval>[];
	#replica: StreamReplica | null = null;
	#place: string | null = null;
	#measuredAt = 0;
	#closed = false;

	constructor(streamId: StreamId, watch: boolean) {
		this.#streamId = streamId;
		this.#socket = new StreamSocket({
			streamId,
			watch,
			joined: (answer) => this.#joined(answer),
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
			}
		});
		this.#timers = [setInterval(() => this.#tick(), TICK_MS), setInterval(() => this.#renewPens(), PEN_MS)];
		document.addEventListener('visibilitychange', this.#wake);
		for (const name of ['online', 'pageshow', 'focus']) window.addEventListener(name, this.#wake);
	}

	get status(): LinkStatus {
		return this.#status;
	}
	get offlineSince(): Instant | null {
		return this.#offlineSince;
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
		return this.#canUndo;
	}
	get canRedo(): boolean {
		return this.#canRedo;
	}

	serverTime(): Instant {
		return Math.round(this.#clock.now(Date.now()));
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
		for (const timer of this.#timers) clearInterval(timer);
		clearTimeout(this.#calming);
		document.removeEventListener('visibilitychange', this.#wake);
		for (const name of ['online', 'pageshow', 'focus']) window.removeEventListener(name, this.#wake);
		this.#socket.close();
	}

	readonly #wake = (): void => {
		if (this.#closed || document.visibilityState === 'hidden') return;
		void this.#socket.probe();
		this.#tick();
	};

	#joined(answer: JoinAnswer): void {
		if (!answer.ok) return;
		this.#me = answer.me;
		this.#roster = answer.roster;
		this.#others = answer.others;
		this.#replica ??= this.#newReplica();
		this.#replica.connect(Date.now());
		if (this.#place) this.#socket.goTo(this.#place);
		for (const place of this.#pens) void this.#socket.pen(place, true);
		this.#measuredAt = 0;
		this.#tick();
	}

	#newReplica(): StreamReplica {
		const replica: StreamReplica = new Replica({
			streamId: this.#streamId,
			decider: streamDecider,
			serverTime: (now) => Math.round(this.#clock.now(now)),
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
			else if (note.type === 'settled') this.#answered(note.id, note.outcome);
			else if (note.type === 'entry') this.#entered(note.entry);
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
	}

	#tick(): void {
		const now = Date.now();
		const jumped = this.#clock.observe(now, performance.now());
		this.#now = this.serverTime();
		this.#replica?.tick(now);
		this.#settle();
		if (jumped || now - this.#measuredAt > (this.#clock.settled ? CLOCK_MS : 500)) void this.#measure(now);
	}

	async #measure(sentAt: Instant): Promise<void> {
		this.#measuredAt = sentAt;
		const serverAt = await this.#socket.time();
		if (serverAt !== null) this.#clock.sample({ sentAt, serverAt, receivedAt: Date.now() });
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
			this.#status = live ? 'live' : replica.epoch === null ? 'connecting' : 'offline';
			if (live) this.#offlineSince = null;
			else if (this.#status === 'offline') this.#offlineSince ??= this.serverTime();
		}
		if (replica.epoch !== null && this.#shown !== replica.state) this.#show(replica.state);
		this.#seq = replica.confirmed.seq;
		this.#pending = replica.pending.length;
		const { waiting, unsaved } = replica.backlog;
		this.#record = {
			waiting: waiting?.count ?? 0,
			waitingSince: waiting?.since ?? null,
			unsaved: unsaved?.count ?? 0,
			recorderFailedSince: unsaved?.since ?? null
		};
	}

	#show(state: StreamState): void {
		this.#shown = state;
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
		return new Promise((resolve) => {
			this.#answers.set(id, resolve);
			this.#sent.set(id, { command, cause, step });
			replica.submit(id, command, Date.now(), how);
			this.#settle();
		});
	}

	#answered(id: string, outcome: Outcome): void {
		const sent = this.#sent.get(id);
		const answer = outcome as CommandAnswer;
		if (sent && !answer.ok && sent.cause === 'change')
			this.#refused = { refusal: answer.refusal, command: sent.command };
		this.#answers.get(id)?.(answer);
		this.#answers.delete(id);
		// Kept until its entry has been seen: the answer may come first.
		if (!answer.ok) this.#sent.delete(id);
	}

	#entered(entry: Entry<StreamEvent>): void {
		const sent = this.#sent.get(entry.commandId);
		if (!sent) return;
		this.#sent.delete(entry.commandId);
		this.#undo.confirmed(entry.events, sent.cause, sent.step);
		this.#tellUndo();
	}

	async #takeBack(which: 'undo' | 'redo'): Promise<CommandAnswer | null> {
		const replica = this.#replica;
		if (!replica) return null;
		const step = newId();
		const answers: Promise<CommandAnswer>[] = [];
		this.#undo.take(which, (events) => {
			const commands = inverse(replica.state, events) ?? [];
			for (const command of commands) answers.push(this.#send(command, which, step));
			return commands.length > 0;
		});
		this.#tellUndo();
		return together(answers);
	}

	#tellUndo(): void {
		this.#canUndo = this.#undo.canUndo;
		this.#canRedo = this.#undo.canRedo;
	}
}

/** The first refusal, or the last answer; null when nothing was sent. */
async function together(answers: readonly Promise<CommandAnswer>[]): Promise<CommandAnswer | null> {
	const all = await Promise.all(answers);
	return all.find((answer) => !answer.ok) ?? all.at(-1) ?? null;
}
