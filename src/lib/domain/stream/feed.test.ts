// The change feed: a line for every event, in the words that were true then, also about rows that are gone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from './command.ts';
import { decide } from './decide.ts';
import type { StreamEvent } from './event.ts';
import { evolveAll } from './evolve.ts';
import { feed, type FeedEntry } from './feed.ts';
import type { FeedLine } from './feed-line.ts';
import { emptyStream, type StreamState } from './state.ts';
import { command } from './testing/any-command.ts';
import { PRODUCER, take } from './testing/desk.ts';

/** What becomes of the commands that make sense: the entries and the stream after them. */
function told(commands: readonly Command[], from = emptyStream('s')): { entries: FeedEntry[]; state: StreamState } {
	const entries: FeedEntry[] = [];
	let state = from;
	for (const [i, one] of commands.entries()) {
		const decision = decide(state, one, PRODUCER);
		if (!decision.ok) continue;
		const entry = { seq: i + 1, at: PRODUCER.at + i, by: 'm', events: decision.events };
		state = evolveAll(state, decision.events, entry);
		entries.push(entry);
	}
	return { entries, state };
}
const rows = (...ids: string[]): Command => ({
	name: 'add-items',
	args: { items: ids.map((id) => ({ id, fields: { title: `名${id}` } })), after: null }
});
const edit = (itemId: string, patch: object): Command => ({ name: 'edit-items', args: { edits: [{ itemId, patch }] } });
const short = ({ itemTitle, field, was, now }: FeedLine) => [itemTitle, field, was, now];

describe('a cell', () => {
	it('is told with row, column, before and after, by whom and when', () => {
		const { entries, state } = told([rows('a'), edit('a', { livePrice: 5990 })]);
		expect(feed(entries, state).at(-1)).toEqual({
			seq: 2,
			at: PRODUCER.at + 1,
			by: 'm',
			event: 'items-edited',
			itemId: 'a',
			itemTitle: '名a',
			about: null,
			field: 'livePrice',
			was: null,
			now: 5990
		});
	});

	it('of a note is its post’s column; several cells are several lines', () => {
		const { entries, state } = told([
			rows('a'),
			edit('a', { notes: { host: '举' }, points: ['轻'] }),
			edit('a', { notes: { host: '放', operator: '上' } })
		]);
		expect(feed(entries, state).slice(1).map(short)).toEqual([
			['名a', 'note-host', null, '举'],
			['名a', 'points', [], ['轻']],
			['名a', 'note-host', '举', '放'],
			['名a', 'note-operator', null, '上']
		]);
	});

	it('goes by the title of the moment, also when the row was renamed and removed since', () => {
		const { entries, state } = told([
			rows('a'),
			edit('a', { gift: '小样' }),
			edit('a', { title: '新名' }),
			edit('a', { stock: 5 }),
			{ name: 'remove-items', args: { itemIds: ['a'] } }
		]);
		expect(feed(entries, state).map(short)).toEqual([
			['名a', 'item', null, '名a'],
			['名a', 'gift', '', '小样'],
			['名a', 'title', '名a', '新名'],
			['新名', 'stock', null, 5],
			['新名', 'item', '新名', null]
		]);
		// Only the end of the journal is at hand: the removal still tells the name.
		expect(feed(entries.slice(3), state).map(short)[0]).toEqual(['新名', 'stock', null, 5]);
	});
});

it('a move is told by the rows it stood behind and stands behind', () => {
	const { entries, state } = told([rows('a', 'b', 'c', 'd'), { name: 'move-items', args: { itemIds: ['a', 'c'], after: 'd' } }]); // prettier-ignore
	expect(feed(entries.slice(1), state).map(short)).toEqual([
		['名a', 'place', null, '名d'],
		['名c', 'place', '名b', '名a']
	]);
});

it('a change of a shift is told field by field, a tick by its line', () => {
	const shift = { id: 'h', postId: 'p', memberId: 'm', name: '阿宁', from: 1, to: 5, standIn: false };
	const line = { id: 'l', group: 'venue' as const, title: '布景', ownerId: null, ownerName: '', dueBefore: null };
	const { entries, state } = told([
		{ name: 'add-post', args: { post: { id: 'p', kind: 'host', label: '' } } },
		{ name: 'set-shift', args: { shift } },
		{ name: 'set-shift', args: { shift: { ...shift, to: 9 } } },
		{ name: 'add-checklist-lines', args: { lines: [line] } },
		{ name: 'tick-checklist-line', args: { lineId: 'l', done: true } },
		{ name: 'remove-checklist-line', args: { lineId: 'l' } }
	]);
	expect(
		feed(entries, state)
			.slice(2)
			.map(({ about, field, was, now }) => [about, field, was, now])
	).toEqual([
		['阿宁', 'to', 5, 9],
		['venue', 'line', null, '布景'],
		['布景', 'done', false, true],
		['venue', 'line', '布景', null]
	]);
});

/** One event of each kind that random plans do not reach. */
const REST: readonly StreamEvent[] = [
	{ type: 'next-set', itemId: null, was: 'i0' },
	{ type: 'run-extended', runId: 'r', by: 5 },
	{ type: 'run-held', runId: 'r' },
	{ type: 'run-resumed', runId: 'r' },
	{ type: 'show-ended' },
	{ type: 'cue-sent', cueId: 'q', preset: null, text: '控时', posts: ['p'], needsAck: true },
	{ type: 'cue-acknowledged', cueId: 'q', postId: 'p' },
	{ type: 'cue-withdrawn', cueId: 'q' },
	{ type: 'cover-started', coverId: 'c', postId: 'p', memberId: 'm', name: '阿满' },
	{ type: 'cover-ended', coverId: 'c' },
	{ type: 'mark-removed', markId: 'k' },
	{ type: 'numbers-recorded', values: { pay_amt: 5 } },
	{ type: 'import-undone', datasetId: 'd' },
	{ type: 'change-requested', requestId: 'q', itemId: null, text: '改' },
	{ type: 'request-settled', requestId: 'q', granted: true },
	{ type: 'request-reopened', requestId: 'q', granted: true, note: '' },
	{ type: 'comment-removed', comment: { id: 'c', itemId: 'i0', column: null, text: '看', mentions: [], by: 'm', at: 1, resolved: null } }, // prettier-ignore
	{ type: 'version-named', versionId: 'v', title: '定稿' },
	{ type: 'gone-on-knowingly', blockers: ['no-goal'] }
];

it.each(REST)('$type gives a line even when nobody knows the thing', (event) => {
	expect(feed([{ seq: 1, at: 1, by: 'm', events: [event] }], emptyStream('s'))).toHaveLength(1);
});

it('every event gives at least one line, and each line says a change', () => {
	const kinds = new Set<string>();
	fc.assert(
		fc.property(fc.array(command, { minLength: 60, maxLength: 60 }), (commands) => {
			const { entries, state } = told([rows('i0', 'i1', 'i2', 'i3'), ...commands, take('r', null, null)]);
			const lines = feed(entries, state);
			for (const entry of entries) {
				for (const { type } of entry.events) {
					kinds.add(type);
					expect(lines.filter((line) => line.seq === entry.seq && line.event === type).length).toBeGreaterThan(0);
				}
			}
			for (const { field, was, now, itemId, itemTitle } of lines) {
				// Places are told by titles, and two rows may bear the same.
				if (!field.endsWith('place')) expect(was).not.toEqual(now);
				expect(itemTitle === null).toBe(itemId === null);
			}
		}),
		{ numRuns: 150, seed: 20261123 }
	);
	expect(kinds.size).toBeGreaterThanOrEqual(35);
});
