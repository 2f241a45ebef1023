// A show told in words, so that tests of air and timing read like a desk's notes: `A5 B10 C15`, `09:00 take; 09:10 take`.
import { emptyStream } from '../../stream/state.ts';
import type { StreamState } from '../../stream/state.ts';
import type { LiveCommand } from '../../stream/command.ts';
import type { Context } from '../../stream/context.ts';
import { evolveAll } from '../../stream/evolve.ts';
import { EMPTY_ITEM, type Item } from '../../plan/item.ts';
import { type Duration, type Instant, HOUR, MINUTE, SECOND } from '../../time.ts';
import { liveTimes } from '../../timing/expected.ts';
import { decideLive } from '../decide.ts';
import { repairedNext } from '../next.ts';
import { heldSince, runOnAir } from '../on-air.ts';

/** Midnight before the show: an ordinary day. */
const DAY_0: Instant = Date.UTC(2026, 10, 23);

/** `09:00`, `09:00:30`; hours go on past midnight: `24:05`. */
export function clock(words: string): Instant {
	const [hours = 0, minutes = 0, seconds = 0] = words.split(':').map(Number);
	return DAY_0 + hours * HOUR + minutes * MINUTE + seconds * SECOND;
}

/** An instant back in words. */
export function told(at: Instant): string {
	const seconds = Math.round((at - DAY_0) / SECOND);
	const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
	if (parts[2] === 0) parts.pop();
	return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** Minutes, as short as they can be said. */
export function minutes(length: Duration): string {
	return String(Math.round((length / MINUTE) * 100) / 100);
}

function item(words: string): Item {
	const [, buffer, id = '', planned = '0', hard = null, end = null] =
		/^(~)?([A-Za-z]+)([\d.]+)(?:@([\d:]+))?(?:>([\d:]+))?$/.exec(words) ?? [];
	const fields = {
		title: id,
		kind: buffer ? ('buffer' as const) : EMPTY_ITEM.kind,
		planned: Number(planned) * MINUTE,
		hardStart: hard === null ? null : clock(hard),
		hardEnd: end === null ? null : clock(end)
	};
	return { ...EMPTY_ITEM, ...fields, id, script: [], scriptRevision: 0, insertedOnAir: false };
}

/** A stream planned from 09:00 (or `start`) with items such as `A5 B10 D30@10:00 E5>11:00 ~F3` (minutes, hard start, hard end, a buffer). */
export function sheet(items: string, start: string | null = '09:00', end: string | null = null): StreamState {
	const before = emptyStream('stream');
	const planned = {
		...before,
		plannedStart: start === null ? null : clock(start),
		plannedEnd: end === null ? null : clock(end),
		items: items.split(' ').filter(Boolean).map(item)
	};
	return { ...planned, live: { ...planned.live, nextId: repairedNext(planned, before) } };
}

export function contextAt(at: Instant, by = 'director'): Context {
	return { at, by, level: 'producer', linkPost: null, writerOf: () => null };
}

/** The state after a command, or the name of its refusal. */
export function issue(state: StreamState, command: LiveCommand, at: Instant): StreamState | string {
	const decision = decideLive(state, command, contextAt(at));
	if (!decision.ok) return decision.refusal.name;
	return evolveAll(state, decision.events, { seq: 1, at, by: 'director' });
}

/** A command in words, aimed at what is on air: `take`, `jump C`, `encore A`, `prev`, `next C`, `skip B`, `unskip B`, `insert N5`, `+5`, `-8`, `hold`, `resume`, `end`. */
export function commandIn(state: StreamState, words: string): LiveCommand {
	const [verb = '', what = null] = words.split(' ');
	const aim = { runId: runOnAir(state)?.id ?? null };
	const runId = `run-${state.live.runs.length + 1}`;
	const take = (how: 'next' | 'previous' | 'jump' | 'encore'): LiveCommand => {
		return { name: 'take', args: { runId, itemId: what, how }, aim };
	};
	if (/^[+-]/.test(verb)) return { name: 'extend', args: { by: Number(verb) * MINUTE }, aim };
	switch (verb) {
		case 'prev':
			return take('previous');
		case 'jump':
		case 'encore':
			return take(verb);
		case 'next':
			return { name: 'set-next', args: { itemId: what ?? '' } };
		case 'skip':
		case 'unskip':
			return { name: 'skip-item', args: { itemId: what ?? '', skip: verb === 'skip' } };
		case 'insert': {
			const { id, title, planned, hardStart } = item(what ?? '');
			return { name: 'insert-item', args: { item: { id, fields: { title, planned, hardStart } } } };
		}
		case 'hold':
		case 'resume':
			return { name: verb, args: {}, aim };
		case 'end':
			return { name: 'end-show', args: {}, aim };
		default:
			return take('next');
	}
}

/**
 * Plays `09:00 take; 09:10 jump C; 09:12 take!end-of-sheet`: behind `!` stands the refusal that is expected.
 * A command that comes out otherwise than told is a fault of the test and is thrown.
 */
export function play(start: StreamState, story: string): StreamState {
	let state = start;
	for (const line of story.split(';').map((each) => each.trim())) {
		if (line === '') continue;
		const [, time = '', words = '', refusal = null] = /^([\d:]+) ([^!]+)(?:!(.+))?$/.exec(line) ?? [];
		const after = issue(state, commandIn(state, words), clock(time));
		const came = typeof after === 'string' ? after : null;
		if (came !== refusal) throw new Error(`“${line}” came out as ${came ?? 'done'}`);
		if (typeof after !== 'string') state = after;
	}
	return state;
}

/** The times at a moment in one line: `B 2/8 | C 09:20, D 10:00 waits 25 | 10:30 +5` (elapsed/remaining; later items; finish, over). */
export function timesInWords(state: StreamState, now: string): string {
	const { current, expected, expectedFinish, over } = liveTimes(state, clock(now));
	const run = runOnAir(state);
	const held = run && heldSince(run) !== null ? ' held' : '';
	const onAir = current ? `${current.itemId} ${minutes(current.elapsed)}/${minutes(current.remaining)}${held}` : '-';
	const later = expected.map(({ itemId, start, late, waits }) =>
		[itemId, told(start), late > 0 ? `late ${minutes(late)}` : '', waits > 0 ? `waits ${minutes(waits)}` : '']
			.filter(Boolean)
			.join(' ')
	);
	return `${onAir} | ${later.join(', ')} | ${told(expectedFinish)} ${over < 0 ? '' : '+'}${minutes(over)}`;
}
