// Money is counted in integer 分 (1/100 yuan), so that sums of prices are exact.

/** An amount in 分, an integer; may be negative only for differences and refunds. */
export type Fen = number & { readonly unit?: 'fen' };
