// A picture for a row of the sheet: it is kept with the row's product, and shown in the row from then on.
import type { Product, ProductFields } from '#lib/domain/goods/product.ts';
import type { Item, ItemPatch } from '#lib/domain/plan/item.ts';
import { m } from '#lib/paraglide/messages.js';

export type PictureTaken =
	{ readonly ok: true; readonly patch: ItemPatch } | { readonly ok: false; readonly problem: string };

/** Only what is sold has pictures. */
export function mayHavePicture(item: Pick<Item, 'kind'>): boolean {
	return item.kind === 'product' || item.kind === 'encore';
}

/** The pictures among files that were dropped or pasted; the first is the row's. */
export function pictureIn(files: FileList | null | undefined): File | null {
	return Array.from(files ?? []).find((file) => file.type.startsWith('image/')) ?? null;
}

/**
 * Keeps the picture with the row's product, and answers what the row becomes. A row that is no product of the library yet
 * becomes one. The newest picture is the row's, also where the product had some.
 */
export async function takePicture(item: Item, picture: File): Promise<PictureTaken> {
	if (!mayHavePicture(item)) return { ok: false, problem: m.plan_picture_only_products() };
	try {
		const productId = item.productId ?? (await makeProduct(item));
		if (productId === null) return { ok: false, problem: m.goods_not_taken() };
		const form = new FormData();
		form.append('image', picture);
		const answer = await fetch(`/api/products/${productId}/images`, { method: 'POST', body: form });
		if (!answer.ok) return { ok: false, problem: sentence(answer.status) };
		const { product } = (await answer.json()) as { product: Product };
		return { ok: true, patch: { productId, image: product.images.at(-1) ?? null } };
	} catch {
		return { ok: false, problem: m.plan_picture_not_reached() };
	}
}

async function makeProduct(item: Item): Promise<string | null> {
	const { skuCode, linkNo, tier, listPrice, livePrice, stock, points, mustSay, mustNotSay } = item;
	const fields: Partial<ProductFields> = {
		name: item.title || m.plan_untitled(),
		...{ skuCode, linkNo, tier, listPrice, livePrice, stock, points, mustSay, mustNotSay }
	};
	const headers = { 'content-type': 'application/json' };
	const answer = await fetch('/api/products', { method: 'POST', headers, body: JSON.stringify(fields) });
	return answer.ok ? ((await answer.json()) as Product).id : null;
}

function sentence(status: number): string {
	if (status === 413) return m.goods_picture_large();
	if (status === 415) return m.goods_picture_kind();
	if (status === 403) return m.goods_not_allowed();
	return status >= 500 ? m.plan_picture_not_reached() : m.goods_not_taken();
}
