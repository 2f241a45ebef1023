// Writing in a script and in the review: one pen per place, and no words written over unseen.
import { describe, expect, it } from 'vitest';
import type { Command } from '../stream/command.ts';
import { decide } from '../stream/decide.ts';
import { after, outcome, PRODUCER, sheetOf } from '../stream/testing/desk.ts';

const write = (text: string, seen: number, id = 'k'): Command => ({
	name: 'write-block',
	args: { itemId: 'a', block: { id, post: 'host', kind: 'point', text }, seen }
});
const review = (text: string, seen: number): Command => ({
	name: 'write-review',
	args: { section: 'cause', text, seen }
});
const moveBlock = (blockId: string, place: string | null): Command => ({
	name: 'move-block',
	args: { itemId: 'a', blockId, after: place }
});
const twice = after(sheetOf('a'), write('一', 0), write('二', 1), review('一', 0), review('二', 1));
const penOf = (place: string, member: string) => ({ writerOf: (at: string) => (at === place ? member : null) });

describe('a block', () => {
	it('counts its writings, and the script its changes', () => {
		expect(twice.items[0]).toMatchObject({ scriptRevision: 2, script: [{ id: 'k', text: '二', revision: 2 }] });
	});

	it.each<[string, Command, string]>([
		['seen as it is', write('三', 2), 'block-written'],
		['seen as it was', write('三', 1), 'block-changed'],
		['seen as it was, with the same words', write('二', 1), 'nothing-to-change'],
		['not seen at all', write('三', 0), 'block-changed'],
		['a new one', write('三', 0, 'new'), 'block-written'],
		['one that has been removed', write('三', 4, 'gone'), 'block-gone'],
		['too long', write('x'.repeat(20_001), 2), 'value-out-of-range text'],
		['moved behind itself', moveBlock('k', 'k'), 'nothing-to-change'],
		['moved where it is', moveBlock('k', null), 'nothing-to-change'],
		['moved behind one that is gone', moveBlock('k', 'x'), 'block-gone'],
		['removed', { name: 'remove-block', args: { itemId: 'a', blockId: 'k' } }, 'block-removed'],
		['of a row that is gone', { name: 'remove-block', args: { itemId: 'x', blockId: 'k' } }, 'item-gone']
	])('%s', (_what, command, expected) => {
		expect(outcome(twice, command)).toBe(expected);
	});

	it('has one pen', () => {
		const hers = penOf('block:k', 'host');
		expect(decide(twice, write('三', 2), { ...PRODUCER, ...hers })).toEqual({
			ok: false,
			refusal: { name: 'block-taken', detail: { who: 'host' } }
		});
		expect(outcome(twice, { name: 'remove-block', args: { itemId: 'a', blockId: 'k' } }, hers)).toBe('block-taken');
		expect(outcome(twice, write('三', 2), penOf('block:k', PRODUCER.by))).toBe('block-written');
		expect(outcome(twice, write('三', 2), penOf('block:other', 'host'))).toBe('block-written');
	});

	it('moves among the others', () => {
		const three = after(twice, write('', 0, 'l'), write('', 0, 'm'));
		const order = (command: Command) =>
			after(three, command)
				.items[0]!.script.map((block) => block.id)
				.join('');
		expect([order(moveBlock('k', 'm')), order(moveBlock('m', null)), order(moveBlock('k', 'l'))]).toEqual([
			'lmk',
			'mkl',
			'lkm'
		]);
	});
});

describe('a text of the review', () => {
	it.each<[string, Command, string]>([
		['seen as it is', review('三', 2), 'review-written'],
		['seen as it was', review('三', 1), 'text-changed'],
		['the same words', review('二', 0), 'nothing-to-change'],
		['too long', review('x'.repeat(20_001), 2), 'value-out-of-range text'],
		['a step there is not', { name: 'write-review', args: { section: 'blame' as never, text: 'x', seen: 0 } }, 'value-out-of-range section'] // prettier-ignore
	])('%s', (_what, command, expected) => {
		expect(outcome(twice, command)).toBe(expected);
	});

	it('has one pen', () => {
		expect(outcome(twice, review('三', 2), penOf('review:cause', 'host'))).toBe('block-taken');
	});
});
