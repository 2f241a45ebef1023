// The changes of one product, as PocketBase's hook wrote them down; read under the asker's own token.
import type { ProductChange, ProductField } from '#lib/domain/goods/history.ts';
import type { ProductId, TeamId } from '#lib/domain/id.ts';
import type { TypedPocketBase } from '../pocketbase/records.ts';
import { FIELD_NAMES } from './product-record.ts';

const MOST = 200;
const FIELD_OF = new Map<string, ProductField>([
	...Object.entries(FIELD_NAMES).map(([field, name]) => [name, field as ProductField] as const),
	['archived', 'archived']
]);

/** The last 200 changes, the newest first; empty for whoever may not read them. `nameOf` a user's id, '' = unknown. */
export async function productHistory(
	pb: TypedPocketBase,
	teamId: TeamId,
	product: ProductId,
	nameOf: (userId: string) => string
): Promise<ProductChange[]> {
	const filter = pb.filter('product = {:product} && team = {:teamId}', { product, teamId });
	const { items } = await pb
		.collection('product_changes')
		.getList(1, MOST, { filter, sort: '-at,-created', skipTotal: true });
	return items.map(({ id, at, by, changes }) => ({
		id,
		at,
		by: by === '' ? '' : nameOf(by),
		fields: Object.entries((changes ?? {}) as Record<string, unknown>).flatMap(([name, pair]) => {
			const field = FIELD_OF.get(name);
			if (!field || !Array.isArray(pair)) return [];
			return [{ field, was: pair[0] as unknown, is: pair[1] as unknown }];
		})
	}));
}
