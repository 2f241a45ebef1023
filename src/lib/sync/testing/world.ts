// Servers over one disk and screens on lines between: everything happens by hand, and every delivery is compared at once.
import { RoomClosed, type RoomOptions } from '../room-ports.ts';
import { Room } from '../room.ts';
import type { Loaded } from '../journal.ts';
import type { Answer, Broadcast, Epoch, FromRoom, ToRoom } from '../protocol.ts';
import { evolveAll } from '../decider.ts';
import type { Outcome, ReplicaOptions, SubmitOptions } from '../replica-ports.ts';
import { Replica } from '../replica.ts';
import { HandDisk } from './hand-disk.ts';
import { Lives, must } from './lives.ts';
import { QueuePair, type Line } from './queue-pair.ts';
import { toyList, type ToyCommand, type ToyContext, type ToyEvent, type ToyState } from './toy-list.ts';

type ToyRoom = Room<ToyState, ToyCommand, ToyEvent, ToyContext>;
export type ToyReplica = Replica<ToyState, ToyCommand, ToyEvent, ToyContext>;
export type ToyRoomOptions = RoomOptions<ToyState, ToyCommand, ToyEvent, ToyContext>;
export type ToyReplicaOptions = ReplicaOptions<ToyState, ToyCommand, ToyEvent, ToyContext>;
export type ToyLink = QueuePair<ToRoom<ToyCommand>, FromRoom<ToyState, ToyEvent>>;

/** The parts under test; a planted fault replaces one. */
export interface Parts {
	room(options: ToyRoomOptions, loaded: Loaded<ToyState, ToyEvent>): ToyRoom;
	replica(options: ToyReplicaOptions): ToyReplica;
}

export const soundParts: Parts = {
	room: (options, loaded) => new Room(options, loaded),
	replica: (options) => new Replica(options)
};

export interface Server {
	readonly name: string;
	room: ToyRoom | null;
}

export interface Screen {
	readonly name: string;
	/** How wrong the device's clock is, ms. */
	readonly skew: number;
	replica: ToyReplica;
	link: ToyLink;
	server: Server | null;
	seen: { epoch: Epoch | null; seq: number };
	readonly submitted: Set<string>;
	readonly sent: Set<string>;
	readonly outcomes: Map<string, Outcome>;
}

/** Lets promises run that can run. */
export function settled(): Promise<void> {
	return new Promise((resolve) => setImmediate(resolve));
}

export class World {
	now = 1_000_000;
	readonly disk = new HandDisk<ToyState, ToyEvent>();
	readonly lives = new Lives();
	readonly servers: readonly Server[];
	readonly screens: Screen[] = [];
	/** Within one connection nothing is lost, repeated or reordered, as with TCP. */
	readonly orderly: boolean;
	readonly #parts: Parts;
	readonly #joined = new Map<ToyLink, Server>();
	/** Every id that was acknowledged as being on disk. */
	readonly #acknowledged = new Map<string, number>();
	readonly #answers = new Map<string, string>();
	/** Server time after which a transport command must not be executed for the first time. */
	readonly #deadlines = new Map<string, number>();
	#epochs = 0;
	#failure: unknown = null;

