// The dictionary and the header names are what the alias table gives.
import { expect, test } from 'vitest';
import { IMPORT_REFUSALS } from '#lib/server/import/limits.ts';
import en from '../../../src/messages/import.en.json' with { type: 'json' };
import zh from '../../../src/messages/import.zh-CN.json' with { type: 'json' };
import { build, stored } from '../../../src/data/make-dictionary.ts';

test('dictionary.json and header-names.json agree with metrics_aliases.json', () => {
	expect(stored()).toEqual(JSON.parse(JSON.stringify(build())));
});

test.each(IMPORT_REFUSALS)('%s can be said in both languages', (refusal) => {
	const key = `import_refusal_${refusal.replaceAll('-', '_')}`;
	for (const messages of [zh, en] as Record<string, string>[]) expect(messages[key]).toMatch(/\S/u);
});
