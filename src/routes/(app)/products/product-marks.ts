// What stands behind a product's name in the library: papers that are missing or running out, a sample that is not there.
import { certificateState, type Product } from '#lib/domain/goods/product.ts';
import type { Instant } from '#lib/domain/time.ts';
import { m } from '#lib/paraglide/messages.js';

interface Mark {
	readonly tone: 'over' | 'warn' | 'hold';
	readonly text: string;
}

/** The worst of its papers, and its sample; most products have none. */
export function marksOf({ certificates, sample }: Product, now: Instant): readonly Mark[] {
	const states = new Set(certificates.map((one) => certificateState(one, now)));
	const marks: Mark[] = [];
	if (states.has('missing')) marks.push({ tone: 'over', text: m.goods_mark_missing() });
	if (states.has('expired')) marks.push({ tone: 'over', text: m.goods_mark_expired() });
	else if (states.has('soon')) marks.push({ tone: 'warn', text: m.goods_mark_soon() });
	if (sample === 'not-ready') marks.push({ tone: 'hold', text: m.goods_mark_sample() });
	return marks;
}
