// Comments as talks: one a cell, in the order of the sheet, open until every word in it is settled.
import { expect, it } from 'vitest';
import type { Command } from '#lib/domain/stream/command.ts';
import { after, PRODUCER, sheetOf } from '#lib/domain/stream/testing/desk.ts';
import { threads, type ThreadFilter } from './threads.ts';

const say = (commentId: string, itemId: string, column: string | null, mentions: string[] = []): Command => ({
	name: 'add-comment',
	args: { commentId, itemId, column, text: '看', mentions }
});
const stream = after(
	sheetOf('a', 'b', 'c'),
	say('1', 'c', 'livePrice', ['ning']),
	say('2', 'a', null),
	say('3', 'c', 'livePrice'),
	say('4', 'c', null),
	say('5', 'b', 'title', ['ning']),
	{ name: 'resolve-comment', args: { commentId: '4', resolved: true } },
	{ name: 'resolve-comment', args: { commentId: '1', resolved: true } },
	{ name: 'remove-items', args: { itemIds: ['b'] } }
);
const seen = (filter: ThreadFilter, me: string) =>
	threads(stream, filter, me).map(({ row, column, comments, open }) => [
		row?.number ?? null,
		column,
		comments.map(({ id }) => id).join(''),
		open
	]);

it('gathers the comments of a cell, in sheet order, those of removed rows last', () => {
	expect(seen('all', 'ning')).toEqual([
		[1, null, '2', true],
		[2, 'livePrice', '13', true],
		[2, null, '4', false],
		[null, 'title', '5', true]
	]);
});

it('shows what is open on rows that are there', () => {
	expect(seen('open', 'ning')).toEqual([
		[1, null, '2', true],
		[2, 'livePrice', '13', true]
	]);
});

it('shows a person what calls upon them or what they are in', () => {
	expect(seen('mine', 'ning')).toEqual([[2, 'livePrice', '13', true]]);
	expect(seen('mine', PRODUCER.by)).toHaveLength(2);
	expect(seen('mine', 'nobody')).toEqual([]);
});
