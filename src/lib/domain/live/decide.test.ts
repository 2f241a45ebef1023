// Every command on air: what it does, and every reason for which it is not done.
import { describe, expect, test } from 'vitest';
import type { LiveCommand } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { DAY, MINUTE } from '../time.ts';
import { decideLive } from './decide.ts';
import { runOnAir } from './on-air.ts';
import { clock, commandIn, contextAt, issue, play, sheet } from './testing/told-show.ts';

const NOW = clock('09:10');

function crewed(items = 'A5 B10 C15'): StreamState {
	const posts = (['host', 'operator', 'cohost'] as const).map((kind) => ({ id: kind, kind, label: '' }));
	return { ...sheet(items), posts };
}
const onAir = play(crewed(), '09:00 take; 09:05 take');
const over = play(onAir, '09:20 end');

function done(state: StreamState, command: LiveCommand, at = NOW): StreamState {
	const after = issue(state, command, at);
	if (typeof after === 'string') throw new Error(after);
	return after;
}
function refusal(state: StreamState, command: LiveCommand, at = NOW) {
	const decision = decideLive(state, command, contextAt(at));
	return decision.ok ? null : decision.refusal;
}

describe('take', () => {
	const take = (itemId: string | null, runId: string | null, id = 'new'): LiveCommand => ({
		name: 'take',
		args: { runId: id, itemId, how: 'next' },
		aim: { runId }
	});
	test('two directors press at once: one item moves, the other is told what is on air, by whom and since when', () => {
		const press = commandIn(onAir, 'take');
		const moved = done(onAir, press);
		expect(refusal(moved, { ...take(null, 'run-2', 'theirs') })).toEqual({
			name: 'already-moved',
			detail: { item: 'C', who: 'director', at: NOW }
		});
	});
	test('a take aimed at “nothing on air” is refused once the show runs', () => {
		expect(refusal(onAir, take(null, null))?.name).toBe('already-moved');
	});
	test.each([
		['aimed at a run before any', crewed(), take(null, 'run-1'), 'not-on-air'],
		['id of another run', onAir, take(null, 'run-2', 'run-1'), 'id-taken'],
		['no items', crewed(''), take(null, null), 'sheet-empty'],
		['unknown item', onAir, take('X', 'run-2'), 'item-gone'],
		['item on air', onAir, take('B', 'run-2'), 'already-on-air'],
		['after the show', over, take(null, null), 'show-ended'],
		['everything skipped', play(crewed('A5'), '08:00 skip A'), take(null, null), 'end-of-sheet']
	] as const)('%s', (_name, state, command, name) => {
		expect(refusal(state, command)?.name).toBe(name);
	});
	test('the record keeps who, what and for how much at that moment, and later changes do not touch it', () => {
		const shifts = [
			{ id: 's', postId: 'host', memberId: 'li', name: '李', from: clock('09:00'), to: clock('10:00'), standIn: false }
		];
		const items = crewed().items.map((item) => ({ ...item, livePrice: 9_900, stock: 100, scriptRevision: 3 }));
		let state = play({ ...crewed(), shifts, items }, '09:00 take');
		state = done(state, { name: 'set-price', args: { itemId: 'A', price: 8_900 } });
		expect(state.live.runs[0]).toEqual({
			id: 'run-1',
			itemId: 'A',
			how: 'next',
			startedAt: clock('09:00'),
			endedAt: null,
			planned: 5 * MINUTE,
			extension: 0,
			holds: [],
			people: [{ postId: 'host', kind: 'host', memberId: 'li', name: '李' }],
			scriptRevision: 3,
			price: 9_900,
			stock: 100,
			takenBy: 'director'
		});
		state = play(state, '09:12 take; 09:20 encore A');
		expect(state.live.runs.map((run) => run.price)).toEqual([9_900, 9_900, 8_900]);
	});
	test('a clock set back in the middle of a show leaves no overlapping records', () => {
		const [first, second] = play(crewed(), '09:05 take; 09:04 take').live.runs;
		expect(first?.endedAt).toBe(clock('09:05'));
		expect(second?.startedAt).toBe(clock('09:05'));
	});
});

