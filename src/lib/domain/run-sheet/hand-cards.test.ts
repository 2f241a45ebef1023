// One card a product, however often it comes.
import { expect, it } from 'vitest';
import { EMPTY_ITEM, type ItemPatch } from '../plan/item.ts';
import { emptyStream, type StreamState } from '../stream/state.ts';
import { MINUTE } from '../time.ts';
import { handCards } from './hand-cards.ts';

const START = Date.parse('2026-11-23T19:00:00+08:00');
const stream = (rows: readonly ItemPatch[], skipped: readonly string[] = []): StreamState => {
	const base = emptyStream('s');
	const items = rows.map((fields, at) => ({
		...{ ...EMPTY_ITEM, ...fields, id: `${at + 1}` },
		...{ script: [], scriptRevision: 0, insertedOnAir: false }
	}));
	return { ...base, plannedStart: START, items, live: { ...base.live, skipped } };
};

it('makes one card of all rows of a product, with its times', () => {
	const rows: ItemPatch[] = [
		{ kind: 'opening', title: '开场' },
		{ productId: 'p', title: '面霜', livePrice: 13_900 },
		{ skuCode: 'A', title: '洁面' },
		{ title: '雨伞' },
		{ kind: 'encore', productId: 'p', title: '返场 面霜', livePrice: 12_900 },
		{ skuCode: 'A', title: '洁面 大瓶' },
		{ title: ' 雨伞' },
		{ title: '雨衣' }
	];
	const cards = handCards(stream(rows, ['8']));
	expect(cards.map(({ number, item, again }) => [number, item.title, again.map((row) => row.number)])).toEqual([
		[2, '面霜', [5]],
		[3, '洁面', [6]],
		[4, '雨伞', [7]]
	]);
	expect(cards[0]?.again[0]).toMatchObject({ start: START + 20 * MINUTE, item: { livePrice: 12_900 } });
});

it('says no times while the stream has no start', () => {
	expect(handCards({ ...stream([{ title: '面霜' }]), plannedStart: null })).toMatchObject([{ start: null }]);
});
