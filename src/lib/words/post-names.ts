// What the posts are called, on screens and in what leaves the house: 场控 主播 副播 助播 中控 投手 客服 其他.
import type { PostKind } from '#lib/domain/people/post.ts';
import { m } from '#lib/paraglide/messages.js';

export const POST_NAMES: Readonly<Record<PostKind, typeof m.common_post_host>> = {
	director: m.common_post_director,
	host: m.common_post_host,
	cohost: m.common_post_cohost,
	assistant: m.common_post_assistant,
	operator: m.common_post_operator,
	ads: m.common_post_ads,
	support: m.common_post_support,
	other: m.common_post_other
};
