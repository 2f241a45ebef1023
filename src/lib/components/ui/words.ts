// The trade's own words for kinds that the code names: the same word on every screen.
import type { Beat } from '#lib/domain/live/live.ts';
import type { MarkKind } from '#lib/domain/live/live.ts';
import type { PostKind } from '#lib/domain/people/post.ts';
import type { Level } from '#lib/domain/permission/level.ts';
import type { BlockKind, ItemKind } from '#lib/domain/plan/item.ts';
import type { CheckGroup } from '#lib/domain/plan/plan.ts';
import type { Tier } from '#lib/domain/run-sheet/tier.ts';
import { m } from '#lib/paraglide/messages.js';
import { POST_NAMES } from '#lib/words/post-names.ts';

type Words<Kind extends string> = Readonly<Record<Kind, () => string>>;

const LETTERS: Words<PostKind> = {
	director: m.common_letter_director,
	host: m.common_letter_host,
	cohost: m.common_letter_cohost,
	assistant: m.common_letter_assistant,
	operator: m.common_letter_operator,
	ads: m.common_letter_ads,
	support: m.common_letter_support,
	other: m.common_letter_other
};
const LEVELS: Words<Level> = {
	owner: m.common_level_owner,
	producer: m.common_level_producer,
	crew: m.common_level_crew,
	viewer: m.common_level_viewer
};
const TIERS: Words<Tier> = {
	traffic: m.common_tier_traffic,
	welfare: m.common_tier_welfare,
	seckill: m.common_tier_seckill,
	bridge: m.common_tier_bridge,
	hero: m.common_tier_hero,
	profit: m.common_tier_profit,
	image: m.common_tier_image,
	test: m.common_tier_test,
	bundle: m.common_tier_bundle,
	pass: m.common_tier_pass,
	encore: m.common_tier_encore,
	preview: m.common_tier_preview
};
const ITEMS: Words<ItemKind> = {
	product: m.common_item_product,
	opening: m.common_item_opening,
	interaction: m.common_item_interaction,
	bag: m.common_item_bag,
	draw: m.common_item_draw,
	talk: m.common_item_talk,
	encore: m.common_item_encore,
	closing: m.common_item_closing,
	rest: m.common_item_rest,
	buffer: m.common_item_buffer
};
const BLOCKS: Words<BlockKind> = {
	shape: m.common_block_shape,
	pain: m.common_block_pain,
	point: m.common_block_point,
	offer: m.common_block_offer,
	close: m.common_block_close,
	interact: m.common_block_interact,
	other: m.common_block_other
};
const CHECKS: Words<CheckGroup> = {
	venue: m.common_check_venue,
	light: m.common_check_light,
	sound: m.common_check_sound,
	sample: m.common_check_sample,
	network: m.common_check_network,
	cart: m.common_check_cart,
	bag: m.common_check_bag,
	script: m.common_check_script,
	ads: m.common_check_ads,
	other: m.common_check_other
};
const MARKS: Words<MarkKind> = {
	warn: m.common_mark_warn,
	note: m.common_mark_note,
	violation: m.common_mark_violation,
	bag: m.common_mark_bag,
	flash: m.common_mark_flash,
	highlight: m.common_mark_highlight,
	host: m.common_mark_host,
	ads: m.common_mark_ads
};

/** 主播, or the team's own label when the post has one. */
export const postName = (kind: PostKind, label = ''): string => label || POST_NAMES[kind]();
/** 主 副 助 场 中 投 客 */
export const postLetter = (kind: PostKind): string => LETTERS[kind]();
/** 负责人 编导 场上 只读 */
export const levelName = (level: Level): string => LEVELS[level]();
/** 引流款 … */
export const tierName = (tier: Tier): string => TIERS[tier]();
/** 商品 开场 … */
export const itemKindName = (kind: ItemKind): string => ITEMS[kind]();
/** 塑品 痛点 … */
export const blockKindName = (kind: BlockKind): string => BLOCKS[kind]();
/** 场地 灯光 … */
export const checkGroupName = (group: CheckGroup): string => CHECKS[group]();
/** 预警 场记 违规 … */
export const markKindName = (kind: MarkKind): string => MARKS[kind]();

const BEAT_NAMES: Readonly<Record<Beat, () => string>> = {
	shape: m.air_beat_shape,
	interact: m.air_beat_interact,
	press: m.air_beat_press,
	open: m.air_beat_open,
	chase: m.air_beat_chase
};
/** 塑品 互动 逼单 开价 追单 */
export const beatName = (beat: Beat): string => BEAT_NAMES[beat]();
