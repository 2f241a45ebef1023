// Speaking time as the trade counts it (domain.md §6).
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../time.ts';
import { pausesIn, SPEAKING_RATES, speakingTime, spokenSyllables } from './speaking.ts';
import { syllablesOfNumber } from './spoken-number.ts';

describe('numbers are counted as they are read aloud', () => {
	it.each([
		['99.9', 5, '九十九块九'],
		['0', 1, '零'],
		['7', 1, '七'],
		['10', 1, '十'],
		['15', 2, '十五'],
		['20', 2, '二十'],
		['100', 2, '一百'],
		['101', 4, '一百零一'],
		['110', 4, '一百一十'],
		['1005', 4, '一千零五'],
		['1299', 7, '一千二百九十九'],
		['1,299', 7, '一千二百九十九'],
		['10000', 2, '一万'],
		['10005', 4, '一万零五'],
		['120000', 3, '十二万'],
		['50%', 5, '百分之五十'],
		['007', 3, '零零七'],
		['13800138000', 11, 'a telephone number, digit by digit']
	])('%s is %i syllables (%s)', (written, syllables) => {
		expect(syllablesOfNumber(written)).toBe(syllables);
	});
});

describe('what is spoken', () => {
	it.each([
		['', 0],
		['这款面霜，真的很好用！', 9],
		['只要99.9元', 8],
		['只要９９.９元', 8],
		['2026年', 5],
		['SK-II 神仙水', 5],
		['hello world', 4],
		['【拿起样品】给大家看', 4],
		['【动作提示】举起小样转一圈\n来，看这里', 4],
		['😀！？…—', 0]
	])('%s → %i', (text, syllables) => {
		expect(spokenSyllables(text)).toBe(syllables);
	});

	it('is 2,400 characters in ten minutes at the standard rate', () => {
		expect(speakingTime('好'.repeat(2_400))).toBe(10 * MINUTE);
		expect(speakingTime('好'.repeat(200), SPEAKING_RATES.slow)).toBe(MINUTE);
	});

	it('adds pauses, wherever they stand', () => {
		expect(pausesIn('三【停3秒】二【停 1.5 秒】一【停2s】')).toBe(6.5 * SECOND);
		expect(speakingTime('【动作】转身【停3秒】\n好好好好')).toBe(4 * SECOND);
	});
});
