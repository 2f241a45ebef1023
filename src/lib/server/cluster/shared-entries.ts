// Entries that PocketBase may not have yet, kept in Redis too: what this process acknowledged survives this process and its machine.
import type { StreamId } from '#lib/domain/id.ts';
import type { Entry } from '#lib/sync/protocol.ts';
import { entriesKey, leaseKey, termKey } from './keys.ts';
import { LEASE_MS, type Lease } from './leases.ts';
import type { Redis } from './redis.ts';

/** `fenced`: another process has had a term since. `past`: PocketBase has something under one of the numbers; it knows whose. */
export type Kept = 'kept' | 'fenced' | 'past';

/** Kept in Redis well beyond any night in which PocketBase is away. */
const KEPT_SECONDS = 7 * 24 * 60 * 60;

/** `past`: one of them is numbered below what was already given to PocketBase. All of them are kept, or none. */
const APPEND = `local last = redis.call('GET', KEYS[2])
if last and last ~= ARGV[1] then return 'fenced' end
local newest = 0
local info = redis.call('EXISTS', KEYS[3]) == 1 and redis.call('XINFO', 'STREAM', KEYS[3]) or {}
for i = 1, #info, 2 do
  if info[i] == 'last-generated-id' then newest = tonumber(string.match(info[i + 1], '^%d+')) end
end
local from = 4
while from <= #ARGV and tonumber(ARGV[from]) <= newest do
  local there = redis.call('XRANGE', KEYS[3], ARGV[from] .. '-0', ARGV[from] .. '-0')
  if not there[1] then return 'past' end
  if there[1][2][2] ~= ARGV[from + 1] then return 'fenced' end
  from = from + 3
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
redis.call('SET', KEYS[2], ARGV[1])
for i = from, #ARGV, 3 do
  redis.call('XADD', KEYS[3], ARGV[i] .. '-0', 'c', ARGV[i + 1], 'e', ARGV[i + 2])
end
redis.call('EXPIRE', KEYS[3], ARGV[3])
return 'kept'`;
const TRIM = `return redis.call('XTRIM', KEYS[1], 'MINID', ARGV[1] .. '-0')`;
const DROP = `if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[2]) end`;

export class SharedEntries<Event> {
	readonly #redis: Redis;

	constructor(redis: Redis) {
		this.#redis = redis;
	}

	/** Keeps the entries if the term is still this one's; repeated, they are kept already. Rejects with RedisAway: maybe kept. */
	async append(streamId: StreamId, { value }: Lease, entries: readonly Entry<Event>[]): Promise<Kept> {
		const told = entries.flatMap((entry) => [String(entry.seq), entry.commandId, JSON.stringify(entry)]);
		const args = [value, String(LEASE_MS), String(KEPT_SECONDS), ...told];
		const keys = [leaseKey(streamId), termKey(streamId), entriesKey(streamId)];
		return (await this.#redis.run(APPEND, keys, args)) as Kept;
	}

	/** All that is kept, in order. Rejects with RedisAway. */
	async read(streamId: StreamId): Promise<Entry<Event>[]> {
		const kept = await this.#redis.range(entriesKey(streamId), '-');
		return kept.map(({ fields }) => JSON.parse(fields['e'] ?? '') as Entry<Event>);
	}

	/** PocketBase has everything up to `seq`. */
	async trim(streamId: StreamId, seq: number): Promise<void> {
		await this.#redis.run(TRIM, [entriesKey(streamId)], [String(seq + 1)]);
	}

	/** What is kept contradicts PocketBase (an older copy of Redis came back): the record counts. */
	async drop(streamId: StreamId, { value }: Lease): Promise<void> {
		await this.#redis.run(DROP, [termKey(streamId), entriesKey(streamId)], [value]);
	}
}
