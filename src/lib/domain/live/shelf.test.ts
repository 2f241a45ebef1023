// The shelf: off the running order and out of the plan's time, on air with one press, and back again.
import { describe, expect, it } from 'vitest';
import { evolveAll } from '../stream/evolve.ts';
import { inverse } from '../stream/inverse.ts';
import type { LiveCommand } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { liveTimes } from '../timing/expected.ts';
import { decideLive } from './decide.ts';
import { shelfItems } from './shelf.ts';
import { clock, contextAt, issue, play, sheet, timesInWords } from './testing/told-show.ts';

const shelve = (itemId: string, on = true): LiveCommand => ({ name: 'shelve-item', args: { itemId, shelve: on } });
const pull = (itemId: string): LiveCommand => ({ name: 'pull-item', args: { itemId } });
const done = (state: StreamState, command: LiveCommand, time = '08:50') => {
	const after = issue(state, command, clock(time));
	if (typeof after === 'string') throw new Error(after);
	return after;
};
const ids = (state: StreamState) => shelfItems(state).map(({ id }) => id).join(''); // prettier-ignore

const plan = done(done(sheet('A10 B10 C10 R3 F2'), shelve('R')), shelve('F'));

describe('on the shelf', () => {
	it('it takes no time, neither of the show nor of the plan it is measured against', () => {
		expect(ids(plan)).toBe('RF');
		expect(timesInWords(play(plan, '09:00 take'), '09:00')).toBe('A 0/10 | B 09:10, C 09:20 | 09:30 +0');
	});

	it('one press brings it behind what is on air; it costs its time', () => {
		const show = done(play(plan, '09:00 take'), pull('F'), '09:04');
		expect([ids(show), show.live.nextId]).toEqual(['R', 'F']);
		expect(timesInWords(show, '09:04')).toBe('A 4/6 | F 09:10, B 09:12, C 09:22 | 09:32 +2');
		expect(timesInWords(play(show, '09:10 take'), '09:10')).toBe('F 0/2 | B 09:12, C 09:22 | 09:32 +2');
	});

	it('a pull is taken back in one step, to the very place', () => {
		const show = play(plan, '09:00 take');
		const decision = decideLive(show, pull('F'), contextAt(clock('09:04')));
		const events = decision.ok ? decision.events : [];
		const pulled = evolveAll(show, events, { seq: 1, at: clock('09:04'), by: 'director' });
		const back = inverse(pulled, events) ?? [];
		const undone = back.reduce((state, command) => {
			if (command.name !== 'move-items') return done(state, command as LiveCommand, '09:05');
			return evolveAll(state, [{ type: 'items-moved', ...command.args, was: [] }], { seq: 1, at: 1, by: 'director' });
		}, pulled);
		expect([ids(undone), undone.live.nextId, undone.items.map(({ id }) => id).join('')]).toEqual(['RF', 'B', 'ABCRF']);
	});

	it('it may go back into the order where it stands, and what points at it passes on', () => {
		expect(ids(done(plan, shelve('R', false)))).toBe('F');
		expect(done(play(plan, '09:00 take'), shelve('B'), '09:01').live.nextId).toBe('C');
	});

	it('what was pulled may go back to it', () => {
		const show = done(play(plan, '09:00 take'), pull('F'), '09:04');
		expect(ids(done(show, shelve('F'), '09:05'))).toBe('RF');
	});

	it('taken directly it is off the shelf', () => {
		const show = play(plan, '09:00 take; 09:05 jump R');
		expect(ids(show)).toBe('F');
		expect(liveTimes(show, clock('09:05')).plannedFinish).toBe(clock('09:30'));
	});
});

it.each([
	['what is on air', play(plan, '09:00 take'), shelve('A'), 'item-on-air'],
	['what has been on air', play(plan, '09:00 take; 09:10 take'), shelve('A'), 'item-has-aired'],
	['what is gone', plan, shelve('Z'), 'item-gone'],
	['what lies there', plan, shelve('R'), 'nothing-to-change'],
	['what does not lie there', plan, shelve('A', false), 'nothing-to-change'],
	['what was only skipped', play(plan, '09:00 take; 09:01 skip B'), shelve('B'), 'item-skipped'],
	['pulling what is no shelf’s', plan, pull('A'), 'nothing-to-change'],
	['pulling twice', done(plan, pull('R')), pull('R'), 'nothing-to-change'],
	['after the show', play(plan, '09:00 take; 09:10 end'), pull('R'), 'show-ended']
] as const)('refused: %s', (_, state, command, refusal) => {
	expect(issue(state, command, clock('09:11'))).toBe(refusal);
});