describe('the pointer to next', () => {
	test('an item taken although it was skipped is part of the running order again', () => {
		const state = play(crewed(), '08:00 skip B; 09:00 take; 09:05 jump B; 09:06 prev');
		expect(state.live).toMatchObject({ nextId: 'B', skipped: [] });
	});
	test.each([
		['09:11 next B', 'already-on-air'],
		['09:11 next X', 'item-gone'],
		['09:11 next C', 'nothing-to-change'],
		['09:11 skip B', 'item-on-air'],
		['09:11 skip X', 'item-gone'],
		['09:11 unskip C', 'nothing-to-change'],
		['09:11 insert A5', 'id-taken']
	])('%s is refused: %s', (story, name) => {
		expect(play(onAir, `${story}!${name}`)).toBe(onAir);
	});
	test('what is skipped cannot be pointed at, and what is next cannot be skipped twice', () => {
		const state = play(onAir, '09:11 skip C; 09:11 next C!item-skipped; 09:11 skip C!nothing-to-change');
		expect(state.live).toMatchObject({ nextId: null, skipped: ['C'] });
	});
	test('a pointer that was set leaves a skipped item for the one behind it', () => {
		const state = play(crewed('A5 B5 C5 D5'), '09:00 take; 09:01 next C; 09:02 skip C');
		expect(state.live.nextId).toBe('D');
	});
	test('a pointer that was set stays when something else is brought back', () => {
		const state = play(crewed('A5 B5 C5 D5'), '09:00 take; 09:01 skip B; 09:01 next D; 09:02 unskip B');
		expect(state.live.nextId).toBe('D');
	});
	test('an inserted item is next, behind the one on air, and marked as inserted', () => {
		const state = play(onAir, '09:11 insert N5');
		expect(state.items.map((item) => item.id).join('')).toBe('ABNC');
		expect(state.live.nextId).toBe('N');
		expect(state.items[2]?.insertedOnAir).toBe(true);
	});
	test('before the show it comes at the top and belongs to the plan', () => {
		const state = play(crewed(), '08:00 insert N5');
		expect(state.items.map((item) => item.id).join('')).toBe('NABC');
		expect(state.items[0]?.insertedOnAir).toBe(false);
	});
	test('an inserted item keeps to the ranges of the plan', () => {
		const item = { id: 'N', fields: { planned: -1 } };
		expect(refusal(onAir, { name: 'insert-item', args: { item } })).toEqual({
			name: 'value-out-of-range',
			detail: { field: 'planned' }
		});
	});
	test.each(['next A', 'skip A', 'insert N5', 'hold', 'resume', '+5', 'end'])('after the show: %s', (words) => {
		expect(refusal(over, commandIn(over, words))?.name).toBe('show-ended');
	});
});

describe('the run on air', () => {
	const stale = { aim: { runId: 'run-1' } };
	test.each<LiveCommand>([
		{ name: 'extend', args: { by: MINUTE }, ...stale },
		{ name: 'hold', args: {}, ...stale },
		{ name: 'resume', args: {}, ...stale },
		{ name: 'end-show', args: {}, ...stale }
	])('$name aimed at a run that is over moves nothing', (command) => {
		expect(refusal(onAir, command)?.name).toBe('already-moved');
		expect(refusal(crewed(), command)?.name).toBe('not-on-air');
	});
	test.each([0.5, Number.NaN, Infinity, 12 * 3_600_000 + 1])('extend by %d ms', (by) => {
		const command: LiveCommand = { name: 'extend', args: { by }, aim: { runId: 'run-2' } };
		expect(refusal(onAir, command)).toEqual({ name: 'value-out-of-range', detail: { field: 'by' } });
	});
	test('the event says what was granted', () => {
		const command: LiveCommand = { name: 'extend', args: { by: -100 * MINUTE }, aim: { runId: 'run-2' } };
		expect(decideLive(onAir, command, contextAt(NOW))).toEqual({
			ok: true,
			events: [{ type: 'run-extended', runId: 'run-2', by: -5 * MINUTE }]
		});
	});
	test('a take and the end close the hold that lasts', () => {
		const held = play(onAir, '09:11 hold');
		for (const story of ['09:12 take', '09:12 end']) {
			const run = play(held, story).live.runs[1];
			expect(run).toMatchObject({
				endedAt: clock('09:12'),
				holds: [{ from: clock('09:11'), to: clock('09:12') }]
			});
		}
	});
	test('the end leaves nothing on air and nothing next', () => {
		expect(runOnAir(over)).toBeNull();
		expect(over.live).toMatchObject({ phase: 'ended', endedAt: clock('09:20'), nextId: null });
	});
});

