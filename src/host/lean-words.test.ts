// A word keeps what it says in both languages when the code around it goes.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { leanWord } from './lean-words.ts';

const folder = resolve(import.meta.dirname, '../lib/paraglide/messages');
const words = readdirSync(folder).filter((name) => name !== '_index.js' && name.endsWith('.js'));

test('every word the compiler writes is made lean: a new form of its code would stand on every tablet unseen', () => {
	expect(words.length).toBeGreaterThan(1_000);
	const kept = words.filter((name) => {
		const lean = leanWord(readFileSync(join(folder, name), 'utf8'));
		return !lean || /getLocale|options/.test(lean.replace(/\/\*\*[\s\S]*?\*\//g, ''));
	});
	expect(kept).toEqual([]);
});

test('both languages and the gaps stay', () => {
	const lean = leanWord(readFileSync(join(folder, 'refusal_already_moved.js'), 'utf8')) ?? '';
	const code = lean.replace(/^import .*$/m, '').replace('export const', 'const');
	const told = (zh: (words: object) => string, en: (words: object) => string) => [zh, en] as const;
	const [zh, en] = Function('told', `${code}; return refusal_already_moved`)(told) as ReturnType<typeof told>;
	expect(zh({ who: '老周', item: '眼霜' })).toBe('老周 已经切到「眼霜」，没有再切一次。');
	expect(en({ who: 'Zhou', item: 'serum' })).toMatch(/^Zhou has already moved to “serum”/);
});
