// The connection to Redis. Loaded only when REDIS_URL is set; its address may hold a password and is never logged.
import type { createClient } from '@redis/client';
import type { Logger } from 'pino';

type Client = ReturnType<typeof createClient>;

/** Redis as the cluster uses it: never waits in a queue for a Redis that is away, and gives up on one that hangs. */
export interface Redis {
	/** Runs a script. Rejects with RedisAway at once when there is no connection, or when nothing came in time. */
	run(script: string, keys: readonly string[], args: readonly string[]): Promise<unknown>;
	/** `[id, fields]` of a stream from an id on. */
	range(
		key: string,
		from: string
	): Promise<readonly { readonly id: string; readonly fields: Readonly<Record<string, string>> }[]>;
	/** true = no other process may have lost a lease by a restart of Redis without having had the time to take it back. */
	settled(): Promise<boolean>;
	/** Called whenever the connection is there (again), and whenever it goes. */
	onChange(listener: (here: boolean) => void): void;
	/** What Socket.IO publishes with, and makes its reading connections of. */
	readonly publisher: Client;
	close(): void;
}

/** Redis does not answer. The show of this process's own streams goes on through PocketBase. */
export class RedisAway extends Error {
	override readonly name = 'RedisAway';
	constructor(cause: unknown) {
		super('Redis does not answer', { cause });
	}
}

const RECONNECT_MS = 100;
const CONNECT_MS = 2_000;
const ANSWER_MS = 700;
/** A Redis that hung is not asked again for so long: cues must not wait for it one after the other. */
const REST_MS = 2_000;
/** The most a countdown may be off. */
const CLOCK_MS = 100;
/** At the start this long is waited for Redis; after that the process goes on and takes no streams until it answers. */
const FIRST_MS = 5_000;

/** `settleMs`: how long a Redis must have been up before a missing lease means that nobody holds it. */
export async function openRedis(url: string, settleMs: number, log: Logger): Promise<Redis> {
	const { createClient } = await import('@redis/client');
	const socket = { reconnectStrategy: () => RECONNECT_MS, connectTimeout: CONNECT_MS };
	const client: Client = createClient({ url, RESP: 2, disableOfflineQueue: true, socket });
	// Socket.IO reads in a loop that must wait for a Redis that is away, not spin.
	client.duplicate = ((): Client => createClient({ url, RESP: 2, socket })) as Client['duplicate'];
	const inTime = patience();
	const listeners = new Set<(here: boolean) => void>();
	let here = false;
	let settledAt = Infinity;
	const tell = (now: boolean): void => {
		if (here === now) return;
		here = now;
		for (const listener of listeners) listener(now);
	};
	client.on('error', (error: Error & { code?: string }) => {
		if (here)
			log.error({ reason: error.code ?? error.message }, 'Redis went away; own streams go on through PocketBase');
		tell(false);
	});
	client.on('ready', () => {
		settledAt = Infinity;
		log.info('connected to Redis');
		void lookAtClock(client, log);
		tell(true);
	});
	const first = client.connect().then(
		() => true,
		(error: unknown) => {
			log.error({ err: error }, 'Redis');
			return false;
		}
	);
	const late = new Promise<boolean>((done) => setTimeout(() => done(false), FIRST_MS).unref());
	if (!(await Promise.race([first, late])))
		log.error('Redis does not answer yet: streams are served once it does (REDIS_URL)');

	return {
		publisher: client,
		run: (script, keys, args) => inTime(() => client.eval(script, { keys: [...keys], arguments: [...args] })),
		range: async (key, from) =>
			((await inTime(() => client.xRange(key, from, '+'))) ?? []).map(({ id, message }) => ({ id, fields: message })),
		async settled() {
			if (settledAt === Infinity) {
				const asked = performance.now();
				const [, seconds = '0'] = /uptime_in_seconds:(\d+)/u.exec(await inTime(() => client.info('server'))) ?? [];
				// It counts whole seconds: the one that has begun may be a moment old.
				settledAt = asked + Math.max(0, settleMs - (Number(seconds) - 1) * 1_000);
			}
			return performance.now() >= settledAt;
		},
		onChange: (listener) => void listeners.add(listener),
		close: () => client.destroy()
	};
}

/** Countdowns are drawn by the clock of the process a screen is connected to: clocks that disagree make screens that disagree. */
async function lookAtClock(client: Client, log: Logger): Promise<void> {
	try {
		const before = Date.now();
		const [seconds, micros] = (await client.sendCommand(['TIME'])) as [string, string];
		const after = Date.now();
		const off = Number(seconds) * 1_000 + Number(micros) / 1_000 - (before + after) / 2;
		if (Math.abs(off) > CLOCK_MS + (after - before) / 2)
			log.warn({ ms: Math.round(off) }, "this machine's clock is not that of Redis: set both by NTP");
	} catch (error) {
		log.debug({ err: error }, 'the clock was not compared');
	}
}

/** Puts a limit to how long Redis may take; rejects with RedisAway, and at once while it rests after a time in which it hung. */
function patience(): <T>(ask: () => Promise<T>) => Promise<T> {
	let restsUntil = 0;
	return async (ask) => {
		if (performance.now() < restsUntil) throw new RedisAway(new Error('it hung a moment ago'));
		let timer: NodeJS.Timeout | undefined;
		const late = new Promise<never>((_, fail) => {
			timer = setTimeout(() => {
				restsUntil = performance.now() + REST_MS;
				fail(new Error('no answer in time'));
			}, ANSWER_MS);
		});
		try {
			return await Promise.race([ask(), late]);
		} catch (error) {
			throw new RedisAway(error);
		} finally {
			clearTimeout(timer);
		}
	};
}
