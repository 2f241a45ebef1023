// Long ids keep every digit or are refused.
import { expect, test } from 'vitest';
import { readId } from './identifier.ts';

test.each([
	['3601156799301159014', '3601156799301159014'],
	['\t3601156799301159014', '3601156799301159014'],
	['="3601156799301159014"', '3601156799301159014'],
	['ID:3601156799301159014', '3601156799301159014'],
	['ID：3601156799301159014', '3601156799301159014'],
	["'12345", '12345'],
	[12_345, '12345']
])('%s is %s', (cell, value) => expect(readId(cell)).toEqual({ kind: 'exact', value }));

test('an id that a spreadsheet rounded is refused with its reason', () => {
	expect(readId('3.60116E+18')).toEqual({ kind: 'bad', reason: 'id-in-scientific-notation' });
	expect(readId(Number('3601156799301159014'))).toEqual({ kind: 'bad', reason: 'id-lost-digits' });
});
