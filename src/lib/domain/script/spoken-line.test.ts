// Lines of a script, and the one at which the host was.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BlockKind, ScriptBlock } from '../plan/item.ts';
import type { PostKind } from '../people/post.ts';
import { hostPlace, spokenLines } from './spoken-line.ts';

describe('spokenLines', () => {
	test.each([
		['脸干泛红？先别急。今天这瓶。', ['脸干泛红？', '先别急。', '今天这瓶。']],
		['【动作】举瓶\n拍一发二', ['【动作】举瓶\n', '拍一发二']],
		['她说：“真的不疼。”我也信', ['她说：“真的不疼。”', '我也信']],
		['', []]
	])('%s', (text, lines) => {
		expect(spokenLines(text).map((line) => line.text)).toEqual(lines);
	});

	test('joined they are the text, each begins where the one before ended', () => {
		fc.assert(
			fc.property(fc.string({ unit: fc.constantFrom('好', '。', '\n', '？', '”', ' ', 'a', '；') }), (text) => {
				const lines = spokenLines(text);
				expect(lines.map((line) => line.text).join('')).toBe(text);
				for (const { from, to, text: said } of lines) expect(text.slice(from, to)).toBe(said);
			})
		);
	});
});

describe('hostPlace', () => {
	const block = (id: string, kind: BlockKind, text = '一二三', post: PostKind = 'host'): ScriptBlock => {
		return { id, kind, text, post, revision: 1, writtenBy: 'm', writtenAt: 0 };
	};
	const script = [
		block('co', 'shape', '我来', 'cohost'),
		block('a', 'shape'),
		block('b', 'close'),
		block('c', 'offer')
	];
	test.each([
		['the very line', { blockId: 'b', char: 2 }, 'shape', ['b', 2, true]],
		['never beyond the words there are now', { blockId: 'b', char: 9 }, null, ['b', 3, true]],
		['by the loop when nobody reads', null, 'open', ['c', 0, false]],
		['by the loop when what was read is another item’s', { blockId: 'z', char: 1 }, 'press', ['b', 0, false]],
		['at the top otherwise', null, 'interact', ['a', 0, false]],
		['at the top without a loop', null, null, ['a', 0, false]]
	] as const)('%s', (_words, reading, beat, expected) => {
		const place = hostPlace({ script }, reading, beat);
		expect(place && [place.blockId, place.char, place.sure]).toEqual(expected);
	});
	test('no words, no place', () => {
		expect(hostPlace({ script: [block('a', 'shape', ' ')] }, null, 'shape')).toBeNull();
	});
});
