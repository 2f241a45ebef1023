// Whom a change in the stream is told to at once, and that nobody is told of their own acts or twice.
import { expect, it } from 'vitest';
import type { Command } from '#lib/domain/stream/command.ts';
import { after, PRODUCER, sheetOf } from '#lib/domain/stream/testing/desk.ts';
import { news } from './news.ts';

const start = sheetOf('a');
const say = (commentId: string, mentions: string[]): Command => ({
	name: 'add-comment',
	args: { commentId, itemId: 'a', column: null, text: '看', mentions }
});
const ask: Command = { name: 'request-change', args: { requestId: 'q', itemId: 'a', text: '改', wanted: null } };
const settle: Command = { name: 'settle-request', args: { requestId: 'q', granted: true, note: '' } };
const kinds = (was: typeof start, now: typeof start, me: string, grants = false) =>
	news(was, now, me, grants).map(({ kind }) => kind);

it('a comment tells those whom it calls upon, once', () => {
	const now = after(start, say('1', ['ning', PRODUCER.by]), say('2', []));
	expect(kinds(start, now, 'ning')).toEqual(['mention']);
	expect(kinds(now, after(now, say('3', [])), 'ning')).toEqual([]);
	expect(kinds(start, now, 'man')).toEqual([]);
	expect(kinds(start, now, PRODUCER.by)).toEqual([]);
});

it('a request tells those who may grant it, its answer the one who asked', () => {
	const asked = after(start, ask);
	const answered = after(asked, settle);
	expect([kinds(start, asked, 'boss', true), kinds(start, asked, 'ning')]).toEqual([['request'], []]);
	expect(kinds(start, asked, PRODUCER.by, true)).toEqual([]);
	const byBoss = { ...answered, requests: answered.requests.map((one) => ({ ...one, settled: { ...one.settled!, by: 'boss' } })) }; // prettier-ignore
	expect(kinds(asked, byBoss, PRODUCER.by, true)).toEqual(['answer']);
	expect(kinds(byBoss, { ...byBoss, requests: [...byBoss.requests] }, PRODUCER.by)).toEqual([]);
	expect([kinds(asked, byBoss, 'boss', true), kinds(asked, byBoss, 'ning')]).toEqual([[], []]);
	// Both while this person was away: only the answer is news, and to nobody else.
	expect([kinds(start, byBoss, PRODUCER.by), kinds(start, byBoss, 'ning', true)]).toEqual([['answer'], []]);
});

it('a lock tells everybody else', () => {
	const locked = after(start, { name: 'lock-sheet', args: { locked: true, note: '' } });
	expect([kinds(start, locked, 'ning'), kinds(start, locked, PRODUCER.by)]).toEqual([['locked'], []]);
	expect(kinds(locked, start, 'ning')).toEqual([]);
});
