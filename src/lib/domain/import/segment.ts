// Tells from a line's words which kind of segment it is when it is no product.
import type { ItemKind } from '../plan/item.ts';

const WORDS: readonly (readonly [ItemKind, RegExp])[] = [
	['bag', /福袋/u],
	['draw', /抽奖|开奖/u],
	['rest', /休息|中场/u],
	['buffer', /缓冲|机动时间|^机动$|^delay$/iu],
	['encore', /^返场/u],
	['closing', /收尾|下播|收官|结束|告别|下场预告|收尾预告/u],
	['opening', /开场|开播|暖场|预热/u],
	['interaction', /互动|红包|问答|游戏|连麦|投票|点赞|灯牌/u],
	['talk', /口播|换班|交接|公告|预告|介绍|憋单|过渡|留人|促单|逼单/u]
];

/** The kind of a segment; null when its words say nothing (it may well be a product). */
export function segmentKind(words: string): ItemKind | null {
	return WORDS.find(([, pattern]) => pattern.test(words))?.[0] ?? null;
}
