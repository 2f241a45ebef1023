// How long it takes to fold a long journal: 10,000 mixed entries over a sheet of 1,000 rows.
import type { Command } from '../../src/lib/domain/stream/command.ts';
import { decide } from '../../src/lib/domain/stream/decide.ts';
import type { StreamEvent } from '../../src/lib/domain/stream/event.ts';
import { evolve } from '../../src/lib/domain/stream/evolve.ts';
import { emptyStream, type StreamState } from '../../src/lib/domain/stream/state.ts';
import { percentile, round } from './figures.ts';
import { thousandRows } from './thousand-rows.ts';

const ENTRIES = 10_000;
const ROUNDS = 9;

interface Folded {
	readonly seq: number;
	readonly at: number;
	readonly by: string;
	readonly events: readonly StreamEvent[];
}

export function benchFold(): object {
	const entries = journal();
	const times: number[] = [];
	for (let i = 0; i < ROUNDS; i++) {
		const startedAt = performance.now();
		let state = emptyStream('bench');
		for (const entry of entries) for (const event of entry.events) state = evolve(state, event, entry);
		times.push(performance.now() - startedAt);
		if (state.items.length !== 1_000) throw new Error('the fold is wrong');
	}
	return { bench: 'fold', entries: entries.length, ours: { p50_ms: round(percentile(times, 0.5)) } };
}

/** What an evening of preparing and a night on air leave: half typing, the rest moves, scripts, ticks, and the show. */
function journal(): Folded[] {
	const at = Date.UTC(2026, 8, 18, 11);
	const entries: Folded[] = [];
	let state: StreamState = emptyStream('bench');
	const give = (command: Command): void => {
		const context = { at: at + entries.length * 1_000, by: 'm1', level: 'owner' as const, linkPost: null };
		const decision = decide(state, command, { ...context, writerOf: () => null });
		if (!decision.ok) throw new Error(`${command.name}: ${decision.refusal.name}`);
		const entry = { seq: entries.length + 1, at: context.at, by: 'm1', events: decision.events };
		for (const event of entry.events) state = evolve(state, event, entry);
		entries.push(entry);
	};
	give({
		name: 'describe-stream',
		args: { patch: { title: '千行长表', plannedStart: at, plannedEnd: at + 86_400_000 } }
	});
	give({ name: 'add-post', args: { post: { id: 'p-host', kind: 'host', label: '' } } });
	for (const items of thousandRows())
		give({ name: 'add-items', args: { items, after: state.items.at(-1)?.id ?? null } });
	for (let i = 0; entries.length < ENTRIES; i++) give(change(i, state));
	return entries;
}

function change(i: number, state: StreamState): Command {
	const item = state.items[(i * 37) % state.items.length]!;
	const last = state.live.runs.at(-1);
	switch (i % 10) {
		case 0: {
			const far = state.items[(i * 37 + 400) % state.items.length]!;
			return { name: 'move-items', args: { itemIds: [item.id], after: far.id } };
		}
		case 1: {
			const block = { id: `b${i}`, post: 'host', kind: 'point', text: `第 ${i} 段:先讲痛点,再讲价格。` } as const;
			return { name: 'write-block', args: { itemId: item.id, block, seen: 0 } };
		}
		case 2:
			return { name: 'take', args: { runId: `r${i}`, itemId: item.id, how: 'jump' }, aim: { runId: last?.id ?? null } };
		case 3:
			return last
				? { name: 'extend', args: { by: 60_000 + i }, aim: { runId: last.id } }
				: { name: 'set-goal', args: { metric: 'pay_amt', target: i } };
		case 4:
			return { name: 'set-stock', args: { itemId: item.id, stock: i } };
		default:
			return { name: 'edit-items', args: { edits: [{ itemId: item.id, patch: { livePrice: 100_000 + i } }] } };
	}
}
