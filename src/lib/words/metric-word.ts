// Which of a figure's two names the reader reads. Without the dictionary: a cue screen brings a short one of its own.
import { getLocale } from '#lib/paraglide/runtime.js';

export const metricWord = ({ zh, en }: { readonly zh: string; readonly en: string }): string =>
	getLocale() === 'en' ? en : zh;
