// One line of the run-sheet (环节): a product or another segment, with its offer for this stream and its script.
import type { BlockId, GroupId, ItemId, MemberId, ProductId } from '../id.ts';
import type { Fen } from '../money.ts';
import type { PostKind } from '../people/post.ts';
import type { Duration, Instant } from '../time.ts';
import type { PlannedTask } from '../task/task.ts';
import type { Tier } from '../run-sheet/tier.ts';

/** 商品 开场 互动 福袋 抽奖 口播 返场 收尾 休息 缓冲 (time kept free, the first to give way when the sheet does not fit) */
export const ITEM_KINDS = [
	'product',
	'opening',
	'interaction',
	'bag',
	'draw',
	'talk',
	'encore',
	'closing',
	'rest',
	'buffer'
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** 塑品 痛点 卖点 机制 逼单 互动 其他 */
export const BLOCK_KINDS = ['shape', 'pain', 'point', 'offer', 'close', 'interact', 'other'] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** A piece of script for one post. `revision` counts its accepted writings from 1. */
export interface ScriptBlock {
	readonly id: BlockId;
	readonly post: PostKind;
	readonly kind: BlockKind;
	readonly text: string;
	readonly revision: number;
	readonly writtenBy: MemberId;
	readonly writtenAt: Instant;
}

/** The fields of an item that people type; every one merges by itself when two people edit one row. */
export interface ItemFields {
	readonly kind: ItemKind;
	readonly title: string;
	/** 0 … 24 h */
	readonly planned: Duration;
	/** A fixed start (整点秒杀); null flows from the item before. */
	readonly hardStart: Instant | null;
	/**
	 * A fixed end (倒推): the item and those before it, back to the last fixed time, are counted back from here.
	 * null = it ends when it ends; says nothing while the item has a fixed start.
	 */
	readonly hardEnd: Instant | null;
	readonly productId: ProductId | null;
	/** 链接号 in the cart, 1 … 9999 */
	readonly linkNo: number | null;
	readonly skuCode: string;
	readonly tier: Tier | null;
	readonly livePrice: Fen | null;
	readonly listPrice: Fen | null;
	readonly coupon: string;
	readonly gift: string;
	readonly mechanism: string;
	readonly limit: string;
	/** Pieces for sale; null = nobody said. */
	readonly stock: number | null;
	/** Pieces put up at first (放单量). */
	readonly releaseStock: number | null;
	/** 卖点, the first three are shown on the host's screen. */
	readonly points: readonly string[];
	readonly mustSay: string;
	readonly mustNotSay: string;
	/** What each post does in this item (主播动作, 中控动作, 道具 …). */
	readonly notes: Readonly<Partial<Record<PostKind, string>>>;
	/** What the producer put on the board for it, beside and over what it asks for by itself. */
	readonly tasks: readonly PlannedTask[];
	/** Address path of the picture on this server; null = none. */
	readonly image: string | null;
	readonly ownerId: MemberId | null;
	readonly ready: boolean;
	readonly remark: string;
	/** 目标销售额 of this row, in 分; null = nobody said. */
	readonly goal: Fen | null;
	/** The round it belongs to; null = none. */
	readonly groupId: GroupId | null;
}

/** An item of the run-sheet. `scriptRevision` counts accepted changes of its script from 0. */
export interface Item extends ItemFields {
	readonly id: ItemId;
	readonly script: readonly ScriptBlock[];
	readonly scriptRevision: number;
	/** Inserted while on air: not part of the plan that the show is measured against. */
	readonly insertedOnAir: boolean;
}

/** A change of some fields of an item. */
export type ItemPatch = Partial<ItemFields>;

/** A new item as a client sends it: id and the fields that differ from the empty item; blocks when it is a copy. */
export interface NewItem {
	readonly id: ItemId;
	readonly fields: ItemPatch;
	readonly script?: readonly Pick<ScriptBlock, 'id' | 'post' | 'kind' | 'text'>[];
}

/** The fields of an item nobody has typed in yet: a product of 5 minutes with nothing known. */
export const EMPTY_ITEM: ItemFields = {
	kind: 'product',
	title: '',
	planned: 300_000,
	hardStart: null,
	hardEnd: null,
	productId: null,
	linkNo: null,
	skuCode: '',
	tier: null,
	livePrice: null,
	listPrice: null,
	coupon: '',
	gift: '',
	mechanism: '',
	limit: '',
	stock: null,
	releaseStock: null,
	points: [],
	mustSay: '',
	mustNotSay: '',
	notes: {},
	tasks: [],
	image: null,
	ownerId: null,
	ready: false,
	remark: '',
	goal: null,
	groupId: null
};
