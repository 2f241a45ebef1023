// 阶梯价: what several pieces of a product cost together (1 件 139, 2 件 258).
import type { Fen } from '../money.ts';

/** So many pieces, 1 …, for this much together. */
export interface PriceTier {
	readonly count: number;
	readonly price: Fen;
}

/** What one piece comes to, in 分, rounded down: what it must not be below is judged by this. */
export function pieceOf({ count, price }: PriceTier): Fen {
	return Math.floor(price / count);
}

/** The tiers as the 机制 of a new row says them, the fewest pieces first; '' without any. */
export function tierWords(tiers: readonly PriceTier[]): string {
	return tiers
		.toSorted((one, other) => one.count - other.count)
		.map(({ count, price }) => `${count} 件 ${price / 100} 元`)
		.join('，');
}
