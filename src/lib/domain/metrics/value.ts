// A figure knows how well it is known: measured, estimated between two bounds, or missing. Missing is never 0.

/** A value in its metric's unit. An estimate without an upper bound has max null. */
export type Value =
	| { readonly kind: 'measured'; readonly value: number }
	| { readonly kind: 'estimated'; readonly min: number; readonly max: number | null }
	| { readonly kind: 'missing' };

export const MISSING: Value = { kind: 'missing' };

/** A measured value, or missing for null. */
export function measured(value: number | null | undefined): Value {
	return value === null || value === undefined ? MISSING : { kind: 'measured', value };
}

/** The number of a measured value; null when it is estimated or missing, so that no estimate slips into exact sums. */
export function exact(value: Value | undefined): number | null {
	return value?.kind === 'measured' ? value.value : null;
}

/** Numerator by denominator; null when either is unknown or the denominator is 0. */
export function quotient(numerator: number | null, denominator: number | null): number | null {
	return numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;
}
