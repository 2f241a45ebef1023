// What a buyer really pays and what is left of it: the price after the coupons that say so plainly, and 毛利.
import type { Fen } from '../money.ts';
import type { Item } from '../plan/item.ts';

const FEN_A_YUAN = 100;
/** 满100减10, 立减5元, 券10, 10元券, -10. */
const OFF = /(?:满(\d+(?:\.\d+)?)元?)?(?:立减|直降|减|券|-)(\d+(?:\.\d+)?)|(\d+(?:\.\d+)?)元?券/gu;

/**
 * The price after every coupon of the row that can be read and applies at this price, never below 0; null without a
 * price. Words that say no amount (满赠, 会员券) take nothing off.
 */
export function netPrice({ livePrice, coupon }: Pick<Item, 'livePrice' | 'coupon'>): Fen | null {
	if (livePrice === null) return null;
	let off = 0;
	for (const [, from = '0', amount, voucher] of coupon.normalize('NFKC').replace(/\s/gu, '').matchAll(OFF)) {
		if (livePrice >= fen(from)) off += fen(amount ?? voucher ?? '0');
	}
	return Math.max(0, livePrice - off);
}

function fen(yuan: string): Fen {
	return Math.round(Number(yuan) * FEN_A_YUAN);
}

export interface Margin {
	/** After coupons. */
	readonly net: Fen;
	/** net − cost − commission; negative = every piece loses money. */
	readonly margin: Fen;
	/** Of the net price; null when that is 0. */
	readonly rate: number | null;
}

/** 毛利 of one piece; null while price or cost is not known. `commission` is a share of the net price, null counts as none. */
export function marginOf(
	item: Pick<Item, 'livePrice' | 'coupon'>,
	cost: Fen | null,
	commission: number | null
): Margin | null {
	const net = netPrice(item);
	if (net === null || cost === null) return null;
	const margin = net - cost - Math.round(net * (commission ?? 0));
	return { net, margin, rate: net === 0 ? null : margin / net };
}
