// Every word on screen is there in both languages with the same gaps, and no word is kept that no screen says.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sources } from './sources.ts';

const FOLDER = resolve(import.meta.dirname, '../../src/messages');
const AREAS = [
	...new Set(
		readdirSync(FOLDER)
			.filter((name) => name.endsWith('.json'))
			.map((name) => name.split('.')[0] ?? '')
	)
];
const read = (area: string, locale: string) =>
	JSON.parse(readFileSync(join(FOLDER, `${area}.${locale}.json`), 'utf8')) as Record<string, string>;
const gaps = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

const code = sources('src', /\.(ts|svelte)$/).filter(({ path }) => !/\.test\.ts$|^src\/data\//.test(path));
const used = new Set(code.flatMap(({ text }) => [...text.matchAll(/\bm\.([a-z]\w*)/g)].map(([, key]) => key ?? '')));
const all = AREAS.flatMap((area) => Object.keys(read(area, 'zh-CN')));

describe.each(AREAS)('%s', (area) => {
	const zh = read(area, 'zh-CN');
	const en = read(area, 'en');

	test('the same keys in both languages, under the area’s own name', () => {
		expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
		expect(Object.keys(zh).filter((key) => !key.startsWith(`${area}_`))).toEqual([]);
	});

	test('the same gaps to fill, and nothing empty', () => {
		const differing = Object.keys(zh).filter((key) => `${gaps(zh[key] ?? '')}` !== `${gaps(en[key] ?? '')}`);
		expect(differing).toEqual([]);
		expect([zh, en].flatMap((one) => Object.entries(one).filter(([, text]) => !text.trim()))).toEqual([]);
	});

	test('calm: no exclamation marks', () => {
		expect([zh, en].flatMap((one) => Object.entries(one).filter(([, text]) => /[!！]/.test(text)))).toEqual([]);
	});
});

test('no key stands in two areas', () => {
	expect(all.length).toBeGreaterThan(300);
	expect(all.filter((key, at) => all.indexOf(key) !== at)).toEqual([]);
});

test('every word that code asks for is there', () => {
	const there = new Set(all);
	expect([...used].filter((key) => /_/.test(key) && !there.has(key)).sort()).toEqual([]);
});

test('every word is said somewhere', () => {
	expect(all.filter((key) => !used.has(key))).toEqual([]);
});

test('screens ask for words by name: one put together from parts would load every word of the app', () => {
	const onlyServer = /^src\/(lib\/server|routes\/api)\//;
	const asking = code.filter(
		({ path, text }) =>
			!onlyServer.test(path) && /\bm(\[| as\b)|import \* as \w+ from '[^']*paraglide\/messages/.test(text)
	);
	expect(asking.map(({ path }) => path)).toEqual([]);
});

test('no Chinese is written into a screen: it comes from the messages', () => {
	const markup = code.filter(({ path }) => path.endsWith('.svelte'));
	const found = markup.flatMap(({ path, text }) =>
		text
			// A language is offered in its own word.
			.replace("'中文'", '')
			.replace(/<!--[\s\S]*?-->|\/\*[\s\S]*?\*\/|\/\/.*$/gm, '')
			.split('\n')
			.flatMap((line) => (/[\u4e00-\u9fff]/.test(line) ? [`${path}: ${line.trim()}`] : []))
	);
	expect(found).toEqual([]);
});
