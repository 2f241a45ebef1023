// What still stands between a plan and air, and what is only worth a word: each with its weight, its places and where it is put right.
import { goodsConflicts, type GoodsConflict, type GoodsFacts } from '../goods/conflicts.ts';
import type { ItemId, LineId, ProductId, ShiftId } from '../id.ts';
import { shiftConflicts, type ElsewhereShift, type ShiftConflict } from '../people/shift-conflicts.ts';
import type { StreamState } from '../stream/state.ts';
import type { Instant } from '../time.ts';
import { plannedSheet } from '../timing/planned.ts';
import type { Item, ItemKind } from './item.ts';

/** The six parts of a plan, in the order they are done. */
export const AREAS = ['goals', 'sheet', 'goods', 'script', 'people', 'checklist'] as const;
export type Area = (typeof AREAS)[number];

/** `blocks`: whoever goes on air all the same is asked first. `warns`: worth a look. */
export type Severity = 'blocks' | 'warns';

interface Weight {
	readonly area: Area;
	readonly severity: Severity;
}
const blocks = (area: Area): Weight => ({ area, severity: 'blocks' });
const warns = (area: Area): Weight => ({ area, severity: 'warns' });

/** Everything that can be found, the gravest of each part first. Each name has a sentence `plan_found_<name with _>`. */
const WEIGHTS = {
	'no-start': blocks('goals'),
	'no-goal': blocks('goals'),
	'empty-sheet': blocks('sheet'),
	'sheet-overlap': blocks('sheet'),
	'sheet-gap': warns('sheet'),
	'over-slot': warns('sheet'),
	'open-requests': warns('sheet'),
	'open-comments': warns('sheet'),
	'no-price': blocks('goods'),
	'no-stock': warns('goods'),
	'nothing-left': blocks('goods'),
	'price-below-floor': blocks('goods'),
	'price-below-cost': warns('goods'),
	'stock-below-plan': warns('goods'),
	'stock-below-all': warns('goods'),
	'certificate-missing': blocks('goods'),
	'certificate-expired': blocks('goods'),
	'product-twice': warns('goods'),
	'seckill-outside-hour': warns('goods'),
	'no-script': warns('script'),
	'host-gap': blocks('people'),
	'person-twice': blocks('people'),
	'other-stream': blocks('people'),
	'post-strained': warns('people'),
	'too-long': warns('people'),
	'outside-slot': warns('people'),
	'blocking-lines': blocks('checklist'),
	'open-lines': warns('checklist'),
	'no-checklist': warns('checklist')
} as const satisfies Record<string, Weight> & Record<ShiftConflict['name'] | GoodsConflict['name'], Weight>;
export type FindingName = keyof typeof WEIGHTS;

/** Where exactly: a row, a line of the checklist, or a time in which a shift is wrong (null = nobody's shift). */
export type Place =
	| { readonly kind: 'item'; readonly id: ItemId }
	| { readonly kind: 'line'; readonly id: LineId }
	| { readonly kind: 'time'; readonly shiftId: ShiftId | null; readonly from: Instant; readonly to: Instant };

export interface Finding extends Weight {
	readonly name: FindingName;
	/** [] = the stream as such */
	readonly places: readonly Place[];
}

/** What the fold does not know by itself. null = not known, then not judged. */
export interface KnownAround {
	readonly goods: ReadonlyMap<ProductId, GoodsFacts> | null;
	readonly elsewhere: readonly ElsewhereShift[] | null;
}
export const NOTHING_AROUND: KnownAround = { goods: null, elsewhere: null };

/** `unknown`: there is nothing to judge yet, or what it needs is not known; never the same as ready. */
export type AreaState = 'ready' | 'warns' | 'blocks' | 'unknown';

export interface Readiness {
	/** What blocks first, each part in order. */
	readonly findings: readonly Finding[];
	/** How many findings block. */
	readonly blocks: number;
	readonly warns: number;
	readonly areas: Readonly<Record<Area, AreaState>>;
}

/** How ready the plan is. Once the show has begun nothing is found any more. */
export function readiness(state: StreamState, around: KnownAround = NOTHING_AROUND): Readiness {
	const places = state.live.phase === 'before' ? placesOf(state, around) : new Map<FindingName, Place[]>();
	const all = (Object.keys(WEIGHTS) as FindingName[]).flatMap((name): Finding[] => {
		const found = places.get(name);
		return found ? [{ name, ...WEIGHTS[name], places: found }] : [];
	});
	const findings = [...all.filter(({ severity }) => severity === 'blocks'), ...all.filter((one) => one.severity === 'warns')]; // prettier-ignore
	const areas = Object.fromEntries(AREAS.map((area) => [area, areaState(state, around, area, all)])) as Readiness['areas']; // prettier-ignore
	const count = (severity: Severity) => all.filter((one) => one.severity === severity).length;
	return { findings, blocks: count('blocks'), warns: count('warns'), areas };
}

