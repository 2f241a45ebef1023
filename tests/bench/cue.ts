// How long from the director's press until every screen has the item, beside a bare `ws` server in the same run.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BatchOrder, CueOrder } from './cue-clients.ts';
import { cpuMs } from './cpu.ts';
import { percentile, round } from './figures.ts';
import { openStage } from './stage.ts';

const ROUNDS = 5;
const WARM_UP = 20;

interface Side {
	samples: number[];
	cpu: number;
}

export async function benchCue({ clients, cues }: { clients: number; cues: number }): Promise<object> {
	const stage = await openStage();
	const floor = fork(join(import.meta.dirname, 'floor-server.ts'), { stdio: ['ignore', 2, 2, 'ipc'] });
	const screens = fork(join(import.meta.dirname, 'cue-clients.ts'), { stdio: ['ignore', 2, 2, 'ipc'] });
	try {
		const [{ port: floorPort }] = (await once(floor, 'message')) as [{ port: number }];
		const { app, streamId, itemIds, directorCookie, screenCookie } = stage;
		const order: CueOrder = {
			clients,
			port: app.port,
			floorPort,
			streamId,
			itemIds,
			directorCookie,
			screenCookie
		};
		screens.send(order);
		const [{ connectMs }] = (await once(screens, 'message')) as [{ connectMs: number }];
		let bytes = 0;
		const batch = async (side: BatchOrder['side'], count: number): Promise<Side> => {
			const pid = side === 'ours' ? app.pid : (floor.pid ?? 0);
			const before = cpuMs(pid);
			screens.send({ side, cues: count } satisfies BatchOrder);
			const [answer] = (await once(screens, 'message')) as [{ samples: number[]; bytes: number }];
			bytes = answer.bytes;
			return { samples: answer.samples, cpu: cpuMs(pid) - before };
		};
		await batch('ours', WARM_UP);
		await batch('floor', WARM_UP);
		const ours: Side = { samples: [], cpu: 0 };
		const bare: Side = { samples: [], cpu: 0 };
		for (let i = 0; i < ROUNDS; i++) {
			add(ours, await batch('ours', Math.ceil(cues / ROUNDS)));
			add(bare, await batch('floor', Math.ceil(cues / ROUNDS)));
		}
		await stage.allInPocketBase(1 + WARM_UP + ours.samples.length);
		const o = figures(ours);
		const f = figures(bare);
		return {
			bench: 'cue',
			clients,
			ours: { ...o, bytes_per_cue: bytes, connect_ms: round(connectMs) },
			floor: f,
			ratio: {
				p50: round(o.p50_ms / f.p50_ms),
				p99: round(o.p99_ms / f.p99_ms),
				cpu: round(o.cpu_ms_per_cue / f.cpu_ms_per_cue)
			}
		};
	} finally {
		screens.kill();
		floor.kill();
		await stage.close();
	}
}

function add(to: Side, more: Side): void {
	to.samples.push(...more.samples);
	to.cpu += more.cpu;
}

const figures = ({ samples, cpu }: Side) => ({
	p50_ms: round(percentile(samples, 0.5)),
	p99_ms: round(percentile(samples, 0.99)),
	cpu_ms_per_cue: round(cpu / samples.length)
});
