// Handing over: who is told that a change is near, and that the card says what the record knows.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evolveAll } from '../stream/evolve.ts';
import type { LiveCommand } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { MINUTE } from '../time.ts';
import { decideLive } from './decide.ts';
import { CHANGE_AHEAD, changeFor, changesAhead, handOverCard } from './hand-over.ts';
import { clock, contextAt, minutes, play, sheet, told } from './testing/told-show.ts';

/** `阿宁 host 09:00-11:00; 小满 host 11:00-13:00; 小满 cohost 09:00-11:00`, `~` before a stand-in. */
function crewed(words: string, state = sheet('A10 B10')): StreamState {
	const posts = (['host', 'cohost', 'director'] as const).map((kind) => ({ id: kind, kind, label: '' }));
	const shifts = words.split('; ').map((word, i) => {
		const [name = '', postId = '', times = ''] = word.split(' ');
		const [from = '', to = ''] = times.split('-');
		const standIn = name.startsWith('~');
		const person = name.replace('~', '');
		return { id: `s${i}`, postId, memberId: person, name: person, from: clock(from), to: clock(to), standIn };
	});
	return { ...state, posts, shifts };
}
const names = (people: readonly { readonly name: string }[]) => people.map(({ name }) => name).join('+');
function changes(state: StreamState, now: string): string {
	return changesAhead(state, clock(now)).map(({ postId, at, leaving, coming }) => `${postId} ${told(at)} ${names(leaving)}>${names(coming)}`).join(', '); // prettier-ignore
}

describe('a change ahead', () => {
	const two = '阿宁 host 09:00-11:00; 小满 host 11:00-13:00';
	it.each([
		['ten minutes before', two, '10:50', 'host 11:00 阿宁>小满'],
		['not yet', two, '10:49:59', ''],
		['no more when it is there', two, '11:00', ''],
		['over midnight', '阿宁 host 22:00-24:00; 小满 host 24:00-26:00', '23:55', 'host 24:00 阿宁>小满'],
		['one’s own shift goes on', '阿宁 host 09:00-11:00; 阿宁 host 11:00-12:00', '10:55', ''],
		['a short overlap is a hand-over', '阿宁 host 09:00-11:05; 小满 host 11:00-13:00', '10:55', 'host 11:00 阿宁>小满'],
		['a long one is two at work', '阿宁 host 09:00-12:00; 小满 host 11:00-13:00', '10:55', ''],
		['a stand-in is none', '阿宁 host 09:00-11:00; ~小满 host 11:00-13:00', '10:55', ''],
		[
			'two come',
			'阿宁 host 09:00-11:00; 小满 host 11:00-13:00; 李 host 11:00-13:00',
			'10:55',
			'host 11:00 阿宁>小满+李'
		],
		['the first of the evening comes to nobody', '阿宁 host 09:00-11:00', '08:55', ''],
		['other posts on their own', '李 director 09:00-11:00; 王 director 11:00-12:00', '10:55', 'director 11:00 李>王']
	])('%s', (_, crew, now, expected) => expect(changes(crewed(crew), now)).toBe(expected));

	it('is told on the screen of the post and on that of the one who comes', () => {
		const state = crewed(`${two}; 小满 cohost 09:00-11:00; 李 director 09:00-13:00`);
		const at = (post: string) => changeFor(state, post, clock('10:55'))?.postId ?? null;
		expect([at('host'), at('cohost'), at('director')]).toEqual(['host', 'host', null]);
	});

	it('is always ahead, within the ten minutes, and brings somebody who was not there', () => {
		const shift = fc.record({ who: fc.constantFrom('甲', '乙', '丙'), from: fc.nat(30), length: fc.integer({ min: 1, max: 30 }) }); // prettier-ignore
		let seen = 0;
		fc.assert(
			fc.property(fc.array(shift, { maxLength: 6 }), fc.nat(40), (rows, at) => {
				const clocked = (minute: number) => `${Math.floor(minute / 60) + 9}:${String(minute % 60).padStart(2, '0')}`;
				const crew = rows.map(({ who, from, length }) => `${who} host ${clocked(from)}-${clocked(from + length)}`);
				const state = crewed(crew.join('; ') || '甲 host 09:00-09:01');
				const now = clock('09:00') + at * MINUTE;
				for (const { at: when, leaving, coming } of changesAhead(state, now)) {
					seen++;
					expect(when - now).toBeGreaterThan(0);
					expect(when - now).toBeLessThanOrEqual(CHANGE_AHEAD);
					expect(leaving.some(({ name }) => coming.some((one) => one.name === name))).toBe(false);
				}
			}),
			{ seed: 20261123, numRuns: 500 }
		);
		expect(seen).toBeGreaterThan(30);
	});
});

