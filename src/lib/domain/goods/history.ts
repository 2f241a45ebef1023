// What happened to a product in the library: who changed what from what to what, and when.
import type { Instant } from '../time.ts';
import type { ProductFields } from './product.ts';

/** A field that can change, or whether the product is put away. */
export type ProductField = keyof ProductFields | 'archived';

/** One saved change. A product's making is the first: everything was null. */
export interface ProductChange {
	readonly id: string;
	readonly at: Instant;
	/** A name; '' = the service, or somebody who left the team. */
	readonly by: string;
	readonly fields: readonly { readonly field: ProductField; readonly was: unknown; readonly is: unknown }[];
}

/** The fields whose history people ask for: what it sold for, what it cost. */
export const PRICE_FIELDS = [
	'livePrice',
	'listPrice',
	'priceTiers',
	'floorPrice',
	'costPrice',
	'commissionRate'
] as const;