describe('cues', () => {
	const args = { cueId: 'q', preset: null, text: '控时', posts: ['host', 'operator'], needsAck: true };
	const send = (change: Partial<typeof args> | { preset: string }): LiveCommand => ({
		name: 'send-cue',
		args: { ...args, ...change }
	});
	const sent = done(onAir, send({}));
	const ack = (postId: string, cueId = 'q'): LiveCommand => ({ name: 'acknowledge-cue', args: { cueId, postId } });

	test('is kept with the item on air', () => {
		expect(sent.live.cues[0]).toEqual({
			id: 'q',
			at: NOW,
			by: 'director',
			...{ preset: null, text: '控时', posts: ['host', 'operator'], needsAck: true },
			itemId: 'B',
			acks: [],
			withdrawnAt: null
		});
	});
	test('goes once to each post', () => {
		expect(done(onAir, send({ posts: ['host', 'host'] })).live.cues[0]?.posts).toEqual(['host']);
	});
	test.each([
		['no words', onAir, send({ text: ' ' }), 'value-out-of-range', 'text'],
		['too many words', onAir, send({ text: '字'.repeat(201) }), 'value-out-of-range', 'text'],
		['nobody addressed', onAir, send({ posts: [] }), 'value-out-of-range', 'posts'],
		['unknown preset', onAir, send({ preset: 'SHOUT' }), 'value-out-of-range', 'preset'],
		['unknown post', onAir, send({ posts: ['host', 'x'] }), 'post-gone', undefined],
		['id of another cue', sent, send({}), 'id-taken', undefined],
		['after the show', over, send({}), 'show-ended', undefined]
	] as const)('%s', (_name, state, command, name, field) => {
		const came = refusal(state, command);
		expect([came?.name, came?.detail?.field]).toEqual([name, field]);
	});
	test('each post answers once', () => {
		const answered = done(sent, ack('host'));
		expect(answered.live.cues[0]?.acks).toEqual([{ postId: 'host', by: 'director', at: NOW }]);
		expect(refusal(answered, ack('host'))?.name).toBe('already-acknowledged');
		expect(refusal(answered, ack('operator'))).toBeNull();
		expect(refusal(answered, ack('cohost'))?.name).toBe('post-not-addressed');
		expect(refusal(answered, ack('host', 'x'))?.name).toBe('cue-gone');
	});
	test('a withdrawn cue is gone', () => {
		const withdraw: LiveCommand = { name: 'withdraw-cue', args: { cueId: 'q' } };
		const withdrawn = done(sent, withdraw);
		expect(withdrawn.live.cues[0]?.withdrawnAt).toBe(NOW);
		expect(refusal(withdrawn, ack('host'))?.name).toBe('cue-gone');
		expect(refusal(withdrawn, withdraw)?.name).toBe('cue-gone');
	});
});

describe('covers', () => {
	const start = (change: object): LiveCommand => ({
		name: 'start-cover',
		args: { coverId: 'k', postId: 'host', memberId: 'wu', name: '吴', ...change }
	});
	const end: LiveCommand = { name: 'end-cover', args: { coverId: 'k' } };
	const covered = done(onAir, start({}));
	test.each([
		['the same person again', covered, start({ coverId: 'l' }), 'already-covered'],
		['id of another cover', covered, start({}), 'id-taken'],
		['unknown post', onAir, start({ postId: 'x' }), 'post-gone'],
		['no name', onAir, start({ name: ' ' }), 'value-out-of-range'],
		['no person', onAir, start({ memberId: '' }), 'value-out-of-range'],
		['after the show', over, start({}), 'show-ended'],
		['ending what never began', onAir, end, 'cover-gone'],
		['ending it twice', done(covered, end), end, 'nothing-to-change']
	])('%s', (_name, state, command, name) => {
		expect(refusal(state, command)?.name).toBe(name);
	});
	test('another person’s cover ends the running one; another post’s stays', () => {
		let state = done(covered, start({ coverId: 'l', postId: 'cohost' }));
		state = done(state, start({ coverId: 'm', memberId: 'he' }), clock('09:12'));
		expect(state.live.covers.map((cover) => cover.to)).toEqual([clock('09:12'), null, null]);
	});
});