/** Rows that sell, and rows that somebody has to say something in. */
const SELLING: readonly ItemKind[] = ['product', 'encore'];
const SPOKEN: readonly ItemKind[] = ['product', 'opening', 'talk', 'closing'];

function placesOf(state: StreamState, around: KnownAround): ReadonlyMap<FindingName, Place[]> {
	const places = new Map<FindingName, Place[]>();
	const find = (name: FindingName, ...found: Place[]) => places.set(name, [...(places.get(name) ?? []), ...found]);
	const rows = (name: FindingName, items: readonly Item[]) => {
		if (items.length > 0) find(name, ...items.map(({ id }): Place => ({ kind: 'item', id })));
	};
	const { plannedStart, plannedEnd, goals, checklist } = state;
	if (plannedStart === null || plannedEnd === null) find('no-start');
	if (goals.length === 0) find('no-goal');
	if (state.items.length === 0) find('empty-sheet');

	const skipped = new Set(state.live.skipped);
	const items = state.items.filter(({ id }) => !skipped.has(id));
	const sheet = plannedSheet(state);
	for (const { itemId: id, gapBefore } of sheet.times) {
		if (gapBefore !== 0) find(gapBefore < 0 ? 'sheet-overlap' : 'sheet-gap', { kind: 'item', id });
	}
	if (items.length > 0 && (sheet.over ?? 0) > 0) find('over-slot');
	if (state.requests.some(({ settled }) => settled === null)) find('open-requests');
	const rowIds = new Set(state.items.map(({ id }) => id));
	const comments = state.comments.filter(({ itemId, resolved }) => resolved === null && rowIds.has(itemId));
	if (comments.length > 0) find('open-comments', ...comments.map(({ itemId: id }): Place => ({ kind: 'item', id })));

	const selling = items.filter(({ kind }) => SELLING.includes(kind));
	rows('no-price', selling.filter(({ livePrice }) => livePrice === null)); // prettier-ignore
	rows('no-stock', selling.filter(({ stock }) => stock === null)); // prettier-ignore
	rows('nothing-left', selling.filter(({ stock }) => stock === 0)); // prettier-ignore
	for (const { name, itemId: id } of goodsConflicts(state, around.goods ?? new Map())) find(name, { kind: 'item', id });
	rows('no-script', unspoken(items));

	for (const { name, from, to, ...more } of shiftConflicts(state, around.elsewhere)) {
		const shiftId = 'shiftIds' in more ? (more.shiftIds[0] ?? null) : null;
		find(name, { kind: 'time', shiftId, from, to });
	}
	if (checklist.length === 0) find('no-checklist');
	for (const { id, done, blocks } of checklist) {
		if (done === null) find(blocks ? 'blocking-lines' : 'open-lines', { kind: 'line', id });
	}
	return places;
}

/** Rows without a word of their own; a product that comes again is spoken by its words of the first time. */
function unspoken(items: readonly Item[]): readonly Item[] {
	const has = ({ script }: Item) => script.some(({ text }) => text.trim() !== '');
	const key = ({ productId, skuCode }: Item) => productId ?? (skuCode === '' ? null : `sku:${skuCode}`);
	const spoken = new Set(items.filter(has).map(key));
	return items.filter(
		(item) => SPOKEN.includes(item.kind) && !has(item) && (key(item) === null || !spoken.has(key(item)))
	);
}

function areaState(state: StreamState, around: KnownAround, area: Area, all: readonly Finding[]): AreaState {
	const found = all.filter((finding) => finding.area === area);
	if (found.some(({ severity }) => severity === 'blocks')) return 'blocks';
	if (found.length > 0) return 'warns';
	if (state.live.phase !== 'before') return 'ready';
	if ((area === 'goods' || area === 'script') && state.items.length === 0) return 'unknown';
	if (area === 'goods' && around.goods === null && state.items.some(({ productId }) => productId !== null)) {
		return 'unknown';
	}
	return area === 'people' && (state.plannedStart === null || state.plannedEnd === null) ? 'unknown' : 'ready';
}
