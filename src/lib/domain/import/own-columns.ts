// The columns that only our own exports have: with them a run-sheet comes back exactly as it went out.
import type { PostKind } from '../people/post.ts';
import type { ItemKind } from '../plan/item.ts';

/** What our file calls each kind of item; a row whose 环节类型 is one of these words is read as our own. */
export const KIND_WORDS: Readonly<Record<ItemKind, string>> = {
	product: '商品',
	opening: '开场',
	interaction: '互动',
	bag: '福袋',
	draw: '抽奖',
	talk: '口播',
	encore: '返场',
	closing: '收尾',
	rest: '休息',
	buffer: '缓冲'
};

/** The heading under which each post's note stands. */
export const NOTE_HEADERS: Readonly<Record<PostKind, string>> = {
	host: '主播动作',
	cohost: '副播动作',
	assistant: '助播动作',
	operator: '中控动作',
	director: '场控动作',
	ads: '投手动作',
	support: '客服动作',
	other: '其他动作'
};

/** The headings of our own columns, and of those that our own rows read differently from other teams' files. */
export const OWN = {
	kind: '环节类型',
	planned: '时长(分钟)',
	hardStart: '整点开始',
	hardEnd: '整点结束',
	linkNo: '链接号',
	title: '品名',
	skuCode: '款号',
	tier: '产品类型',
	listPrice: '日常价',
	livePrice: '直播价',
	coupon: '优惠券',
	gift: '赠品',
	mechanism: '机制',
	limit: '限购',
	stock: '库存',
	releaseStock: '放单量',
	points: '卖点',
	mustSay: '必说',
	mustNotSay: '注意事项',
	goal: '目标销售额',
	ready: '已备好',
	remark: '备注'
} as const;

/** In 已备好: done. Anything else is not yet. */
export const READY_WORD = '是';
