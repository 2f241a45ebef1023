// A sheet of 1,000 rows over real sockets: how long until it is open, and until another screen has an edit.
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
import { percentile, round } from './figures.ts';
import { openStage, type Stage } from './stage.ts';
import { thousandRows } from './thousand-rows.ts';

type StreamReplica = Replica<StreamState, Command, StreamEvent, Context>;
const OPENS = 7;
const EDITS = 200;

interface Page {
	readonly replica: StreamReplica;
	readonly socket: Socket;
	submit(command: Command): void;
	until(ready: (state: StreamState) => boolean): Promise<void>;
}

export async function benchSheet(): Promise<object> {
	const stage = await openStage();
	try {
		const one = await open(stage, stage.producerCookie);
		const rowsBefore = one.replica.state.items.map(({ id }) => id);
		one.submit({ name: 'remove-items', args: { itemIds: rowsBefore } });
		for (const items of thousandRows()) {
			one.submit({ name: 'add-items', args: { items, after: one.replica.state.items.at(-1)?.id ?? null } });
		}
		await one.until(() => one.replica.pending.length === 0);
		const opens: number[] = [];
		for (let i = 0; i < OPENS; i++) {
			const startedAt = performance.now();
			const page = await open(stage, stage.producerCookie);
			opens.push(performance.now() - startedAt);
			if (page.replica.state.items.length !== 1_000) throw new Error('the sheet is not whole');
			page.socket.close();
		}
		const other = await open(stage, stage.producerCookie);
		const edits: number[] = [];
		for (let i = 0; i < EDITS; i++) {
			const itemId = `row${((i * 37) % 1_000) + 1}`;
			const seen = other.until((state) => state.items.find(({ id }) => id === itemId)?.remark === `改 ${i}`);
			const startedAt = performance.now();
			one.submit({ name: 'edit-items', args: { edits: [{ itemId, patch: { remark: `改 ${i}` } }] } });
			await seen;
			edits.push(performance.now() - startedAt);
		}
		one.socket.close();
		other.socket.close();
		return {
			bench: 'sheet',
			rows: 1_000,
			ours: {
				open_ms: round(percentile(opens, 0.5)),
				edit_to_other_p95_ms: round(percentile(edits, 0.95))
			}
		};
	} finally {
		await stage.close();
	}
}

/** A page without a browser: socket and replica as in the client. Resolves when the whole stream is there. */
async function open({ app, streamId }: Stage, cookie: string): Promise<Page> {
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
