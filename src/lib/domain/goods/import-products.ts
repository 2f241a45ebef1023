// A product list taken in: which rows are new products, which change a known one, which say nothing new.
import type { SheetRow } from '../import/sheet-row.ts';
import type { Product, ProductFields } from './product.ts';

/** What a row becomes. A product is known by its 货号, otherwise by its exact name; it is changed only where the row says something. */
export type ProductRow =
	| {
			readonly what: 'add';
			readonly row: SheetRow;
			readonly fields: Partial<ProductFields> & { readonly name: string };
	  }
	| {
			readonly what: 'change';
			readonly row: SheetRow;
			readonly product: Product;
			readonly patch: Partial<ProductFields>;
	  }
	| { readonly what: 'same'; readonly row: SheetRow; readonly product: Product }
	/** a second row of this file for the same product, or no product at all (开场, 福袋 …) */
	| { readonly what: 'left'; readonly row: SheetRow };

/**
 * Sorts the rows of a list against the library; every row comes out exactly once, in order, and every product is met by at
 * most one row. A product is known by 货号 (or the platform's 商品ID kept as one), else by 链接号, else by its exact name; a
 * different 货号 is a different product.
 */
export function productRows(rows: readonly SheetRow[], library: readonly Product[]): ProductRow[] {
	const seen = new Set<string>();
	return rows.map((row): ProductRow => {
		const product = row.kind === 'product' ? productOf(row, library) : null;
		const key = product ? `id:${product.id}` : keyOf(row);
		if (row.kind !== 'product' || seen.has(key)) return { what: 'left', row };
		seen.add(key);
		const fields = fieldsOf(row);
		if (!product) return { what: 'add', row, fields };
		const patch = Object.fromEntries(
			Object.entries(fields).filter(([name, value]) => !same(value, product[name as keyof ProductFields]))
		);
		return Object.keys(patch).length ? { what: 'change', row, product, patch } : { what: 'same', row, product };
	});
}

const codeOf = (row: SheetRow): string => row.skuCode || (row.productId ?? '');
const keyOf = (row: SheetRow) => (codeOf(row) ? `sku:${codeOf(row)}` : `name:${row.title}`);

function productOf(row: SheetRow, library: readonly Product[]): Product | null {
	const code = codeOf(row);
	const mayBe = ({ skuCode }: Product) => code === '' || skuCode === '' || skuCode === code;
	return (
		(code === '' ? null : library.find((one) => one.skuCode === code)) ??
		(row.linkNo === null ? null : library.find((one) => one.linkNo === row.linkNo && mayBe(one))) ??
		library.find((one) => one.name === row.title && mayBe(one)) ??
		null
	);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Only what the row says: an empty cell changes nothing. */
function fieldsOf(row: SheetRow): Partial<ProductFields> & { readonly name: string } {
	const said: Partial<ProductFields> = {
		skuCode: (row.skuCode || row.productId) ?? '',
		linkNo: row.linkNo,
		tier: row.tier,
		category: row.category.slice(0, 100),
		spec: row.spec.slice(0, 500),
		livePrice: row.livePrice,
		listPrice: row.listPrice,
		floorPrice: row.floorPrice,
		costPrice: row.costPrice,
		stock: row.stock,
		commissionRate: row.commissionRate,
		points: row.points.slice(0, 20).map((point) => point.slice(0, 200)),
		mustNotSay: row.mustNotSay
	};
	const filled = Object.entries(said).filter(([, value]) => value !== null && value !== '' && !same(value, []));
	return { ...Object.fromEntries(filled), name: row.title.slice(0, 200) };
}
