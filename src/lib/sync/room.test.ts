// The room, rule by rule: who is answered what, when, and what reaches the disk.
import { describe, expect, it } from 'vitest';
import { BrokenJournal, ForeignEntry } from './journal.ts';
import type { Hello } from './protocol.ts';
import { RoomClosed } from './room.ts';
import { toyList } from './testing/toy-list.ts';
import { ToyRoomBench } from './testing/toy-room.ts';
import { settled } from './testing/world.ts';

function open(): Promise<ToyRoomBench> {
	return new ToyRoomBench().open();
}

function hello(epoch: string | null, seq: number, pending: readonly string[] = []): Hello {
	return { ask: 7, epoch, seq, pending };
}

describe('ids', () => {
	it('R1: a repeat while the first is in flight waits for the same answer', async () => {
		const bench = await open();
		const both = Promise.all([bench.submit('x', { name: 'press' }), bench.submit('x', { name: 'press' })]);
		await bench.flush();
		const [first, second] = await both;
		expect(second).toEqual(first);
		expect(bench.room.state.presses).toBe(1);
	});

	it('R1: a repeat later, and after a restart, gets the same seq and executes nothing', async () => {
		const bench = await (await open()).filled('a');
		expect(await bench.add('a')).toMatchObject({ ok: true, seq: 1, durable: true });
		await bench.open();
		expect(await bench.add('a')).toMatchObject({ ok: true, seq: 1, durable: true, epoch: 'life-2' });
		expect(bench.disk.entries).toHaveLength(1);
	});

	it('R1, R15: a repeated refusal is the same refusal, even if it would be accepted by now', async () => {
		const bench = await open();
		const edit = { name: 'edit-item', item: 'a', text: '新' } as const;
		expect(await bench.submit('x', edit)).toMatchObject({ ok: false, refusal: { name: 'item-gone' } });
		await bench.filled('a');
		expect(await bench.submit('x', edit)).toMatchObject({ ok: false, refusal: { name: 'item-gone' } });
	});

	it('R15: beyond its bound the oldest refusal is forgotten and decided anew', async () => {
		const bench = await new ToyRoomBench().open({ refusalsKept: 1 });
		const edit = { name: 'edit-item', item: 'a', text: '新' } as const;
		await bench.submit('x', edit);
		await bench.submit('y', edit);
		await bench.filled('a');
		const again = bench.submit('x', edit);
		await bench.flush();
		expect(await again).toMatchObject({ ok: true, seq: 2 });
		expect(await bench.submit('y', edit)).toMatchObject({ ok: false });
	});
});

describe('deciding and flushing', () => {
	it('R2: two presses of NEXT before the first flush move one item', async () => {
		const bench = await (await open()).filled('b', 'a');
		const first = bench.submit('n1', { name: 'next', aim: null });
		const second = bench.submit('n2', { name: 'next', aim: null });
		await bench.flush();
		expect(await first).toMatchObject({ ok: true, seq: 3 });
		expect(await second).toMatchObject({ ok: false, refusal: { name: 'already-moved' } });
		expect(bench.room.state.onAir).toBe('a');
	});

	it('R3: nobody hears of an entry before it is on disk', async () => {
		const bench = await open();
		void bench.add('a');
		await settled();
		expect(bench.told).toEqual([]);
		expect(bench.room.seq).toBe(0);
		await bench.flush();
		expect(bench.told).toEqual(['entry 1', 'answer add-a']);
		expect(bench.broadcasts[0]).toMatchObject({ epoch: 'life-1', durable: true, entry: { seq: 1, by: 'ann' } });
	});

	it('R4: numbers have no gaps, refusals take none, and entries go out in order', async () => {
		const bench = await open();
		void bench.add('a');
		void bench.add('a', 'again');
		void bench.add('b');
		await bench.flush();
		await bench.flush();
		void bench.add('c');
		await bench.flush();
		expect(bench.broadcasts.map(({ entry }) => entry.seq)).toEqual([1, 2, 3]);
		expect(bench.disk.entries.map(({ seq, commandId }) => [seq, commandId])).toEqual([
			[1, 'add-a'],
			[2, 'add-b'],
			[3, 'add-c']
		]);
	});

	it('R5: what arrives during a flush goes into one next flush', async () => {
		const bench = await open();
		void bench.add('a');
		for (const item of ['b', 'c', 'd', 'e']) void bench.add(item);
		expect(bench.disk.flushing).toBe(1);
		await bench.flush();
		expect(bench.room.seq).toBe(1);
		expect(bench.disk.flushing).toBe(1);
		await bench.flush();
		expect(bench.room.seq).toBe(5);
		expect(bench.disk.flushing).toBe(0);
	});

	it('R6: a refusal waits for the entries it was decided on', async () => {
		const bench = await open();
		void bench.add('a');
		void bench.add('a', 'again');
		await settled();
		expect(bench.told).toEqual([]);
		await bench.flush();
		expect(bench.told).toEqual(['entry 1', 'answer add-a', 'answer again']);
	});

	it('R11: what comes after its expiry is refused; what was executed in time keeps its answer', async () => {
		const bench = await (await open()).filled('a');
		const late = bench.submit('n1', { name: 'next', aim: null }, 5_001, 5_000);
		expect(await late).toMatchObject({ ok: false, refusal: { name: 'expired-offline' } });
		const inTime = bench.submit('n2', { name: 'next', aim: null }, 5_000, 5_000);
		await bench.flush();
		expect(await inTime).toMatchObject({ ok: true, seq: 2 });
		expect(await bench.submit('n2', { name: 'next', aim: null }, 90_000, 5_000)).toMatchObject({ ok: true, seq: 2 });
	});
});

