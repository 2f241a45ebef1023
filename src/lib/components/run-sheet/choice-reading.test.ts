// Words of a pasted sheet for things that are chosen.
import { expect, it } from 'vitest';
import { columnOf } from '#lib/domain/run-sheet/column.ts';
import { storedWord } from './choice-reading.ts';

const people = [{ memberId: 'm1', name: '阿宁' }];

it.each([
	['tier', '引流款', 'traffic'],
	['tier', ' 福利 ', 'welfare'],
	['tier', 'hero', 'hero'],
	['tier', '随便', null],
	['tier', '', ''],
	['kind', '福袋', 'bag'],
	['kind', '商品', 'product'],
	['kind', '蹦迪', null],
	['ownerId', '阿宁', 'm1'],
	['ownerId', '谁', null],
	['title', ' 面霜 ', ' 面霜 ']
])('%s "%s" is %s', (key, text, stored) => {
	expect(storedWord(columnOf(key)!, text, people)).toBe(stored);
});
