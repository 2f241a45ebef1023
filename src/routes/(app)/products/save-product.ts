// Sends a product to the server, and puts its answer into a sentence when somebody was faster.
import type { ProductChange } from '#lib/domain/goods/history.ts';
import { EMPTY_PRODUCT, type Product, type ProductFields } from '#lib/domain/goods/product.ts';
import { m } from '#lib/paraglide/messages.js';

export type Saved =
	| { readonly ok: true; readonly product: Product }
	/** `product` is what is there now, when it was changed by somebody else */
	| { readonly ok: false; readonly problem: string; readonly product: Product | null };

/** Makes a product or changes what differs from the one that was seen. */
export async function saveProduct(seen: Product | null, fields: ProductFields, archived?: boolean): Promise<Saved> {
	try {
		return seen ? await change(seen, fields, archived) : await make(fields);
	} catch {
		return { ok: false, problem: m.goods_not_reached(), product: null };
	}
}

/** The fields as they were before a change. */
export function restoredFields({ fields }: ProductChange): Partial<ProductFields> {
	const back = fields.flatMap(({ field, was }) =>
		field === 'archived' ? [] : [[field, was === null ? EMPTY_PRODUCT[field] : fieldOf(field, was)] as const]
	);
	return Object.fromEntries(back) as Partial<ProductFields>;
}

/** 链接号 is kept as text. */
const fieldOf = (field: keyof ProductFields, was: unknown) => (field === 'linkNo' ? Number(was) : was);

async function make(fields: ProductFields): Promise<Saved> {
	const answer = await send('/api/products', 'POST', fields);
	if (!answer.ok) return { ok: false, problem: sentence(answer.status), product: null };
	return { ok: true, product: (await answer.json()) as Product };
}

async function change(seen: Product, fields: ProductFields, archived?: boolean): Promise<Saved> {
	const keys = Object.keys(EMPTY_PRODUCT) as (keyof ProductFields)[];
	const differs = keys.filter((key) => JSON.stringify(fields[key]) !== JSON.stringify(seen[key]));
	const patch = Object.fromEntries(differs.map((key) => [key, fields[key]]));
	if (!differs.length && archived === undefined) return { ok: true, product: seen };
	const answer = await send(`/api/products/${seen.id}`, 'PATCH', { seen: seen.rev, patch, archived });
	const body = answer.ok || answer.status === 409 ? ((await answer.json()) as { product: Product }) : null;
	if (answer.ok && body) return { ok: true, product: body.product };
	return { ok: false, problem: sentence(answer.status), product: body?.product ?? null };
}

function send(address: string, method: string, body: object): Promise<Response> {
	return fetch(address, { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}

function sentence(status: number): string {
	if (status === 409) return m.goods_changed_meanwhile();
	if (status === 403) return m.goods_not_allowed();
	if (status === 404) return m.goods_gone();
	return status >= 500 ? m.goods_not_reached() : m.goods_not_taken();
}
