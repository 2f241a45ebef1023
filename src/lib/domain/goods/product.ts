// A product (商品) in the team's library, and what it becomes as a line of a run-sheet.
import type { ProductId } from '../id.ts';
import type { Fen } from '../money.ts';
import type { ItemPatch } from '../plan/item.ts';
import type { Tier } from '../run-sheet/tier.ts';
import { DAY, type Instant } from '../time.ts';
import { tierWords, type PriceTier } from './price-tiers.ts';

/** A paper (资质) that the product has to have. A product with these is what `goodsConflicts` judges by. */
export interface Certificate {
	readonly name: string;
	/** 证书编号 */
	readonly number: string;
	/** It is in hand; false = it has to be, and is not. */
	readonly has: boolean;
	/** The last instant it is good for; null = it does not expire, or nobody said. */
	readonly expires: Instant | null;
	/** Address path of its file on this server; null = none. */
	readonly file: string | null;
}

/** What a certificate's file may be. */
export const PAPER_TYPES: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png', 'image/webp'];

/** One step of the 放量 plan: so many pieces go up at a moment that people know by its words (开场, 讲完机制, 20:30). */
export interface ReleaseStep {
	readonly count: number;
	readonly when: string;
}

export const SAMPLE_STATES = ['ready', 'not-ready'] as const;
export type SampleState = (typeof SAMPLE_STATES)[number];

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
	readonly priceTiers: readonly PriceTier[];
	readonly stock: number | null;
	/** a share, 0 … 1 */
	readonly commissionRate: number | null;
	readonly points: readonly string[];
	readonly mustSay: string;
	readonly mustNotSay: string;
	readonly certificates: readonly Certificate[];
	/** Whether the 样品 is there for the stream; null = nobody said. */
	readonly sample: SampleState | null;
	/** Who holds the 样品. */
	readonly sampleHolder: string;
	readonly releasePlan: readonly ReleaseStep[];
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
	priceTiers: [],
	stock: null,
	commissionRate: null,
	points: [],
	mustSay: '',
	mustNotSay: '',
	certificates: [],
	sample: null,
	sampleHolder: '',
	releasePlan: []
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
		...(product.priceTiers.length > 0 ? { mechanism: tierWords(product.priceTiers) } : {}),
		stock: product.stock,
		releaseStock: product.releasePlan[0]?.count ?? null,
		points: product.points,
		mustSay: product.mustSay,
		mustNotSay: product.mustNotSay,
		image: product.images[0] ?? null
	};
}

/** What the whole 放量 plan puts up, pieces; null without a plan. */
export function released({ releasePlan }: Pick<ProductFields, 'releasePlan'>): number | null {
	return releasePlan.length === 0 ? null : releasePlan.reduce((sum, { count }) => sum + count, 0);
}

/** How far off its end a paper is told as running out. */
const SOON = 30 * DAY;

/** How a paper stands at an instant. */
export function certificateState({ has, expires }: Certificate, at: Instant): 'missing' | 'expired' | 'soon' | 'good' {
	if (!has) return 'missing';
	if (expires === null) return 'good';
	return expires < at ? 'expired' : expires < at + SOON ? 'soon' : 'good';
}
