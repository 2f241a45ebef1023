// A mapping that comes from a browser is checked before anything follows it.
import * as v from 'valibot';
import { isMetricKey, type MetricKey } from '#lib/domain/metrics/dictionary.ts';
import type { ChosenMapping } from '#lib/domain/import/preview.ts';
import { LIMITS } from './limits.ts';

const MOST_TABLES = 50;
const row = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(40));
const schema = v.pipe(
	v.array(
		v.strictObject({
			table: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_TABLES)),
			mapping: v.strictObject({
				kind: v.picklist([
					'compass-streams',
					'compass-minutes',
					'compass-products',
					'compass-channels',
					'qianchuan',
					'short-videos'
				]),
				headerRow: row,
				firstRow: row,
				columns: v.pipe(
					v.array(
						v.strictObject({
							column: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(LIMITS.columns)),
							header: v.pipe(v.string(), v.maxLength(32_767)),
							key: v.nullable(v.custom<MetricKey>(isMetricKey)),
							unit: v.nullable(v.picklist(['yuan', 'ten-thousand-yuan', 'minutes', 'seconds', 'hours', 'percent']))
						})
					),
					v.maxLength(LIMITS.columns),
					// One figure from two columns would be counted twice.
					v.check((columns) => {
						const keys = columns.flatMap(({ key }) => key ?? []);
						return new Set(keys).size === keys.length;
					})
				)
			})
		})
	),
	v.maxLength(MOST_TABLES)
);

/** The chosen mappings as they may be followed; null when they make no sense. */
export function chosenMappings(value: unknown): readonly ChosenMapping[] | null {
	const parsed = v.safeParse(schema, value);
	return parsed.success ? parsed.output : null;
}