/** Commands given at their times on top of a show. */
function given(state: StreamState, ...told: readonly (readonly [string, LiveCommand])[]): StreamState {
	return told.reduce((now, [time, command]) => {
		const decision = decideLive(now, command, contextAt(clock(time)));
		if (!decision.ok) throw new Error(`${command.name}: ${decision.refusal.name}`);
		return evolveAll(now, decision.events, { seq: 1, at: clock(time), by: 'director' });
	}, state);
}
const mark = (id: string, kind: 'bag' | 'warn' | 'note', text: string): LiveCommand => ({ name: 'mark', args: { markId: id, kind, text, at: null } }); // prettier-ignore
const cue = (cueId: string, preset: string | null, text: string, needsAck: boolean): LiveCommand => ({
	name: 'send-cue',
	args: { cueId, preset, text, posts: ['host'], needsAck }
});

describe('the card', () => {
	const bare = crewed('阿宁 host 09:00-11:00', sheet('A10 B10 F5 C10'));
	const dressed = {
		...bare,
		items: bare.items.map((item) =>
			item.id === 'F'
				? { ...item, kind: 'bag' as const, title: '整点福袋' }
				: item.id === 'A'
					? { ...item, coupon: '满99减20' }
					: item
		)
	};
	const show = given(
		play(dressed, '09:00 take; 09:10 take'),
		['09:11', mark('k1', 'bag', '开场福袋 09:30 开奖')],
		['09:12', mark('k2', 'warn', '弹幕说价格不对')],
		['09:12', mark('k3', 'note', '灯闪了一下')],
		['09:13', cue('c1', 'COMPLIANCE', '勿说“最低价”', true)],
		['09:14', cue('c2', null, '孕妇能用吗', true)],
		['09:14', { name: 'acknowledge-cue', args: { cueId: 'c1', postId: 'host' } }],
		['09:15', { name: 'step-beat', args: { beat: 'press', round: 2 }, aim: { runId: 'run-2' } }]
	);
	const card = handOverCard(show, clock('09:16'));

	it('says where one is, and what comes', () => {
		expect([card.item?.id, card.next?.id, minutes(card.remaining ?? 0)]).toEqual(['B', 'F', '4']);
		expect([card.beat?.beat, card.beat?.round, told(card.beat?.at ?? 0)]).toEqual(['press', 2, '09:15']);
	});

	it('says what was promised, what to watch, what nobody has answered, and which coupons are out', () => {
		const said = (lines: typeof card.promises) => lines.map(({ at, text }) => `${told(at)} ${text}`);
		expect(said(card.promises)).toEqual(['09:11 开场福袋 09:30 开奖', '09:20 整点福袋']);
		expect(said(card.warnings)).toEqual(['09:12 弹幕说价格不对', '09:13 勿说“最低价”']);
		expect(said(card.questions)).toEqual(['09:14 孕妇能用吗']);
		expect(card.coupons).toEqual([{ itemId: 'A', title: 'A', coupon: '满99减20' }]);
	});

	it('carries free lines, which the next hand may change', () => {
		const write = (text: string): LiveCommand => ({ name: 'write-hand-over', args: { text } });
		const written = given(show, ['09:17', write('耳返在左边')]);
		expect(written.live.handOver).toBe('耳返在左边');
		const refusals = [write('耳返在左边'), write('长'.repeat(1_001))].map((command) => {
			const decision = decideLive(written, command, contextAt(clock('09:18')));
			return decision.ok ? 'done' : decision.refusal.name;
		});
		expect(refusals).toEqual(['nothing-to-change', 'value-out-of-range']);
	});

	it('of a show that has not begun is empty', () => {
		const empty = handOverCard(bare, clock('08:00'));
		expect([empty.item, empty.run, empty.beat, empty.remaining, empty.promises, empty.coupons]).toEqual([null, null, null, null, [], []]); // prettier-ignore
	});

	it('says the very line the 提词器 stands at, else where the step of the loop begins', () => {
		const state = play(crewed('阿宁 host 09:00-11:00'), '09:00 take');
		const block = { revision: 1, writtenBy: 'x', writtenAt: 0 };
		const script = [
			{ ...block, id: 'b1', post: 'host' as const, kind: 'shape' as const, text: '家人们看这里。上脸是水的！' },
			{ ...block, id: 'b2', post: 'host' as const, kind: 'offer' as const, text: '今天只要五十九块九。' }
		];
		const items = state.items.map((item) => ({ ...item, script }));
		const line = (at: Parameters<typeof handOverCard>[2]) => handOverCard({ ...state, items }, clock('09:02'), at).line;
		expect(line({ blockId: 'b1', char: 9 })).toEqual({ kind: 'shape', text: '上脸是水的！', sure: true });
		expect(line(null)).toEqual({ kind: 'shape', text: '家人们看这里。', sure: false });
		expect(line({ blockId: 'gone', char: 3 })?.sure).toBe(false);
		expect(handOverCard(state, clock('09:02')).line).toBeNull();
	});
});
