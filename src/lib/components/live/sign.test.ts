// What is held up, and how big.
import { expect, test } from 'vitest';
import { EMPTY_ITEM, type Item } from '#lib/domain/plan/item.ts';
import { signSize, signsOf } from './sign.ts';

const item: Item = { ...EMPTY_ITEM, id: 'i', script: [], scriptRevision: 0, insertedOnAir: false };

test('what the note wants held up first, then what there is to say of the offer; no text twice', () => {
	const full = {
		...item,
		...{
			livePrice: 5_990,
			listPrice: 9_900,
			mechanism: '拍一发二',
			gift: '小样',
			coupon: '拍一发二',
			linkNo: 7,
			stock: 80
		},
		notes: { assistant: '递样品\n举牌：今晚只有这一轮；举牌 拍一发二' }
	};
	expect(signsOf(full).map(({ text }) => text)).toEqual([
		'今晚只有这一轮',
		'拍一发二',
		'¥99 → ¥59.90',
		'赠 小样',
		'7 号链接',
		'还有 80 单'
	]);
	expect(signsOf(full).filter(({ counted }) => counted)).toHaveLength(1);
	expect(signsOf(item)).toEqual([]);
});

test.each([
	['拍一发二', 1_000, 700],
	['今晚只有这一轮，拍一发二，送旅行装小样三件', 800, 1_200],
	['¥99.00 → ¥59.90', 390, 844],
	['福', 300, 300]
])('%s fits %i×%i, and a bigger letter would not', (text, width, height) => {
	const size = signSize(text, width, height);
	const fits = (letter: number) => {
		const letters = [...text].reduce((sum, char) => sum + (char > '⺀' ? 1 : 0.58), 0) * letter;
		return Math.ceil(letters / width) * letter <= height;
	};
	expect(fits(size)).toBe(true);
	expect(fits(size * 2)).toBe(false);
});
