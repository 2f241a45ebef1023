// The presets and their words belong together: every sentence exists in both languages and has just its parameters.
import { describe, expect, test } from 'vitest';
import en from '../../../messages/air.en.json' with { type: 'json' };
import zh from '../../../messages/air.zh-CN.json' with { type: 'json' };
import { POST_KINDS } from '../people/post.ts';
import { CUE_PRESETS, cuePreset } from './cue-presets.ts';

const LANGUAGES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = { en, zh };

describe.each(Object.entries(LANGUAGES))('in %s', (_language, messages) => {
	test.each(CUE_PRESETS)('$code', ({ message, params, note }) => {
		const sentence = String(messages[message] ?? '');
		const named = [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
		expect(sentence).not.toBe('');
		expect(named.sort()).toEqual([...params].sort());
		if (note !== null) expect(messages[note]).toBeTypeOf('string');
	});
});

test('codes are unique, short enough for the journal, and found again', () => {
	const codes = CUE_PRESETS.map((preset) => preset.code);
	expect(new Set(codes).size).toBe(codes.length);
	for (const code of codes) expect(cuePreset(code)?.code).toBe(code);
	expect(cuePreset(null)).toBeNull();
	expect(cuePreset('SHOUT')).toBeNull();
});

test('every post addressed exists in the trade', () => {
	for (const preset of CUE_PRESETS) expect(POST_KINDS).toEqual(expect.arrayContaining([...preset.to]));
});

test('counts said on air carry the reminder that they must be true', () => {
	const counted = CUE_PRESETS.filter((preset) => preset.note !== null).map((preset) => preset.code);
	expect(counted).toEqual(['STOCK_LEFT', 'ORDERS']);
	expect(zh.air_cue_note_counts).toBe('报数须与后台一致');
});

test('whatever stops the picture wants an answer and a second press', () => {
	const sirens = CUE_PRESETS.filter((preset) => preset.urgency === 'siren');
	expect(sirens.map(({ code, needsAck, twoStep }) => [code, needsAck, twoStep])).toEqual([
		['BACKUP_PICTURE', true, true],
		['EMERGENCY', true, true]
	]);
});
