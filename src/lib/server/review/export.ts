// The review on its way out of the house: one document for the chat group, one workbook for those who calculate on.
import { metric, type MetricKey, type MetricKind } from '#lib/domain/metrics/dictionary.ts';
import { figure, type Figures } from '#lib/domain/metrics/figures.ts';
import type { PostKind } from '#lib/domain/people/post.ts';
import { decomposeGmv } from '#lib/domain/review/decompose.ts';
import { factorMetric } from '#lib/domain/review/factor.ts';
import { funnel } from '#lib/domain/review/funnel.ts';
import type { GivenUpStep } from '#lib/domain/review/given-up.ts';
import { goalResults } from '#lib/domain/review/goal-results.ts';
import { itemLines } from '#lib/domain/review/lines.ts';
import type { Material } from '#lib/domain/review/material.ts';
import { REVIEW_STEPS, type ReviewSection } from '#lib/domain/review/review.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { MINUTE, SECOND, type Instant } from '#lib/domain/time.ts';
import { clockText, dayText } from '#lib/domain/wall-clock.ts';
import { m } from '#lib/paraglide/messages.js';
import { metricName } from '#lib/words/metric-name.ts';
import { POST_NAMES } from '#lib/words/post-names.ts';
import { sectionName } from '#lib/words/review-sections.ts';
import { markdownFile, type ReviewSectionExport } from '../export/markdown.ts';
import type { ExportTable } from '../export/table.ts';
import { xlsxFile } from '../export/xlsx.ts';
import { asRunTable, onPostTable, peopleTable } from './export-as-run.ts';
import { givenUpTable } from './export-given-up.ts';
import { promiseTable } from './export-promises.ts';
import { allTasks, lateTables, worstTable } from './export-tasks.ts';

export interface ReviewInHand {
	readonly state: StreamState;
	readonly material: Material;
	readonly now: Instant;
	/** name of a member */
	readonly nameOf: (memberId: string) => string;
	/** a step that was done 本地 and not kept, and why, in the screens' own sentences */
	readonly stepSaid: (step: GivenUpStep) => { readonly did: string; readonly why: string };
}

/** With the words for posts. */
const named = (hand: ReviewInHand) => ({ ...hand, postOf: (post: PostKind) => POST_NAMES[post]() });
const yuan = (fen: number | null) => (fen === null ? null : fen / 100);
const minutes = (ms: number | null) => (ms === null ? null : ms / MINUTE);

/** A value in a column of mixed units, in words. */
function words(kind: MetricKind, value: number | null): string | null {
	if (value === null) return null;
	if (kind === 'money') return `¥${(Math.round(value) / 100).toFixed(2)}`;
	if (kind === 'ratio') return `${(value * 100).toFixed(2)}%`;
	if (kind === 'duration') return `${Math.round(value / SECOND)} s`;
	if (kind === 'multiple') return value.toFixed(2);
	return String(Math.round(value * 100) / 100);
}
const inWords = (figures: Figures, key: MetricKey) => words(metric(key).kind, figure(figures, key));

function goals({ state, material }: ReviewInHand): ExportTable {
	const verdict = { true: m.review_met(), false: m.review_not_met(), null: m.review_no_data() };
	return {
		name: m.review_goals(),
		columns: [
			{ header: m.review_metric(), width: 24 },
			{ header: m.review_target() },
			{ header: m.review_result() },
			{ header: m.review_rate(), format: 'percent' },
			{ header: m.review_verdict() },
			{ header: m.review_normal() }
		],
		rows: goalResults(state, material).goals.map((goal) => [
			metricName(goal.key),
			words(metric(goal.key).kind, goal.target),
			words(metric(goal.key).kind, goal.result),
			goal.rate,
			verdict[`${goal.met}`],
			words(metric(goal.key).kind, goal.baseline)
		])
	};
}

