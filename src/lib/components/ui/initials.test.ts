// People in little.
import { expect, test } from 'vitest';
import { initials, tintOf } from './initials.ts';

test.each([
	['李思雨', '思雨'],
	['老王', '老王'],
	['Anna Berg', 'AB'],
	['anna', 'AN'],
	['阿May', '阿M'],
	['', '']
])('%j is drawn %j', (name, drawn) => expect(initials(name)).toBe(drawn));

test('the same name keeps its tint, and names differ', () => {
	const names = ['李思雨', '王磊', '陈静', '赵敏', '周涛', '孙悦'];
	expect(names.map(tintOf)).toEqual(names.map(tintOf));
	expect(new Set(names.map(tintOf)).size).toBeGreaterThan(2);
});
