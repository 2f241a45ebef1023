// The clients' process of the cue bench: N screens and a director on each side, one clock for both.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { openScreen, type Screen } from './screen.ts';

export interface CueOrder {
	readonly clients: number;
	readonly port: number;
	readonly floorPort: number;
	readonly streamId: string;
	readonly itemIds: readonly string[];
	readonly directorCookie: string;
	readonly screenCookie: string;
}

/** What the parent asks for: one batch on one side. */
export interface BatchOrder {
	readonly side: 'ours' | 'floor';
	readonly cues: number;
}

/** Sends one cue; resolves with the ms until all screens had it. */
type Cue = () => Promise<number>;

process.once('message', (order: CueOrder) => void run(order));
process.on('disconnect', () => process.exit(0));

async function run(order: CueOrder): Promise<void> {
	const startedAt = performance.now();
	const ours = await openOurs(order);
	const connectMs = performance.now() - startedAt;
	const floor = await openFloor(order, ours.packet);
	process.on('message', (batch: BatchOrder) => void serve(batch, batch.side === 'ours' ? ours.cue : floor));
	process.send?.({ ready: true, connectMs });

	async function serve({ cues }: BatchOrder, cue: Cue): Promise<void> {
		const samples: number[] = [];
		for (let i = 0; i < cues; i++) {
			samples.push(await cue());
			// A cue comes when people press, not when the last one has just been read: let both sides be idle for a moment.
			await new Promise((go) => setTimeout(go, 15));
		}
		process.send?.({ samples, bytes: Buffer.byteLength(ours.packet()) });
	}
}

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

async function openOurs(order: CueOrder): Promise<{ cue: Cue; packet: () => string }> {
	const { clients, port, streamId, itemIds, directorCookie, screenCookie } = order;
	const arrivals = new Arrivals(clients);
	const entry = (seq: number): void => arrivals.came(seq);
	let newest = 0;
	const director = await openScreen({ port, streamId, cookie: directorCookie, entry: (seq) => (newest = seq) });
	const screens = await inGroups(clients, 50, () => openScreen({ port, streamId, cookie: screenCookie, entry }));
	let runId: string | null = null;
	let turn = 0;
	// The first take starts the show and tells the newest seq.
	await take();
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
		const all = arrivals.expect(newest + 1);
		const sentAt = performance.now();
		await take();
		return (await all) - sentAt;
	};
	return { cue, packet: () => (screens[0] as Screen).packet() };
}

/** The same news over bare sockets: packets like ours, so that a screen has as much to read on both sides. */
async function openFloor({ clients, floorPort }: CueOrder, packet: () => string): Promise<Cue> {
	const arrivals = new Arrivals(clients);
	const open = async (): Promise<WebSocket> => {
		const socket = new WebSocket(`ws://127.0.0.1:${floorPort}`, { perMessageDeflate: false });
		await once(socket, 'open');
		return socket;
	};
	const director = await open();
	const screens = await inGroups(clients, 50, open);
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

async function inGroups<T>(count: number, size: number, make: () => Promise<T>): Promise<T[]> {
	const made: T[] = [];
	while (made.length < count) {
		made.push(...(await Promise.all(Array.from({ length: Math.min(size, count - made.length) }, make))));
	}
	return made;
}
