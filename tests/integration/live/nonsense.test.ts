// Whatever arrives on a socket is answered by name: malformed, unknown, oversized, out of range, too fast. Never a stack, never a crash.
import { once } from 'node:events';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { COMMAND_NAMES } from '#lib/server/live/command-schema.ts';
import { openStage, type Stage } from '../../bench/stage.ts';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(() => stage.close());

type Answer = { readonly ok: boolean; readonly refusal?: { readonly name: string; readonly detail?: object } };

async function connect(cookie = stage.producerCookie): Promise<Socket> {
	const socket = io(stage.app.url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
	await once(socket as unknown as NodeJS.EventEmitter, 'connect');
	return socket;
}

async function joined(): Promise<Socket> {
	const socket = await connect();
	await socket.emitWithAck('join', { protocol: 1, streamId: stage.streamId, watch: true });
	return socket;
}

/** The room's answer to one submission. */
async function submit(socket: Socket, submission: { id: string; command: unknown }): Promise<Answer> {
	const answered = new Promise<Answer>((done) => {
		const hear = (message: { type: string; answer?: Answer & { id: string } }): void => {
			if (message.type !== 'answer' || message.answer?.id !== submission.id) return;
			socket.off('from-room', hear);
			done(message.answer);
		};
		socket.on('from-room', hear);
	});
	socket.emit('to-room', { type: 'submit', submission });
	return answered;
}

const NONSENSE: readonly unknown[] = [
	null,
	undefined,
	0,
	'',
	'x'.repeat(10_000),
	[],
	{},
	{ __proto__: null },
	JSON.parse('{"__proto__":{"a":1}}'),
	{ streamId: 7 },
	{ protocol: 1, streamId: '../../etc', watch: true },
	{ type: 'submit' },
	{ type: 'hello', hello: { ask: -1, epoch: 5, seq: 1e99, pending: 'no' } },
	{ place: 'nowhere', take: 'yes' },
	Buffer.from([1, 2, 3])
];

describe('every socket event', () => {
	test.for(['join', 'to-room', 'place', 'pen', 'rehearse', 'signal', 'listen'])(
		'%s answers nonsense with a named refusal',
		async (event) => {
			const socket = await joined();
			for (const raw of NONSENSE) {
				// null (and undefined, which arrives as null) is how a page says that it is nowhere in particular.
				if (event === 'place' && (raw === null || raw === undefined)) continue;
				const answer = (await socket.timeout(3_000).emitWithAck(event, raw)) as Answer;
				expect(answer, JSON.stringify(raw)).toMatchObject({ ok: false, refusal: { name: expect.any(String) } });
				expect(JSON.stringify(answer)).not.toMatch(/at .*\.[jt]s/);
			}
			socket.close();
		}
	);

	test('an unknown event is refused, with and without an acknowledgement', async () => {
		const socket = await joined();
		expect(await socket.timeout(3_000).emitWithAck('drop-table', { a: 1 })).toMatchObject({
			ok: false,
			refusal: { name: 'malformed', detail: { field: 'event' } }
		});
		const refused = once(socket as unknown as NodeJS.EventEmitter, 'refused');
		socket.emit('drop-table');
		expect((await refused)[0]).toMatchObject({ name: 'malformed' });
		socket.close();
	});

	test('the clock answers whatever it is asked', async () => {
		const socket = await connect();
		for (const raw of NONSENSE) expect(await socket.timeout(3_000).emitWithAck('time', raw)).toBeTypeOf('number');
		socket.close();
	});
});

describe('every command', () => {
	test.for(COMMAND_NAMES)('%s with arguments of the wrong shape is malformed, and says where', async (name) => {
		const socket = await joined();
		for (const [i, args] of [null, 5, { nonsense: true }, []].entries()) {
			const answer = await submit(socket, { id: `bad-${name}-${i}`, command: { name, args, aim: { runId: 3 } } });
			expect(answer).toMatchObject({
				ok: false,
				refusal: { name: 'malformed', detail: { field: expect.any(String) } }
			});
		}
		socket.close();
	});

	test('out of range is refused by name, and the sheet stays as it was', async () => {
		const socket = await joined();
		const edit = (patch: object, id: string) =>
			submit(socket, { id, command: { name: 'edit-items', args: { edits: [{ itemId: 'item-2', patch }] } } });
		for (const [i, patch] of [
			{ planned: -1 },
			{ planned: 1e15 },
			{ livePrice: -5 },
			{ linkNo: 0 },
			{ linkNo: 10_000 },
			{ stock: -1 }
		].entries()) {
			expect(await edit(patch, `range-${i}`)).toMatchObject({ ok: false, refusal: { name: 'value-out-of-range' } });
		}
		for (const [i, patch] of [{ livePrice: 1.5 }, { planned: 'Infinity' }, { title: 'x'.repeat(5_000) }].entries()) {
			expect(await edit(patch, `shape-${i}`)).toMatchObject({ ok: false, refusal: { name: 'malformed' } });
		}
		socket.close();
	});

	test('before a join nothing is done', async () => {
		const socket = await connect();
		const raw = {
			type: 'submit',
			submission: { id: 'early', command: { name: 'hold', args: {}, aim: { runId: null } } }
		};
		expect(await socket.timeout(3_000).emitWithAck('to-room', raw)).toMatchObject({
			ok: false,
			refusal: { name: 'stream-not-found' }
		});
		socket.close();
	});
});

describe('the door', () => {
	test('a foreign origin gets no socket', async () => {
		const socket = new WebSocket(`${stage.app.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
			headers: { cookie: stage.producerCookie, origin: 'https://elsewhere.example' }
		});
		const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
		expect(response.statusCode).toBeGreaterThanOrEqual(400);
	});

	test.for(['', 'changji_login=nonsense', 'changji_link=nonsense', 'changji_login=a.b.c'])(
		'nobody comes in with the cookie "%s"',
		async (cookie) => {
			const socket = io(stage.app.url, {
				transports: ['websocket'],
				forceNew: true,
				reconnection: false,
				extraHeaders: { cookie }
			});
			const [error] = (await once(socket as unknown as NodeJS.EventEmitter, 'connect_error')) as [Error];
			expect(error.message).toBe('not-logged-in');
			socket.close();
		}
	);

	test('another stream than the one of the link is not there', async () => {
		const socket = await connect(stage.screenCookie);
		expect(await socket.emitWithAck('join', { protocol: 1, streamId: 'aaaaaaaaaaaaaaa', watch: false })).toMatchObject({
			ok: false,
			refusal: { name: 'stream-not-found' }
		});
		socket.close();
	});

	test('a page of another version is told to load again', async () => {
		const socket = await connect();
		const old = { protocol: 0, streamId: stage.streamId, watch: true };
		expect(await socket.emitWithAck('join', old)).toMatchObject({ ok: false, refusal: { name: 'page-too-old' } });
		socket.close();
	});

	test('500 commands in one go are all done, in their order', async () => {
		const socket = await joined();
		const marks = Array.from({ length: 500 }, (_, i) => `burst-${i}`);
		const answers = await Promise.all(
			marks.map((markId) =>
				submit(socket, { id: markId, command: { name: 'mark', args: { markId, kind: 'note', text: '', at: null } } })
			)
		);
		const seqs = answers.map((answer) => (answer as Answer & { seq: number }).seq);
		expect(answers.every(({ ok }) => ok)).toBe(true);
		expect(seqs).toEqual(seqs.map((_, i) => (seqs[0] ?? 0) + i));
		socket.close();
	});

	test('a packet of more than a megabyte ends the socket, and only that one', async () => {
		const big = await joined();
		const other = await joined();
		const ended = once(big as unknown as NodeJS.EventEmitter, 'disconnect');
		big.io.reconnection(false);
		big.emit('place', 'x'.repeat(2_000_000));
		await ended;
		expect(await other.timeout(3_000).emitWithAck('time')).toBeTypeOf('number');
		other.close();
	});

	test('one socket that talks without end is told that it is too fast; the others are not', async () => {
		const loud = await joined();
		const other = await joined();
		const answers = (await Promise.all(
			Array.from({ length: 600 }, () => loud.timeout(10_000).emitWithAck('place', 'page:plan'))
		)) as Answer[];
		expect(answers.some(({ refusal }) => refusal?.name === 'too-fast')).toBe(true);
		expect(await other.timeout(3_000).emitWithAck('place', 'page:plan')).toMatchObject({ ok: true });
		loud.close();
		other.close();
	});
});

test('a screen of the host by link may not drive the show', async () => {
	const socket = await connect(stage.screenCookie);
	const welcome = (await socket.emitWithAck('join', { protocol: 1, streamId: stage.streamId, watch: false })) as {
		me: { linkPost: string };
	};
	expect(welcome.me.linkPost).toBe('post-host');
	const take = { name: 'take', args: { runId: 'r1', itemId: null, how: 'next' }, aim: { runId: null } };
	expect(await submit(socket, { id: 'by-link', command: take })).toMatchObject({
		ok: false,
		refusal: { name: 'not-allowed' }
	});
	socket.close();
});
