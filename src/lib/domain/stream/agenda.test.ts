// A person's days: late first, then by day, and when they are reminded.
import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../time.ts';
import { dayStart } from '../wall-clock.ts';
import { agenda, reminders } from './agenda.ts';
import { dayStream, dayTasks, type DayTask, type StreamCard } from './day.ts';
import { emptyStream, type StreamState } from './state.ts';

/** 23:30 in Beijing. */
const NOW = Date.UTC(2026, 10, 23, 15, 30);
const card = (phase: StreamCard['phase'] = 'plan'): StreamCard => ({
	...{ id: 's', title: '夜场', account: '', plannedStart: null, plannedEnd: null, phase, summary: null }
});
const shift = (id: string, from: number, to: number, standIn = false) => ({
	...{ id, postId: 'h', memberId: 'ning', name: '阿宁', from: NOW + from, to: NOW + to, standIn }
});
const state: StreamState = {
	...emptyStream('s'),
	posts: [{ id: 'h', kind: 'host', label: '' }],
	shifts: [shift('over', -3 * HOUR, -HOUR), shift('now', -HOUR, HOUR), shift('next', 2 * HOUR, 3 * HOUR), shift('far', 20 * DAY, 21 * DAY)] // prettier-ignore
};
const day = dayStream(card(), state, 'ning');
const task = (sourceId: string, due: number | null): DayTask => ({
	...{ sourceId, source: 'checklist', title: sourceId, ownerId: 'ning', done: false },
	...{ due: due === null ? null : NOW + due, streamId: 's', streamTitle: '夜场' }
});
const tasks = [task('someday', null), task('soon', 20 * MINUTE), task('late', -HOUR), task('tomorrow', HOUR), task('longago', -3 * DAY)]; // prettier-ignore

it('what is late stands first; a shift that began is today’s; after midnight is another day', () => {
	const told = agenda([day], tasks, NOW).map(({ when, entries }) => [
		when,
		entries.map((entry) => (entry.kind === 'task' ? entry.task.sourceId : (entry.shift.from - NOW) / HOUR))
	]);
	expect(told).toEqual([
		['late', ['longago', 'late']],
		[dayStart(NOW), [-1, 'soon']],
		[dayStart(NOW) + DAY, ['tomorrow', 2]],
		['someday', ['someday']]
	]);
});

it('an ended stream has no shifts to come', () => {
	const ended = { ...day, card: card('ended') };
	expect(agenda([ended], [], NOW)).toEqual([]);
});

it('reminds at the due time, a quarter of an hour before a shift, and not of what is long past or of standing in', () => {
	const ready = dayStream(
		card(),
		{ ...state, shifts: [...state.shifts, shift('ready', HOUR, 2 * HOUR, true)] },
		'ning'
	);
	expect(
		reminders([ready], tasks, NOW).map(({ key, kind, at }) => [key.split(' ').at(1), kind, (at - NOW) / MINUTE])
	).toEqual([
		// prettier-ignore
		['shift', 'shift', -75],
		['late', 'task', -60],
		['soon', 'task', 20],
		['tomorrow', 'task', 60],
		['shift', 'shift', 105]
	]);
});

it('once the show is over, what was to be ready before it asks for nothing; what comes after still does', () => {
	const line = (id: string, dueBefore: number | null) => ({
		...{ id, group: 'other' as const, title: id, post: null, blocks: false },
		...{ ownerId: 'ning', ownerName: '', dueBefore, done: null }
	});
	const checklist = [line('before', HOUR), line('after', -HOUR), line('any', null)];
	const live = { ...state.live, phase: 'ended' as const };
	const names = (one: StreamState) => dayTasks(one, 'ning').map(({ sourceId }) => sourceId);
	expect(names({ ...state, plannedStart: NOW, checklist })).toEqual(['before', 'after', 'any']);
	expect(names({ ...state, plannedStart: NOW, checklist, live })).toEqual(['after', 'any']);
});
