// How long a script takes to say: what is read aloud is counted, stage directions are not, pauses add their seconds.
import { MINUTE, SECOND } from '../time.ts';
import type { Duration } from '../time.ts';
import { syllablesOfNumber } from './spoken-number.ts';

/** 慢 200, 标准 240, 快 300 字 a minute. */
export const SPEAKING_RATES = { slow: 200, standard: 240, fast: 300 } as const;

const PAUSE = /【停\s*(\d+(?:\.\d+)?)\s*(?:秒|s)】/gi;
const ACTION_LINE = /^\s*【动作[^】]*】.*$/gm;
const DIRECTION = /【[^】]*】/g;
/** A year before 年 is read digit by digit: 2026 is 二零二六. */
const YEAR = /\d{4}(?=年)/g;
const NUMBER = /\d{1,3}(?:,\d{3})+(?:\.\d+)?[%％]?|\d+(?:\.\d+)?[%％]?/g;
const WORD = /\p{Script=Latin}+(?:['’-]\p{Script=Latin}+)*/gu;
const CHARACTER = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const FULL_WIDTH_DIGIT = /[０-９]/g;

/**
 * Syllables to be spoken: each CJK character 1, numbers as read aloud, each Latin word 2, punctuation 0. A line that
 * begins with 【动作…】 and anything else in 【】 is not spoken.
 */
export function spokenSyllables(text: string): number {
	let count = 0;
	text
		.replace(FULL_WIDTH_DIGIT, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
		.replace(ACTION_LINE, ' ')
		.replace(DIRECTION, ' ')
		.replace(YEAR, (year) => ((count += year.length), ' '))
		.replace(NUMBER, (number) => ((count += syllablesOfNumber(number)), ' '))
		.replace(WORD, () => ((count += 2), ' '))
		.replace(CHARACTER, () => ((count += 1), ''));
	return count;
}

/** Pauses written as 【停3秒】, summed. */
export function pausesIn(text: string): Duration {
	let pauses = 0;
	for (const [, seconds] of text.matchAll(PAUSE)) pauses += Number(seconds) * SECOND;
	return Math.round(pauses);
}

/** How long the text takes at `rate` 字 a minute (> 0; see SPEAKING_RATES), pauses included. Whole milliseconds. */
export function speakingTime(text: string, rate: number = SPEAKING_RATES.standard): Duration {
	return Math.round((spokenSyllables(text) / rate) * MINUTE) + pausesIn(text);
}
