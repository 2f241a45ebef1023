// Which figure of the dictionary a factor of GMV is: 观看人数 per 曝光人数 is 曝光-观看率.
import { isMetricKey, type MetricKey } from '../metrics/dictionary.ts';

const RATES: Readonly<Record<string, MetricKey>> = {
	'watch_uv/room_show_uv': 'show_watch_rate_uv',
	'product_show_uv/watch_uv': 'watch_product_show_rate',
	'product_click_uv/product_show_uv': 'product_ctr_uv',
	'pay_uv/product_click_uv': 'product_cvr_uv',
	'pay_amt/pay_uv': 'avg_buyer_value',
	'pay_uv/watch_uv': 'watch_pay_rate_uv',
	'pay_amt/watch_uv': 'uv_value'
};

/** The figure of a factor's name (see decompose.ts); null for a pair of levels that has no name of its own. */
export function factorMetric(name: string): MetricKey | null {
	return RATES[name] ?? (isMetricKey(name) ? name : null);
}
