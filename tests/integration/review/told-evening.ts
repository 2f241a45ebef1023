// An evening that has been: the demo of 2026-09-18 with all that happened on air, written into PocketBase as its journal.
import type PocketBase from 'pocketbase';
import type { Command } from '../../../src/lib/domain/stream/command.ts';
import { streamDecider } from '../../../src/lib/sync/stream-decider.ts';
import { demoCommands, demoStartOn, type DemoTies } from '../../../src/lib/server/streams/demo.ts';
import { MINUTE, SECOND } from '../../../src/lib/domain/time.ts';
import session from '../../../src/data/demo_session.json' with { type: 'json' };

/** 2026-09-18 in Beijing; the fixtures in tests/fixtures/exports are of this evening. */
const EVENING = demoStartOn(Date.parse('2026-09-18T00:00:00+08:00'));

interface Told {
	readonly at: number;
	readonly command: Command;
}

/** Runs follow the sheet with a few seconds of slack, one item is skipped, one comes back, hosts change, cues and marks fall. */
function told(ties: DemoTies): readonly Told[] {
	const before = EVENING - 3 * 60 * MINUTE;
	const plan = demoCommands(EVENING, ties).map((command): Told => ({ at: before, command }));
	const air: Told[] = [];
	const skipped = 30;
	air.push({
		at: EVENING - MINUTE,
		command: { name: 'skip-item', args: { itemId: `item-${skipped + 1}`, skip: true } }
	});
	for (const [index, row] of session.runsheet.entries()) {
		if (index === skipped) continue;
		const at = EVENING + row.start_min * MINUTE + (index % 4) * 17 * SECOND;
		const runId = `run-${index + 1}`;
		air.push({ at, command: { name: 'take', args: { runId, itemId: null, how: 'next' }, aim: { runId: null } } });
	}
	const end = EVENING + 240 * MINUTE;
	const back = { runId: 'run-back', itemId: 'item-3', how: 'encore' as const };
	air.push({ at: end - 3 * MINUTE, command: { name: 'take', args: back, aim: { runId: null } } });
	const moments: Told[] = [
		mark(31, 'bag', '福袋 1'),
		mark(62, 'note', '弹幕集中问孕妇能不能用'),
		mark(97, 'violation', '“最低价”提醒'),
		mark(121, 'host', '换班'),
		cue(40, '控时'),
		cue(88, '上链接'),
		cue(150, '注意违禁词'),
		{
			at: EVENING + 76 * MINUTE,
			command: {
				name: 'start-cover',
				args: { coverId: 'cover-1', postId: 'post-host', memberId: 'name:demo-2', name: '小满' }
			}
		},
		{ at: EVENING + 81 * MINUTE, command: { name: 'end-cover', args: { coverId: 'cover-1' } } },
		{ at: EVENING + 100 * MINUTE, command: { name: 'set-price', args: { itemId: 'item-5', price: 4_900 } } }
	];
	const over: Told = { at: end, command: { name: 'end-show', args: {}, aim: { runId: null } } };
	const live = [...air, ...moments].sort((one, other) => one.at - other.at);
	return [...plan, ...live, over];
}

function mark(minute: number, kind: 'bag' | 'note' | 'violation' | 'host', text: string): Told {
	const command: Command = { name: 'mark', args: { markId: `mark-${minute}`, kind, text, at: null } };
	return { at: EVENING + minute * MINUTE, command };
}
function cue(minute: number, text: string): Told {
	const args = { cueId: `cue-${minute}`, preset: null, text, posts: ['post-host'], needsAck: false };
	return { at: EVENING + minute * MINUTE, command: { name: 'send-cue', args } };
}

/** Writes the evening as a stream of the team; its id. */
export async function tellEvening(service: PocketBase, teamId: string, by: string): Promise<string> {
	const stream = await service.collection('streams').create({
		team: teamId,
		title: '棠禾优选 9 月 18 日夜场',
		account: '棠禾优选(演示)',
		planned_start: EVENING,
		planned_end: EVENING + 240 * MINUTE,
		phase: 'ended',
		summary: null,
		seq: 0
	});
	let state = streamDecider.initial(stream.id);
	let seq = 0;
	const requests: object[] = [];
	for (const { at, command: meant } of told({})) {
		// Whoever drives sees what is on air.
		const aim = { runId: state.live.runs.at(-1)?.id ?? null };
		const command = 'aim' in meant ? { ...meant, aim } : meant;
		const context = { at, by, level: 'owner' as const, linkPost: null, writerOf: () => null };
		const decision = streamDecider.decide(state, command, context);
		if (!decision.ok) throw new Error(`${command.name} was refused: ${decision.refusal.name}`);
		seq += 1;
		for (const event of decision.events)
			state = streamDecider.evolve(state, event, { seq, at, by, commandId: `told-${seq}` });
		const { events } = decision;
		const body = { stream: stream.id, seq, at, by, command_id: `told-${seq}`, command: command.name, events };
		requests.push({ method: 'POST', url: '/api/collections/entries/records', body });
	}
	while (requests.length > 0)
		await service.send('/api/batch', { method: 'POST', body: { requests: requests.splice(0, 50) } });
	return stream.id;
}
