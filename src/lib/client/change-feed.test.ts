// The feed on a page: whole and in order, whatever comes while it asks.
import { expect, it } from 'vitest';
import type { FeedLine } from '#lib/domain/stream/feed-line.ts';
import { ChangeFeed, type AskChanges } from './change-feed.ts';

const line = (seq: number): FeedLine => ({
	...{ seq, at: seq, by: 'm', event: 'items-edited', itemId: null, itemTitle: null },
	...{ about: null, field: 'title', was: null, now: seq }
});

/** A journal of one line an entry, answered as the server does; `limits` notes what was asked for. */
function journal(length: number) {
	const book = { last: length, limits: [] as number[], broken: false };
	const ask: AskChanges = async (before, limit) => {
		book.limits.push(limit);
		if (book.broken) throw new Error('away');
		const upTo = Math.min(book.last, (before ?? book.last + 1) - 1);
		const after = Math.max(0, upTo - limit);
		const lines = Array.from({ length: upTo - after }, (_, i) => line(after + 1 + i));
		return { lines, before: after > 0 ? after + 1 : null, last: book.last, since: null };
	};
	return { book, feed: new ChangeFeed(ask, () => undefined) };
}
const seqs = (feed: ChangeFeed) => feed.view.lines.map(({ seq }) => seq);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

it('begins with the newest and reaches the beginning page by page', async () => {
	const { feed } = journal(250);
	expect(feed.view.status).toBe('loading');
	await feed.follow(250);
	expect([seqs(feed), feed.view.more, feed.view.status]).toEqual([range(151, 250), true, 'ready']);
	await feed.older();
	await feed.older();
	expect([seqs(feed), feed.view.more]).toEqual([range(1, 250), false]);
	await feed.older();
	expect(seqs(feed)).toHaveLength(250);
});

it('asks for just what is new', async () => {
	const { feed, book } = journal(10);
	await feed.follow(10);
	book.last = 12;
	await feed.follow(12);
	await feed.follow(12);
	expect([seqs(feed), book.limits]).toEqual([range(1, 12), [100, 2]]);
});

it('tells every entry once, however the questions meet', async () => {
	const { feed, book } = journal(130);
	const asked = [feed.follow(130), feed.older(), feed.follow(130)];
	book.last = 135;
	await Promise.all([...asked, feed.follow(133), feed.follow(135)]);
	expect(seqs(feed)).toEqual(range(1, 135));
});

it('waits for the next entry when the record is behind the screen', async () => {
	const { feed, book } = journal(10);
	await feed.follow(12);
	expect(seqs(feed)).toEqual(range(1, 10));
	book.last = 13;
	await feed.follow(13);
	expect(seqs(feed)).toEqual(range(1, 13));
});

it('begins anew after being away for longer than one answer', async () => {
	const { feed, book } = journal(10);
	await feed.follow(10);
	book.last = 900;
	await feed.follow(900);
	expect([seqs(feed), feed.view.more]).toEqual([range(401, 900), true]);
});

it('keeps what it knows when nobody answers, and goes on', async () => {
	const { feed, book } = journal(10);
	await feed.follow(10);
	[book.broken, book.last] = [true, 11];
	await feed.follow(11);
	expect([seqs(feed), feed.view.status]).toEqual([range(1, 10), 'failed']);
	book.broken = false;
	await feed.follow(11);
	expect([seqs(feed), feed.view.status]).toEqual([range(1, 11), 'ready']);
});
