// What people type, and what they find first.
import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProductIndex, type Readings, type Searchable } from './search.ts';

const READINGS: Readings = {
	...{ 神: 'shen', 经: 'jing', 酰: 'xian', 胺: 'an', 保: 'bao', 湿: 'shi', 面: 'mian', 霜: 'shuang', 膜: 'mo' },
	...{ 洗: 'xi xian', 脸: 'lian', 巾: 'jin', 重: 'zhong chong', 庆: 'qing', 小: 'xiao', 火: 'huo', 锅: 'guo' },
	...{ 绿: 'lv lu', 茶: 'cha', 银: 'yin', 行: 'xing hang', 护: 'hu', 肤: 'fu', 纸: 'zhi', 品: 'pin' }
};
const one = (name: string, more: Partial<Searchable> = {}): Searchable => ({
	...{ name, skuCode: '', linkNo: null, category: '', spec: '' },
	...more
});
const GOODS = [
	one('神经酰胺保湿面霜 50g', { skuCode: 'MS-50', linkNo: 3, category: '护肤' }),
	one('高保湿面膜 10片装', { skuCode: 'MM10', linkNo: 30, category: '护肤' }),
	one('洗脸巾 6包', { skuCode: 'XLJ-06', linkNo: 1, category: '纸品' }),
	one('重庆小火锅', { spec: '200g×3' }),
	one('绿茶'),
	one('Banking 银行卡套')
];
const names = (search: string) => new ProductIndex(GOODS, READINGS).find(search).map(({ name }) => name.split(' ')[0]);

describe('a search', () => {
	it.each<[string, string[]]>([
		['面膜', ['高保湿面膜']],
		['mianmo', ['高保湿面膜']],
		['mm', ['高保湿面膜']],
		['保湿', ['神经酰胺保湿面霜', '高保湿面膜']],
		['bsm', ['神经酰胺保湿面霜', '高保湿面膜']],
		['bsmshuang', ['神经酰胺保湿面霜']],
		['sjxa', ['神经酰胺保湿面霜']],
		['shjxa', ['神经酰胺保湿面霜']],
		['shenjingx', ['神经酰胺保湿面霜']],
		['xlj', ['洗脸巾']],
		['xilianj', ['洗脸巾']],
		['xianlian', ['洗脸巾']],
		['chongqing', ['重庆小火锅']],
		['zhongqing', ['重庆小火锅']],
		['cqxhg', ['重庆小火锅']],
		['zqxhg', ['重庆小火锅']],
		['lvcha', ['绿茶']],
		['lücha', ['绿茶']],
		['yinhang', ['Banking']],
		['yinxing', ['Banking']],
		['bank', ['Banking']],
		['MS-50', ['神经酰胺保湿面霜']],
		['xlj-06', ['洗脸巾']],
		['3号', ['神经酰胺保湿面霜']],
		['３０', ['高保湿面膜']],
		['hufu 面膜', ['高保湿面膜']],
		['hf', ['神经酰胺保湿面霜', '高保湿面膜']],
		['保湿 xlj', []],
		['sm', ['神经酰胺保湿面霜', '高保湿面膜']],
		['msp', []]
	])('for %s finds %j', (search, found) => {
		expect(names(search)).toEqual(found);
	});

	it('puts the link number first, and what only holds the digit behind it', () => {
		expect(names('3')).toEqual(['神经酰胺保湿面霜', '重庆小火锅']);
	});

	it('for nothing finds everything, in the order it came', () => {
		expect(names(' ')).toHaveLength(GOODS.length);
	});

	it('finds every name by its whole pinyin, by its initials and by itself, whichever reading is taken', () => {
		const pure = fc.array(fc.constantFrom(...Object.keys(READINGS)), { minLength: 1, maxLength: 8 });
		fc.assert(
			fc.property(pure, fc.array(fc.nat(), { minLength: 8, maxLength: 8 }), (letters, picks) => {
				const index = new ProductIndex([one(letters.join(''))], READINGS);
				const taken = letters.map((letter, at) => {
					const readings = (READINGS[letter] ?? '').split(' ');
					return readings[(picks[at] ?? 0) % readings.length] ?? '';
				});
				const ways = [letters.join(''), taken.join(''), taken.map((reading) => reading[0]).join('')];
				for (const way of ways) expect([way, index.find(way).length]).toEqual([way, 1]);
			})
		);
	});
});

it('grows with the list and not faster: 5,000 products take about ten times what 500 take', () => {
	const letters = Object.keys(READINGS);
	const list = Array.from({ length: 5_000 }, (_, at) =>
		one(Array.from({ length: 12 }, (_, place) => letters[(at * 7 + place * (at % 11)) % letters.length]).join(''))
	);
	const took = (index: ProductIndex<Searchable>, rounds: number) => {
		const from = performance.now();
		for (let round = 0; round < rounds; round += 1)
			for (const word of ['bsms', 'mian', '面霜', 'zzzz']) index.find(word);
		return performance.now() - from;
	};
	const few = new ProductIndex(list.slice(0, 500), READINGS);
	const all = new ProductIndex(list, READINGS);
	took(few, 20);
	took(all, 2);
	// The best of several is what the machine can do; anything slower is somebody else's work.
	const best = (index: ProductIndex<Searchable>, rounds: number) =>
		Math.min(...Array.from({ length: 5 }, () => took(index, rounds)));
	expect(best(all, 1) / (best(few, 10) / 10)).toBeLessThan(40);
});
