// What leaves the house by the API says the moment and nothing that is not for everybody.
import { expect, test } from 'vitest';
import { MINUTE } from '../time.ts';
import { nowView, sameMoment } from './now-view.ts';
import { clock, play, sheet } from './testing/told-show.ts';

const onAir = () => play(sheet('A10 B5'), '09:00 take');

test('on air: what is on, until when, what comes and when', () => {
	const view = nowView(onAir(), 7, clock('09:04'));
	expect(view).toMatchObject({ seq: 7, phase: 'on-air', over: 0 });
	expect(view.current).toMatchObject({ endsAt: clock('09:10'), remaining: 6 * MINUTE, heldSince: null });
	expect(view.next).toMatchObject({ item: { id: 'B' }, startsAt: clock('09:10') });
});

test('before the show nothing is on; after it nothing comes', () => {
	expect(nowView(sheet('A10'), 0, clock('08:00'))).toMatchObject({ phase: 'before', current: null, next: { item: { id: 'A' } } }); // prettier-ignore
	const ended = play(sheet('A10'), '09:00 take; 09:08 end');
	expect(nowView(ended, 2, clock('09:30'))).toMatchObject({ phase: 'ended', current: null, next: null });
});

test('an item shows its selling side only', () => {
	expect(Object.keys(nowView(onAir(), 1, clock('09:01')).next?.item ?? {}).sort()).toEqual(
		['id', 'kind', 'linkNo', 'listPrice', 'livePrice', 'mechanism', 'title'].sort()
	);
});

test('time passing is the same moment until the item runs over; a take is another', () => {
	const at = (time: string) => sameMoment(nowView(onAir(), 1, clock(time)));
	expect(at('09:02')).toBe(at('09:09'));
	expect(at('09:11')).not.toBe(at('09:12'));
	const taken = play(onAir(), '09:05 take');
	expect(sameMoment(nowView(taken, 2, clock('09:05')))).not.toBe(at('09:05'));
});

test('the board without the plan’s words; holding the show is one moment, however long', () => {
	const plan = sheet('A10 B5');
	const items = plan.items.map((item) => ({ ...item, linkNo: 7, coupon: '满99减10' }));
	const show = play({ ...plan, items }, '09:00 take');
	expect(nowView(show, 1, clock('09:00')).current?.tasks).toEqual([
		{ id: 'link', kind: 'link', linkNo: 7, amount: null, post: 'operator', step: 'open', due: clock('09:00') },
		{ id: 'card', kind: 'card', linkNo: 7, amount: null, post: 'operator', step: 'open', due: clock('09:00:05') },
		{ id: 'coupon', kind: 'coupon', linkNo: null, amount: null, post: 'operator', step: 'open', due: clock('09:00:10') }
	]);
	const held = play(show, '09:00:02 hold');
	const at = (time: string) => sameMoment(nowView({ ...held, items: held.items.slice(0, 1) }, 1, clock(time))).replace(/"(endsAt|expectedFinish|over)":-?\d+/g, ''); // prettier-ignore
	expect(at('09:03')).toBe(at('09:05'));
});
