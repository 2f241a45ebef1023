// @ in a comment: when names are offered, which, and who is called upon.
import { describe, expect, it } from 'vitest';
import { atQuery, matching, mentionsIn, withName } from './mentions.ts';

const people = [
	{ memberId: 'm1', name: '阿宁' },
	{ memberId: 'm2', name: '阿宁宁' },
	{ memberId: 'm3', name: '小满' },
	{ memberId: 'm4', name: 'Lan' },
	{ memberId: 'm5', name: '' }
];

it.each<[string, number, ReturnType<typeof atQuery>]>([
	['@', 1, { from: 0, query: '' }],
	['请@阿', 3, { from: 1, query: '阿' }],
	['请@阿宁 看', 3, { from: 1, query: '阿' }],
	['请@阿宁 看', 6, null],
	['a@b@小', 5, { from: 3, query: '小' }],
	['没有', 2, null],
	['@', 0, null],
	[`@${'长'.repeat(21)}`, 22, null]
])('%s, caret at %i', (text, caret, expected) => {
	expect(atQuery(text, caret)).toEqual(expected);
});

it.each([
	['', ['m1', 'm2', 'm3', 'm4', 'm5']],
	['阿', ['m1', 'm2']],
	['l', ['m4']],
	['宁', []]
])('offers by the beginning of the name: %s', (query, expected) => {
	expect(matching(people, query).map(({ memberId }) => memberId)).toEqual(expected);
});

describe('a chosen name', () => {
	it('takes the place of what was typed and leaves one space', () => {
		expect(withName('请@阿看', { from: 1, query: '阿' }, '阿宁')).toEqual({ text: '请@阿宁 看', caret: 5 });
		expect(withName('@小 看', { from: 0, query: '小' }, '小满')).toEqual({ text: '@小满 看', caret: 4 });
	});
});

it.each([
	['@阿宁 @小满 @阿宁', ['m1', 'm3']],
	['@阿宁宁看', ['m2']],
	['阿宁看', []],
	['@谁', []],
	['@@Lan', ['m4']]
])('%s calls upon %j', (text, expected) => {
	expect(mentionsIn(text, people)).toEqual(expected);
});
