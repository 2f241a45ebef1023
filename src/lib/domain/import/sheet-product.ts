// What a row of a product list says of a product in the team's library.
import type { ProductFields } from '../goods/product.ts';
import type { SheetRow } from './sheet-row.ts';

/** The fields of a product; null and '' = the row does not say. Segments (开场, 福袋 …) are no products: null. */
export function sheetProduct(row: SheetRow): Omit<ProductFields, 'mustSay'> | null {
	if (row.kind !== 'product' && row.kind !== 'encore') return null;
	return {
		name: row.title,
		skuCode: row.skuCode,
		linkNo: row.linkNo,
		tier: row.tier,
		category: row.category,
		spec: row.spec,
		listPrice: row.listPrice,
		livePrice: row.livePrice,
		floorPrice: row.floorPrice,
		costPrice: row.costPrice,
		stock: row.stock,
		commissionRate: row.commissionRate,
		points: row.points,
		mustNotSay: row.mustNotSay
	};
}
