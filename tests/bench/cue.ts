// How long from the director's press until every screen has the item, beside a bare `ws` server in the same run.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BatchOrder, CueOrder } from './cue-clients.ts';
import { cpuMs } from './cpu.ts';
import { percentile, round } from './figures.ts';
import { openHouse } from './house.ts';

const ROUNDS = 5;
const WARM_UP = 20;

interface Side {
	samples: number[];
	cpu: number;
}

export interface CueBench {
	/** Screens, over all streams and processes. */
	readonly clients: number;
	/** Cues, over all streams. */
	readonly cues: number;
	readonly processes: number;
	/** On air at once; all directors press in the same moment. */
	readonly streams: number;
}

export async function benchCue({ clients, cues, processes, streams }: CueBench): Promise<object> {
	const house = await openHouse({ processes, streams });
	const floor = fork(join(import.meta.dirname, 'floor-server.ts'), { stdio: ['ignore', 2, 2, 'ipc'] });
	const screens = fork(join(import.meta.dirname, 'cue-clients.ts'), { stdio: ['ignore', 2, 2, 'ipc'] });
	try {
		const [{ port: floorPort }] = (await once(floor, 'message')) as [{ port: number }];
		const { ports, pids, itemIds, directorCookie } = house;
		const shows = house.shows.map(({ streamId, screenCookie }) => ({ streamId, screenCookie }));
		const order: CueOrder = { clients, ports, floorPort, shows, itemIds, directorCookie };
		screens.send(order);
		const [{ connectMs }] = (await once(screens, 'message')) as [{ connectMs: number }];
		let bytes = 0;
		const cpuOf = (side: BatchOrder['side']): number =>
			side === 'ours' ? pids.reduce((sum, pid) => sum + cpuMs(pid), 0) : cpuMs(floor.pid ?? 0);
		const batch = async (side: BatchOrder['side'], count: number): Promise<Side> => {
			const before = cpuOf(side);
			screens.send({ side, rounds: Math.ceil(count / streams) } satisfies BatchOrder);
			const [answer] = (await once(screens, 'message')) as [{ samples: number[]; bytes: number }];
			bytes = answer.bytes;
			return { samples: answer.samples, cpu: cpuOf(side) - before };
		};
		const warm = await batch('ours', WARM_UP * streams);
		await batch('floor', WARM_UP * streams);
		const ours: Side = { samples: [], cpu: 0 };
		const bare: Side = { samples: [], cpu: 0 };
		for (let i = 0; i < ROUNDS; i++) {
			add(ours, await batch('ours', Math.ceil(cues / ROUNDS)));
			add(bare, await batch('floor', Math.ceil(cues / ROUNDS)));
		}
		const each = 1 + (warm.samples.length + ours.samples.length) / streams;
		await Promise.all(house.shows.map((show) => show.allInPocketBase(each)));
		const o = figures(ours);
		const f = figures(bare);
		return {
			bench: 'cue',
			clients,
			processes,
			streams,
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
		await house.close();
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
