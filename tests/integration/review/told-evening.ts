// A show that has been: the demo with all that happened on air, written into PocketBase as its journal.
import type PocketBase from 'pocketbase';
import type { Command } from '../../../src/lib/domain/stream/command.ts';
import { streamDecider } from '../../../src/lib/sync/stream-decider.ts';
import { demoCommands, demoStartOn } from '../../../src/lib/server/streams/demo.ts';
import { MINUTE } from '../../../src/lib/domain/time.ts';
import session from '../../../src/data/demo_session.json' with { type: 'json' };

/** When a show began and how long one of its minutes took. */
export interface Pace {
	readonly start: number;
	readonly minute: number;
}
/** 2026-09-18 in Beijing, in real time; the fixtures in tests/fixtures/exports are of this evening. */
const EVENING: Pace = { start: demoStartOn(Date.parse('2026-09-18T00:00:00+08:00')), minute: MINUTE };

type Told = readonly [minute: number, command: Command];
/** Whoever drives sees what is on air: filled in when it is told. */
const aim = { runId: null };
const LENGTH = 240;
const SKIPPED = 31;

/** Runs follow the sheet with a few seconds of slack, one item is skipped, one comes back, hosts change, cues and marks fall. */
function air(): readonly Told[] {
	const runs = session.runsheet.flatMap((row, index): Told[] => {
		if (index + 1 === SKIPPED) return [];
		const args = { runId: `run-${index + 1}`, itemId: null, how: 'next' as const };
		return [[row.start_min + (index % 4) * 0.28, { name: 'take', args, aim }]];
	});
	const back = { runId: 'run-back', itemId: 'item-3', how: 'encore' as const };
	const cover = { coverId: 'cover-1', postId: 'post-host', memberId: 'name:demo-2', name: '小满' };
	const told: Told[] = [
		[-1, { name: 'skip-item', args: { itemId: `item-${SKIPPED}`, skip: true } }],
		...runs,
		[LENGTH - 3, { name: 'take', args: back, aim }],
		mark(31, 'bag', '福袋 1'),
		mark(62, 'note', '弹幕集中问孕妇能不能用'),
		mark(97, 'violation', '“最低价”提醒'),
		mark(121, 'host', '换班'),
		cue(40, '控时'),
		cue(88, '上链接'),
		cue(150, '注意违禁词'),
		[76, { name: 'start-cover', args: cover }],
		[81, { name: 'end-cover', args: { coverId: 'cover-1' } }],
		[100, { name: 'set-price', args: { itemId: 'item-5', price: 4_900 } }],
		[LENGTH, { name: 'end-show', args: {}, aim }]
	];
	return told.toSorted(([one], [other]) => one - other);
}

function mark(minute: number, kind: 'bag' | 'note' | 'violation' | 'host', text: string): Told {
	return [minute, { name: 'mark', args: { markId: `mark-${minute}`, kind, text, at: null } }];
}
function cue(minute: number, text: string): Told {
	const args = { cueId: `cue-${minute}`, preset: null, text, posts: ['post-host'], needsAck: false };
	return [minute, { name: 'send-cue', args }];
}

/** Writes the show as a stream of the team; its id. */
export async function tellEvening(service: PocketBase, teamId: string, by: string, pace = EVENING): Promise<string> {
	const { start, minute } = pace;
	const stream = await service.collection('streams').create({
		team: teamId,
		title: '棠禾优选 夜场',
		account: session.session.account_name,
		planned_start: start,
		planned_end: start + LENGTH * MINUTE,
		phase: 'ended',
		summary: null,
		seq: 0
	});
	const plan = demoCommands(start).map((command): Told => [-180, command]);
	let state = streamDecider.initial(stream.id);
	let seq = 0;
	const requests: object[] = [];
	for (const [minutes, meant] of [...plan, ...air()]) {
		const at = Math.round(start + minutes * minute);
		const command = 'aim' in meant ? { ...meant, aim: { runId: state.live.runs.at(-1)?.id ?? null } } : meant;
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
