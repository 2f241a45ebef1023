// The reader's place: the words under the reading line stay there, whatever is typed around them.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { charAfterEdit, keptPlace, sameBlocks } from './prompter-place.ts';

test.each([
	['typed above', '今天福利价', '家人们今天福利价', '福利', '福利'],
	['typed below', '今天福利价', '今天福利价三十九', '福利', '福利'],
	['cut above', '家人们今天福利价', '今天福利价', '福利', '福利'],
	['put right before it: the word stays', '今天价', '今天福利价', '价', '价'],
	['the very words rewritten: where the change begins', '今天福利价', '今天秒杀价', '利', '秒杀价'],
	['nothing changed', '今天', '今天', '天', '天'],
	['all gone', '今天', '', '天', '']
])('%s', (_, was, now, at, expected) => {
	const char = charAfterEdit(was, now, was.indexOf(at));
	expect(now.slice(char, char + expected.length)).toBe(expected);
	expect(char).toBeLessThanOrEqual(now.length);
});

it('whatever is typed at one spot, the words on either side keep their place', () => {
	const of = (...chars: string[]) => fc.string({ unit: fc.constantFrom(...chars), maxLength: 12 });
	fc.assert(
		fc.property(
			of('福', '利'),
			of('a', 'b'),
			of('X', 'Y'),
			of('福', '利'),
			fc.nat(36),
			(head, cut, typed, tail, nat) => {
				const was = head + cut + tail;
				const now = head + typed + tail;
				const at = Math.min(nat, was.length);
				const char = charAfterEdit(was, now, at);
				// At the very end of all the words there is none to stay with: what is added is still to be read.
				if (at < head.length || (at === head.length && cut + tail === '')) expect(char).toBe(at);
				else if (at >= head.length + cut.length) expect(now.slice(char)).toBe(was.slice(at));
				else expect(char).toBe(head.length);
			}
		)
	);
});

describe('blocks', () => {
	const a = { id: 'a', text: '塑品的话' };
	const b = { id: 'b', text: '卖点的话' };
	const c = { id: 'c', text: '逼单的话' };
	it.each([
		['one put in front', [a, b], [c, a, b], 'b 2'],
		['one moved', [a, b, c], [b, c, a], 'b 2'],
		['gone: the next one left', [a, b, c], [a, c], 'c 0'],
		['gone with all behind it: the end of the last', [a, b], [a], 'a 4'],
		['all gone', [b], [], 'none']
	] as const)('%s', (_, before, after, expected) => {
		const place = keptPlace(before, after, { blockId: 'b', char: 2 });
		expect(place ? `${place.blockId} ${place.char}` : 'none').toBe(expected);
	});

	it('are the same when nobody could tell', () => {
		expect(sameBlocks([a, b], [{ ...a }, { ...b }])).toBe(true);
		expect([sameBlocks([a, b], [b, a]), sameBlocks([a], [a, b]), sameBlocks([a], [{ ...a, text: '' }])]).toEqual([false, false, false]); // prettier-ignore
	});
});