function steps({ material }: ReviewInHand): ExportTable {
	const { steps: people, rates } = funnel(material.figures, material.baseline);
	return {
		name: m.review_funnel(),
		columns: [
			{ header: m.review_metric(), width: 28 },
			{ header: m.review_result() },
			{ header: m.review_normal() },
			{ header: m.review_change(), format: 'percent' }
		],
		rows: people
			.flatMap((step, at) => (at === 0 ? [step] : [rates[at - 1], step]))
			.flatMap((row) =>
				row
					? [
							[
								metricName(row.key),
								inWords(material.figures, row.key),
								words(metric(row.key).kind, row.reference),
								row.change
							]
						]
					: []
			)
	};
}

function bridge({ material }: ReviewInHand): ExportTable | null {
	const parts = decomposeGmv(material.baseline, material.figures);
	if (!parts) return null;
	const label = (name: string) => {
		const key = factorMetric(name);
		return key
			? metricName(key)
			: name
					.split('/')
					.map((level) => metricName(level as MetricKey))
					.join(' ÷ ');
	};
	const kind = (name: string): MetricKind => {
		const key = factorMetric(name);
		return key ? metric(key).kind : name.startsWith('pay_amt') ? 'money' : 'ratio';
	};
	return {
		name: m.review_bridge(),
		columns: [
			{ header: m.review_factor(), width: 32 },
			{ header: m.review_normal() },
			{ header: m.review_result() },
			{ header: m.review_part(), format: 'yuan' }
		],
		rows: parts.map(({ name, before, after, part }) => [
			label(name),
			words(kind(name), before),
			words(kind(name), after),
			yuan(part)
		])
	};
}

function items({ state, material, now }: ReviewInHand): ExportTable {
	return {
		name: m.review_items(),
		columns: [
			{ header: '#', width: 5 },
			{ header: m.review_item(), width: 30 },
			{ header: m.review_planned_min(), format: 'decimal' },
			{ header: m.review_real_min(), format: 'decimal' },
			{ header: 'GMV', format: 'yuan' },
			{ header: m.review_gmv_per_minute(), format: 'yuan' },
			{ header: m.review_clicks(), format: 'whole' },
			{ header: m.review_conversion(), format: 'percent' },
			{ header: m.review_list_pay(), format: 'yuan' },
			{ header: m.review_list_clicks(), format: 'whole' },
			{ header: m.review_list_conversion(), format: 'percent' }
		],
		rows: itemLines(state, material, now).map(({ item, number, planned, real, earned, product, sameAs }) => {
			const own = sameAs === null ? (product?.figures ?? {}) : {};
			return [
				number,
				item.title,
				minutes(planned),
				minutes(real),
				yuan(earned?.gmv ?? null),
				yuan(earned?.gmvPerMinute ?? null),
				earned?.clicks ?? null,
				earned?.conversion ?? null,
				yuan(figure(own, 'user_pay_amt')),
				figure(own, 'product_click_uv'),
				figure(own, 'product_cvr_uv')
			];
		})
	};
}

function actions({ state }: ReviewInHand): ExportTable {
	return {
		name: m.review_actions(),
		columns: [
			{ header: m.review_action_title(), width: 40 },
			{ header: m.review_action_owner() },
			{ header: m.review_action_due() },
			{ header: m.review_action_verify(), width: 30 },
			{ header: m.review_action_state() }
		],
		rows: state.review.actions.map(({ title, ownerName, due, verify, done }) => [
			title,
			ownerName || null,
			due === null ? null : dayText(due),
			verify || null,
			done ? m.review_action_done() : m.review_action_open()
		])
	};
}

