// The past of a stream, read from the recorder and PocketBase together: told whole, or not at all.
import { expect, it } from 'vitest';
import type { Command } from '#lib/domain/stream/command.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { StreamRooms } from '#lib/server/live/stream-rooms.ts';
import { MemoryJournal } from '#lib/sync/memory-journal.ts';
import { changesPage } from './changes.ts';
import { History } from './history.ts';
import { VersionPoints } from './points.ts';

/** A room in which `count` rows were added one by one, and every state it had. */
async function told(count: number) {
	const journal = new MemoryJournal<StreamState, StreamEvent>();
	let at = 0;
	const rooms = new StreamRooms({
		journal,
		teamOf: async () => 'team',
		broadcast: () => undefined,
		shown: () => undefined,
		fault: (error) => {
			throw error;
		},
		newEpoch: () => 'epoch',
		now: () => (at += 1_000)
	});
	const open = await rooms.open('s');
	if (!open) throw new Error('no stream');
	const states = [open.room.state];
	const sender = {
		by: 'm',
		context: (_: unknown, now: number) => ({
			...{ at: now, by: 'm', level: 'producer' as const },
			...{ linkPost: null, writerOf: () => null }
		})
	};
	for (let n = 1; n <= count; n++) {
		const command: Command = {
			name: 'add-items',
			args: {
				items: [{ id: `i${n}`, fields: { title: `第 ${n} 款` } }],
				after: open.room.state.items.at(-1)?.id ?? null
			}
		};
		await rooms.submit('s', { id: `c${n}`, command }, sender);
		states.push(open.room.state);
	}
	const { entries } = await journal.load('s');
	return { open, states, entries };
}

/** The recorder has what came after `shipped`, PocketBase the rest; what was asked of PocketBase is noted. */
function between(entries: Awaited<ReturnType<typeof told>>['entries'], shipped: number, lost: readonly number[] = []) {
	const asked: [number, number][] = [];
	const have = entries.filter(({ seq }) => !lost.includes(seq));
	const history = new History({
		own: async () => have.filter(({ seq }) => seq > shipped),
		there: async (_, after, upTo) => {
			asked.push([after, upTo]);
			return have.filter(({ seq }) => seq <= shipped && seq > after && seq <= upTo);
		}
	});
	return { history, asked };
}

it('every state is what the room had, from whichever side its entries come', async () => {
	const { open, states, entries } = await told(30);
	for (const shipped of [0, 12, 30]) {
		const { history } = between(entries, shipped);
		for (const seq of [30, 17, 0, 12, 13, 29]) expect(await history.stateAt(open, seq)).toEqual(states[seq]);
		expect([await history.stateAt(open, 31), await history.stateAt(open, -1)]).toEqual([null, null]);
	}
});

it('the second look starts from the first', async () => {
	const { open, entries } = await told(30);
	const { history, asked } = between(entries, 30);
	await history.stateAt(open, 10);
	await history.stateAt(open, 12);
	await history.stateAt(open, 12);
	expect(asked).toEqual([[0, 10], [10, 12]]); // prettier-ignore
});

it('the feed comes in pages, the newest first, every entry once', async () => {
	const { open, entries } = await told(25);
	const { history } = between(entries, 20);
	const pages = [];
	let before: number | null = null;
	do {
		const page = await changesPage(history, open, before, 10);
		pages.push(page.lines.map(({ seq }) => seq));
		before = page.before;
	} while (before !== null);
	const seqs = Array.from({ length: 25 }, (_, i) => i + 1);
	expect(pages).toEqual([seqs.slice(15), seqs.slice(5, 15), seqs.slice(0, 5)]);
	expect(await changesPage(history, open, 1, 10)).toEqual({ lines: [], before: null, last: 25, since: null });
});

it('a hole in the journal is a fault, not a shorter story', async () => {
	const { open, entries } = await told(10);
	for (const lost of [1, 4, 5, 6, 10]) {
		const { history } = between(entries, 5, [lost]);
		await expect(history.entries('s', 0, 10)).rejects.toThrow(`expected seq ${lost}`);
		await expect(changesPage(history, open, null, 10)).rejects.toThrow(`expected seq ${lost}`);
	}
});

it('the points one can go back to are found once, and carried on with what comes', async () => {
	const { open, entries } = await told(12);
	const { history, asked } = between(entries, 12);
	const points = new VersionPoints(history);
	expect([await points.of(open), await points.beforeAir(open)]).toEqual([[], null]);
	expect(asked).toEqual([[0, 12]]);
	await open.room.submit(
		{ id: 'take', command: { name: 'take', args: { runId: 'r', itemId: null, how: 'next' }, aim: { runId: null } } },
		{ by: 'm', context: (_, at) => ({ at, by: 'm', level: 'producer', linkPost: null, writerOf: () => null }) },
		99_000
	);
	const air = between([...entries, { ...entries[0]!, seq: 13, at: 99_000, events: [{ type: 'item-taken' } as StreamEvent] }], 12); // prettier-ignore
	const later = new VersionPoints(air.history);
	expect(await later.of(open)).toEqual([{ kind: 'before-air', seq: 12, at: 99_000, by: 'm' }]);
	expect(await later.beforeAir(open)).toBe(12);
});
