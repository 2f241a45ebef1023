// What a column of an imported sheet means, in words.
import { m } from '#lib/paraglide/messages.js';

const MEANINGS: Readonly<Record<string, (() => string) | undefined>> = {
	brand: m.plan_meaning_brand,
	category: m.plan_meaning_category,
	time_slot: m.plan_meaning_time_slot,
	start_clock: m.plan_meaning_start_clock,
	end_clock: m.plan_meaning_end_clock,
	planned_minutes: m.plan_meaning_planned_minutes,
	stage: m.plan_meaning_stage,
	image: m.plan_meaning_image,
	product_name: m.plan_meaning_product_name,
	product_id: m.plan_meaning_product_id,
	sku_code: m.plan_meaning_sku_code,
	spec: m.plan_meaning_spec,
	link: m.plan_meaning_link,
	role_type: m.plan_meaning_role_type,
	list_price: m.plan_meaning_list_price,
	live_price: m.plan_meaning_live_price,
	floor_price: m.plan_meaning_floor_price,
	cost_price: m.plan_meaning_cost_price,
	gross_margin: m.plan_meaning_gross_margin,
	coupon: m.plan_meaning_coupon,
	gift: m.plan_meaning_gift,
	mechanism: m.plan_meaning_mechanism,
	stock: m.plan_meaning_stock,
	release_stock: m.plan_meaning_release_stock,
	commission_rate: m.plan_meaning_commission_rate,
	selling_points: m.plan_meaning_selling_points,
	pain_points: m.plan_meaning_pain_points,
	audience: m.plan_meaning_audience,
	talk_track: m.plan_meaning_talk_track,
	closing_track: m.plan_meaning_closing_track,
	interaction: m.plan_meaning_interaction,
	anchor_action: m.plan_meaning_anchor_action,
	co_anchor_action: m.plan_meaning_co_anchor_action,
	control_action: m.plan_meaning_control_action,
	props: m.plan_meaning_props,
	link_cue: m.plan_meaning_link_cue,
	ship: m.plan_meaning_ship,
	after_sale: m.plan_meaning_after_sale,
	target_gmv: m.plan_meaning_target_gmv,
	target_units: m.plan_meaning_target_units,
	owner: m.plan_meaning_owner,
	certs: m.plan_meaning_certs,
	taboo: m.plan_meaning_taboo,
	remark: m.plan_meaning_remark,
	seq: m.plan_meaning_seq,
	link_no: m.plan_meaning_link_no
};

/** 品名, 直播价 … */
export function meaningName(meaning: string): string {
	return MEANINGS[meaning]?.() ?? meaning;
}
