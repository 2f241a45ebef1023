// How files look: what each is for in its first line, small enough to read, tied to no machine, tests that wait for events.
import { expect, test } from 'vitest';
import { sources } from './sources.ts';

const ours = [...sources('src', /\.(ts|mjs|js|svelte)$/), ...sources('tests', /\.(ts|mjs|svelte)$/)];
const where = (found: readonly { path: string }[]) => found.map(({ path }) => path);

test('there is something to read', () => {
	expect(ours.length).toBeGreaterThan(300);
});

test('the first line of every file says what it is for', () => {
	const opening = /^(\/\/ |<!-- |\/\*\* |#!)\S/;
	expect(where(ours.filter(({ path, text }) => !opening.test(text) && !path.startsWith('tests/fixtures/')))).toEqual(
		[]
	);
});

test('no file is longer than 400 lines', () => {
	const long = ours.map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }));
	expect(long.filter(({ lines }) => lines > 400)).toEqual([]);
});

test('no file knows a package registry or a folder of one machine', () => {
	const configs = sources('pocketbase', /\.(js|md|mod)$/);
	// Told apart from these very words by the join.
	const strangers = new RegExp(
		[
			['registry', 'npmjs'],
			['npmmirror', 'com'],
			['goproxy', ''],
			['proxy', 'golang'],
			['yarnpkg', 'com']
		]
			.map((parts) => parts.join('\\.'))
			.concat(['/work/', '/root/', '/home/\\w', '/Users/\\w', 'C:\\\\\\\\'].map((path) => `['"\`\\s(]${path}`))
			.join('|')
	);
	const found = [...ours, ...configs].filter(({ path }) => path !== 'tests/architecture/files.test.ts');
	expect(where(found.filter(({ text }) => strangers.test(text)))).toEqual([]);
});

test('no test waits for time to pass', () => {
	const tests = sources('tests', /\.(spec|test)\.ts$/).filter(({ path }) => !path.startsWith('tests/architecture/'));
	const sleeps = /waitForTimeout|\bsleep\(|timers\/promises|networkidle/;
	expect(tests.length).toBeGreaterThan(20);
	expect(where(tests.filter(({ text }) => sleeps.test(text)))).toEqual([]);
});

test('no test is left out or alone', () => {
	const tests = ours.filter(({ path }) => /\.(spec|test|contract)\.ts$/.test(path) && !path.includes('/architecture/'));
	// The runner's own test counts a left-out test that it writes itself.
	const left = tests.filter(({ text }) => /\b(test|it|describe)\.(only|skip|todo|fixme)\b/.test(text));
	expect(where(left)).toEqual(['tests/integration/host/test-counts.test.ts']);
});

test('nothing is left for later, and nothing is any', () => {
	const unfinished = ours.filter(({ path }) => !path.startsWith('tests/architecture/'));
	expect(where(unfinished.filter(({ text }) => /\b(TODO|FIXME|XXX|HACK)\b/.test(text)))).toEqual([]);
	const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
	expect(where(unfinished.filter(({ text }) => /@ts-ignore|@ts-nocheck/.test(text)))).toEqual([]);
	expect(where(unfinished.filter(({ text }) => /: any\b|\bas any\b|<any>/.test(code(text))))).toEqual([]);
});
