// Now and next as Server-Sent Events: the moment at once, then each change, until the listener or the token goes.
import { nowView } from '#lib/domain/live/now-view.ts';
import type { OpenStream } from '#lib/server/live/stream-rooms.ts';
import type { AirNews } from './air-news.ts';
import type { Machine, MachineTokens } from './tokens.ts';

export interface NewsPorts {
	readonly airNews: AirNews;
	readonly machines: MachineTokens;
}

/** Below a venue proxy's patience. */
const PING_MS = 15_000;
/** Listeners of one token at a time: a page that forgets to close its streams must not take all sockets. */
const MOST = 20;
/** Events that may wait for a reader that does not read. */
const LONGEST_LINE = 64;

const listening = new Map<string, number>();

/** null = this machine listens too often already. */
export function airEvents(
	{ airNews, machines }: NewsPorts,
	machine: Machine,
	open: OpenStream
): ReadableStream<Uint8Array> | null {
	const { id } = machine;
	const count = listening.get(id) ?? 0;
	if (count >= MOST) return null;
	listening.set(id, count + 1);
	const encoder = new TextEncoder();
	let end = (): void => undefined;
	return new ReadableStream<Uint8Array>({
		start(controller) {
			const say = (text: string) => {
				if ((controller.desiredSize ?? 0) < -LONGEST_LINE) end();
				else controller.enqueue(encoder.encode(text));
			};
			const tell = ({ room }: OpenStream) =>
				say(`event: now\nid: ${room.seq}\ndata: ${JSON.stringify(nowView(room.state, room.seq, Date.now()))}\n\n`);
			const check = () => machines.live(id) ?? end();
			const ping = setInterval(() => say(`: ${Date.now()}\n\n`), PING_MS);
			let ended = false;
			const stops = [airNews.listen(open, tell, () => end()), machines.onChange(check), () => clearInterval(ping)];
			end = () => {
				if (ended) return;
				ended = true;
				for (const stop of stops) stop();
				listening.set(id, (listening.get(id) ?? 1) - 1);
				controller.close();
			};
			say('retry: 3000\n\n');
			tell(open);
		},
		cancel: () => gone(() => end())
	});
}

/** The reader is gone: what is left is to let go of everything; closing a cancelled stream is no fault. */
function gone(end: () => void): void {
	try {
		end();
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
	}
}
