// Sends what a person wants of a product list to the library, in parts, and takes all of it back as one step.
import type { Product, ProductFields } from '#lib/domain/goods/product.ts';

/** What is wanted of a list. `before` is the product as it was looked at. */
export interface WantedProducts {
	readonly adds: readonly Partial<ProductFields>[];
	readonly changes: readonly { readonly before: Product; readonly patch: Partial<ProductFields> }[];
}

/** What was kept; `left` = products that somebody changed or removed meanwhile. */
export interface TakenProducts {
	readonly added: readonly Product[];
	readonly changed: readonly {
		readonly before: Product;
		readonly after: Product;
		readonly patch: Partial<ProductFields>;
	}[];
	readonly left: number;
}

interface Change {
	readonly id: string;
	readonly seen: number;
	readonly patch: Partial<ProductFields>;
	readonly archived?: boolean;
}
interface Answer {
	readonly added: readonly Product[];
	readonly changed: readonly Product[];
	readonly left: readonly string[];
}

const AT_ONCE = 500;

/** Throws when a part was not taken; what came before it is kept. */
async function send(adds: readonly Partial<ProductFields>[], changes: readonly Change[]): Promise<Answer> {
	const parts: Answer[] = [];
	for (let from = 0; from < Math.max(adds.length, changes.length); from += AT_ONCE) {
		const body = { adds: adds.slice(from, from + AT_ONCE), changes: changes.slice(from, from + AT_ONCE) };
		const headers = { 'content-type': 'application/json' };
		const answer = await fetch('/api/products/batch', { method: 'POST', headers, body: JSON.stringify(body) });
		if (!answer.ok) throw new Error(String(answer.status));
		parts.push((await answer.json()) as Answer);
	}
	return {
		added: parts.flatMap(({ added }) => added),
		changed: parts.flatMap(({ changed }) => changed),
		left: parts.flatMap(({ left }) => left)
	};
}

export async function takeProducts({ adds, changes }: WantedProducts): Promise<TakenProducts> {
	const { added, changed, left } = await send(
		adds,
		changes.map(({ before, patch }) => ({ id: before.id, seen: before.rev, patch }))
	);
	return {
		added,
		changed: changes.flatMap(({ before, patch }) => {
			const after = changed.find(({ id }) => id === before.id);
			return after ? [{ before, after, patch }] : [];
		}),
		left: left.length
	};
}

/** Puts the new ones away and gives the changed ones their old values; whatever somebody changed since stays. Answers how many stayed. */
export async function takeBackProducts({ added, changed }: TakenProducts): Promise<number> {
	const changes = [
		...added.map(({ id, rev }): Change => ({ id, seen: rev, patch: {}, archived: true })),
		...changed.map(({ before, after, patch }): Change => {
			const was = Object.keys(patch).map((field) => [field, before[field as keyof ProductFields]] as const);
			return { id: before.id, seen: after.rev, patch: Object.fromEntries(was) };
		})
	];
	return (await send([], changes)).left.length;
}
