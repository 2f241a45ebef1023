// What the review stands on: the figures of this stream, its own normal, the minute curve and the products, out of the files taken in.
import { figuresAt, textAt, type Dataset, type ReportKind } from '../import/dataset.ts';
import { minuteSeries } from '../import/minutes.ts';
import type { DatasetId } from '../id.ts';
import { checkStream, checkSum, type Misfit } from '../metrics/checks.ts';
import type { Figures } from '../metrics/figures.ts';
import type { MinuteSeries } from '../metrics/series.ts';
import type { StreamState } from '../stream/state.ts';
import type { Duration, Instant } from '../time.ts';
import { wholeSeries } from './allocate.ts';
import { baseline } from './baseline.ts';
import { findStream, streamFigures, streamsBefore } from './stream-figures.ts';
import { shifted } from './fit.ts';

/** A file that was taken in and not undone. `shift` moves its minutes onto the show; `row` = this stream in a list. */
export interface TakenFile {
	readonly id: DatasetId;
	readonly datasets: readonly Dataset[];
	readonly shift: Duration;
	readonly row: number | null;
	/** A person said to use it although it was of another time. */
	readonly anyway: boolean;
}

/** A product as the platform counted it over the whole stream. */
export interface ProductResult {
	readonly id: string;
	readonly name: string;
	readonly figures: Figures;
}

/** Plain data (JSON): the server puts it together, pages and exports draw from it. */
export interface Material {
	readonly figures: Figures;
	/** The average of the streams before; empty when none is known. */
	readonly baseline: Figures;
	readonly baselineStreams: number;
	readonly minutes: MinuteSeries | null;
	readonly products: readonly ProductResult[];
	readonly kinds: readonly ReportKind[];
	/** Kinds that were used although they speak of another time. */
	readonly moved: readonly ReportKind[];
	readonly misfits: readonly Misfit[];
}

/** Nothing imported yet. */
export const NO_MATERIAL: Material = {
	figures: {},
	baseline: {},
	baselineStreams: 0,
	minutes: null,
	products: [],
	kinds: [],
	moved: [],
	misfits: []
};

/** What a material was made from, as one word: another word means that it must be made again. */
export function basisOf({ review, live, plannedStart, account }: StreamState): string {
	const files = review.datasets.filter(({ undone }) => !undone).map(({ id }) => id);
	return JSON.stringify([files, live.startedAt ?? plannedStart, account]);
}

interface Part extends TakenFile {
	readonly dataset: Dataset;
}

/** The last dataset of a kind: an export of the next day replaces the one before. */
function latest(files: readonly TakenFile[], kind: ReportKind): Part | null {
	const parts = files.flatMap((file) => file.datasets.map((dataset) => ({ ...file, dataset })));
	return parts.findLast(({ dataset }) => dataset.kind === kind) ?? null;
}

/** `account` '' = any; `start` is when the show began. `earlier`: lists that older streams imported, for the normal. */
export function materialOf(
	files: readonly TakenFile[],
	account: string,
	start: Instant | null,
	earlier: readonly Figures[] = []
): Material {
	const list = latest(files, 'compass-streams');
	const told = latest(files, 'compass-minutes');
	const goods = latest(files, 'compass-products');
	const ads = latest(files, 'qianchuan');
	const minutes = told && shifted(minuteSeries(told.dataset).series, told.shift);
	const row = list && (list.row ?? (start === null ? null : findStream(list.dataset, { account, start, end: start })));
	const listed = list !== null && row !== null ? { dataset: list.dataset, row } : null;
	const figures = streamFigures({ list: listed, ads: ads?.dataset ?? null, minutes });
	const own = listed ? streamsBefore(listed.dataset, listed.row) : [];
	const before = own.length > 0 ? own : earlier;
	const products = goods ? goods.dataset.places.map((_, at) => productAt(goods.dataset, at)) : [];
	const used = [list, told, goods, ads].filter((part) => part !== null);
	return {
		figures,
		baseline: baseline(before),
		baselineStreams: before.length,
		minutes,
		products,
		kinds: used.map(({ dataset }) => dataset.kind),
		moved: used.filter(({ anyway }) => anyway).map(({ dataset }) => dataset.kind),
		misfits: [...checkStream(figures), ...sums(figures, products, minutes)]
	};
}

/** The figures of this stream in one list; null when the list does not hold it. For the normal of later streams. */
export function listedFigures(files: readonly TakenFile[], account: string, start: Instant | null): Figures | null {
	const list = latest(files, 'compass-streams');
	if (!list) return null;
	const row = list.row ?? (start === null ? null : findStream(list.dataset, { account, start, end: start }));
	return row === null ? null : figuresAt(list.dataset, row);
}

function productAt(goods: Dataset, row: number): ProductResult {
	return {
		id: textAt(goods, row, 'product_id') ?? '',
		name: textAt(goods, row, 'product_name') ?? '',
		figures: figuresAt(goods, row)
	};
}

function sums(figures: Figures, products: readonly ProductResult[], minutes: MinuteSeries | null): readonly Misfit[] {
	const found: (Misfit | null)[] = (['pay_amt', 'user_pay_amt'] as const).map((key) =>
		checkSum(
			figures,
			products.map((product) => product.figures),
			key
		)
	);
	if (minutes)
		for (const key of ['pay_amt', 'pay_order_cnt'] as const) found.push(checkSum(figures, [wholeSeries(minutes)], key));
	return found.filter((misfit) => misfit !== null);
}
