// What is generated is what its source gives: dictionary, header names, fixtures, sentences.
import { expect, test } from 'vitest';
import { IMPORT_REFUSALS } from '#lib/server/import/limits.ts';
import en from '../../../src/messages/import.en.json' with { type: 'json' };
import zh from '../../../src/messages/import.zh-CN.json' with { type: 'json' };
import { fixtureFiles } from '../../fixtures/make-exports.ts';
import { build, stored } from '../../../src/data/make-dictionary.ts';
import { fixture } from './reading.ts';

test('dictionary.json and header-names.json agree with metrics_aliases.json', () => {
	expect(stored()).toEqual(JSON.parse(JSON.stringify(build())));
});

test('the fixtures are what their generator writes', async () => {
	const files = await fixtureFiles();
	expect(files.length).toBeGreaterThan(20);
	for (const [path, bytes] of files)
		expect([path, fixture(path).bytes.equals(Buffer.from(bytes))]).toEqual([path, true]);
});

test.each(IMPORT_REFUSALS)('%s can be said in both languages', (refusal) => {
	const key = `import_refusal_${refusal.replaceAll('-', '_')}`;
	for (const messages of [zh, en] as Record<string, string>[]) expect(messages[key]).toMatch(/\S/u);
});
