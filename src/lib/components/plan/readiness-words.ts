// How ready a plan is, in words: each finding as a sentence, the page where it is put right, and the parts of a plan.
import type { Area, AreaState, Finding, FindingName } from '#lib/domain/plan/readiness.ts';
import { m } from '#lib/paraglide/messages.js';

const TEXT: Readonly<Record<FindingName, () => string>> = {
	'no-start': m.plan_found_no_start,
	'no-goal': m.plan_found_no_goal,
	'empty-sheet': m.plan_found_empty_sheet,
	'sheet-overlap': m.plan_found_sheet_overlap,
	'sheet-gap': m.plan_found_sheet_gap,
	'over-slot': m.plan_found_over_slot,
	'open-requests': m.plan_found_open_requests,
	'open-comments': m.plan_found_open_comments,
	'no-price': m.plan_found_no_price,
	'no-stock': m.plan_found_no_stock,
	'nothing-left': m.plan_found_nothing_left,
	'price-below-floor': m.plan_found_price_below_floor,
	'price-below-cost': m.plan_found_price_below_cost,
	'stock-below-plan': m.plan_found_stock_below_plan,
	'stock-below-all': m.plan_found_stock_below_all,
	'certificate-missing': m.plan_found_certificate_missing,
	'certificate-expired': m.plan_found_certificate_expired,
	'product-twice': m.plan_found_product_twice,
	'seckill-outside-hour': m.plan_found_seckill_outside_hour,
	'no-script': m.plan_found_no_script,
	'host-gap': m.plan_found_host_gap,
	'person-twice': m.plan_found_person_twice,
	'other-stream': m.plan_found_other_stream,
	'post-strained': m.plan_found_post_strained,
	'too-long': m.plan_found_too_long,
	'outside-slot': m.plan_found_outside_slot,
	'blocking-lines': m.plan_found_blocking_lines,
	'open-lines': m.plan_found_open_lines,
	'no-checklist': m.plan_found_no_checklist
};
const PAGE: Readonly<Record<Area, string>> = {
	goals: '',
	sheet: '/sheet',
	goods: '/sheet',
	script: '/script',
	people: '/people',
	checklist: '/checklist'
};
const AREA: Readonly<Record<Area, () => string>> = {
	goals: m.plan_area_goals,
	sheet: m.plan_area_sheet,
	goods: m.plan_area_goods,
	script: m.plan_area_script,
	people: m.plan_area_people,
	checklist: m.plan_area_checklist
};
const STATE: Readonly<Record<AreaState, (words: { area: string }) => string>> = {
	ready: m.plan_area_ready,
	warns: m.plan_area_warns,
	blocks: m.plan_area_blocks,
	unknown: m.plan_area_unknown
};

/** 主播有空档; a name that this version does not know is said as it was recorded. */
export const foundName = (name: string): string => (Object.hasOwn(TEXT, name) ? TEXT[name as FindingName]() : name);
/** 商品没填直播价 · 3 处. */
export function findingText({ name, places }: Pick<Finding, 'name' | 'places'>): string {
	return places.length > 1 ? m.plan_found_places({ text: TEXT[name](), count: places.length }) : TEXT[name]();
}
export const areaName = (area: Area): string => AREA[area]();
/** 人员：挡着开播. */
export const areaText = (area: Area, state: AreaState): string => STATE[state]({ area: AREA[area]() });
/** Where the part is put right. */
export const areaHref = (streamId: string, area: Area): string => `/streams/${streamId}/plan${PAGE[area]}`;
