// A bad hotspot between screens and server: everything late by another amount, connections cut, messages that come twice.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { FrameReader, isMessage } from './frames.ts';

export interface Roughness {
	/** One way, ms: late by this, give or take. */
	readonly lateMs: number;
	readonly jitterMs: number;
	/** Chance of a connection to be cut, per second. */
	readonly cut: number;
	/** Chance of a message to come twice. */
	readonly repeat: number;
}

/** As in the fault matrix: 300 ms ± 200 ms, one connection in twenty cut every second, one message in twenty repeated. */
export const BAD_HOTSPOT: Roughness = { lateMs: 300, jitterMs: 200, cut: 0.05, repeat: 0.05 };

/** One direction of one connection: in order, each piece late by an amount of its own. */
class Way {
	readonly #to: Socket;
	readonly #frames = new FrameReader();
	readonly #roughness: () => Roughness | null;
	#lastDue = 0;

	constructor(to: Socket, roughness: () => Roughness | null) {
		this.#to = to;
		this.#roughness = roughness;
	}

	carry(bytes: Buffer): void {
		for (const piece of this.#frames.read(bytes)) {
			this.#send(piece);
			const rough = this.#roughness();
			if (rough && Math.random() < rough.repeat && this.#frames.inFrames && isMessage(piece)) this.#send(piece);
		}
	}

	end(): void {
		this.#later(() => this.#to.destroy());
	}

	#send(piece: Buffer): void {
		this.#later(() => this.#to.write(piece));
	}

	#later(act: () => void): void {
		const rough = this.#roughness();
		const late = rough ? rough.lateMs + (Math.random() * 2 - 1) * rough.jitterMs : 0;
		const now = performance.now();
		this.#lastDue = Math.max(this.#lastDue, now + late);
		if (this.#lastDue <= now) act();
		else setTimeout(act, this.#lastDue - now);
	}
}

/** Forwards to `port`, smoothly until it is made rough. */
export async function openRoughLine(port: number) {
	let rough: Roughness | null = null;
	let cuts = 0;
	const pairs = new Set<readonly [Socket, Socket]>();
	const cut = (pair: readonly [Socket, Socket]): void => {
		for (const socket of pair) socket.destroy();
		pairs.delete(pair);
	};
	const server = createServer({ noDelay: true }, (near) => {
		const far = connect({ port, host: '127.0.0.1', noDelay: true });
		const pair = [near, far] as const;
		pairs.add(pair);
		for (const [from, to] of [pair, [far, near]] as const) {
			const way = new Way(to, () => rough);
			from.on('data', (data: Buffer) => way.carry(data));
			from.on('error', () => from.destroy());
			from.on('close', () => {
				pairs.delete(pair);
				way.end();
			});
		}
	});
	const cutting = setInterval(() => {
		for (const pair of pairs) {
			if (!rough || Math.random() >= rough.cut) continue;
			cuts += 1;
			cut(pair);
		}
	}, 1_000);
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		/** null = smooth again; what is still on the way comes first. */
		set(roughness: Roughness | null): void {
			rough = roughness;
		},
		/** All connections at once. Answers how many. */
		cutAll(): number {
			const all = [...pairs];
			for (const pair of all) cut(pair);
			return all.length;
		},
		/** Connections cut by chance so far. */
		get cuts(): number {
			return cuts;
		},
		close(): void {
			clearInterval(cutting);
			for (const pair of [...pairs]) cut(pair);
			server.close();
		}
	};
}
