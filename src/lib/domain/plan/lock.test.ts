// A locked sheet: what is refused, what goes on, and how one asks the producer.
import { describe, expect, it } from 'vitest';
import type { Command, SheetCommand } from '../stream/command.ts';
import { decide } from '../stream/decide.ts';
import { inverse } from '../stream/inverse.ts';
import { upgraded, type StreamState } from '../stream/state.ts';
import { after, outcome, PRODUCER, sheetOf, take } from '../stream/testing/desk.ts';

const lock = (locked: boolean, note = ''): Command => ({ name: 'lock-sheet', args: { locked, note } });
const open = after(sheetOf('a', 'b', 'c'), {
	name: 'add-group',
	args: { group: { id: 'g', title: '一', target: null } }
});
const locked = after(open, lock(true, '19:30 封板'));
const inserted: Command = { name: 'insert-item', args: { item: { id: 'x', fields: { title: '加播' } } } };
const onAir = after(locked, take('r', null, null), inserted);
const edit = (itemId: string): Command => ({
	name: 'edit-items',
	args: { edits: [{ itemId, patch: { gift: '赠' } }] }
});
const planned = open.items[1]!;

it('remembers who, when and why, and is there once', () => {
	expect(locked.lock).toEqual({ by: PRODUCER.by, at: PRODUCER.at, note: '19:30 封板' });
	expect(outcome(locked, lock(true))).toBe('nothing-to-change');
	expect(outcome(open, lock(false))).toBe('nothing-to-change');
	expect(after(locked, lock(false)).lock).toBeNull();
	expect(outcome(open, lock(true, 'x'.repeat(1_001)))).toBe('value-out-of-range note');
});

describe('before air', () => {
	it.each<Command>([
		{ name: 'add-items', args: { items: [{ id: 'n', fields: {} }], after: null } },
		edit('a'),
		{ name: 'move-items', args: { itemIds: ['a'], after: 'c' } },
		{ name: 'remove-items', args: { itemIds: ['a'] } },
		{ name: 'restore-items', args: { items: [{ item: { ...planned, id: 'z' }, after: null }] } },
		{ name: 'add-group', args: { group: { id: 'h', title: '', target: null } } },
		{ name: 'edit-group', args: { groupId: 'g', patch: { title: '二' } } },
		{ name: 'remove-group', args: { groupId: 'g' } },
		{ name: 'describe-stream', args: { patch: { plannedStart: 5 } } },
		inserted,
		{ name: 'skip-item', args: { itemId: 'a', skip: true } },
		{ name: 'set-price', args: { itemId: 'a', price: 5 } },
		{ name: 'set-stock', args: { itemId: 'a', stock: 5 } }
	])('$name waits for the unlocking', (command) => {
		expect(outcome(locked, command)).toBe('sheet-locked');
		expect(outcome(after(locked, lock(false)), command)).toBe(outcome(open, command));
		expect(outcome(open, command)).not.toBe('sheet-locked');
	});

	it.each<Command>([
		{ name: 'describe-stream', args: { patch: { title: '夜场' } } },
		{ name: 'set-goal', args: { metric: 'pay_amt', target: 1 } },
		{ name: 'set-next', args: { itemId: 'b' } },
		take('r', null, null),
		{ name: 'write-block', args: { itemId: 'a', block: { id: 'k', post: 'host', kind: 'point', text: '轻' }, seen: 0 } }
	])('$name goes on', (command) => {
		expect(outcome(locked, command)).toBe(outcome(open, command));
		expect(outcome(locked, command)).toMatch(/-\w+ed|item-taken|next-set|goal-set|block-written/);
	});
});

describe('on air', () => {
	it.each<[string, Command, string]>([
		[
			'the director inserts',
			{ ...inserted, args: { item: { id: 'y', fields: {} } } } as Command,
			'items-added next-set'
		],
		['what was inserted is typed in', edit('x'), 'items-edited'],
		['and taken out again', { name: 'remove-items', args: { itemIds: ['x'] } }, 'items-removed'],
		['what is left is reordered', { name: 'move-items', args: { itemIds: ['c'], after: 'a' } }, 'items-moved'],
		['and skipped', { name: 'skip-item', args: { itemId: 'c', skip: true } }, 'item-skipped'],
		['a price is changed', { name: 'set-price', args: { itemId: 'b', price: 5 } }, 'price-set'],
		['a planned row is not typed in', edit('b'), 'sheet-locked'],
		['nor removed', { name: 'remove-items', args: { itemIds: ['c', 'x'] } }, 'sheet-locked'],
		['nor added to', { name: 'add-items', args: { items: [{ id: 'n', fields: {} }], after: null } }, 'sheet-locked']
	])('%s', (_what, command, expected) => {
		expect(outcome(onAir, command)).toBe(expected);
	});
});