describe('marks, offers, numbers', () => {
	const mark = (at: number | null, change: object = {}): LiveCommand => ({
		name: 'mark',
		args: { markId: 'm', kind: 'note', text: '控场', at, ...change }
	});
	test('a mark belongs to the item on air at its instant', () => {
		const items = [null, clock('09:04'), clock('09:05'), clock('08:59')].map(
			(at) => done(onAir, mark(at)).live.marks[0]?.itemId
		);
		expect(items).toEqual(['B', 'A', 'B', null]);
		expect(done(onAir, mark(null)).live.marks[0]?.at).toBe(NOW);
	});
	test.each([
		['ahead of now', mark(NOW + 1), 'at'],
		['more than a day back', mark(NOW - DAY - 1), 'at'],
		['not a whole millisecond', mark(NOW - 0.5), 'at'],
		['too long', mark(null, { text: '字'.repeat(501) }), 'text'],
		['of no kind', mark(null, { kind: 'x' }), 'kind']
	])('a mark %s', (_name, command, field) => {
		expect(refusal(onAir, command)).toEqual({ name: 'value-out-of-range', detail: { field } });
	});
	test('a mark is taken away once', () => {
		const remove: LiveCommand = { name: 'remove-mark', args: { markId: 'm' } };
		const marked = done(onAir, mark(null));
		expect(refusal(marked, mark(null))?.name).toBe('id-taken');
		expect(done(marked, remove).live.marks).toEqual([]);
		expect(refusal(onAir, remove)?.name).toBe('mark-gone');
	});
	test('a change of price or stock on air is recorded; before the show it is planning', () => {
		const price: LiveCommand = { name: 'set-price', args: { itemId: 'B', price: 8_900 } };
		const stock: LiveCommand = { name: 'set-stock', args: { itemId: 'B', stock: 30 } };
		const state = done(done(onAir, price), stock);
		expect(state.items[1]).toMatchObject({ livePrice: 8_900, stock: 30 });
		expect(state.live.changes).toEqual([
			{ at: NOW, by: 'director', itemId: 'B', what: 'price', was: null, now: 8_900 },
			{ at: NOW, by: 'director', itemId: 'B', what: 'stock', was: null, now: 30 }
		]);
		const planned = done(crewed(), price);
		expect(planned.items[1]?.livePrice).toBe(8_900);
		expect(planned.live.changes).toEqual([]);
		expect(refusal(state, price)?.name).toBe('nothing-to-change');
		expect(refusal(over, price)?.name).toBe('show-ended');
	});
	test.each([-1, 0.5, Number.NaN])('a price of %d 分 and as many pieces', (bad) => {
		expect(refusal(onAir, { name: 'set-price', args: { itemId: 'B', price: bad } })?.detail?.field).toBe('price');
		expect(refusal(onAir, { name: 'set-stock', args: { itemId: 'B', stock: bad } })?.detail?.field).toBe('stock');
	});
	test('price and stock of what is gone', () => {
		expect(refusal(onAir, { name: 'set-price', args: { itemId: 'X', price: 1 } })?.name).toBe('item-gone');
	});
	test('numbers are kept with their time, after the show too', () => {
		const values = { gmv: 120_000, online: 35 };
		const record: LiveCommand = { name: 'record-numbers', args: { values } };
		expect(done(over, record, clock('09:30')).live.numbers).toEqual([{ at: clock('09:30'), by: 'director', values }]);
	});
	test.each([
		[{}, 'nothing-to-change', undefined],
		[{ gmv: -1 }, 'value-out-of-range', 'gmv'],
		[{ gmv: Infinity }, 'value-out-of-range', 'gmv'],
		[{ '': 1 }, 'value-out-of-range', 'values'],
		[Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`k${i}`, i])), 'value-out-of-range', 'values']
	])('numbers %j', (values, name, field) => {
		const came = refusal(onAir, { name: 'record-numbers', args: { values } });
		expect([came?.name, came?.detail?.field]).toEqual([name, field]);
	});
});
