// A long night in a short time: six hours' commands at ten a minute before 200 screens, and what the server's memory does meanwhile.
import { randomBytes } from 'node:crypto';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { runOnAir } from '../../src/lib/domain/live/on-air.ts';
import type { Command } from '../../src/lib/domain/stream/command.ts';
import type { StreamState } from '../../src/lib/domain/stream/state.ts';
import { round } from './figures.ts';
import { inspect } from './inspected.ts';
import { openReplica } from './replica-page.ts';
import type { SoakOrder, SoakSeen } from './soak-screens.ts';
import { openStage } from './stage.ts';

const HOURS = 6;
const PER_MINUTE = 10;
const COMMANDS = HOURS * 60 * PER_MINUTE;
const SCREENS = 200;
/** Memory is looked at after every so many commands: five minutes of the show. */
const LOOK_EVERY = 5 * PER_MINUTE;

/** `minutes`: how long it may take really. What the server does by the clock (heartbeats) happens only that long. */
export async function benchSoak({ minutes }: { minutes: number }): Promise<object> {
	const stage = await openStage({ env: { NODE_OPTIONS: '--inspect=127.0.0.1:0' } });
	const screens = fork(join(import.meta.dirname, 'soak-screens.ts'), { stdio: ['ignore', 2, 2, 'ipc'] });
	try {
		const { app, streamId, screenCookie: cookie } = stage;
		const server = await inspect(app.pid, app.words());
		screens.send({ screens: SCREENS, port: app.port, streamId, cookie } satisfies SoakOrder);
		await once(screens, 'message');
		const director = await openReplica(stage, stage.producerCookie);
		const { replica } = director;
		const acknowledged = new Map<string, number>();
		replica.subscribe((note) => {
			if (note.type !== 'settled') return;
			if (!note.outcome.ok) throw new Error(`${note.id}: ${note.outcome.refusal.name}`);
			acknowledged.set(note.id, note.outcome.seq);
		});
		const memory: { hour: number; mb: number }[] = [];
		const startedAt = performance.now();
		const pace = (minutes * 60_000) / COMMANDS;
		for (let i = 0; i < COMMANDS; i++) {
			director.submit(command(i, replica.state));
			await director.until(() => replica.pending.length === 0);
			if ((i + 1) % LOOK_EVERY === 0) memory.push({ hour: (i + 1) / PER_MINUTE / 60, mb: await server.rssMb() });
			const due = startedAt + (i + 1) * pace - performance.now();
			if (due > 0) await new Promise((go) => setTimeout(go, due));
		}
		await stage.allInPocketBase(COMMANDS);
		const kept = await stage.service
			.collection('entries')
			.getFullList<{ seq: number; command_id: string }>({ filter: `stream = "${streamId}"`, fields: 'seq,command_id' });
		const seqs = new Map(kept.map(({ command_id, seq }) => [command_id, seq]));
		const notKept = [...acknowledged].filter(([id, seq]) => seqs.get(id) !== seq).length;
		screens.send({ head: replica.confirmed.seq });
		const [seen] = (await once(screens, 'message')) as [SoakSeen];
		if (seen.behind > 0) throw new Error(`${seen.behind} screens are behind`);
		director.socket.close();
		server.close();
		const first = memory[0]?.mb ?? NaN;
		console.error(
			`  resident after collection: ${round(first)} MB at first, ${round(memory.at(-1)?.mb ?? NaN)} MB at the end`
		);
		return {
			bench: 'soak',
			hours: HOURS,
			commands: acknowledged.size,
			screens: SCREENS,
			rss_slope_mb_per_h: round(slope(memory.slice(memory.length / 2))),
			lost: notKept + seen.missed
		};
	} finally {
		screens.kill();
		await stage.close();
	}
}

/** What people do on air, in turn: every fiftieth is a take, as an item of five minutes has it. */
function command(i: number, state: StreamState): Command {
	const id = randomBytes(9).toString('hex');
	const run = runOnAir(state);
	const item = state.items[Math.floor(i / 50) % state.items.length];
	if (!item) throw new Error('the sheet is empty');
	if (!run || i % 50 === 0)
		return { name: 'take', args: { runId: id, itemId: item.id, how: 'jump' }, aim: { runId: run?.id ?? null } };
	const cue = state.live.cues.at(-1);
	const post = state.posts.find(({ kind }) => kind === 'host')?.id ?? '';
	switch (i % 10) {
		case 1:
			return {
				name: 'send-cue',
				args: { cueId: id, preset: null, text: `还剩 ${i} 单`, posts: [post], needsAck: true }
			};
		case 2:
			if (cue) return { name: 'acknowledge-cue', args: { cueId: cue.id, postId: post } };
			break;
		case 3:
			return { name: 'extend', args: { by: i % 20 < 10 ? 60_000 : -60_000 }, aim: { runId: run.id } };
		case 4:
			return { name: 'mark', args: { markId: id, kind: 'note', text: `第 ${i} 条`, at: null } };
		default:
	}
	return { name: 'set-stock', args: { itemId: item.id, stock: 10_000 - i } };
}

/** Of the line of least squares, MB per hour of the show. */
function slope(points: readonly { readonly hour: number; readonly mb: number }[]): number {
	const mean = (of: (point: (typeof points)[number]) => number): number =>
		points.reduce((sum, point) => sum + of(point), 0) / points.length;
	const [hour, mb] = [mean((point) => point.hour), mean((point) => point.mb)];
	const along = points.reduce((sum, point) => sum + (point.hour - hour) ** 2, 0);
	return points.reduce((sum, point) => sum + (point.hour - hour) * (point.mb - mb), 0) / along;
}