	constructor(parts: Parts, servers: number, screens: number, orderly: boolean) {
		this.#parts = parts;
		this.orderly = orderly;
		this.servers = Array.from({ length: servers }, (_, i) => ({ name: `server-${i}`, room: null }));
		for (let i = 0; i < screens; i += 1) this.screens.push(this.#screen(`screen-${i}`, (i - 1) * 300_000));
	}

	// --- servers

	/** Opens the room, in a new life, over what is on the disk. */
	async open(server: Server): Promise<void> {
		this.#epochs += 1;
		const epoch = `life-${this.#epochs}`;
		const journal = this.disk.journal(server.name);
		this.disk.fenced.delete(server.name);
		this.lives.begin(epoch, this.disk.entries);
		for (const [id, seq] of this.#acknowledged) {
			must(this.disk.holds(id, seq), 'R3', () => `${id} was acknowledged under ${seq} and is lost`);
		}
		const loaded = await journal.load('toy');
		const broadcast = (message: Broadcast<ToyEvent>): void => this.#broadcast(server, message);
		const options: ToyRoomOptions = {
			streamId: 'toy',
			epoch,
			decider: toyList,
			journal,
			broadcast: (message) => this.#watch(() => broadcast(message)),
			snapshotEvery: 4,
			welcomeEntries: 5
		};
		server.room = this.#parts.room(options, loaded);
		this.beat(server);
	}

	/** The process dies: `part` of what it was writing is on the disk, its connections are cut. */
	kill(server: Server, part: number): void {
		this.disk.die(server.name, part);
		server.room = null;
		for (const screen of this.screens) if (screen.server === server) this.cut(screen);
	}

	beat(server: Server): void {
		if (!server.room || server.room.closed) return;
		const beat = server.room.beat(this.now);
		for (const [link, other] of this.#joined) if (other === server) link.down.push({ type: 'beat', beat });
	}

	#broadcast(server: Server, message: Broadcast<ToyEvent>): void {
		const { entry, durable } = message;
		this.lives.record(message);
		must(!this.disk.fenced.has(server.name), 'R8', () => `${server.name} shows ${entry.seq} behind the fence`);
		if (durable)
			must(this.disk.holds(entry.commandId, entry.seq), 'R3', () => `${entry.seq} shown before it was on disk`);
		const deadline = this.#deadlines.get(entry.commandId);
		must(
			deadline === undefined || entry.at <= deadline,
			'R11',
			() => `${entry.commandId} executed after it had expired`
		);
		for (const [link, other] of this.#joined)
			if (other === server) link.down.push({ type: 'entry', broadcast: message });
	}

	#handle(screen: Screen, link: ToyLink, message: ToRoom<ToyCommand>): void {
		const { server } = screen;
		const room = server?.room;
		if (!server || !room || room.closed) return;
		if (message.type === 'hello') {
			this.#joined.set(link, server);
			link.down.push({ type: 'welcome', welcome: room.join(message.hello, this.now) });
			return;
		}
		const { submission } = message;
		room
			.submit(submission, { by: screen.name, context: () => ({ allowed: true }) }, this.now)
			.then((answer) =>
				this.#watch(() => {
					this.#sameAnswer(answer);
					if (answer.ok && answer.durable) {
						const { id, seq } = answer;
						must(this.disk.holds(id, seq), 'R3', () => `${id} acknowledged before ${seq} was on disk`);
						this.#acknowledged.set(id, seq);
					}
					if (link.connected) link.down.push({ type: 'answer', answer });
				})
			)
			.catch((error: unknown) => {
				if (!(error instanceof RoomClosed)) this.#failure ??= error;
			});
	}

	// --- screens

	#screen(name: string, skew: number): Screen {
		const screen: Screen = {
			name,
			skew,
			replica: this.#replica(name, skew, null),
			link: new QueuePair(),
			server: null,
			seen: { epoch: null, seq: 0 },
			submitted: new Set(),
			sent: new Set(),
			outcomes: new Map()
		};
		this.#listen(screen);
		return screen;
	}

	#replica(by: string, skew: number, copy: ToyReplicaOptions['copy']): ToyReplica {
		const sender = { by, context: () => ({ allowed: true }) };
		return this.#parts.replica({
			streamId: 'toy',
			decider: toyList,
			sender,
			serverTime: (device) => device - skew,
			copy
		});
	}

	#listen(screen: Screen): void {
		screen.replica.subscribe((note) => {
			if (note.type === 'settled') screen.outcomes.set(note.id, note.outcome);
		});
	}

	/** Connects (again), to any server. */
	connect(screen: Screen, server: Server): void {
		this.cut(screen);
		screen.link = new QueuePair();
		screen.link.connected = true;
		screen.server = server;
		this.act(screen, (replica, now) => replica.connect(now));
	}

	cut(screen: Screen): void {
		if (!screen.server) return;
		screen.link.cut();
		this.#joined.delete(screen.link);
		screen.server = null;
		this.act(screen, (replica, now) => replica.disconnect(now));
	}

	/** The page is closed and opened again from what the device kept. */
	reload(screen: Screen): void {
		this.cut(screen);
		const copy = JSON.parse(JSON.stringify(screen.replica.copy())) as NonNullable<ToyReplicaOptions['copy']>;
		screen.replica = this.#replica(screen.name, screen.skew, copy);
		this.#listen(screen);
		this.compare(screen);
	}

	submit(screen: Screen, id: string, command: ToyCommand, how: SubmitOptions): void {
		screen.submitted.add(id);
		if (how.patience != null) this.#deadlines.set(id, this.now + how.patience);
		this.act(screen, (replica, now) => void replica.submit(id, command, now, how));
	}

	/** Lets the replica do something, sends what it wants to send, and compares. */
	act(screen: Screen, what: (replica: ToyReplica, now: number) => void): void {
		what(screen.replica, this.now + screen.skew);
		for (const message of screen.replica.drain()) {
			if (!screen.link.connected) continue;
			if (message.type === 'submit') screen.sent.add(message.submission.id);
			screen.link.up.push(message);
		}
		this.compare(screen);
	}

	/** Delivers one message of a line; `index` > 0 is out of order. */
	deliver(screen: Screen, way: 'up' | 'down', index = 0): void {
		const { link } = screen;
		if (way === 'up') {
			const message = link.up.take(index);
			if (message) this.#handle(screen, link, message);
		} else {
			const message = link.down.take(index);
			if (message) this.act(screen, (replica, now) => replica.receive(message, now));
		}
	}

	lines(screen: Screen): readonly Line<unknown>[] {
		return [screen.link.up, screen.link.down];
	}

	// --- umpire

	/** What happened inside a port or a promise comes to light here. */
	check(): void {
		if (this.#failure) throw this.#failure;
	}

	#watch(what: () => void): void {
		try {
			what();
		} catch (error) {
			this.#failure ??= error;
		}
	}

	/** Everything that must hold of a screen at any moment. */
	compare(screen: Screen): void {
		const { replica, name } = screen;
		const { epoch, confirmed, pending } = replica;
		if (epoch !== null) {
			const { seq } = confirmed;
			must(seq <= this.lives.last(epoch), 'R17', () => `${name} is at ${seq}, beyond what was broadcast`);
			const same = JSON.stringify(confirmed.state) === this.lives.text(epoch, seq);
			must(same, 'R17', () => `${name} at ${seq} of ${epoch} is not the fold of the first ${seq} entries`);
			must(epoch !== screen.seen.epoch || seq >= screen.seen.seq, 'R17', () => `${name} went back to ${seq}`);
			screen.seen = { epoch, seq };
			for (const { id } of this.orderly ? pending : []) {
				const own = this.lives.seqOf(epoch, id);
				must(own === undefined || own > seq, 'R13', () => `${name} shows ${id} twice`);
			}
		}
		must(
			JSON.stringify(replica.state) === expectedText(screen),
			'R18',
			() => `${name} does not show its open commands`
		);
		this.#compareFates(screen);
	}

	/** The same question in the same life has one answer. */
	#sameAnswer(answer: Answer): void {
		const key = `${answer.epoch} ${answer.id}`;
		const text = answer.ok ? String(answer.seq) : answer.refusal.name;
		const before = this.#answers.get(key) ?? text;
		must(before === text, answer.ok ? 'R1' : 'R15', () => `${answer.id} was answered ${before}, then ${text}`);
		this.#answers.set(key, text);
	}

	/** No own command is forgotten: it is open, or kept as unsaved, or it has an outcome that is true. */
	#compareFates(screen: Screen): void {
		const { replica, name, submitted, outcomes } = screen;
		const open = new Set([...replica.pending, ...replica.unsaved].map(({ id }) => id));
		for (const id of submitted) {
			if (open.has(id)) continue;
			const outcome = outcomes.get(id);
			must(outcome !== undefined, 'R22', () => `${name} forgot ${id}`);
			if (!outcome.ok) continue;
			const { seq } = outcome;
			must(this.disk.has(id), 'R25', () => `${id} settled under ${seq}, not on disk and not kept`);
		}
	}

	/** At the end: everybody sees the same, nothing is open, nothing was executed twice or after it was dropped. */
	compareAll(owner: Server): void {
		const { room } = owner;
		must(room !== null && !room.closed, 'R37', () => 'the owner has no room');
		must(
			room.seq === this.disk.entries.length,
			'R37',
			() => `room at ${room.seq}, disk at ${this.disk.entries.length}`
		);
		const ids = new Set(this.disk.entries.map(({ commandId }) => commandId));
		must(ids.size === this.disk.entries.length, 'R1', () => 'a command is on the disk twice');
		for (const { name, replica, submitted, sent, outcomes } of this.screens) {
			const { epoch, confirmed, pending, unsaved } = replica;
			must(
				epoch === room.epoch && confirmed.seq === room.seq,
				'R37',
				() => `${name} at ${confirmed.seq} of ${epoch}, room at ${room.seq} of ${room.epoch}`
			);
			must(pending.length + unsaved.length === 0, 'R37', () => `${name} still has open commands`);
			must(replica.state === confirmed.state, 'R37', () => `${name} shows something of its own`);
			for (const id of submitted) {
				const outcome = outcomes.get(id);
				must(!outcome?.ok || ids.has(id), 'R3', () => `${id} is lost`);
				must(sent.has(id) || !ids.has(id), 'R26', () => `${id} was never sent and yet executed`);
			}
			const late = [...outcomes].find(([id, { ok }]) => !ok && !sent.has(id) && ids.has(id));
			must(!late, 'R26', () => `${late?.[0]} was dropped and yet executed`);
		}
	}
}

/** Confirmed, with the optimistic open commands on top, worked out the plain way. */
function expectedText({ replica, name }: Screen): string {
	let { state, seq } = replica.confirmed;
	for (const { id, at, command, optimistic } of replica.pending) {
		const decision = toyList.decide(state, command, { allowed: true });
		if (!optimistic || !decision.ok) continue;
		seq += 1;
		state = evolveAll(toyList, state, decision.events, { seq, at, by: name, commandId: id });
	}
	return JSON.stringify(state);
}
