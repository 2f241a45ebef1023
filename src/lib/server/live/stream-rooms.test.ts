// A stream kept by an older version opens with everything today's screens expect.
import { expect, it } from 'vitest';
import { EMPTY_ITEM } from '#lib/domain/plan/item.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import { emptyStream, type StreamState } from '#lib/domain/stream/state.ts';
import { MemoryJournal } from '#lib/sync/memory-journal.ts';
import { StreamRooms } from './stream-rooms.ts';

it('a snapshot from before a field existed is filled in before a room starts from it', async () => {
	const journal = new MemoryJournal<StreamState, StreamEvent>();
	const row = { ...EMPTY_ITEM, id: 'a', title: '面霜', script: [], scriptRevision: 0, insertedOnAir: false };
	const today: StreamState = { ...emptyStream('s'), title: '秋季夜场', items: [row] };
	const { groups: _groups, ...fields } = today;
	const { groupId: _groupId, goal: _goal, ...item } = row;
	const kept = { ...fields, items: [item] } as unknown as StreamState;
	await journal.append('s', [{ seq: 1, at: 1, by: 'm', commandId: 'c', name: 'describe-stream', events: [] }]);
	await journal.saveSnapshot('s', { seq: 1, state: kept, ids: ['c'] });
	const faults: unknown[] = [];
	const rooms = new StreamRooms({
		journal,
		teamOf: async () => 'team',
		broadcast: () => undefined,
		shown: () => undefined,
		fault: (error) => faults.push(error),
		newEpoch: () => 'epoch',
		now: () => 2
	});
	const open = await rooms.open('s');
	expect(open?.room.state).toEqual(today);
	const sender = {
		by: 'm',
		context: () => ({ at: 2, by: 'm', level: 'producer' as const, linkPost: null, writerOf: () => null })
	};
	const command = { name: 'add-group', args: { group: { id: 'g', title: '第一轮', target: null } } } as const;
	expect(await rooms.submit('s', { id: 'c2', command }, sender)).toMatchObject({ ok: true, seq: 2, durable: true });
	await rooms.close();
	expect(faults).toEqual([]);
});
