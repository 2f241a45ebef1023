// Comments on rows: who is called upon, what is still open, and whose they are.
import { describe, expect, it } from 'vitest';
import type { Command } from '../stream/command.ts';
import { after, outcome, PRODUCER, sheetOf } from '../stream/testing/desk.ts';
import { commentsOf, openComments, openMarks, openMentions } from './comment.ts';

type Added = Extract<Command, { name: 'add-comment' }>;
const comment = (commentId: string, itemId: string, args: Partial<Added['args']> = {}): Added => ({
	name: 'add-comment',
	args: { commentId, itemId, column: null, text: '价格再核一次', mentions: [], ...args }
});
const resolve = (commentId: string, resolved = true): Command => ({
	name: 'resolve-comment',
	args: { commentId, resolved }
});
const remove = (commentId: string): Command => ({ name: 'remove-comment', args: { commentId } });
const stream = after(
	sheetOf('a', 'b'),
	comment('1', 'a', { mentions: ['ning', 'man', 'ning'] }),
	comment('2', 'a', { column: 'livePrice', mentions: ['ning'] }),
	comment('3', 'b')
);

describe('what stands at a row', () => {
	it('says who wrote it and calls upon each once', () => {
		expect(commentsOf(stream, 'a')[0]).toEqual({
			id: '1',
			itemId: 'a',
			column: null,
			text: '价格再核一次',
			mentions: ['ning', 'man'],
			by: PRODUCER.by,
			at: PRODUCER.at,
			resolved: null
		});
		expect(commentsOf(stream, 'a', 'livePrice').map(({ id }) => id)).toEqual(['2']);
	});

	it('is open until somebody resolves it, and can be opened again', () => {
		const done = after(stream, resolve('1'));
		expect([...openComments(stream)]).toEqual([['a', 2], ['b', 1]]); // prettier-ignore
		expect([...openComments(done)]).toEqual([['a', 1], ['b', 1]]); // prettier-ignore
		expect(openComments(after(done, resolve('1', false)))).toEqual(openComments(stream));
		expect(outcome(done, resolve('1'))).toBe('nothing-to-change');
	});

	it('marks its cell, or the head of its row', () => {
		const marks = openMarks(after(stream, comment('4', 'a', { column: 'livePrice' }), resolve('3')).comments);
		expect([...marks].map(([row, cells]) => [row, [...cells]])).toEqual([['a', [['', 1], ['livePrice', 2]]]]); // prettier-ignore
	});

	it('waits for those it mentions', () => {
		const waiting = (member: string, state = stream) => openMentions(state, member).map(({ id }) => id);
		expect([waiting('ning'), waiting('man'), waiting('nobody')]).toEqual([['1', '2'], ['1'], []]);
		expect(waiting('ning', after(stream, resolve('1'), remove('2')))).toEqual([]);
	});

	it('rests while the row is removed and comes back with it', () => {
		const gone = after(stream, { name: 'remove-items', args: { itemIds: ['a'] } });
		expect([openMentions(gone, 'ning'), [...openComments(gone)]]).toEqual([[], [['b', 1]]]);
		const back = after(gone, { name: 'restore-items', args: { items: [{ item: stream.items[0]!, after: null }] } });
		expect(openMentions(back, 'ning')).toHaveLength(2);
	});
});

describe('whose it is', () => {
	it('the crew comments; a viewer reads', () => {
		expect(outcome(stream, comment('4', 'a'), { level: 'crew' })).toBe('comment-added');
		expect(outcome(stream, comment('4', 'a'), { level: 'viewer' })).toBe('not-allowed');
		expect(outcome(stream, resolve('1'), { level: 'crew', by: 'man' })).toBe('comment-resolved');
	});

	it('is removed by who wrote it, or by the producer', () => {
		expect(outcome(stream, remove('1'), { level: 'crew', by: 'man' })).toBe('not-allowed');
		expect(outcome(stream, remove('1'), { level: 'crew', by: PRODUCER.by })).toBe('comment-removed');
		expect(outcome(stream, remove('1'), { level: 'owner', by: 'boss' })).toBe('comment-removed');
	});
});

it.each<[Command, string]>([
	[comment('1', 'a'), 'id-taken'],
	[comment('', 'a'), 'value-out-of-range id'],
	[comment('4', 'gone'), 'item-gone'],
	[comment('4', 'a', { text: ' \n' }), 'value-out-of-range text'],
	[comment('4', 'a', { column: 'nonsense' }), 'value-out-of-range column'],
	[comment('4', 'a', { mentions: [''] }), 'value-out-of-range mentions'],
	[comment('4', 'a', { mentions: Array.from({ length: 21 }, (_, i) => `m${i}`) }), 'value-out-of-range mentions'],
	[resolve('gone'), 'comment-gone'],
	[remove('gone'), 'comment-gone']
])('%j → %s', (command, expected) => {
	expect(outcome(stream, command)).toBe(expected);
});
