// A cue is filled in from the moment, and goes to the posts that exist.
import { expect, test } from 'vitest';
import { CUE_PRESETS, cuePreset } from './cue-presets.ts';
import { clock, play, sheet } from './testing/told-show.ts';
import type { Post } from '../people/post.ts';
import type { StreamState } from '../stream/state.ts';
import { addressees, cueFill, missingParams } from './cue-draft.ts';

const words = { cohost: '副播', money: (fen: number) => `¥${fen / 100}` };
const posts = (['director', 'host', 'cohost', 'operator'] as const).map((kind): Post => ({
	id: kind,
	kind,
	label: ''
}));

function shown(story: string): StreamState {
	const state = sheet('A10 B5');
	const items = state.items.map((item, i) => ({ ...item, linkNo: i + 1, livePrice: 5990 + i, stock: 40 }));
	const shift = { standIn: false, postId: 'host', memberId: 'm2', from: clock('10:00'), to: clock('11:00') };
	return play({ ...state, items, posts, shifts: [{ ...shift, id: 's1', name: '小满' }] }, story);
}

test('numbers come from the item on air, time left from its clock', () => {
	const fill = cueFill(shown('09:00 take'), 'TIME_LEFT', clock('09:07'), words);
	expect(fill).toMatchObject({ n: '1', name: 'A', p: '¥59.9', t: '3', q: '', who: '小满', role: '副播' });
});

test('「准备」 and 「跳过」 speak of the next item', () => {
	expect(cueFill(shown('09:00 take'), 'NEXT', clock('09:01'), words)).toMatchObject({ n: '2', name: 'B' });
	expect(cueFill(shown('09:00 take'), 'SWITCH', clock('09:01'), words)).toMatchObject({ n: '2' });
});

test('stock is filled in where stock is meant, never as a count of orders', () => {
	expect(cueFill(shown('09:00 take'), 'STOCK_LEFT', clock('09:01'), words).q).toBe('40');
	expect(cueFill(shown('09:00 take'), 'ORDERS', clock('09:01'), words).q).toBe('');
});

test('over time there is still a minute to be told', () => {
	expect(cueFill(shown('09:00 take'), 'TIME_LEFT', clock('09:30'), words).t).toBe('1');
});

test('before the show nothing is on air, so it is to be typed', () => {
	const fill = cueFill(shown(''), 'LINK_UP', clock('08:00'), words);
	expect(missingParams('LINK_UP', fill)).toEqual(['n']);
	expect(missingParams('PRICE', fill)).toEqual(['n', 'p']);
	expect(missingParams(null, fill)).toEqual([]);
});

test('addressees: those that exist; everybody means everybody but the desk; free text is for the host', () => {
	expect(addressees(posts, cuePreset('LINK_UP'))).toEqual(['operator']);
	expect(addressees(posts, cuePreset('NEXT'))).toEqual(['host']);
	expect(addressees(posts, cuePreset('EMERGENCY'))).toEqual(['host', 'cohost', 'operator']);
	expect(addressees(posts, cuePreset('ADS_UP'))).toEqual([]);
	expect(addressees(posts, null)).toEqual(['host']);
});

test('every parameter of every preset can be filled', () => {
	const fill = cueFill(shown('09:00 take'), 'NEXT', clock('09:01'), words);
	for (const preset of CUE_PRESETS) for (const param of preset.params) expect(fill).toHaveProperty(param);
});
