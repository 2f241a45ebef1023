// The demo evening is a plan a team could go on air with: every command is taken, the sheet fits its slot, somebody always hosts.
import { expect, it } from 'vitest';
import { shiftConflicts } from '#lib/domain/people/shift-conflicts.ts';
import { readiness } from '#lib/domain/plan/readiness.ts';
import { decide } from '#lib/domain/stream/decide.ts';
import { evolve } from '#lib/domain/stream/evolve.ts';
import { emptyStream, type StreamState } from '#lib/domain/stream/state.ts';
import { plannedSheet } from '#lib/domain/timing/planned.ts';
import { HOUR } from '#lib/domain/time.ts';
import { clockText } from '#lib/domain/wall-clock.ts';
import { demoCommands, demoStartOn, type DemoTies } from './demo.ts';

const day = Date.UTC(2026, 10, 22, 16); // 23 November in Beijing
const start = demoStartOn(day);

function demo(ties?: DemoTies): StreamState {
	let state = emptyStream('s');
	let seq = 0;
	for (const command of demoCommands(start, ties)) {
		const context = { at: start, by: 'm', level: 'producer', linkPost: null, writerOf: () => null } as const;
		const decision = decide(state, command, context);
		if (!decision.ok) throw new Error(`${command.name}: ${decision.refusal.name}`);
		for (const event of decision.events) state = evolve(state, event, { seq: ++seq, at: start, by: 'm' });
	}
	return state;
}

it('begins at seven in the evening, and every command is taken', () => {
	expect(clockText(start)).toBe('19:00');
	const state = demo();
	expect(state.items).toHaveLength(55);
	expect(state.goals.find(({ metric }) => metric === 'pay_amt')?.target).toBe(9_500_000);
});

it('fits its slot with no gap and no overlap, with the 1-分 masks on the hour', () => {
	const state = demo();
	const sheet = plannedSheet(state);
	expect(sheet.over).toBe(0);
	expect(sheet.times.filter(({ gapBefore }) => gapBefore !== 0)).toEqual([]);
	const hard = state.items.flatMap(({ hardStart }) => hardStart ?? []);
	expect(hard).toEqual([start + HOUR, start + 2 * HOUR, start + 3 * HOUR]);
});

it('has a host from start to end, nobody twice, and lacks only ticks and some words', () => {
	const state = demo();
	expect(shiftConflicts(state)).toEqual([]);
	expect(readiness(state).findings.map(({ name }) => name)).toEqual(['no-script', 'open-lines']);
});

it('is tied to the team: members take the posts and the lines, products the items', () => {
	const state = demo({ people: { 阿宁: 'member-ning' }, products: { 1: 'product-one' } });
	expect(state.shifts.filter(({ memberId }) => memberId === 'member-ning')).toHaveLength(2);
	expect(state.checklist.some(({ ownerId }) => ownerId === 'member-ning')).toBe(true);
	expect(new Set(state.items.filter(({ linkNo }) => linkNo === 1).map(({ productId }) => productId))).toEqual(
		new Set(['product-one'])
	);
});

it('speaks like hosts do, and says nothing that cannot be kept', () => {
	const texts = demo().items.flatMap(({ script }) => script.map(({ text }) => text));
	expect(texts.length).toBeGreaterThan(40);
	expect(texts.filter((text) => /最好|第一名|百分百|全网最低|永久|根治/u.test(text))).toEqual([]);
});
