// The demo's products as the team's library would hold them.
import session from '../../../data/demo_session.json' with { type: 'json' };
import { isTier } from '#lib/domain/run-sheet/tier.ts';
import type { ProductFields } from '#lib/domain/goods/product.ts';
import { DEMO_GOODS } from './demo-goods.ts';

/** All products of the demo with their numbers in the cart; prices in 分. */
export function demoProducts(): readonly { readonly no: number; readonly fields: ProductFields }[] {
	return session.products.map((p) => {
		const goods = DEMO_GOODS[p.no];
		return {
			no: p.no,
			fields: {
				name: p.name,
				skuCode: p.product_id,
				linkNo: p.no,
				tier: isTier(p.role_type) ? p.role_type : null,
				category: p.category,
				spec: '',
				listPrice: Math.round(p.list_price * 100),
				livePrice: Math.round(p.live_price * 100),
				floorPrice: null,
				costPrice: null,
				priceTiers: [],
				stock: goods?.stock ?? null,
				commissionRate: null,
				points: goods?.points ?? [],
				mustSay: goods?.mustSay ?? '',
				mustNotSay: goods?.mustNotSay ?? '',
				certificates: [],
				sample: null,
				sampleHolder: '',
				releasePlan: []
			}
		};
	});
}
