// What a plan still lacks, said before air; what is not known is not said to be missing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GoodsFacts } from '../goods/conflicts.ts';
import { emptyStream, type StreamState } from '../stream/state.ts';
import { HOUR, MINUTE } from '../time.ts';
import { EMPTY_ITEM, type Item, type ScriptBlock } from './item.ts';
import type { ChecklistLine } from './plan.ts';
import { NOTHING_AROUND, readiness, type KnownAround } from './readiness.ts';

const at = Date.UTC(2026, 10, 23, 11);
const words: ScriptBlock = { id: 'b', post: 'host', kind: 'point', text: '先看质地', revision: 1, writtenBy: 'm', writtenAt: at }; // prettier-ignore
const item = (patch: Partial<Item> = {}): Item => ({
	...{ ...EMPTY_ITEM, id: 'a', title: '面霜', planned: HOUR, livePrice: 5990, stock: 100 },
	...{ script: [words], scriptRevision: 1, insertedOnAir: false, ...patch }
});
const line = (patch: Partial<ChecklistLine> = {}): ChecklistLine => ({
	...{ id: 'l', group: 'cart', title: '核价', post: null, blocks: false },
	...{ ownerId: null, ownerName: '', dueBefore: null, done: { by: 'm', at }, ...patch }
});
const ready: StreamState = {
	...emptyStream('s'),
	plannedStart: at,
	plannedEnd: at + HOUR,
	goals: [{ metric: 'pay_amt', target: 100 }],
	posts: [{ id: 'p', kind: 'host', label: '' }],
	shifts: [{ id: 'h', postId: 'p', memberId: 'm', name: '阿宁', from: at, to: at + HOUR, standIn: false }],
	items: [item()],
	checklist: [line()]
};
const names = (state: StreamState, around?: KnownAround) => readiness(state, around).findings.map(({ name }) => name);
const open = { id: 'q', itemId: null, text: '换个顺序', wanted: null, by: 'm', at, settled: null };
const comment = { id: 'k', itemId: 'a', column: null, text: '价对吗', mentions: [], by: 'm', at, resolved: null };
const facts: GoodsFacts = { floorPrice: 6990, costPrice: null, commissionRate: null, stock: null, certificates: [] };

