// The clients' process of the cue bench: N screens and a director per stream on each side, one clock for both.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { inGroups } from './in-groups.ts';
import { openScreen, type Screen } from './screen.ts';

export interface CueOrder {
	readonly clients: number;
	/** Of the processes; screens and directors are spread over them. */
	readonly ports: readonly number[];
	readonly floorPort: number;
	/** Screens are spread over these. */
	readonly shows: readonly { readonly streamId: string; readonly screenCookie: string }[];
	readonly itemIds: readonly string[];
	readonly directorCookie: string;
}

/** What the parent asks for: one batch on one side, a cue of every stream in each round. */
export interface BatchOrder {
	readonly side: 'ours' | 'floor';
	readonly rounds: number;
}

/** Sends one cue; resolves with the ms until all screens of its stream had it. */
type Cue = () => Promise<number>;

process.once('message', (order: CueOrder) => void run(order));
process.on('disconnect', () => process.exit(0));

async function run(order: CueOrder): Promise<void> {
	const all = order.shows.map((_, show) => show);
	const startedAt = performance.now();
	const ours = await inTurn(all, (show) => openOurs(order, show));
	const connectMs = performance.now() - startedAt;
	const packet = (): string => ours[0]?.packet() ?? '';
	const floor = await inTurn(all, (show) => openFloor(order, show, packet));
	const cues = { ours: ours.map(({ cue }) => cue), floor };
	process.on('message', ({ side, rounds }: BatchOrder) => void serve(cues[side], rounds));
	process.send?.({ ready: true, connectMs });

	async function serve(side: readonly Cue[], rounds: number): Promise<void> {
		const samples: number[] = [];
		for (let i = 0; i < rounds; i++) {
			samples.push(...(await Promise.all(side.map((cue) => cue()))));
			// A cue comes when people press, not when the last one has just been read: let both sides be idle for a moment.
			await new Promise((go) => setTimeout(go, 15));
		}
		process.send?.({ samples, bytes: Buffer.byteLength(packet()) });
	}
}

async function inTurn<T>(all: readonly number[], make: (one: number) => Promise<T>): Promise<T[]> {
	const made: T[] = [];
	for (const one of all) made.push(await make(one));
	return made;
}

/** So many screens has this stream. */
const screensOf = ({ clients, shows }: CueOrder, show: number): number =>
	Math.floor(clients / shows.length) + (show < clients % shows.length ? 1 : 0);

/** Counts arrivals of one number and tells when all have it. */
class Arrivals {
	readonly #all: number;
	#left = 0;
	#wanted = 0;
	#done: (at: number) => void = () => undefined;

	constructor(all: number) {
		this.#all = all;
	}

	expect(number: number): Promise<number> {
		this.#left = this.#all;
		this.#wanted = number;
		return new Promise((done) => (this.#done = done));
	}

	came(number: number): void {
		if (number !== this.#wanted || --this.#left > 0) return;
		this.#done(performance.now());
	}
}

async function openOurs(order: CueOrder, show: number): Promise<{ cue: Cue; packet: () => string }> {
	const { ports, shows, itemIds, directorCookie } = order;
	const { streamId = '', screenCookie = '' } = shows[show] ?? {};
	const port = (at: number): number => ports[at % ports.length] ?? 0;
	const count = screensOf(order, show);
	const arrivals = new Arrivals(count);
	const entry = (seq: number): void => arrivals.came(seq);
	let newest = 0;
	const directed = { port: port(show), streamId, cookie: directorCookie };
	const director = await openScreen({ ...directed, entry: (seq) => (newest = seq) });
	const screens = await inGroups(count, 50, (at) =>
		openScreen({ port: port(at), streamId, cookie: screenCookie, entry })
	);
	let runId: string | null = null;
	let turn = 0;
	// The first take starts the show and tells the newest seq.
	await take();
	let number = newest;
	async function take(): Promise<void> {
		const next = `run${randomBytes(6).toString('hex')}`;
		const itemId = itemIds[turn++ % itemIds.length];
		const command = { name: 'take', args: { runId: next, itemId, how: 'jump' }, aim: { runId } };
		runId = next;
		const before = newest;
		director.send('to-room', { type: 'submit', submission: { id: randomBytes(9).toString('hex'), command } });
		if (before === 0) while (newest === 0) await new Promise((go) => setTimeout(go, 5));
	}
	const cue = async (): Promise<number> => {
		// Counted here: a director at another process than the screens hears of it last.
		const all = arrivals.expect(++number);
		const sentAt = performance.now();
		await take();
		return (await all) - sentAt;
	};
	return { cue, packet: () => (screens[0] as Screen).packet() };
}

/** The same news over bare sockets: packets like ours, so that a screen has as much to read on both sides. */
async function openFloor(order: CueOrder, show: number, packet: () => string): Promise<Cue> {
	const count = screensOf(order, show);
	const arrivals = new Arrivals(count);
	const open = async (): Promise<WebSocket> => {
		const socket = new WebSocket(`ws://127.0.0.1:${order.floorPort}/${show}`, { perMessageDeflate: false });
		await once(socket, 'open');
		return socket;
	};
	const director = await open();
	const screens = await inGroups(count, 50, open);
	for (const screen of screens) {
		screen.on('message', (data: Buffer) => arrivals.came((JSON.parse(data.toString()) as { n: number }).n));
	}
	let number = 0;
	return async () => {
		const all = arrivals.expect(++number);
		const news = `{"n":${number},"news":${packet().slice(2)}}`;
		const sentAt = performance.now();
		director.send(news);
		return (await all) - sentAt;
	};
}
