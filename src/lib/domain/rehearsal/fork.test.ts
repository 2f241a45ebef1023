// A 彩排 starts from the plan as it is, with a record of its own.
import { expect, test } from 'vitest';
import { play, sheet } from '../live/testing/told-show.ts';
import { forkForRehearsal } from './fork.ts';

test('the plan and what was prepared at the desk go along, nothing of the record does', () => {
	const planned = sheet('A5 B10 C15');
	const prepared = { ...planned.live, skipped: ['B'], shelf: ['C'], lengths: { A: 60_000 }, nextId: 'A' };
	const asked = { id: 'm', at: 1, by: 'x', kind: 'note' as const, text: '', itemId: null };
	const state = { ...planned, live: { ...prepared, marks: [asked], handOver: '福袋 21:00' } };
	expect(forkForRehearsal(state)).toEqual({ ...planned, live: prepared });
	// Also of a show that has run: a 彩排 of it begins before the first take.
	expect(forkForRehearsal(play(planned, '09:00 take; 09:05 end')).live).toMatchObject({ phase: 'before', runs: [], startedAt: null }); // prettier-ignore
});
