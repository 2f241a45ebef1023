// Tiers in words, and what a piece of one comes to.
import { expect, it } from 'vitest';
import { EMPTY_PRODUCT, itemOfProduct } from './product.ts';
import { pieceOf, tierWords } from './price-tiers.ts';

it('are said from the fewest pieces up, and a piece is never rounded up over its floor', () => {
	const tiers = [
		{ count: 3, price: 19_990 },
		{ count: 1, price: 7_990 }
	];
	expect(tierWords(tiers)).toBe('1 件 79.9 元，3 件 199.9 元');
	expect(tierWords([])).toBe('');
	expect(tiers.map(pieceOf)).toEqual([6_663, 7_990]);
});

it('go into the row as its 机制; a product without them leaves the 机制 alone', () => {
	const product = { ...EMPTY_PRODUCT, id: 'p', images: [], archived: false, rev: 0 };
	expect(itemOfProduct({ ...product, priceTiers: [{ count: 2, price: 9_900 }] }).mechanism).toBe('2 件 99 元');
	expect('mechanism' in itemOfProduct(product)).toBe(false);
});
