// Days beside clocks, for pages that look further than one evening: kept out of the file that every cue screen reads.
import type { Instant } from '#lib/domain/time.ts';
import { wallDay, wallTime } from './format.ts';

/** On a scale: 20:00, and at midnight the day that begins, 11-24 */
export function dayMark(at: Instant): string {
	return wallTime(at) === '00:00' ? wallDay(at).slice(5) : wallTime(at);
}

/** 11月23日 周一 / Mon, 23 Nov */
export function dayLabel(at: Instant, locale: string): string {
	const zh = locale.startsWith('zh');
	const options: Intl.DateTimeFormatOptions = zh
		? { month: 'long', day: 'numeric', weekday: 'short' }
		: { weekday: 'short', day: 'numeric', month: 'short' };
	const text = new Intl.DateTimeFormat(zh ? 'zh-CN' : 'en-GB', { ...options, timeZone: 'UTC' }).format(
		new Date(`${wallDay(at)}T00:00Z`)
	);
	return zh ? text.replace(/日(?=周)/, '日 ') : text;
}
