// Every refusal is a sentence in both languages, with the same details.
import { expect, it } from 'vitest';
import en from '../../../messages/refusal.en.json' with { type: 'json' };
import zh from '../../../messages/refusal.zh-CN.json' with { type: 'json' };
import { REFUSALS } from './refusal.ts';

const sentences: Readonly<Record<string, readonly [string, string]>> = Object.fromEntries(
	REFUSALS.map((name) => {
		const key = `refusal_${name.replaceAll('-', '_')}`;
		return [name, [(zh as Record<string, string>)[key] ?? '', (en as Record<string, string>)[key] ?? '']];
	})
);
const details = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).sort();

it.each(REFUSALS)('%s is said in both languages', (name) => {
	const [chinese, english] = sentences[name]!;
	expect(chinese).toMatch(/\p{Script=Han}.*。$/u);
	expect(english).toMatch(/^[^\p{Script=Han}]+\.$/u);
	expect(details(chinese)).toEqual(details(english));
	expect(chinese + english).not.toMatch(/[!！]/);
});

it('no sentence is left over', () => {
	const known = new Set(REFUSALS.map((name) => `refusal_${name.replaceAll('-', '_')}`));
	const keys = [...Object.keys(zh), ...Object.keys(en)].filter((key) => key.startsWith('refusal_'));
	expect(keys.filter((key) => !known.has(key))).toEqual([]);
});
