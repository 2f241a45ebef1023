// How the outcome of a change of a product is told over HTTP.
import type { ProductSaved } from './product-store.ts';

const STATUS: Readonly<Record<ProductSaved['outcome'], number>> = {
	saved: 200,
	changed: 409,
	gone: 404,
	'not-taken': 422,
	'not-allowed': 403
};

/** Body and status. */
export function answerOf(saved: ProductSaved): [ProductSaved, { status: number }] {
	return [saved, { status: STATUS[saved.outcome] }];
}
