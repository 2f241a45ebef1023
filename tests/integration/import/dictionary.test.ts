// The dictionary and the header names are what the alias table gives.
import { expect, test } from 'vitest';
import { build, stored } from '../../../src/data/make-dictionary.ts';

test('dictionary.json and header-names.json agree with metrics_aliases.json', () => {
	expect(stored()).toEqual(JSON.parse(JSON.stringify(build())));
});
