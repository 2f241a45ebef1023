// The sentences of the cue presets in the sender's language, and the words that ask for their parameters.
import type { CueParam } from '#lib/domain/live/cue-presets.ts';
import { m } from '#lib/paraglide/messages.js';

type Words = Readonly<Record<CueParam, string>>;

const SENTENCES: Readonly<Record<string, (words: Words) => string>> = {
	TIME_LEFT: m.air_cue_time_left,
	SPEED_UP: m.air_cue_speed_up,
	SLOW_DOWN: m.air_cue_slow_down,
	INTERACT: () => m.air_cue_interact(),
	COMMENT: m.air_cue_comment,
	LINK_UP: m.air_cue_link_up,
	LINK_DOWN: m.air_cue_link_down,
	POPUP: m.air_cue_popup,
	PRICE: m.air_cue_price,
	STOCK_ADD: m.air_cue_stock_add,
	STOCK_LEFT: m.air_cue_stock_left,
	ORDERS: m.air_cue_orders,
	OUT: m.air_cue_out,
	NEXT: m.air_cue_next,
	ENCORE: m.air_cue_encore,
	SWITCH: m.air_cue_switch,
	BAG_START: () => m.air_cue_bag_start(),
	BAG_DRAW: m.air_cue_bag_draw,
	COMPLIANCE: m.air_cue_compliance,
	COVER: m.air_cue_cover,
	HANDOVER: m.air_cue_handover,
	ADS_UP: () => m.air_cue_ads_up(),
	ADS_DOWN: () => m.air_cue_ads_down(),
	ADS_STOP: () => m.air_cue_ads_stop(),
	MIC: () => m.air_cue_mic(),
	LIGHT: () => m.air_cue_light(),
	FOCUS: () => m.air_cue_focus(),
	BACKUP_PICTURE: () => m.air_cue_backup_picture(),
	EMERGENCY: () => m.air_cue_emergency()
};

const PARAMS: Readonly<Record<CueParam, () => string>> = {
	n: m.air_param_n,
	name: m.air_param_name,
	p: m.air_param_p,
	q: m.air_param_q,
	t: m.air_param_t,
	m: m.air_param_m,
	w: m.air_param_w,
	who: m.air_param_who,
	role: m.air_param_role
};

/** What goes out for a preset; '' for a code of another version. */
export const cueSentence = (code: string, words: Words): string => SENTENCES[code]?.(words) ?? '';

/** The preset's sentence with its places left open, for its button. */
export function cueFace(code: string): string {
	const open = Object.fromEntries(Object.keys(PARAMS).map((param) => [param, '…'])) as unknown as Words;
	return cueSentence(code, open);
}

/** 链接号, 品名, 价格 … */
export const paramName = (param: CueParam): string => PARAMS[param]();
