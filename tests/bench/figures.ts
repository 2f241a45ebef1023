// Percentiles and rounding for the printed figures.

/** The value below which the share `p` (0…1) of the sorted samples lies (nearest rank). */
export function percentile(samples: readonly number[], p: number): number {
	const sorted = [...samples].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(p * sorted.length) - 1))] ?? NaN;
}

/** Two digits after the point. */
export const round = (value: number): number => Math.round(value * 100) / 100;
