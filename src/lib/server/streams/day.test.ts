// A person's day holds what an old review still asks of them, without holding the old stream.
import { expect, test } from 'vitest';
import type { StreamCard } from '#lib/domain/stream/day.ts';
import { emptyStream } from '#lib/domain/stream/state.ts';
import { summarise } from '#lib/domain/stream/summary.ts';
import { DAY } from '#lib/domain/time.ts';
import { dayOf } from './day.ts';

const NOW = 1_795_000_000_000;

test("an action of a stream of two months ago is still on its owner's day", async () => {
	const empty = emptyStream('old');
	const action = { id: 'a', title: '开场换品', ownerId: 'me', ownerName: '', due: NOW - DAY, verify: '', done: null };
	const other = { ...action, id: 'b', ownerId: 'you' };
	const summary = summarise({ ...empty, review: { ...empty.review, actions: [action, other] } });
	const card: StreamCard = {
		id: 'old',
		title: '老场次',
		account: '',
		plannedStart: NOW - 60 * DAY,
		plannedEnd: null,
		phase: 'ended',
		summary
	};
	const day = await dayOf({ open: () => Promise.resolve(null) }, [card], 'me', NOW);
	expect(day.streams).toEqual([]);
	expect(day.tasks.map(({ title, streamId, streamTitle }) => [title, streamId, streamTitle])).toEqual([
		['开场换品', 'old', '老场次']
	]);
});
