// Figures a machine sends while on air: names of the dictionary, each with its unit, turned into what the journal keeps.
import * as v from 'valibot';
import { isMetricKey, metric, type MetricKind } from '#lib/domain/metrics/dictionary.ts';
import { HOUR, MINUTE, SECOND, type Instant } from '#lib/domain/time.ts';

/** Units by kind of metric, each with what one of it is in what the journal keeps (分, ms, a share of 1). */
const UNITS: Readonly<Partial<Record<MetricKind, Readonly<Record<string, number>>>>> = {
	money: { fen: 1, yuan: 100 },
	duration: { ms: 1, s: SECOND, min: MINUTE, h: HOUR },
	ratio: { share: 1, percent: 0.01 },
	count: { count: 1 },
	multiple: { x: 1 }
};
const ALL_UNITS = [...new Set(Object.values(UNITS).flatMap((units) => Object.keys(units)))] as [string, ...string[]];
/** Numbers are noted at the moment they arrive; an older reading belongs into a file of the review. */
const OLDEST = 2 * MINUTE;

const figure = v.strictObject({ value: v.pipe(v.number(), v.finite(), v.minValue(0)), unit: v.picklist(ALL_UNITS) });

/** `at`: when the figures were read (epoch ms), at most two minutes from the server's clock. */
export const numbersBody = v.strictObject({
	values: v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,63}$/)), figure),
	at: v.optional(v.pipe(v.number(), v.safeInteger()))
});

type Read =
	| { readonly ok: true; readonly values: Readonly<Record<string, number>> }
	| { readonly ok: false; readonly why: 'unknown-metric' | 'wrong-unit' | 'stale-numbers'; readonly field: string };

/** The journal's values, or the first figure that cannot be taken; nothing is guessed, and nothing is taken in part. */
export function readNumbers({ values, at }: v.InferOutput<typeof numbersBody>, now: Instant): Read {
	if (at !== undefined && Math.abs(now - at) > OLDEST) return { ok: false, why: 'stale-numbers', field: 'at' };
	const kept: [string, number][] = [];
	for (const [key, { value, unit }] of Object.entries(values)) {
		if (!isMetricKey(key)) return { ok: false, why: 'unknown-metric', field: key };
		const { kind } = metric(key);
		const one = Object.hasOwn(UNITS, kind) ? UNITS[kind]?.[unit] : undefined;
		if (one === undefined) return { ok: false, why: 'wrong-unit', field: key };
		const exact = value * one;
		kept.push([key, kind === 'money' || kind === 'duration' ? Math.round(exact) : exact]);
	}
	return { ok: true, values: Object.fromEntries(kept) };
}
