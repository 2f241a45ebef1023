// A page without a browser: the client's replica over a real socket, for benches that fill or change a sheet.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import type { Command } from '../../src/lib/domain/stream/command.ts';
import type { Context } from '../../src/lib/domain/stream/context.ts';
import type { StreamEvent } from '../../src/lib/domain/stream/event.ts';
import type { StreamState } from '../../src/lib/domain/stream/state.ts';
import type { FromRoom } from '../../src/lib/sync/protocol.ts';
import { Replica } from '../../src/lib/sync/replica.ts';
import { streamDecider } from '../../src/lib/sync/stream-decider.ts';
import type { Stage } from './stage.ts';
import { thousandRows } from './thousand-rows.ts';

type StreamReplica = Replica<StreamState, Command, StreamEvent, Context>;

export interface ReplicaPage {
	readonly replica: StreamReplica;
	readonly socket: Socket;
	submit(command: Command): void;
	until(ready: (state: StreamState) => boolean): Promise<void>;
}

/** Puts a thousand rows in the place of whatever the sheet has. */
export async function fillSheet(page: ReplicaPage): Promise<void> {
	page.submit({ name: 'remove-items', args: { itemIds: page.replica.state.items.map(({ id }) => id) } });
	for (const items of thousandRows()) {
		page.submit({ name: 'add-items', args: { items, after: page.replica.state.items.at(-1)?.id ?? null } });
	}
	await page.until(() => page.replica.pending.length === 0);
}

/** Resolves when the whole stream is there. */
export async function openReplica({ app, streamId }: Stage, cookie: string): Promise<ReplicaPage> {
	const socket = io(app.url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
	await once(socket as unknown as NodeJS.EventEmitter, 'connect');
	const { me } = (await socket.emitWithAck('join', { protocol: 1, streamId, watch: true })) as {
		me: { memberId: string };
	};
	const replica: StreamReplica = new Replica({
		streamId,
		decider: streamDecider,
		serverTime: (now) => now,
		sender: {
			by: me.memberId,
			context: (_, at) => ({ at, by: me.memberId, level: 'producer', linkPost: null, writerOf: () => null })
		}
	});
	const flush = (): void => {
		for (const message of replica.drain()) socket.emit('to-room', message);
	};
	socket.on('from-room', (message: FromRoom<StreamState, StreamEvent>) => {
		replica.receive(message, Date.now());
		flush();
	});
	const until = (ready: (state: StreamState) => boolean): Promise<void> =>
		new Promise((done) => {
			if (ready(replica.state)) return done();
			const stop = replica.subscribe(() => {
				if (!ready(replica.state)) return;
				stop();
				done();
			});
		});
	replica.connect(Date.now());
	flush();
	await until(() => replica.epoch !== null);
	return {
		replica,
		socket,
		until,
		submit(command) {
			replica.submit(randomBytes(9).toString('hex'), command, Date.now());
			flush();
		}
	};
}