describe('a failing disk', () => {
	it('R7: the show goes on from memory and says so', async () => {
		const bench = await open();
		const answer = bench.add('a');
		await bench.flush('failed');
		expect(await answer).toMatchObject({ ok: true, seq: 1, durable: false });
		expect(bench.broadcasts[0]).toMatchObject({ durable: false, entry: { seq: 1 } });
		expect(bench.room.unsaved()).toEqual({ count: 1, since: 1_000 });
		expect(bench.room.beat(2_000)).toMatchObject({ seq: 1, durable: 0, unsaved: { count: 1, since: 1_000 } });
	});

	it.each(['failed', 'torn', 'unheard'] as const)(
		'R7: what is unsaved is written first when the disk works (%s)',
		async (how) => {
			const bench = await open();
			void bench.add('a');
			void bench.add('b');
			await bench.flush(how);
			await bench.flush(how);
			expect(bench.room.unsaved()).toMatchObject({ count: 2 });
			const third = bench.add('c');
			await bench.flush();
			expect(await third).toMatchObject({ ok: true, seq: 3, durable: true });
			expect(bench.disk.entries.map(({ commandId }) => commandId)).toEqual(['add-a', 'add-b', 'add-c']);
			expect(bench.room.unsaved()).toBeNull();
			expect(await bench.add('a')).toMatchObject({ ok: true, seq: 1, durable: true });
			expect(bench.faults).toEqual([`append: disk: ${how}`]);
		}
	);

	it('R7: retry saves without waiting for a new command', async () => {
		const bench = await open();
		void bench.add('a');
		await bench.flush('failed');
		const retried = bench.room.retry();
		await bench.flush();
		await retried;
		expect(bench.room.unsaved()).toBeNull();
		expect(bench.room.beat(2_000)).toMatchObject({ durable: 1, unsaved: null });
		expect(bench.broadcasts).toHaveLength(1);
	});
});

describe('fence, faults, ports', () => {
	it('R8: a foreign entry closes the room and leaves what is in flight unanswered', async () => {
		const bench = await open();
		const old = bench.room;
		await bench.open();
		const foreign = old.submit(
			{ id: 'o', command: { name: 'press' } },
			{ by: 'bob', context: () => ({ allowed: true }) },
			1
		);
		await bench.flush();
		expect(await foreign).toMatchObject({ ok: true, seq: 1 });
		const lost = bench.add('a');
		const queued = bench.add('b');
		bench.disk.end('written');
		await expect(lost).rejects.toBeInstanceOf(RoomClosed);
		await expect(queued).rejects.toBeInstanceOf(RoomClosed);
		await expect(bench.add('c')).rejects.toBeInstanceOf(RoomClosed);
		expect(bench.room.closed?.cause).toBeInstanceOf(ForeignEntry);
		expect(bench.broadcasts.filter(({ epoch }) => epoch === 'life-2')).toEqual([]);
		await bench.open();
		const again = bench.add('a');
		await bench.flush();
		expect(await again).toMatchObject({ ok: true, seq: 2 });
	});

	it('R8: the owner may stop it for the same reason, even during a flush', async () => {
		const bench = await open();
		const lost = bench.add('a');
		bench.room.stop(new ForeignEntry('toy', 1));
		await bench.flush();
		await expect(lost).rejects.toBeInstanceOf(RoomClosed);
		expect(bench.broadcasts).toEqual([]);
	});

	it.each(['decide', 'evolve'] as const)('R9: a throw in %s fails that submission only', async (where) => {
		const boom = (): never => {
			throw new Error('boom');
		};
		const decider = {
			...toyList,
			[where]: (...args: [never, never, never]) => (broken ? boom() : toyList[where](...args))
		};
		let broken = true;
		const bench = await new ToyRoomBench().open({ decider });
		await expect(bench.add('a')).rejects.toThrow('boom');
		broken = false;
		const next = bench.add('a');
		await bench.flush();
		expect(await next).toMatchObject({ ok: true, seq: 1 });
	});

	it('R10: a broken broadcast or snapshot is reported, and the answer comes all the same', async () => {
		const bench = new ToyRoomBench();
		const journal = { ...bench.disk.journal('server'), saveSnapshot: () => Promise.reject(new Error('no space')) };
		const broadcast = (): never => {
			throw new Error('no wire');
		};
		await bench.open({ journal, broadcast, snapshotEvery: 1 });
		const answer = bench.add('a');
		await bench.flush();
		expect(await answer).toMatchObject({ ok: true });
		expect(bench.faults).toEqual(['broadcast: no wire', 'snapshot: no space']);
	});

	it('R14: closing waits for what is in flight and leaves a snapshot', async () => {
		const bench = await open();
		const answer = bench.add('a');
		const closed = bench.room.close();
		await bench.flush();
		await closed;
		expect(await answer).toMatchObject({ ok: true });
		expect(bench.disk.snapshot).toMatchObject({ seq: 1, ids: ['add-a'] });
		await expect(bench.add('b')).rejects.toBeInstanceOf(RoomClosed);
	});
});

