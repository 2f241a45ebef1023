// What earlier reviews still owe stands on top of a plan; what comes later, or is done, does not.
import { expect, test } from 'vitest';
import type { StreamCard } from '#lib/domain/stream/day.ts';
import { emptyStream } from '#lib/domain/stream/state.ts';
import { summarise } from '#lib/domain/stream/summary.ts';
import { openActions } from './open-actions.ts';

function card(id: string, plannedStart: number, phase: StreamCard['phase'], titles: readonly string[]): StreamCard {
	const actions = titles.map((title, at) => ({
		id: `${id}-${at}`,
		title,
		ownerId: null,
		ownerName: '',
		due: null,
		verify: '',
		done: title === 'done' ? { by: 'm', at: 1 } : null
	}));
	const empty = emptyStream(id);
	const summary = summarise({ ...empty, review: { ...empty.review, actions } });
	return { id, title: `title ${id}`, account: '', plannedStart, plannedEnd: null, phase, summary };
}

test('earlier streams that still owe something, the latest first', () => {
	const cards = [
		card('next', 50, 'plan', []),
		card('later', 60, 'ended', ['too late']),
		card('last', 40, 'ended', ['one', 'done']),
		card('clean', 35, 'ended', ['done']),
		card('old', 30, 'ended', ['two'])
	];
	const found = openActions(cards, 'next');
	expect(found.map(({ id, actions }) => [id, actions.map(({ title }) => title)])).toEqual([
		['last', ['one']],
		['old', ['two']]
	]);
});

test('a stream without a time looks back on all of them, at most five', () => {
	const cards = Array.from({ length: 8 }, (_, at) => card(`s${at}`, 100 - at, 'ended', ['one']));
	expect(openActions([...cards, card('new', null as never, 'plan', [])], 'new')).toHaveLength(5);
});
