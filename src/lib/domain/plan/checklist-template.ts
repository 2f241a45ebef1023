// What a team ticks off before air (播前), as the trade does it, by the post that does it; a team changes it into its own.
import type { LineId } from '../id.ts';
import type { PostKind } from '../people/post.ts';
import { HOUR, MINUTE, type Duration } from '../time.ts';
import type { CheckGroup, ChecklistLine, NewLine } from './plan.ts';

/** A line as a template keeps it: of a post, not of a person. */
export type TemplateLine = Pick<ChecklistLine, 'group' | 'title' | 'post' | 'dueBefore' | 'blocks'>;

/** A team's own template. */
export interface ChecklistTemplate {
	readonly id: string;
	readonly name: string;
	readonly lines: readonly TemplateLine[];
}

/** The trade's own lines, in both languages. */
interface BuiltInLine extends Omit<TemplateLine, 'title'> {
	readonly zh: string;
	readonly en: string;
}

const line = (
	group: CheckGroup,
	post: PostKind | null,
	dueBefore: Duration,
	zh: string,
	en: string,
	blocks = false
): BuiltInLine => ({ group, post, dueBefore, zh, en, blocks });
/** A show without it is a show that stops. */
const MUST = true;

/** The lines in the order they fall due within each group. */
export const CHECKLIST_TEMPLATE: readonly BuiltInLine[] = [
	line(
		'venue',
		'director',
		2 * HOUR,
		'清场，背景与贴片按今晚主题换好',
		'Clear the set, backdrop and overlays for tonight'
	),
	line('venue', 'host', 30 * MINUTE, '主播妆造完成，台面价格牌摆好', 'Host ready in make-up, price cards on the table'),
	line(
		'light',
		'assistant',
		90 * MINUTE,
		'主灯、面光、产品灯逐一点亮，曝光与白平衡锁定',
		'Key, face and product lights on; exposure and white balance locked'
	),
	line(
		'sound',
		'assistant',
		60 * MINUTE,
		'两支麦换新电池，收音与耳返试一遍',
		'Fresh batteries in both mics, sound and in-ear checked',
		MUST
	),
	line(
		'sample',
		'assistant',
		2 * HOUR,
		'样品按链接号排好，试用装与道具到位',
		'Samples in link order, testers and props in place'
	),
	line('sample', 'assistant', 60 * MINUTE, '功效与检测报告纸质件放在台下', 'Test reports on paper within reach'),
	line(
		'network',
		'operator',
		60 * MINUTE,
		'主备两路网络测速，备用手机登录直播号',
		'Both uplinks tested, spare phone logged in',
		MUST
	),
	line(
		'cart',
		'operator',
		90 * MINUTE,
		'小黄车链接、价格、库存、赠品双人核对',
		'Cart links, prices, stock and gifts checked by two people',
		MUST
	),
	line(
		'cart',
		'operator',
		60 * MINUTE,
		'优惠券与限购设置核对，预热链接隐藏',
		'Coupons and limits checked, early links hidden'
	),
	line(
		'bag',
		'operator',
		60 * MINUTE,
		'福袋、红包建好，奖品数量与发放人确认',
		'Lucky bags set up, prizes and sender confirmed'
	),
	line('script', 'host', 3 * HOUR, '手卡审核完成，违禁词过一遍', 'Cue cards approved, prohibited words checked', MUST),
	line('script', 'cohost', 60 * MINUTE, '主播副播对一遍机制与福袋时间', 'Hosts run through offers and bag times'),
	line('ads', 'ads', 60 * MINUTE, '投放计划与预算确认，素材过审', 'Ad plans and budget confirmed, material approved'),
	line('other', null, 2 * HOUR, '粉丝群与短视频预热发布', 'Fan group and teaser videos posted'),
	line('other', 'support', 30 * MINUTE, '客服在岗，常见问题已给到', 'Support on duty with the likely questions'),
	line(
		'other',
		'director',
		15 * MINUTE,
		'目标共识会：今晚的目标与分工说一遍',
		'Two-minute huddle: tonight’s goals and posts'
	)
];

/** The trade's template in one language. */
export function builtInLines(language: 'zh' | 'en'): readonly TemplateLine[] {
	return CHECKLIST_TEMPLATE.map(({ zh, en, ...rest }) => ({ ...rest, title: language === 'en' ? en : zh }));
}

/**
 * The lines of a template that the checklist does not have yet (by title and post), as new ones; of one post only when
 * `post` says so. They are of the post, so they fall to whoever holds it.
 */
export function linesToAdd(
	checklist: readonly ChecklistLine[],
	template: readonly TemplateLine[],
	post: PostKind | 'all',
	newId: () => LineId
): readonly NewLine[] {
	const key = (one: TemplateLine) => `${one.post ?? ''} ${one.title}`;
	const there = new Set(checklist.map(key));
	return template
		.filter((one) => post === 'all' || one.post === post)
		.filter((one) => !there.has(key(one)) && there.add(key(one)))
		.map(({ group, title, post: of, dueBefore, blocks }) => ({
			...{ id: newId(), group, title, post: of, dueBefore, blocks },
			...{ ownerId: null, ownerName: '' }
		}));
}

/** What a checklist teaches its template: every line without its person and its tick. */
export function templateOf(checklist: readonly ChecklistLine[]): readonly TemplateLine[] {
	return checklist.map(({ group, title, post, dueBefore, blocks }) => ({ group, title, post, dueBefore, blocks }));
}
