// A person's day holds what an old review still asks of them, without holding the old stream.
import { expect, test } from 'vitest';
import type { StreamCard } from '#lib/domain/stream/day.ts';
import { emptyStream, type StreamState } from '#lib/domain/stream/state.ts';
import { summarise } from '#lib/domain/stream/summary.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
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
	const day = await dayOf({ open: () => Promise.resolve(null) }, [card], 'me', NOW, null);
	expect(day.streams).toEqual([]);
	expect(day.tasks.map(({ title, streamId, streamTitle }) => [title, streamId, streamTitle])).toEqual([
		['开场换品', 'old', '老场次']
	]);
});

test('somebody planned in two of the streams at one time blocks both, and a show that is over blocks none', async () => {
	const slot = { plannedStart: NOW + DAY, plannedEnd: NOW + DAY + HOUR };
	const stream = (id: string, phase: 'before' | 'ended'): StreamState => {
		const empty = emptyStream(id);
		const shift = { id: 'x', postId: 'h', memberId: 'me', name: '阿宁', standIn: false };
		return {
			...{ ...empty, ...slot, posts: [{ id: 'h', kind: 'host', label: '' }] },
			shifts: [{ ...shift, from: slot.plannedStart, to: slot.plannedEnd }],
			live: { ...empty.live, phase }
		};
	};
	const card = (id: string): StreamCard => ({ id, title: id, account: '', ...slot, phase: 'plan', summary: null });
	const twice = async (phase: 'before' | 'ended') => {
		const states = new Map([['a', stream('a', 'before')], ['b', stream('b', phase)]]); // prettier-ignore
		const open = (id: string) => Promise.resolve({ room: { state: states.get(id) } } as never);
		const { streams } = await dayOf({ open }, [card('a'), card('b')], 'me', NOW, null);
		return streams.map(({ readiness }) => readiness.findings.some(({ name }) => name === 'other-stream'));
	};
	expect([await twice('before'), await twice('ended')]).toEqual([[true, true], [false, false]]); // prettier-ignore
});
