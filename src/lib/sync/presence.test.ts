// Who is here: told to the others in single messages, bounded, and swept.
import { expect, it } from 'vitest';
import { Presence, PRESENCE_TEXT, type Present } from './presence.ts';

function page(key: string, place: string | null = null): Present {
	return { key, by: `member-${key}`, name: `名字${key}`, post: 'host', place };
}

it('R34: a join and a move are one message each, standing still is none', () => {
	const presence = new Presence();
	expect(presence.put(page('a'), 1)).toEqual({ type: 'here', present: page('a') });
	expect(presence.put(page('a', 'item:1:price'), 2)).toEqual({ type: 'here', present: page('a', 'item:1:price') });
	expect(presence.put(page('a', 'item:1:price'), 3)).toBeNull();
	expect(presence.list()).toEqual({ present: [page('a', 'item:1:price')], count: 1 });
});

it('R34: beyond the bound pages are counted, not listed, and move up when one leaves', () => {
	const presence = new Presence(2);
	const told = ['a', 'b', 'c', 'd'].map((key) => presence.put(page(key), 1) !== null);
	expect(told).toEqual([true, true, false, false]);
	expect(presence.list()).toMatchObject({ present: [{ key: 'a' }, { key: 'b' }], count: 4 });
	expect(presence.leave('c')).toBeNull();
	expect(presence.leave('a')).toEqual({ type: 'gone', key: 'a' });
	expect(presence.put(page('d'), 2)).toMatchObject({ type: 'here' });
	expect(presence.list()).toMatchObject({ present: [{ key: 'b' }, { key: 'd' }], count: 2 });
});

it('R34: what people type into a name or place is cut', () => {
	const presence = new Presence();
	presence.put({ ...page('a', '长'.repeat(5_000)), name: '名'.repeat(5_000) }, 1);
	const [only] = presence.list().present;
	expect([only?.name.length, only?.place?.length]).toEqual([PRESENCE_TEXT, PRESENCE_TEXT]);
});

it('R34: pages that fell silent are swept, the others stay', () => {
	const presence = new Presence();
	presence.put(page('a'), 0);
	presence.put(page('b'), 0);
	presence.put(page('b'), 25_000);
	expect(presence.sweep(30_001, 30_000)).toEqual([{ type: 'gone', key: 'a' }]);
	expect(presence.list().count).toBe(1);
});
