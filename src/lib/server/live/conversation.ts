// One socket and its stream: joins, passes commands to the room, answers nonsense with a named refusal instead of a crash.
import { setTimeout } from 'node:timers/promises';
import type { BroadcastOperator, DefaultEventsMap, Socket } from 'socket.io';
import type { MemberId, StreamId, TeamId } from '#lib/domain/id.ts';
import { mayIssue } from '#lib/domain/permission/table.ts';
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Sender } from '#lib/sync/room.ts';
import { PROTOCOL, type Hello, type Submission } from '#lib/sync/protocol.ts';
import { OwnerAway } from '#lib/sync/room-ports.ts';
import { parseCommand } from './command-schema.ts';
import type { Doorkeeper, Standing, Visitor } from './doorkeeper.ts';
import { messages, type MessageName } from './message-schema.ts';
import type { PresenceBook, PresenceEntry } from './presence-book.ts';
import { listen, passOn } from './signal-line.ts';
import { aboutRoom, oneRoom, streamRoom, watchRoom } from './socket-rooms.ts';
import type { Rehearsals, SeatedRehearsal } from './rehearsals.ts';
import type { StreamRooms } from './stream-rooms.ts';
import { TokenBucket } from './token-bucket.ts';

/** Where something went wrong, for the log. */
export interface GatewayFault {
	readonly during: 'admit' | MessageName;
	readonly streamId?: StreamId;
	readonly commandId?: string;
}

export interface ConversationPorts {
	readonly rooms: StreamRooms;
	readonly doorkeeper: Doorkeeper;
	readonly presence: PresenceBook;
	readonly rehearsals: Rehearsals;
	now(): Instant;
	fault(error: unknown, place: GatewayFault): void;
	watchers(streamId: StreamId): BroadcastOperator<DefaultEventsMap, unknown>;
	/** Where several processes serve the streams: who is at the others, and the pens, of which a stream's owner has the only ones. */
	readonly others?: OtherProcesses;
}

export interface OtherProcesses {
	list(streamId: StreamId): readonly PresenceEntry[];
	here(streamId: StreamId, entry: PresenceEntry): void;
	gone(streamId: StreamId, connectionId: string): void;
	/** false = somebody else holds it, or nobody can be asked. */
	takePen(streamId: StreamId, memberId: MemberId, place: string): Promise<boolean>;
	dropPen(streamId: StreamId, memberId: MemberId, place: string): void;
}

interface Joined {
	readonly streamId: StreamId;
	readonly teamId: TeamId;
	readonly memberId: MemberId;
	/** The 彩排 this socket is in; null = it is with the stream itself. */
	readonly rehearsal: SeatedRehearsal | null;
}

type Ack = (answer: unknown) => void;

/** Commands of one socket that may wait for their turn. */
const LONGEST_LINE = 2_000;
const TURN_MS = 10;

export class Conversation {
	readonly #socket: Socket;
	readonly #visitor: Visitor;
	readonly #ports: ConversationPorts;
	readonly #bucket: TokenBucket;
	/** Commands and greetings have a bucket of their own, and wait in line when they come too fast: one dropped would let a later one overtake it. */
	readonly #lineBucket: TokenBucket;
	#line: Promise<void> = Promise.resolve();
	#inLine = 0;
	/** Resolved once the newest join is done; later messages wait for it, so that their order is kept. */
	#joined: Promise<Joined | null> = Promise.resolve(null);
	#here: Joined | null = null;

