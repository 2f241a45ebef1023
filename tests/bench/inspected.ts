// Another node process as its inspector shows it: its garbage collected, then the memory it still holds. It must have been started with --inspect.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { WebSocket } from 'ws';

/** `words`: what the process has printed, where node says where it listens. */
export async function inspect(pid: number, words: string) {
	const url = /Debugger listening on (ws:\/\/\S+)/.exec(words)?.[1];
	if (!url) throw new Error('the process was not started with --inspect');
	const socket = new WebSocket(url);
	await once(socket, 'open');
	let asked = 0;
	const collect = async (): Promise<void> => {
		const id = ++asked;
		socket.send(JSON.stringify({ id, method: 'HeapProfiler.collectGarbage' }));
		for await (const [data] of on(socket)) if ((JSON.parse(data.toString()) as { id?: number }).id === id) return;
	};
	return {
		/** Megabytes resident after a full collection. */
		async rssMb(): Promise<number> {
			await collect();
			const kb = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
			return Number(kb) / 1_024;
		},
		close: () => socket.close()
	};
}

async function* on(socket: WebSocket): AsyncGenerator<[Buffer]> {
	for (;;) yield (await once(socket, 'message')) as [Buffer];
}