describe('joining', () => {
	it('R12: the same epoch and few missing: exactly those entries', async () => {
		const bench = await (await open()).filled('a', 'b', 'c');
		const welcome = bench.room.join(hello('life-1', 1), 5_000);
		expect(welcome).toMatchObject({ kind: 'entries', ask: 7, epoch: 'life-1', seq: 3, durable: 3, at: 5_000 });
		expect(welcome.kind === 'entries' && welcome.entries.map(({ seq }) => seq)).toEqual([2, 3]);
		expect(bench.room.join(hello('life-1', 3), 5_000)).toMatchObject({ kind: 'entries', entries: [] });
	});

	it.each([
		['another epoch', 'life-0', 2],
		['no epoch yet', null, 0],
		['more than the bound', 'life-1', 0],
		['a seq the room never had', 'life-1', 9]
	])('R12: a snapshot for %s', async (_, epoch, seq) => {
		const bench = await (await new ToyRoomBench().open({ welcomeEntries: 2 })).filled('a', 'b', 'c');
		expect(bench.room.join(hello(epoch, seq), 1)).toMatchObject({ kind: 'snapshot', seq: 3, state: bench.room.state });
	});

	it('R12: a joiner sees nothing of what is still being flushed', async () => {
		const bench = await (await open()).filled('a');
		void bench.add('b');
		const welcome = bench.room.join(hello(null, 0, ['add-a', 'add-b']), 1);
		expect(welcome).toMatchObject({ seq: 1, kind: 'snapshot' });
		expect(welcome.kind === 'snapshot' && welcome.state.items.map(({ id }) => id)).toEqual(['a']);
		expect(welcome.known).toEqual({ 'add-a': 1 });
	});

	it('R13: says which of the open ids it knows', async () => {
		const bench = await (await open()).filled('a', 'b');
		expect(bench.room.join(hello('life-1', 2, ['add-b', 'never', 'add-a']), 1).known).toEqual({
			'add-a': 1,
			'add-b': 2
		});
	});

	it('R12: entries are kept in memory up to the bound, however long the show', async () => {
		const bench = await new ToyRoomBench().open({ welcomeEntries: 3 });
		await bench.filled(...Array.from({ length: 20 }, (_, i) => `i${i}`));
		expect(bench.room.join(hello('life-1', 17), 1)).toMatchObject({ kind: 'entries' });
		expect(bench.room.join(hello('life-1', 16), 1)).toMatchObject({ kind: 'snapshot' });
	});
});

describe('opening', () => {
	it('R14: snapshot and the entries after it give the same state and the same known ids', async () => {
		const bench = await new ToyRoomBench().open({ snapshotEvery: 2 });
		await bench.filled('a', 'b', 'c', 'd', 'e');
		const { state } = bench.room;
		expect(bench.disk.snapshot).toMatchObject({ seq: 4, ids: ['add-a', 'add-b', 'add-c', 'add-d'] });
		await bench.open();
		expect(bench.room.state).toEqual(state);
		expect(await bench.add('a')).toMatchObject({ ok: true, seq: 1 });
		expect(await bench.add('e')).toMatchObject({ ok: true, seq: 5 });
	});

	it('R15: a snapshot carries ids up to the bound, the newest ones', async () => {
		const bench = await new ToyRoomBench().open({ snapshotEvery: 3, idsKept: 2 });
		await bench.filled('a', 'b', 'c');
		expect(bench.disk.snapshot).toMatchObject({ seq: 3, ids: ['add-b', 'add-c'] });
		await bench.open();
		expect(await bench.add('b')).toMatchObject({ ok: true, seq: 2 });
	});

	it('R14: a journal with a hole is not opened', async () => {
		const bench = await (await open()).filled('a', 'b', 'c');
		bench.disk.entries.splice(1, 1);
		await expect(bench.open()).rejects.toBeInstanceOf(BrokenJournal);
	});
});
