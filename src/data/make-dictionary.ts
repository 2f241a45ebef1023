// Splits the alias table into what review needs (the dictionary), what only an import needs (the header names) and what is typed in on air.
// Run `node src/data/make-dictionary.ts` after changing metrics_aliases.json; a test compares the results.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

interface SourceMetric {
	zh: string;
	unit: string;
	scopes: string[];
	aggregation: string;
	aliases: string[];
	alias_units?: Record<string, string>;
	calc?: { num: string; den: string; scale: number };
	better?: 'up' | 'down';
}

const read = (name: string) => JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8'));
const target = {
	dictionary: new URL('../lib/domain/metrics/dictionary.json', import.meta.url),
	headers: new URL('../lib/domain/import/header-names.json', import.meta.url),
	typed: new URL('../lib/domain/metrics/typed-metrics.json', import.meta.url)
};

const KINDS: Record<string, string> = {
	text: 'text',
	enum: 'text',
	id: 'id',
	datetime: 'instant',
	datetime_range: 'instant-range',
	date: 'date',
	duration_s: 'duration',
	ratio: 'ratio',
	x: 'multiple',
	time_range_list: 'time-ranges',
	yuan: 'money',
	'yuan/h': 'money',
	'yuan/min': 'money'
};

/** Rates over time: the table writes their formulas in words; durations here are milliseconds. */
const PER_TIME: Record<string, { num: string; den: string; scale: number }> = {
	watch_uv_per_hour: { num: 'watch_uv', den: 'duration', scale: 3_600_000 },
	gmv_per_hour: { num: 'pay_amt', den: 'duration', scale: 3_600_000 },
	user_pay_per_hour: { num: 'user_pay_amt', den: 'duration', scale: 3_600_000 },
	avg_comment_per_min: { num: 'comment_cnt', den: 'duration', scale: 60_000 }
};

function aggregation(key: string, metric: SourceMetric) {
	const calc = metric.calc ?? PER_TIME[key];
	if (metric.aggregation === 'ratio') return calc ? { by: 'ratio', ...calc } : { by: 'none' };
	const [by, weight] = metric.aggregation.split(':');
	return by === 'weighted_avg' ? { by: 'weighted', weight } : { by };
}

/** What is read off the platform's screen every few minutes, and the goals that it is held against. */
const TYPED = ['pay_amt', 'online_uv', 'avg_online', 'pay_order_cnt', 'watch_uv', 'new_fans', 'pay_uv'];

/** The files as they should be. */
export function build() {
	const source = read('metrics_aliases.json');
	const english: Record<string, string> = read('metric_names_en.json');
	const metrics = Object.entries(source.metrics as Record<string, SourceMetric>);
	const dictionary = Object.fromEntries(
		metrics.map(([key, metric]) => [
			key,
			{
				zh: metric.zh,
				en: english[key],
				kind: KINDS[metric.unit] ?? 'count',
				unit: metric.unit,
				scopes: metric.scopes,
				aggregation: aggregation(key, metric),
				better: metric.better ?? null
			}
		])
	);
	const headers = {
		metrics: metrics.map(([key, metric]) => ({
			key,
			scopes: metric.scopes,
			aliases: [...new Set([metric.zh, ...metric.aliases])],
			units: metric.alias_units ?? {}
		})),
		sheet: Object.entries(source.runsheet_columns as Record<string, { zh: string; aliases: string[] }>).map(
			([key, column]) => ({ key, aliases: column.aliases })
		),
		tiers: (source.product_role_types as { key: string; aliases: string[] }[]).map(({ key, aliases }) => ({
			key,
			aliases
		}))
	};
	const typed = Object.fromEntries(
		TYPED.map((key) => {
			const { zh, en, kind, aggregation } = dictionary[key]!;
			return [key, { zh, en, kind, aggregation }];
		})
	);
	return { dictionary, headers, typed };
}

/** The files as they are. */
export function stored() {
	return {
		dictionary: JSON.parse(readFileSync(target.dictionary, 'utf8')),
		headers: JSON.parse(readFileSync(target.headers, 'utf8')),
		typed: JSON.parse(readFileSync(target.typed, 'utf8'))
	};
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	const built = build();
	writeFileSync(target.dictionary, JSON.stringify(built.dictionary, null, '\t') + '\n');
	writeFileSync(target.headers, JSON.stringify(built.headers, null, '\t') + '\n');
	writeFileSync(target.typed, JSON.stringify(built.typed, null, '\t') + '\n');
}
