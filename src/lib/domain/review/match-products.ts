// Which row of the platform's product list an item of the run-sheet is: by the platform's id, else by the name.
import type { ItemId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import type { ProductResult } from './material.ts';

const plain = (name: string) =>
	name
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\p{P}\p{S}]+/gu, '');

/** Index of the product for each item that has one. A name fits when it is the same, or holds the other and no second one does. */
export function matchProducts(
	items: readonly Pick<Item, 'id' | 'title' | 'skuCode'>[],
	products: readonly ProductResult[]
): ReadonlyMap<ItemId, number> {
	const byId = new Map(products.flatMap(({ id }, at) => (id === '' ? [] : [[id, at] as const])));
	const names = products.map(({ name }) => plain(name));
	const found = new Map<ItemId, number>();
	for (const { id, title, skuCode } of items) {
		const at = byId.get(skuCode.trim()) ?? byName(plain(title), names);
		if (at !== null) found.set(id, at);
	}
	return found;
}

function byName(title: string, names: readonly string[]): number | null {
	if (title.length < 2) return null;
	const same = names.indexOf(title);
	if (same >= 0) return same;
	const near = names.flatMap((name, at) =>
		name.length >= 4 && (name.includes(title) || title.includes(name)) ? [at] : []
	);
	return near.length === 1 ? (near[0] ?? null) : null;
}
