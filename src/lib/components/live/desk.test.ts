// The desk's acts as commands: aimed at what is on air, and a double press moves one item.
import { expect, test } from 'vitest';
import type { StreamLink } from '#lib/client/stream-link.ts';
import { play, sheet } from '#lib/domain/live/testing/told-show.ts';
import type { Level } from '#lib/domain/permission/level.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { Desk } from './desk.ts';

function deskOf(state: StreamState | null, level: Level = 'producer') {
	const sent: Command[] = [];
	const clock = { now: 1_000_000 };
	const link = {
		state,
		me: { memberId: 'm1', name: '周棠', level, linkPost: null },
		serverTime: () => clock.now,
		steadyTime: () => clock.now,
		pace: 1,
		send: (command: Command) => {
			sent.push(command);
			return Promise.resolve({ ok: true as const, seq: 1, durable: true });
		}
	} as unknown as StreamLink;
	let ids = 0;
	return { desk: new Desk(link, () => `id-${++ids}`), sent, clock };
}

test('the first take aims at nothing on air, the next one at the run it saw', async () => {
	const before = deskOf(sheet('A5 B5'));
	await before.desk.take('next');
	expect(before.sent).toEqual([
		{ name: 'take', args: { runId: 'id-1', itemId: null, how: 'next' }, aim: { runId: null } }
	]);
	const onAir = deskOf(play(sheet('A5 B5'), '09:00 take'));
	await onAir.desk.hold(true);
	await onAir.desk.extend(60_000);
	expect(onAir.sent).toEqual([
		{ name: 'hold', args: {}, aim: { runId: 'run-1' } },
		{ name: 'extend', args: { by: 60_000 }, aim: { runId: 'run-1' } }
	]);
});

test('a double press is one take; half a second later it is a wish of its own', async () => {
	const { desk, sent, clock } = deskOf(sheet('A5 B5'));
	await desk.take('next');
	clock.now += 300;
	expect(desk.take('next')).toBeNull();
	clock.now += 300;
	await desk.take('next');
	expect(sent).toHaveLength(2);
});

test('another take right behind is no double press: going back, or to a number', async () => {
	const { desk, sent } = deskOf(play(sheet('A5 B5'), '09:00 take; 09:05 take'));
	await desk.take('next');
	await desk.take('previous', 'A');
	await desk.take('jump', 'B');
	expect(sent).toHaveLength(3);
});

test('what another director took a moment ago was not what this one pressed on', async () => {
	const state = play(sheet('A5 B5 C5'), '09:00 take; 09:05 take');
	const startedAt = state.live.runs.at(-1)?.startedAt ?? 0;
	const { desk, sent, clock } = deskOf(state);
	clock.now = startedAt + 100;
	await desk.take('next');
	clock.now = startedAt + 700;
	await desk.take('next');
	expect(sent.map((command) => 'aim' in command && command.aim.runId)).toEqual(['run-1', 'run-2']);
});

test('a cue goes out as it was written', async () => {
	const { desk, sent } = deskOf(sheet('A5'));
	await desk.cue({ preset: 'TIME_LEFT', text: '还有 2 分钟', posts: ['host'], needsAck: false });
	expect(sent[0]).toEqual({
		name: 'send-cue',
		args: { cueId: 'id-1', preset: 'TIME_LEFT', text: '还有 2 分钟', posts: ['host'], needsAck: false }
	});
});

test('buttons are for those who may', () => {
	expect(deskOf(sheet('A5')).desk.may('take')).toBe(true);
	expect(deskOf(sheet('A5'), 'viewer').desk.may('take')).toBe(false);
	expect(deskOf(sheet('A5'), 'crew').desk.may('take')).toBe(false);
	expect(deskOf(null).desk.may('take')).toBe(false);
});