describe('readiness', () => {
	it('a plan that lacks nothing is ready in every part', () => {
		const { findings, areas, blocks, warns } = readiness(ready);
		expect([findings, blocks, warns]).toEqual([[], 0, 0]);
		expect(new Set(Object.values(areas))).toEqual(new Set(['ready']));
	});

	it('an untouched stream says what is missing, and that it cannot judge the rest', () => {
		expect(names(emptyStream('s'))).toEqual(['no-start', 'no-goal', 'empty-sheet', 'no-checklist']);
		expect(readiness(emptyStream('s')).areas).toEqual({
			...{ goals: 'blocks', sheet: 'blocks', goods: 'unknown', script: 'unknown' },
			...{ people: 'unknown', checklist: 'warns' }
		});
	});

	it.each<[string, Partial<StreamState>, string, string]>([
		['nobody hosts', { shifts: [] }, 'host-gap', 'blocks'],
		['no end', { plannedEnd: null }, 'no-start', 'blocks'],
		['no goal', { goals: [] }, 'no-goal', 'blocks'],
		['longer than the slot', { items: [item({ planned: 2 * HOUR })] }, 'over-slot', 'warns'],
		['no price', { items: [item({ livePrice: null })] }, 'no-price', 'blocks'],
		['a price of 0 is a price', { items: [item({ livePrice: 0 })] }, '', ''],
		['no stock', { items: [item({ stock: null })] }, 'no-stock', 'warns'],
		['a stock of 0 is not a missing one', { items: [item({ stock: 0 })] }, 'nothing-left', 'blocks'],
		['no words', { items: [item({ script: [] })] }, 'no-script', 'warns'],
		['blank words', { items: [item({ script: [{ ...words, text: ' ' }] })] }, 'no-script', 'warns'],
		['a draw needs neither price, stock nor words', { items: [item({ kind: 'draw', livePrice: null, stock: null, script: [] })] }, '', ''], // prettier-ignore
		['a question to the producer', { requests: [open] }, 'open-requests', 'warns'],
		['an answered one', { requests: [{ ...open, settled: { by: 'm', at, granted: false, note: '' } }] }, '', ''],
		['a comment', { comments: [comment] }, 'open-comments', 'warns'],
		['a comment of a removed row waits for it', { comments: [{ ...comment, itemId: 'gone' }] }, '', ''],
		['an open line', { checklist: [line({ done: null })] }, 'open-lines', 'warns'],
		['an open line that must be done', { checklist: [line({ done: null, blocks: true })] }, 'blocking-lines', 'blocks'],
		['a done line that must be done', { checklist: [line({ blocks: true })] }, '', ''],
		['more put up than there is', { items: [item({ releaseStock: 200 })] }, 'stock-below-plan', 'warns'],
		['somebody stays longer', { shifts: [{ ...ready.shifts[0]!, to: at + 2 * HOUR }] }, 'outside-slot', 'warns']
	])('%s', (_what, patch, name, severity) => {
		const { findings } = readiness({ ...ready, ...patch });
		expect(findings.map((one) => [one.name, one.severity])).toEqual(name === '' ? [] : [[name, severity]]);
	});

	it('finds time that nobody planned, and items that run into a fixed start, at their rows', () => {
		const hard = (by: number) => [item({ planned: 20 * MINUTE }), item({ id: 'b', planned: 10 * MINUTE, hardStart: at + by })]; // prettier-ignore
		const find = (by: number) => readiness({ ...ready, items: hard(by) }).findings;
		expect(find(30 * MINUTE)).toMatchObject([{ name: 'sheet-gap', places: [{ kind: 'item', id: 'b' }] }]);
		expect(find(15 * MINUTE).map(({ name }) => name)).toContain('sheet-overlap');
	});

	it('a product that comes again needs no second script, another one does', () => {
		const again = (skuCode: string) => [item({ skuCode: 'A', planned: 20 * MINUTE }), item({ id: 'z', kind: 'rest', planned: 15 * MINUTE }), item({ id: 'b', skuCode, planned: 20 * MINUTE, script: [] })]; // prettier-ignore
		expect(names({ ...ready, items: again('A') })).toEqual([]);
		expect(names({ ...ready, items: again('B') })).toEqual(['no-script']);
	});

	it('judges goods and other streams only when they are known', () => {
		const state = { ...ready, items: [item({ productId: 'w' })] };
		expect(readiness(state).areas.goods).toBe('unknown');
		const goods = new Map([['w', facts]]);
		expect(names(state, { ...NOTHING_AROUND, goods })).toEqual(['price-below-floor']);
		expect(readiness(state, { ...NOTHING_AROUND, goods: new Map([['w', { ...facts, floorPrice: null }]]) }).areas.goods).toBe('ready'); // prettier-ignore
		const elsewhere = [{ streamId: 't', title: '早场', memberId: 'm', from: at - HOUR, to: at + 10 * MINUTE }];
		expect(readiness(ready, { ...NOTHING_AROUND, elsewhere }).findings).toEqual([
			{
				...{ name: 'other-stream', area: 'people', severity: 'blocks' },
				places: [{ kind: 'time', shiftId: 'h', from: at, to: at + 10 * MINUTE }]
			}
		]);
	});

	it('is silent about a skipped row and once the show has begun', () => {
		const state = { ...ready, items: [item(), item({ id: 'b', livePrice: null, planned: 0 })] };
		expect(names({ ...state, live: { ...ready.live, skipped: ['b'] } })).toEqual([]);
		expect(readiness({ ...emptyStream('s'), live: { ...ready.live, phase: 'on-air' } }).findings).toEqual([]);
	});

	it('the counts and the parts say the same as the findings, blocks first', () => {
		const some = fc.subarray<Partial<StreamState>>([{ goals: [] }, { shifts: [] }, { items: [] }, { checklist: [] }, { plannedStart: null }, { requests: [open] }, { items: [item({ stock: null, livePrice: null })] }]); // prettier-ignore
		fc.assert(
			fc.property(some, (patches) => {
				const { findings, areas, blocks, warns } = readiness(Object.assign({}, ready, ...patches) as StreamState);
				expect([blocks, warns]).toEqual(['blocks', 'warns'].map((one) => findings.filter(({ severity }) => severity === one).length)); // prettier-ignore
				expect(findings.map(({ severity }) => severity)).toEqual(findings.map(({ severity }) => severity).sort());
				for (const [area, state] of Object.entries(areas)) {
					const own = findings.filter((one) => one.area === area);
					const worst = own.some(({ severity }) => severity === 'blocks') ? 'blocks' : own.length ? 'warns' : null;
					if (worst === null) expect(['ready', 'unknown']).toContain(state);
					else expect(state).toBe(worst);
				}
			})
		);
	});
});
