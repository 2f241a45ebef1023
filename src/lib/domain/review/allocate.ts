// Shares a minute's figures among those who had part of it, so that the parts always add up to the minute.
import { metric, METRIC_KEYS, type MetricKey } from '../metrics/dictionary.ts';
import { figure, type Figures } from '../metrics/figures.ts';
import type { MinuteSeries } from '../metrics/series.ts';
import { measured, type Value } from '../metrics/value.ts';
import { MINUTE, type Duration, type Instant } from '../time.ts';

/** A stretch of time that belongs to someone: `from` < `to`. */
export interface Stretch {
	readonly from: Instant;
	readonly to: Instant;
}

/** The same time without anything of it twice, in order. */
export function joined(stretches: readonly Stretch[]): Stretch[] {
	const one: Stretch[] = [];
	for (const each of stretches.toSorted((a, b) => a.from - b.from)) {
		const last = one.at(-1);
		if (last && each.from <= last.to) one[one.length - 1] = { from: last.from, to: Math.max(last.to, each.to) };
		else one.push({ from: each.from, to: each.to });
	}
	return one;
}

/** How much of a stretch of time falls into these, which do not overlap. */
export function within(stretches: readonly Stretch[], from: Instant, to: Instant): Duration {
	return stretches.reduce((sum, each) => sum + Math.max(0, Math.min(each.to, to) - Math.max(each.from, from)), 0);
}

/** What fell to one owner. `covered` is the part of their time (ms) for which the platform told minutes. */
export interface Allotment {
	readonly figures: Figures;
	readonly covered: Duration;
}

/** Cuts a whole number by shares (each 0..1); with shares up to 1 in all, parts and rest add up to the number exactly. */
function cut(value: number, shares: readonly number[]): readonly number[] {
	const total = shares.reduce((sum, share) => sum + share, 0);
	const ideal = shares.map((share) => value * share);
	// Two people on one post at once both had the minute: there is no sum to keep.
	if (total > 1 + 1e-9 || !Number.isInteger(value))
		return ideal.map((part) => (Number.isInteger(value) ? Math.round(part) : part));
	const rest = value * (1 - total);
	const all = [...ideal, rest];
	const floors = all.map(Math.floor);
	let missing = value - floors.reduce((sum, part) => sum + part, 0);
	const order = all
		.map((part, at) => ({ at, over: part - Math.floor(part) }))
		.sort((a, b) => b.over - a.over || a.at - b.at);
	for (const { at } of order) {
		if (missing <= 0) break;
		floors[at] = (floors[at] ?? 0) + 1;
		missing -= 1;
	}
	return floors.slice(0, shares.length);
}

class Tally {
	covered = 0;
	readonly #sums = new Map<MetricKey, number | null>();
	readonly #weights = new Map<MetricKey, number>();

	take(key: MetricKey, value: number | null, share: number): void {
		const by = metric(key).aggregation.by;
		const known = this.#sums.has(key) ? (this.#sums.get(key) ?? null) : 0;
		if (value === null || known === null) this.#sums.set(key, null);
		else if (by === 'sum') this.#sums.set(key, known + value);
		else if (by === 'max') this.#sums.set(key, Math.max(known, value));
		else {
			this.#sums.set(key, known + value * share);
			this.#weights.set(key, (this.#weights.get(key) ?? 0) + share);
		}
	}

	figures(): Figures {
		const figures: Partial<Record<MetricKey, Value>> = {};
		for (const [key, sum] of this.#sums) {
			const weight = this.#weights.get(key);
			figures[key] = measured(sum === null ? null : weight ? sum / weight : sum);
		}
		for (const key of METRIC_KEYS) {
			const { aggregation } = metric(key);
			if (aggregation.by !== 'ratio' || !figures[aggregation.num] || !figures[aggregation.den]) continue;
			figures[key] = measured(figure(figures, key));
		}
		return figures;
	}
}

/**
 * What each owner's minutes brought. Counts and money are cut by seconds and stay whole numbers; levels (online) are
 * averaged over the owner's seconds; ratios are formed from the owner's sums. `lag` ≥ 0 ms moves the curve back: what
 * was bought at t belongs to who was on at t − lag. It may be any difference between the two clocks.
 */
export function allot<Owner>(
	series: MinuteSeries,
	owners: ReadonlyMap<Owner, readonly Stretch[]>,
	lag: Duration = 0
): ReadonlyMap<Owner, Allotment> {
	const names = [...owners.keys()];
	const tallies = names.map(() => new Tally());
	const columns = (Object.entries(series.columns) as [MetricKey, readonly (number | null)[]][]).filter(([key]) =>
		['sum', 'max', 'avg'].includes(metric(key).aggregation.by)
	);
	series.minutes.forEach((told, index) => {
		const from = told - lag;
		const shares = names.map((name) => within(owners.get(name) ?? [], from, from + MINUTE) / MINUTE);
		if (shares.every((share) => share === 0)) return;
		for (const [at, tally] of tallies.entries()) tally.covered += (shares[at] ?? 0) * MINUTE;
		for (const [key, values] of columns) {
			const value = values[index] ?? null;
			const parts = value !== null && metric(key).aggregation.by === 'sum' ? cut(value, shares) : null;
			shares.forEach((share, at) => {
				if (share > 0) tallies[at]?.take(key, parts ? (parts[at] ?? 0) : value, share);
			});
		}
	});
	return new Map(
		names.map((name, at) => {
			const tally = tallies[at] ?? new Tally();
			return [name, { figures: tally.figures(), covered: Math.round(tally.covered) }];
		})
	);
}

/** All minutes as one: sums, the average level, the ratios formed from the sums. */
export function wholeSeries(series: MinuteSeries): Figures {
	const first = series.minutes[0] ?? 0;
	const last = series.minutes.at(-1) ?? 0;
	return allot(series, new Map([['all', [{ from: first, to: last + MINUTE }]]])).get('all')?.figures ?? {};
}