	constructor(socket: Socket, visitor: Visitor, ports: ConversationPorts) {
		this.#socket = socket;
		this.#visitor = visitor;
		this.#ports = ports;
		this.#bucket = new TokenBucket(200, 50, ports.now());
		this.#lineBucket = new TokenBucket(300, 100, ports.now());
		this.#on('time', (_, ack) => ack(ports.now()));
		this.#on('join', (raw, ack) => {
			this.#joined = this.#join(raw, ack);
			return this.#joined;
		});
		this.#on('to-room', (raw, ack) => {
			// Where it was joined when this was said: a take of a 彩排 that waits in line must not reach the stream behind it.
			const joined = this.#joined;
			return this.#queue(() => this.#toRoom(raw, ack, joined));
		});
		this.#on('place', (raw, ack) => this.#goTo(raw, ack));
		this.#on('pen', (raw, ack) => this.#pen(raw, ack));
		this.#on('rehearse', (raw, ack) => this.#rehearse(raw, ack));
		this.#on('signal', (raw, ack) => this.#signal(raw, ack));
		this.#on('listen', (raw, ack) => this.#listen(raw, ack));
		socket.onAny((name: string, ...args: unknown[]) => {
			if (socket.listenerCount(name) === 0)
				this.#refuse(ackOf(args), { name: 'malformed', detail: { field: 'event' } });
		});
	}

	/** Looks at the rights again; somebody who has none any more is told and cut off. */
	checkStanding(): void {
		if (this.#here && !this.#standing(this.#here)) this.#closeDoor();
	}

	end(): void {
		if (!this.#here) return;
		const { streamId } = this.#here;
		this.#ports.presence.leave(streamId, this.#socket.id);
		this.#ports.watchers(streamId).emit('gone', this.#socket.id);
		this.#ports.others?.gone(streamId, this.#socket.id);
		this.#here = null;
	}

	/** Every message passes here: rate, missing acknowledgement, and whatever a handler throws. */
	#on(name: MessageName, handle: (raw: unknown, ack: Ack) => unknown): void {
		this.#socket.on(name, async (...args: unknown[]) => {
			const ack = ackOf(args);
			const answer: Ack = ack ?? (() => undefined);
			const limited = name !== 'to-room';
			if (limited && !this.#bucket.take(this.#ports.now())) return this.#refuse(ack, { name: 'too-fast' });
			try {
				await handle(typeof args[0] === 'function' ? undefined : args[0], answer);
			} catch (error) {
				// Another process has the stream and is silent: no fault of this one, and the person may press again.
				if (error instanceof OwnerAway) return this.#refuse(ack, { name: 'owner-away' });
				this.#ports.fault(error, { during: name, ...(this.#here ? { streamId: this.#here.streamId } : {}) });
				this.#refuse(ack, { name: 'server-fault' });
			}
		});
	}

	/** Keeps the order; somebody with no end of messages is cut off, and finds everything again by the rules. */
	#queue(handle: () => Promise<void>): Promise<void> {
		if (this.#inLine >= LONGEST_LINE) {
			this.#socket.disconnect(true);
			return Promise.resolve();
		}
		this.#inLine += 1;
		const turn = this.#line.then(async () => {
			while (!this.#lineBucket.take(this.#ports.now())) await setTimeout(TURN_MS);
			this.#inLine -= 1;
		});
		this.#line = turn;
		// Beside the line: one command's flush does not hold the next one's decision back.
		return turn.then(handle);
	}

	#refuse(ack: Ack | null, refusal: Refusal): void {
		if (ack) ack({ ok: false, refusal });
		else this.#socket.emit('refused', refusal);
	}

	#standing({ teamId, streamId }: Joined): Standing | null {
		return this.#ports.doorkeeper.standing(this.#visitor, teamId, streamId);
	}

	#closeDoor(): void {
		this.#socket.emit('closed', { name: 'not-allowed' } satisfies Refusal);
		this.#socket.disconnect(true);
	}

	async #join(raw: unknown, ack: Ack): Promise<Joined | null> {
		const parsed = messages.join(raw);
		if (!parsed.ok) {
			this.#refuse(ack, { name: 'malformed', detail: { field: parsed.field } });
			return null;
		}
		const { protocol, streamId, watch, follow } = parsed.value;
		if (protocol !== PROTOCOL) {
			this.#refuse(ack, { name: 'page-too-old' });
			return null;
		}
		const { doorkeeper, presence, rehearsals, rooms } = this.#ports;
		const open = await rooms.open(streamId);
		// A stranger learns nothing: another team's stream and no stream look alike.
		const standing = open && doorkeeper.standing(this.#visitor, open.teamId, streamId);
		if (!open || !standing) {
			this.#refuse(ack, { name: 'stream-not-found' });
			return null;
		}
		this.end();
		for (const room of this.#socket.rooms) if (room !== this.#socket.id) await this.#socket.leave(room);
		const roster = await doorkeeper.roster(open.teamId);
		await rehearsals.learn(open);
		const rehearsal = follow ? rehearsals.on(streamId) : null;
		const listens = [streamRoom(rehearsal?.id ?? streamId), aboutRoom(streamId), oneRoom(streamId, this.#socket.id)];
		await this.#socket.join(watch ? [...listens, watchRoom(streamId)] : listens);
		const { memberId, name, level, linkPost } = standing;
		const here = { streamId, teamId: open.teamId, memberId, rehearsal };
		this.#here = here;
		const others = watch ? [...presence.list(streamId), ...(this.#ports.others?.list(streamId) ?? [])] : [];
		const entry = presence.enter(streamId, this.#socket.id, { memberId, name });
		this.#tellHere(streamId, entry);
		const within = rehearsal?.id ?? null;
		const news = rehearsals.news(streamId);
		ack({ ok: true, me: { memberId, name, level, linkPost }, roster, others, within, rehearsal: news });
		return here;
	}

	async #toRoom(raw: unknown, ack: Ack, joined: Promise<Joined | null>): Promise<void> {
		const parsed = messages['to-room'](raw);
		if (!parsed.ok) return this.#refuse(ackOf([ack]), { name: 'malformed', detail: { field: parsed.field } });
		const here = await joined;
		if (!here) return this.#refuse(ack, { name: 'stream-not-found' });
		if (parsed.value.type === 'hello') return this.#hello(here, parsed.value.hello);
		return this.#submit(here, parsed.value.submission);
	}

	async #hello({ streamId, rehearsal }: Joined, hello: Hello): Promise<void> {
		try {
			const welcome = rehearsal
				? await rehearsal.welcome(hello, this.#ports.now())
				: await this.#ports.rooms.welcome(streamId, hello);
			if (!welcome) return this.#closeDoor();
			this.#socket.emit('from-room', { type: 'welcome', welcome });
		} catch (error) {
			// No answer is the right one: the screen says that it waits, and asks again.
			if (!(error instanceof OwnerAway)) throw error;
		}
	}

	async #submit(here: Joined, raw: { id: string; command?: unknown; expires?: number | undefined }): Promise<void> {
		const { rooms, rehearsals, presence } = this.#ports;
		const parsed = parseCommand(raw.command);
		const room = (here.rehearsal ?? rooms.peek(here.streamId))?.room;
		if (!parsed.ok) {
			const refusal: Refusal = { name: 'malformed', detail: { field: parsed.field } };
			return this.#answer({ epoch: room?.epoch ?? '', id: raw.id, ok: false, refusal });
		}
		if (!this.#standing(here)) {
			this.#answer({ epoch: room?.epoch ?? '', id: raw.id, ok: false, refusal: { name: 'not-allowed' } });
			return this.#closeDoor();
		}
		const { command } = parsed;
		const submission: Submission<typeof command> =
			raw.expires === undefined ? { id: raw.id, command } : { id: raw.id, command, expires: raw.expires };
		try {
			const sender: Sender<StreamState, Context> = {
				by: here.memberId,
				context: (_, at) => {
					// Rights are read now, not at the join: a level that was taken away counts from the next command on.
					const standing = this.#standing(here);
					return {
						at,
						by: here.memberId,
						level: standing?.level ?? 'viewer',
						linkPost: standing?.linkPost ?? null,
						writerOf: (place) => presence.writerOf(here.streamId, place, at)
					};
				}
			};
			const answer = here.rehearsal
				? await rehearsals.submit(here.streamId, here.rehearsal, submission, sender)
				: await rooms.submit(here.streamId, submission, sender);
			if (answer) this.#answer(answer);
		} catch (error) {
			// Nobody knows what became of it: the screen asks again, under the same id.
			if (error instanceof OwnerAway) return;
			this.#ports.fault(error, { during: 'to-room', streamId: here.streamId, commandId: raw.id });
			this.#answer({ epoch: room?.epoch ?? '', id: raw.id, ok: false, refusal: { name: 'server-fault' } });
		}
	}

	/** Whoever may put the stream on air may rehearse it. Each answer carries what has been measured. */
	async #rehearse(raw: unknown, ack: Ack): Promise<void> {
		const parsed = messages.rehearse(raw);
		if (!parsed.ok) return this.#refuse(ackOf([ack]), { name: 'malformed', detail: { field: parsed.field } });
		const here = await this.#joined;
		const open = here && (await this.#ports.rooms.open(here.streamId));
		if (!open) return this.#refuse(ack, { name: 'stream-not-found' });
		const standing = this.#standing(here);
		const { rehearsals } = this.#ports;
		const asker = standing && { ...standing, by: standing.memberId };
		if (!asker || !mayIssue(open.room.state, 'take', asker)) return this.#refuse(ack, { name: 'not-allowed' });
		const { refused, measured } = await rehearsals.act(open, standing.name, parsed.value);
		if (refused) return this.#refuse(ack, { name: refused });
		ack({ ok: true, measured });
	}

	async #signal(raw: unknown, ack: Ack): Promise<void> {
		const here = await this.#joined;
		const open = here && (await this.#ports.rooms.open(here.streamId));
		const standing = open && this.#standing(here);
		if (!standing) return this.#refuse(ack, { name: 'stream-not-found' });
		const refusal = passOn(this.#socket, raw, { streamId: here.streamId, state: open.room.state, standing });
		ack(refusal ? { ok: false, refusal } : { ok: true });
	}

	async #listen(raw: unknown, ack: Ack): Promise<void> {
		const here = await this.#joined;
		if (!here) return this.#refuse(ack, { name: 'stream-not-found' });
		const refusal = await listen(this.#socket, raw, here.streamId);
		ack(refusal ? { ok: false, refusal } : { ok: true });
	}

	#answer(answer: unknown): void {
		this.#socket.emit('from-room', { type: 'answer', answer });
	}

	async #goTo(raw: unknown, ack: Ack): Promise<void> {
		const parsed = messages.place(raw);
		if (!parsed.ok) return this.#refuse(ack, { name: 'malformed', detail: { field: parsed.field } });
		const here = await this.#joined;
		if (!here) return this.#refuse(ack, { name: 'stream-not-found' });
		const entry = this.#ports.presence.goTo(here.streamId, this.#socket.id, parsed.value);
		if (entry) this.#tellHere(here.streamId, entry);
		ack({ ok: true });
	}

	#tellHere(streamId: StreamId, entry: PresenceEntry): void {
		this.#ports.watchers(streamId).except(this.#socket.id).emit('here', entry);
		this.#ports.others?.here(streamId, entry);
	}

	async #pen(raw: unknown, ack: Ack): Promise<void> {
		const parsed = messages.pen(raw);
		if (!parsed.ok) return this.#refuse(ack, { name: 'malformed', detail: { field: parsed.field } });
		const here = await this.#joined;
		if (!here) return this.#refuse(ack, { name: 'stream-not-found' });
		const { place, take } = parsed.value;
		const { presence, now, others } = this.#ports;
		const { streamId, memberId } = here;
		if (take && others && !(await others.takePen(streamId, memberId, place))) return ack({ ok: true, held: false });
		if (!take) others?.dropPen(streamId, memberId, place);
		const { held, entry } = take
			? presence.takePen(here.streamId, this.#socket.id, place, now())
			: presence.dropPen(here.streamId, this.#socket.id, place);
		if (entry) this.#tellHere(streamId, entry);
		ack({ ok: true, held });
	}
}

function ackOf(args: readonly unknown[]): Ack | null {
	const last = args.at(-1);
	return typeof last === 'function' ? (last as Ack) : null;
}