describe('a request', () => {
	const price: SheetCommand = { name: 'edit-items', args: { edits: [{ itemId: 'b', patch: { livePrice: 5900 } }] } };
	const ask: Extract<Command, { name: 'request-change' }> = {
		name: 'request-change',
		args: { requestId: 'q', itemId: 'b', text: '改到手价 59', wanted: price }
	};
	const asked = after(locked, ask);
	const settle = (granted: boolean, note = ''): Command => ({
		name: 'settle-request',
		args: { requestId: 'q', granted, note }
	});

	it('is asked by the crew and settled by the producer, once', () => {
		expect(outcome(locked, ask, { level: 'crew' })).toBe('change-requested');
		expect(asked.requests).toEqual([
			{ id: 'q', itemId: 'b', text: '改到手价 59', wanted: price, by: PRODUCER.by, at: PRODUCER.at, settled: null }
		]);
		const settled = after(asked, settle(true));
		expect(settled.requests[0]!.settled).toEqual({ by: PRODUCER.by, at: PRODUCER.at, granted: true, note: '' });
		expect(outcome(settled, settle(false))).toBe('request-settled');
		expect(outcome(locked, settle(true))).toBe('request-gone');
	});

	it('does what was wanted when it is granted, through the lock and in the same entry', () => {
		expect(outcome(asked, settle(true))).toBe('items-edited request-settled');
		const settled = after(asked, settle(true));
		expect(settled.items[1]!.livePrice).toBe(5900);
		expect(settled.lock).toEqual(locked.lock);
		const declined = after(asked, settle(false, '样品价已定'));
		expect(declined.items).toBe(asked.items);
		expect(declined.requests[0]!.settled).toMatchObject({ granted: false, note: '样品价已定' });
		expect(outcome(asked, settle(false, 'x'.repeat(1_001)))).toBe('value-out-of-range note');
	});

	it('that is already so is granted without another change; one that no longer can be done stays open', () => {
		const done = after(asked, lock(false), price, lock(true));
		expect(outcome(done, settle(true))).toBe('request-settled');
		const gone = after(asked, lock(false), { name: 'remove-items', args: { itemIds: ['b'] } }, lock(true));
		expect(outcome(gone, settle(true))).toBe('item-gone');
		expect(outcome(gone, settle(false))).toBe('request-settled');
	});

	it.each<[SheetCommand, string]>([
		[{ name: 'describe-stream', args: { patch: { plannedStart: 5 } } }, 'stream-described'],
		[{ name: 'add-group', args: { group: { id: 'h', title: '二', target: null } } }, 'group-added'],
		[{ name: 'edit-group', args: { groupId: 'g', patch: { title: '二' } } }, 'group-edited'],
		[{ name: 'remove-group', args: { groupId: 'g' } }, 'group-removed'],
		[{ name: 'add-items', args: { items: [{ id: 'n', fields: {} }], after: 'a' } }, 'items-added'],
		[{ name: 'move-items', args: { itemIds: ['a'], after: 'c' } }, 'items-moved'],
		[{ name: 'remove-items', args: { itemIds: ['a'] } }, 'items-removed'],
		[{ name: 'restore-items', args: { items: [{ item: { ...planned, id: 'z' }, after: null }] } }, 'items-restored']
	])('may want %j', (wanted, event) => {
		const wants = after(locked, { ...ask, args: { ...ask.args, wanted } });
		expect(outcome(wants, settle(true))).toBe(`${event} request-settled`);
	});

	it('is open again when its answer is taken back, with all that granting did, through the lock', () => {
		const done = decide(asked, settle(true, '好'), PRODUCER);
		const granted = after(asked, settle(true, '好'));
		const back = inverse(granted, done.ok ? done.events : []);
		expect(back?.map(({ name }) => name)).toEqual(['reopen-request']);
		expect(outcome(granted, back![0]!)).toBe('items-edited request-reopened');
		const reopened = after(granted, ...back!);
		expect(reopened).toMatchObject({ items: asked.items, requests: asked.requests, lock: locked.lock });
		// And given once more by a redo.
		const undone = decide(granted, back![0]!, PRODUCER);
		expect(inverse(reopened, undone.ok ? undone.events : [])).toEqual([settle(true, '好')]);
		// What somebody changed since stays, and the answer with it.
		const since: Command = { name: 'edit-items', args: { edits: [{ itemId: 'b', patch: { livePrice: 6900 } }] } };
		expect(inverse(after(granted, lock(false), since), done.ok ? done.events : [])).toBeNull();
		const declined = decide(asked, settle(false), PRODUCER);
		const refused = inverse(after(asked, settle(false)), declined.ok ? declined.events : []);
		expect(outcome(after(asked, settle(false)), refused![0]!)).toBe('request-reopened');
		const crew = { by: 'another', level: 'crew' as const };
		expect(outcome(granted, back![0]!, crew)).toBe('not-allowed');
		expect(outcome(asked, refused![0]!)).toBe('nothing-to-change');
	});

	it('kept from before it could want anything is a request in words', () => {
		const { wanted: _wanted, settled: _settled, ...old } = asked.requests[0]!;
		const settled = { by: 'm', at: 1, granted: true };
		const kept = {
			...asked,
			requests: [
				{ ...old, settled: null },
				{ ...old, settled }
			]
		} as unknown as StreamState;
		expect(upgraded(kept).requests).toEqual([
			{ ...old, wanted: null, settled: null },
			{ ...old, wanted: null, settled: { ...settled, note: '' } }
		]);
	});

	it('may be withdrawn by who asked, and granted by nobody below the producer', () => {
		const who = (by: string) => ({ by, level: 'crew' as const });
		expect(outcome(asked, settle(false), who(PRODUCER.by))).toBe('request-settled');
		expect(outcome(asked, settle(true), who(PRODUCER.by))).toBe('not-allowed');
		expect(outcome(asked, settle(false), who('another'))).toBe('not-allowed');
	});

	it.each<[Partial<Extract<Command, { name: 'request-change' }>['args']>, string]>([
		[{ text: '  ' }, 'value-out-of-range text'],
		[{ itemId: 'gone' }, 'item-gone'],
		[{ itemId: null }, 'id-taken'],
		[{ wanted: { ...price, args: { edits: [{ itemId: 'b', patch: { remark: 'x'.repeat(20_000) } }] } } }, 'value-out-of-range wanted'], // prettier-ignore
		[{ requestId: '' }, 'value-out-of-range id'],
		[{ requestId: 'q2', itemId: null }, 'change-requested']
	])('%j → %s', (args, expected) => {
		expect(outcome(asked, { ...ask, args: { ...ask.args, ...args } })).toBe(expected);
	});
});