function minuteRows({ material }: ReviewInHand): ExportTable | null {
	const { minutes: series } = material;
	if (!series) return null;
	const keys = (Object.keys(series.columns) as MetricKey[]).filter((key) => metric(key).kind !== 'duration');
	const scale = (key: MetricKey, value: number | null) => (metric(key).kind === 'money' ? yuan(value) : value);
	const format = (key: MetricKey) =>
		(({ money: 'yuan', ratio: 'percent' }) as Partial<Record<MetricKind, 'yuan' | 'percent'>>)[metric(key).kind];
	return {
		name: m.review_curves(),
		columns: [
			{ header: m.review_minute(), width: 18 },
			...keys.map((key) => ({ header: metricName(key), ...(format(key) ? { format: format(key) } : {}) }))
		] as ExportTable['columns'],
		rows: series.minutes.map((minute, at) => [
			`${dayText(minute)} ${clockText(minute)}`,
			...keys.map((key) => scale(key, series.columns[key]?.[at] ?? null))
		])
	};
}

function files({ state, nameOf }: ReviewInHand): ExportTable {
	return {
		name: m.review_files(),
		columns: [
			{ header: m.review_file(), width: 50 },
			{ header: m.review_rows_header(), format: 'whole' },
			{ header: m.review_by() }
		],
		rows: state.review.datasets
			.filter(({ undone }) => !undone)
			.map(({ fileName, rows, by }) => [fileName, rows, nameOf(by) || null])
	};
}

const textOf = (state: StreamState, section: ReviewSection) =>
	state.review.texts.find((text) => text.section === section)?.text ?? '';

/** The self-assessments that were written, in the order of the posts. */
function selfSections({ state }: ReviewInHand): readonly ReviewSectionExport[] {
	return (Object.keys(POST_NAMES) as PostKind[]).flatMap((kind) => {
		const text = textOf(state, `self-${kind}`);
		return text === '' ? [] : [{ heading: sectionName(`self-${kind}`), text }];
	});
}

/** The whole review as Markdown. */
export function reviewMarkdown(hand: ReviewInHand): string {
	const tables: Readonly<Record<(typeof REVIEW_STEPS)[number], readonly (ExportTable | null)[]>> = {
		goal: [goals(hand)],
		result: [
			...[steps(hand), items(hand), asRunTable(named(hand)), peopleTable(named(hand))],
			...[givenUpTable(hand), promiseTable(hand), ...lateTables(named(hand)), worstTable(named(hand))]
		],
		cause: [bridge(hand)],
		lesson: [actions(hand)]
	};
	const joint = REVIEW_STEPS.map((step): ReviewSectionExport => ({
		heading: sectionName(step),
		text: textOf(hand.state, step) || m.review_nothing_written(),
		tables: tables[step].filter((table) => table !== null && table.rows.length > 0) as readonly ExportTable[]
	}));
	const sources = { heading: m.review_files(), tables: [files(hand)] };
	return markdownFile(heading(hand.state), [...selfSections(hand), ...joint, sources]);
}

/** The same as a workbook, with the minutes. */
export async function reviewWorkbook(hand: ReviewInHand): Promise<Uint8Array> {
	const written: ExportTable = {
		name: m.review_nav_notes(),
		columns: [
			{ header: m.review_section(), width: 16 },
			{ header: m.review_text(), width: 100 }
		],
		rows: [
			...selfSections(hand).map(({ heading: name, text }) => [name, text ?? null]),
			...REVIEW_STEPS.map((step) => [sectionName(step), textOf(hand.state, step) || null])
		]
	};
	const tables = [
		written,
		goals(hand),
		steps(hand),
		bridge(hand),
		items(hand),
		asRunTable(named(hand)),
		peopleTable(named(hand)),
		onPostTable(named(hand)),
		givenUpTable(hand),
		promiseTable(hand),
		...lateTables(named(hand)),
		allTasks(named(hand)),
		actions(hand),
		minuteRows(hand),
		files(hand)
	];
	return xlsxFile(tables.filter((table) => table !== null));
}

/** 标题 2026-11-23 复盘 */
export function heading({ title, live, plannedStart }: StreamState): string {
	const at = live.startedAt ?? plannedStart;
	return `${title}${at === null ? '' : ` ${dayText(at)}`} ${m.common_phase_review()}`;
}
