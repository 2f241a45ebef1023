// A join storm: the venue's power is back and all screens come in the same moment. How long until the last one shows the stream.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { round } from './figures.ts';
import { openHouse } from './house.ts';
import type { JoinOrder, Joined } from './join-clients.ts';

export async function benchJoin({ clients, processes }: { clients: number; processes: number }): Promise<object> {
	const house = await openHouse({ processes });
	const screens = fork(join(import.meta.dirname, 'join-clients.ts'), { stdio: ['ignore', 2, 2, 'ipc'] });
	try {
		const [{ streamId = '', screenCookie = '' } = {}] = house.shows;
		screens.send({ clients, ports: house.ports, streamId, screenCookie } satisfies JoinOrder);
		const [{ allMs, p50Ms }] = (await once(screens, 'message')) as [Joined];
		return { bench: 'join', clients, processes, ours: { all_ms: round(allMs), p50_ms: round(p50Ms) } };
	} finally {
		screens.kill();
		await house.close();
	}
}
