// A product (商品) in the team's library, and what it becomes as a line of a run-sheet.
import type { ProductId } from '../id.ts';
import type { Fen } from '../money.ts';
import type { ItemPatch } from '../plan/item.ts';
import type { Tier } from '../run-sheet/tier.ts';

/** What people type about a product. Money in 分; null = nobody said. */
export interface ProductFields {
	readonly name: string;
	/** 货号; a second import finds the product again by it */
	readonly skuCode: string;
	/** 链接号, 1 … 9999 */
	readonly linkNo: number | null;
	readonly tier: Tier | null;
	readonly category: string;
	readonly spec: string;
	readonly listPrice: Fen | null;
	readonly livePrice: Fen | null;
	readonly floorPrice: Fen | null;
	readonly costPrice: Fen | null;
	readonly stock: number | null;
	/** a share, 0 … 1 */
	readonly commissionRate: number | null;
	readonly points: readonly string[];
	readonly mustSay: string;
	readonly mustNotSay: string;
}

export interface Product extends ProductFields {
	readonly id: ProductId;
	/** Address paths of its pictures on this server, the first is the main one. */
	readonly images: readonly string[];
	readonly archived: boolean;
	/** Counts accepted changes, so that two people do not overwrite each other unseen. */
	readonly rev: number;
}

/** A product nobody has typed in yet. */
export const EMPTY_PRODUCT: ProductFields = {
	name: '',
	skuCode: '',
	linkNo: null,
	tier: null,
	category: '',
	spec: '',
	listPrice: null,
	livePrice: null,
	floorPrice: null,
	costPrice: null,
	stock: null,
	commissionRate: null,
	points: [],
	mustSay: '',
	mustNotSay: ''
};

/** The product as a new line of a run-sheet: the offer is copied, because a stream's price is that stream's. */
export function itemOfProduct(product: Product): ItemPatch {
	return {
		kind: 'product',
		title: product.name,
		productId: product.id,
		linkNo: product.linkNo,
		skuCode: product.skuCode,
		tier: product.tier,
		livePrice: product.livePrice,
		listPrice: product.listPrice,
		stock: product.stock,
		points: product.points,
		mustSay: product.mustSay,
		mustNotSay: product.mustNotSay,
		image: product.images[0] ?? null
	};
}

/** Whether a product answers to a search: every word in its name, 货号, category or 链接号. */
export function answersTo(product: Product, search: string): boolean {
	const words = search.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean);
	const text = [product.name, product.skuCode, product.category, product.spec, product.linkNo ?? '']
		.join(' ')
		.toLowerCase();
	return words.every((word) => text.includes(word));
}
