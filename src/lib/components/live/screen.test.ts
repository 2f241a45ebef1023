// Which post a screen stands for, and what is spoken of a script.
import { expect, test } from 'vitest';
import { sheet } from '#lib/domain/live/testing/told-show.ts';
import { clock } from '#lib/domain/live/testing/told-show.ts';
import { namesOnPost, noteLines, ownPost, spokenParts } from './screen.ts';

const state = {
	...sheet('A5'),
	posts: [
		{ id: 'h1', kind: 'host' as const, label: '' },
		{ id: 'h2', kind: 'host' as const, label: '主播二' },
		{ id: 'd', kind: 'director' as const, label: '' }
	],
	shifts: [
		{ id: 's1', postId: 'h1', memberId: 'm1', name: '阿宁', from: clock('09:00'), to: clock('10:00'), standIn: false },
		{ id: 's2', postId: 'h1', memberId: 'm2', name: '小满', from: clock('10:00'), to: clock('11:00'), standIn: false }
	]
};

test('the join link decides, then the wish, then the first of the kind', () => {
	expect(ownPost(state, 'host', 'h2')?.id).toBe('h2');
	expect(ownPost(state, 'host', 'h1', 'h2')?.id).toBe('h1');
	expect(ownPost(state, 'host', null, 'h2')?.id).toBe('h2');
	expect(ownPost(state, 'host', null, 'd')?.id).toBe('h1');
	expect(ownPost(state, 'operator', null)).toBeNull();
});

test('who is on the post changes with the shift', () => {
	expect(namesOnPost(state, 'h1', clock('09:59'))).toBe('阿宁');
	expect(namesOnPost(state, 'h1', clock('10:00'))).toBe('小满');
	expect(namesOnPost(state, null, clock('10:00'))).toBe('');
});

test('lines of a note, however they are separated', () => {
	expect(noteLines('递样品;翻价格牌；\n 擦台面 ')).toEqual(['递样品', '翻价格牌', '擦台面']);
	expect(noteLines(undefined)).toEqual([]);
});

test('【动作】 is not spoken', () => {
	expect(spokenParts('看质地【挖一块】推开。【举手】')).toEqual([
		{ text: '看质地', action: false },
		{ text: '【挖一块】', action: true },
		{ text: '推开。', action: false },
		{ text: '【举手】', action: true }
	]);
});

test('a line that begins with 【动作】 is all instruction; the parts joined are the text', () => {
	const text = '先看质地。\n【动作：挖一块】推开给镜头看\n吸收很快';
	const parts = spokenParts(text);
	expect(parts.filter(({ action }) => action).map((part) => part.text)).toEqual(['【动作：挖一块】推开给镜头看']);
	expect(parts.map((part) => part.text).join('')).toBe(text);
});
