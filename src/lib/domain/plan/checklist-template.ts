// What a team ticks off before air (播前), as the trade does it; a team takes the groups it needs and changes the lines.
import { HOUR, MINUTE, type Duration } from '../time.ts';
import type { CheckGroup } from './plan.ts';

export interface TemplateLine {
	readonly group: CheckGroup;
	readonly zh: string;
	readonly en: string;
	/** before the planned start */
	readonly dueBefore: Duration;
}

const line = (group: CheckGroup, dueBefore: Duration, zh: string, en: string): TemplateLine => ({
	group,
	zh,
	en,
	dueBefore
});

/** The lines in the order they fall due within each group. */
export const CHECKLIST_TEMPLATE: readonly TemplateLine[] = [
	line('venue', 2 * HOUR, '清场，背景与贴片按今晚主题换好', 'Clear the set, backdrop and overlays for tonight'),
	line('venue', 30 * MINUTE, '主播妆造完成，台面价格牌摆好', 'Host ready in make-up, price cards on the table'),
	line(
		'light',
		90 * MINUTE,
		'主灯、面光、产品灯逐一点亮，曝光与白平衡锁定',
		'Key, face and product lights on; exposure and white balance locked'
	),
	line(
		'sound',
		60 * MINUTE,
		'两支麦换新电池，收音与耳返试一遍',
		'Fresh batteries in both mics, sound and in-ear checked'
	),
	line('sample', 2 * HOUR, '样品按链接号排好，试用装与道具到位', 'Samples in link order, testers and props in place'),
	line('sample', 60 * MINUTE, '功效与检测报告纸质件放在台下', 'Test reports on paper within reach'),
	line('network', 60 * MINUTE, '主备两路网络测速，备用手机登录直播号', 'Both uplinks tested, spare phone logged in'),
	line(
		'cart',
		90 * MINUTE,
		'小黄车链接、价格、库存、赠品双人核对',
		'Cart links, prices, stock and gifts checked by two people'
	),
	line('cart', 60 * MINUTE, '优惠券与限购设置核对，预热链接隐藏', 'Coupons and limits checked, early links hidden'),
	line('bag', 60 * MINUTE, '福袋、红包建好，奖品数量与发放人确认', 'Lucky bags set up, prizes and sender confirmed'),
	line('script', 3 * HOUR, '手卡审核完成，违禁词过一遍', 'Cue cards approved, prohibited words checked'),
	line('script', 60 * MINUTE, '主播副播对一遍机制与福袋时间', 'Hosts run through offers and bag times'),
	line('ads', 60 * MINUTE, '投放计划与预算确认，素材过审', 'Ad plans and budget confirmed, material approved'),
	line('other', 2 * HOUR, '粉丝群与短视频预热发布', 'Fan group and teaser videos posted'),
	line('other', 30 * MINUTE, '客服在岗，常见问题已给到', 'Support on duty with the likely questions'),
	line('other', 15 * MINUTE, '目标共识会：今晚的目标与分工说一遍', 'Two-minute huddle: tonight’s goals and posts')
];
