// What a browser may send of a product.
import * as v from 'valibot';
import { SAMPLE_STATES } from '#lib/domain/goods/product.ts';
import { TIERS } from '#lib/domain/run-sheet/tier.ts';

const amount = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000_00));
const money = v.nullable(amount);
const several = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9_999));
const pieces = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000_000));
const text = (longest: number) => v.pipe(v.string(), v.maxLength(longest));
const filled = (longest: number) => v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest));
const LAST_INSTANT = 8_640_000_000_000_000;

const certificate = v.strictObject({
	name: filled(100),
	number: text(100),
	has: v.boolean(),
	expires: v.nullable(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LAST_INSTANT))),
	file: v.nullable(v.pipe(v.string(), v.maxLength(300), v.regex(/^\/api\/products\/\w+\/papers\/[\w.-]+$/u)))
});

const productFields = v.strictObject({
	name: filled(200),
	skuCode: text(100),
	linkNo: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9_999))),
	tier: v.nullable(v.picklist(TIERS)),
	category: text(100),
	spec: text(500),
	listPrice: money,
	livePrice: money,
	floorPrice: money,
	costPrice: money,
	priceTiers: v.pipe(v.array(v.strictObject({ count: several, price: amount })), v.maxLength(10)),
	stock: v.nullable(pieces),
	commissionRate: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))),
	points: v.pipe(v.array(text(200)), v.maxLength(20)),
	mustSay: text(2_000),
	mustNotSay: text(2_000),
	certificates: v.pipe(v.array(certificate), v.maxLength(20)),
	sample: v.nullable(v.picklist(SAMPLE_STATES)),
	sampleHolder: text(100),
	releasePlan: v.pipe(v.array(v.strictObject({ count: pieces, when: text(100) })), v.maxLength(20))
});
export const productPatch = v.partial(productFields);
/** A new product: only its name must be there. */
export const newProduct = v.strictObject({ ...productPatch.entries, name: productFields.entries.name });
