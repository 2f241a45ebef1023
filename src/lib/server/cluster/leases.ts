// Who owns a stream's room: a lease in Redis that its holder renews. Whoever writes shows its term; another's term is a closed door.
import { randomInt } from 'node:crypto';
import type { StreamId } from '#lib/domain/id.ts';
import { leaseKey, termKey } from './keys.ts';
import type { Redis } from './redis.ts';

/** One term of office: `value` stands in Redis, `term` is also the id of the owner's record in PocketBase. */
export interface Lease {
	readonly term: string;
	readonly value: string;
}

/** Where a stream's room is. `nobody`: the lease is free, but Redis was started so lately that its holder may be about to take it back. */
export type Claimed =
	| { readonly where: 'here'; readonly lease: Lease }
	| { readonly where: 'there'; readonly process: string }
	| { readonly where: 'nobody' };

/** A holder that was not heard for so long holds it no longer, ms: longer than a healthy process ever stalls, and short enough for screens to be right within five seconds. */
export const LEASE_MS = 2_000;
const RENEW_MS = 500;

const CLAIM = `local held = redis.call('GET', KEYS[1])
if held then return held end
if ARGV[2] == 'no' then return '' end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
redis.call('SET', KEYS[2], ARGV[1])
return ARGV[1]`;
/** A lease that ran out, or that a restarted Redis has forgotten, is taken back if nobody else has had a term since. */
const RENEW = `local lost = {}
for i = 1, #KEYS, 2 do
  local value = ARGV[(i + 1) / 2 + 1]
  local last = redis.call('GET', KEYS[i + 1])
  if last and last ~= value then lost[#lost + 1] = KEYS[i]
  else
    redis.call('SET', KEYS[i], value, 'PX', ARGV[1])
    redis.call('SET', KEYS[i + 1], value)
  end
end
return lost`;
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end`;
const HOLDERS = `local held = {}
for i, key in ipairs(KEYS) do held[i] = redis.call('GET', key) or '' end
return held`;

export class Leases {
	readonly #redis: Redis;
	readonly #self: string;
	readonly #lost: (streamId: StreamId) => void;
	readonly #fault: (error: unknown) => void;
	readonly #held = new Map<StreamId, Lease>();
	readonly #timer: NodeJS.Timeout;
	#renewing = false;

	/** `self`: this process's name; `lost` is called when another process has taken a stream. */
	constructor(redis: Redis, self: string, lost: (streamId: StreamId) => void, fault: (error: unknown) => void) {
		this.#redis = redis;
		this.#self = self;
		this.#lost = lost;
		this.#fault = fault;
		this.#timer = setInterval(() => void this.#renew(), RENEW_MS);
		this.#timer.unref();
		// At once when Redis is back: whoever held a stream before keeps it.
		redis.onChange((here) => here && void this.#renew());
	}

	/** The lease held here, or null. It may have run out: only Redis knows. */
	held(streamId: StreamId): Lease | null {
		return this.#held.get(streamId) ?? null;
	}

	/** Takes the stream if it is free, or says who has it. Rejects with RedisAway. */
	async claim(streamId: StreamId): Promise<Claimed> {
		const own = this.#held.get(streamId);
		const term = newTerm();
		const value = `${this.#self} ${term}`;
		const may = (await this.#redis.settled()) ? 'yes' : 'no';
		const holder = String(
			await this.#redis.run(CLAIM, [leaseKey(streamId), termKey(streamId)], [value, may, String(LEASE_MS)])
		);
		if (own && holder === own.value) return { where: 'here', lease: own };
		if (holder === value) {
			const lease = { term, value };
			this.#held.set(streamId, lease);
			return { where: 'here', lease };
		}
		this.#held.delete(streamId);
		return holder === '' ? { where: 'nobody' } : { where: 'there', process: processIn(holder) };
	}

	/** Who holds each of these now; '' = nobody. Rejects with RedisAway. */
	async holders(streamIds: readonly StreamId[]): Promise<readonly string[]> {
		if (streamIds.length === 0) return [];
		const held = (await this.#redis.run(HOLDERS, streamIds.map(leaseKey), [])) as readonly string[];
		return held.map(processIn);
	}

	/** It is another's, as a closed door has shown. */
	forget(streamId: StreamId): void {
		this.#held.delete(streamId);
	}

	/** Lets go of everything, so that the others need not wait. */
	async close(): Promise<void> {
		clearInterval(this.#timer);
		const held = [...this.#held];
		this.#held.clear();
		for (const [streamId, { value }] of held)
			await this.#redis.run(RELEASE, [leaseKey(streamId)], [value]).catch(this.#fault);
	}

	async #renew(): Promise<void> {
		if (this.#renewing || this.#held.size === 0) return;
		this.#renewing = true;
		try {
			const held = [...this.#held];
			const keys = held.flatMap(([streamId]) => [leaseKey(streamId), termKey(streamId)]);
			const values = held.map(([, { value }]) => value);
			const lost = (await this.#redis.run(RENEW, keys, [String(LEASE_MS), ...values])) as readonly string[];
			for (const [streamId, lease] of held) {
				if (!lost.includes(leaseKey(streamId)) || this.#held.get(streamId) !== lease) continue;
				this.#held.delete(streamId);
				this.#lost(streamId);
			}
		} catch (error) {
			this.#fault(error);
		} finally {
			this.#renewing = false;
		}
	}
}

const processIn = (value: string): string => value.split(' ')[0] ?? '';

/** As PocketBase wants its ids: fifteen of [a-z0-9], 77 bits. */
function newTerm(): string {
	const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';
	return Array.from({ length: 15 }, () => letters[randomInt(letters.length)]).join('');
}
