// A 彩排 beside its stream: by its own clock, keeping the stream off the air, and gone without a trace.
import { beforeEach, describe, expect, test } from 'vitest';
import type { RehearsalNews } from '#lib/domain/rehearsal/rehearsal.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { HOUR, MINUTE, SECOND } from '#lib/domain/time.ts';
import { sheet } from '#lib/domain/live/testing/told-show.ts';
import { MemoryJournal } from '#lib/sync/memory-journal.ts';
import { Rehearsals } from './rehearsals.ts';
import { StreamRooms, type OpenStream } from './stream-rooms.ts';

const PLAN = sheet('A5 B10 C15');
const START = PLAN.plannedStart ?? 0;
const NOON = START - 9 * HOUR;
let now: number;
let told: RehearsalNews[];
let sent: string[];
let rooms: StreamRooms;
let rehearsals: Rehearsals;
let open: OpenStream;
let ids: number;

beforeEach(async () => {
	now = NOON;
	told = [];
	sent = [];
	ids = 0;
	const journal = new MemoryJournal<StreamState, StreamEvent>();
	await journal.append('s', [{ seq: 1, at: NOON, by: 'm', commandId: 'c', name: 'describe-stream', events: [] }]);
	await journal.saveSnapshot('s', { seq: 1, state: { ...PLAN, id: 's' }, ids: ['c'] });
	rehearsals = new Rehearsals({
		newId: () => String(++ids),
		now: () => now,
		broadcast: (id, { entry }) => sent.push(`${id} ${entry.name} ${entry.at}`),
		tell: (_, news) => told.push(news),
		fault: (error) => expect.unreachable(String(error))
	});
	rooms = new StreamRooms({
		journal,
		teamOf: async () => 'team',
		broadcast: (streamId, { entry }) => sent.push(`${streamId} ${entry.name} ${entry.at}`),
		shown: (stream) => rehearsals.shown(stream),
		rehearsing: (streamId) => rehearsals.isRunning(streamId),
		fault: (error) => expect.unreachable(String(error)),
		newEpoch: () => 'epoch',
		now: () => now
	});
	open = (await rooms.open('s')) ?? expect.unreachable();
});

const sender = {
	by: 'm',
	context: (_: StreamState, at: number): Context => ({ at, by: 'm', level: 'producer', linkPost: null, writerOf: () => null }) // prettier-ignore
};
const take = (state: StreamState): Command => ({
	name: 'take',
	args: { runId: `r${++ids}`, itemId: null, how: 'next' },
	aim: { runId: state.live.runs.at(-1)?.id ?? null }
});
const act = async (wish: Parameters<Rehearsals['act']>[2]) => (await rehearsals.act(open, '老周', wish)).refused;
const inIt = () => rehearsals.own('s') ?? expect.unreachable('no rehearsal');
const rehearse = (command: Command) => rehearsals.submit('s', inIt(), { id: `c${++ids}`, command }, sender);
const onStream = (command: Command) => rooms.submit('s', { id: `c${++ids}`, command }, sender);

describe('its clock', () => {
	test('stands at the planned start until the first take, then goes as fast as it is turned', async () => {
		await act({ act: 'start' });
		await act({ act: 'turn', rate: 20 });
		now += MINUTE;
		await rehearse(take(inIt().room.state));
		expect(inIt().news).toMatchObject({ begun: true, rate: 20, clock: { since: now, at: START, rate: 20 } });
		now += 30 * SECOND;
		await rehearse(take(inIt().room.state));
		await act({ act: 'turn', rate: 0 });
		now += HOUR;
		await act({ act: 'turn', rate: 1 });
		now += MINUTE;
		await rehearse(take(inIt().room.state));
		const runs = inIt().room.state.live.runs.map((run) => run.startedAt - START);
		expect(runs).toEqual([0, 10 * MINUTE, 11 * MINUTE]);
		expect(told.at(-1)?.running?.rate).toBe(1);
	});

	test('a NEXT that comes after the end is refused by name and reaches nobody', async () => {
		await act({ act: 'start' });
		const late = inIt();
		await act({ act: 'end' });
		const before = sent.length;
		expect(await rehearsals.submit('s', late, { id: 'late', command: take(late.room.state) }, sender)).toMatchObject({
			ok: false,
			epoch: late.room.epoch,
			refusal: { name: 'rehearsal-over' }
		});
		expect(sent).toHaveLength(before);
		expect(open.room.seq).toBe(1);
	});
});

describe('and the stream', () => {
	test('is not touched: its state, its number and its screens know nothing of it', async () => {
		const { state, seq } = open.room;
		await act({ act: 'start' });
		for (let i = 0; i < 3; i++) await rehearse(take(inIt().room.state));
		await act({ act: 'end' });
		expect(open.room.state).toBe(state);
		expect(open.room.seq).toBe(seq);
		expect(sent.filter((one) => one.startsWith('s '))).toEqual([]);
		expect(sent).toHaveLength(3);
	});

	test('cannot go on air meanwhile, whoever presses; afterwards it can', async () => {
		await act({ act: 'start' });
		expect(await onStream(take(open.room.state))).toMatchObject({ ok: false, refusal: { name: 'rehearsal-running' } });
		await act({ act: 'end' });
		expect(await onStream(take(open.room.state))).toMatchObject({ ok: true });
		expect(await act({ act: 'start' })).toBe('show-started');
		expect(rehearsals.isRunning('s')).toBe(false);
	});

	test('a take decided a moment before it begins wins', async () => {
		// Decided, and on its way to the disk while the 彩排 is asked for.
		const taken = open.room.submit({ id: 'taken', command: take(open.room.state) }, sender, now);
		const [answer, refused] = await Promise.all([taken, act({ act: 'start' })]);
		expect(answer).toMatchObject({ ok: true });
		expect([refused, rehearsals.isRunning('s')]).toEqual([expect.toBeOneOf(['show-started', null]), false]);
	});
});

describe('what it measured', () => {
	test('is offered after the end, adds up over several, and is put away by choice', async () => {
		await act({ act: 'start' });
		await rehearse(take(inIt().room.state));
		now += 4 * MINUTE;
		await rehearse(take(inIt().room.state));
		expect(await act({ act: 'again' })).toBeNull();
		expect(inIt().room.state.live.phase).toBe('before');
		await rehearse(take(inIt().room.state));
		now += 6 * MINUTE;
		await rehearse({ name: 'end-show', args: {}, aim: { runId: inIt().room.state.live.runs.at(-1)?.id ?? null } });
		// The end of the rehearsed show is the end of the 彩排.
		expect(rehearsals.isRunning('s')).toBe(false);
		expect(rehearsals.measured('s')).toEqual([{ itemId: 'A', took: [4 * MINUTE, 6 * MINUTE] }]);
		expect(told.at(-1)).toEqual({ running: null, measured: 1 });
		await act({ act: 'forget' });
		expect(told.at(-1)).toEqual({ running: null, measured: 0 });
	});

	test('a second start is the same 彩排; one that nobody touches for two hours ends', async () => {
		await act({ act: 'start' });
		const { id } = inIt();
		await act({ act: 'start' });
		expect(inIt().id).toBe(id);
		now += 2 * HOUR - 1;
		rehearsals.sweep();
		expect(rehearsals.isRunning('s')).toBe(true);
		now += 1;
		rehearsals.sweep();
		expect(told.at(-1)?.running).toBeNull();
		expect(await act({ act: 'turn', rate: 5 })).toBe('rehearsal-over');
	});
});
