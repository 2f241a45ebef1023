// What part a product plays in the show: 引流款 pulls people in, 利润款 earns, 返场款 comes back.

/** The tiers of `product_role_types` in the alias table; the key is what is stored. */
export const TIERS = [
	'traffic',
	'welfare',
	'seckill',
	'bridge',
	'hero',
	'profit',
	'image',
	'test',
	'bundle',
	'pass',
	'encore',
	'preview'
] as const;

/** 引流, 福利, 秒杀, 承接, 主推, 利润, 形象, 测款, 搭配, 过款, 返场, 预告. */
export type Tier = (typeof TIERS)[number];

/** Whether a stored or received word is a tier. */
export function isTier(word: unknown): word is Tier {
	return (TIERS as readonly unknown[]).includes(word);
}
