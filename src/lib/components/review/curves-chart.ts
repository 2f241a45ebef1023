// The minute curves as one Chart.js canvas: a lane for each figure over one axis of time, which is the strip's.
import type { Chart as ChartType, ChartConfiguration, ChartDataset, Point, ScriptableScaleContext } from 'chart.js';
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import { metric, type MetricKey } from '#lib/domain/metrics/dictionary.ts';
import type { MinuteSeries } from '#lib/domain/metrics/series.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import { metricName } from '#lib/words/metric-name.ts';
import { dayTime } from '../ui/format.ts';
import { laneNames } from './lane-names.ts';
import { exactText, shortText } from './metric-words.ts';

/** A stretch or a moment to be seen across all lanes. */
export interface Band {
	readonly from: Instant;
	readonly to: Instant;
	readonly tone: 'chosen' | 'over' | 'warn' | 'accent' | 'plain';
}

export interface Curves {
	readonly series: MinuteSeries;
	readonly keys: readonly MetricKey[];
	readonly from: Instant;
	readonly to: Instant;
	readonly bands: readonly Band[];
	/** where the scrubber stands */
	readonly at: Instant | null;
}

/** The lanes' colours, in order; tokens of both themes. */
export const LANE_COLOURS = [
	'--accent',
	'--tier-hero',
	'--tier-seckill',
	'--tier-traffic',
	'--tier-test',
	'--tier-bundle'
];
export const LANE_HEIGHT = 84;
type LineChart = ChartType<'line', Point[]>;

let library: Promise<typeof import('chart.js')> | null = null;
/** Fetched when the first curve is drawn: pages without figures do without it. */
function load(): Promise<typeof import('chart.js')> {
	library ??= (async () => {
		const [chart, annotation] = await Promise.all([import('chart.js'), import('chartjs-plugin-annotation')]);
		const { Chart, LineController, LineElement, PointElement, LinearScale, Filler, Tooltip } = chart;
		Chart.register(LineController, LineElement, PointElement, LinearScale, Filler, Tooltip, annotation.default);
		return chart;
	})();
	return library;
}

/** Draws on the canvas. `onpick` is told the moment that was clicked. */
export async function drawCurves(
	canvas: HTMLCanvasElement,
	curves: Curves,
	onpick: (at: Instant) => void
): Promise<LineChart> {
	const { Chart } = await load();
	return new Chart<'line', Point[]>(canvas, configuration(canvas, curves, onpick));
}

/** Shows other curves on the same canvas, without motion. */
export function redraw(
	chart: LineChart,
	canvas: HTMLCanvasElement,
	curves: Curves,
	onpick: (at: Instant) => void
): void {
	const { data, options } = configuration(canvas, curves, onpick);
	chart.data = data;
	if (options) chart.options = options;
	chart.update('none');
}

function configuration(
	canvas: HTMLCanvasElement,
	{ series, keys, from, to, bands, at }: Curves,
	onpick: (at: Instant) => void
): ChartConfiguration<'line', Point[]> {
	const style = getComputedStyle(canvas);
	const token = (name: string) => style.getPropertyValue(name).trim();
	const font = { family: style.fontFamily, size: 11 };
	const tones = { chosen: '--accent', over: '--over', warn: '--warn', accent: '--accent', plain: '--line-strong' };
	const colour = (index: number) => token(LANE_COLOURS[index % LANE_COLOURS.length] ?? '--accent');
	// A band belongs to one scale: it is drawn once in every lane.
	const inEveryLane = (band: object): AnnotationOptions[] =>
		keys.map((yScaleID) => ({ ...band, xScaleID: 'x', yScaleID }) as AnnotationOptions);
	const lines = bands.flatMap(({ from: left, to: right, tone }) => {
		const shade = token(tones[tone]);
		const place = { xMin: left, xMax: right > left ? right : left };
		return right > left
			? inEveryLane({
					...place,
					type: 'box',
					backgroundColor: `${shade}22`,
					borderWidth: 0,
					drawTime: 'beforeDatasetsDraw'
				})
			: inEveryLane({ ...place, type: 'line', borderColor: shade, borderWidth: 1, borderDash: [3, 3] });
	});
	if (at !== null)
		lines.push(...inEveryLane({ type: 'line', xMin: at, xMax: at, borderColor: token('--accent'), borderWidth: 2 }));
	const lane = (key: MetricKey, index: number) => ({
		type: 'linear' as const,
		axis: 'y' as const,
		position: 'left' as const,
		stack: 'lanes',
		stackWeight: 1,
		weight: keys.length - index,
		beginAtZero: true,
		// A lane of nothing but zeros is flat, not magnified.
		suggestedMax: { money: 10_000, ratio: 0.01 }[metric(key).kind as string] ?? 5,
		grace: '18%',
		border: { display: false },
		grid: {
			tickLength: 0,
			color: ({ tick }: ScriptableScaleContext) => (tick.value === 0 ? token('--line-strong') : token('--line'))
		},
		ticks: {
			mirror: true,
			maxTicksLimit: 3,
			padding: 4,
			labelOffset: 8,
			z: 1,
			color: token('--muted'),
			font,
			callback: (value: string | number) => (Number(value) === 0 ? '' : shortText(metric(key).kind, Number(value)))
		},
		// The lane begins where the strip begins: its figures stand inside.
		afterFit: (scale: { width: number }) => (scale.width = 0)
	});
	return {
		type: 'line',
		plugins: [laneNames],
		data: { datasets: keys.map((key, index) => dataset(series, key, colour(index))) },
		options: {
			animation: false,
			responsive: true,
			maintainAspectRatio: false,
			layout: { padding: 0, autoPadding: false },
			interaction: { mode: 'index', intersect: false },
			onClick: (_, __, chart) => {
				const { x } = chart.scales;
				const picked = chart.tooltip?.dataPoints[0]?.parsed.x;
				if (x && picked !== undefined && picked !== null) onpick(picked);
			},
			scales: {
				x: { type: 'linear', min: from, max: to, display: false },
				...Object.fromEntries(keys.map((key, index) => [key, lane(key, index)]))
			},
			plugins: {
				annotation: { annotations: lines },
				tooltip: {
					backgroundColor: token('--ink'),
					titleColor: token('--paper'),
					bodyColor: token('--paper'),
					cornerRadius: 3,
					callbacks: {
						title: ([point]) => (point ? dayTime(Math.floor((point.parsed.x ?? 0) / MINUTE) * MINUTE, from) : ''),
						label: ({ datasetIndex, parsed }) => {
							const key = keys[datasetIndex];
							return key ? `${metricName(key)} ${exactText(metric(key).kind, parsed.y ?? null)}` : '';
						}
					}
				}
			}
		}
	};
}

/** A point in the middle of each minute; a minute that was not told leaves a gap. */
function dataset(series: MinuteSeries, key: MetricKey, colour: string): ChartDataset<'line', Point[]> {
	const values = series.columns[key] ?? [];
	const data = series.minutes.flatMap((minute, index): Point[] => {
		const point = { x: minute + MINUTE / 2, y: values[index] ?? NaN };
		const before = series.minutes[index - 1];
		return before !== undefined && minute - before > MINUTE ? [{ x: minute, y: NaN }, point] : [point];
	});
	return {
		label: metricName(key),
		data,
		yAxisID: key,
		borderColor: colour,
		backgroundColor: `${colour}26`,
		fill: 'origin',
		borderWidth: 1.5,
		pointRadius: data.length < 30 ? 2 : 0,
		pointHoverRadius: 3,
		stepped: false,
		tension: 0
	};
}
