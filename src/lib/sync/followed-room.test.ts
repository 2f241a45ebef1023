// A room followed from another process, over a line worked by hand: in order, late, with losses, and with an owner that goes.
import { describe, expect, it } from 'vitest';
import { FollowedRoom, type OwnerLine } from './followed-room.ts';
import type { Broadcast } from './protocol.ts';
import { RoomClosed } from './room.ts';
import { toyList, type ToyCommand, type ToyContext, type ToyEvent, type ToyState } from './testing/toy-list.ts';
import { ToyRoomBench } from './testing/toy-room.ts';
import { settled } from './testing/world.ts';

const sender = { by: 'bob', context: () => ({ allowed: true }) };

/** An owner, the line from it, and a room that follows. */
class Pair {
	readonly owner = new ToyRoomBench();
	readonly shown: Broadcast<ToyEvent>[] = [];
	room!: FollowedRoom<ToyState, ToyCommand, ToyEvent, ToyContext>;
	/** What the owner has said and nobody has heard yet. */
	line: (() => void)[] = [];

	async open(): Promise<this> {
		await this.owner.open({ broadcast: (message) => this.line.push(() => this.room.receive(message, 0)) });
		const line: OwnerLine<ToyState, ToyCommand, ToyEvent, ToyContext> = {
			hello: (hello) => this.#said(this.owner.room.join(hello, 0)),
			submit: async (submission, by, context) =>
				this.#said(await this.owner.room.submit(submission, { by, context: () => context }, 0))
		};
		this.room = new FollowedRoom({
			streamId: 'toy',
			decider: toyList,
			line,
			broadcast: (message) => this.shown.push(message),
			beat: () => undefined
		});
		return this;
	}

	/** Opens both and lets the first answer arrive. */
	async following(): Promise<this> {
		await this.open();
		const opened = this.room.open(0);
		await this.hear();
		await opened;
		return this;
	}

	/** Everything that was said arrives. */
	async hear(): Promise<void> {
		for (const say of this.line.splice(0)) say();
		await settled();
	}

	beat(): void {
		const beat = this.owner.room.beat(0);
		this.line.push(() => this.room.hear(beat, 0));
	}

	#said<T>(answer: T): Promise<T> {
		return new Promise((heard) => this.line.push(() => heard(answer)));
	}
}

const following = () => new Pair().following();
const hello = (epoch: string | null, seq: number, pending: readonly string[] = []) => ({ ask: 3, epoch, seq, pending });

describe('a followed room', () => {
	it('R38: shows the same entries under the same epoch, to those who come later too', async () => {
		const pair = await following();
		await pair.owner.filled('a', 'b');
		await pair.hear();
		expect(pair.room.state).toEqual(pair.owner.room.state);
		expect(pair.shown.map(({ epoch, entry }) => [epoch, entry.seq])).toEqual([
			['life-1', 1],
			['life-1', 2]
		]);
		expect(await pair.room.welcome(hello('life-1', 1), 0)).toMatchObject({
			kind: 'entries',
			seq: 2,
			entries: [{ seq: 2 }]
		});
		expect(await pair.room.welcome(hello(null, 0), 0)).toMatchObject({
			kind: 'snapshot',
			state: pair.owner.room.state
		});
	});

	it('R38: an entry that was lost is asked for when the next one comes, or the heartbeat', async () => {
		const pair = await following();
		await pair.owner.filled('a');
		pair.line = [];
		await pair.owner.filled('b');
		await pair.hear();
		await pair.hear();
		expect(pair.shown.map(({ entry }) => entry.seq)).toEqual([1, 2]);
		await pair.owner.filled('c');
		pair.line = [];
		pair.beat();
		await pair.hear();
		await pair.hear();
		expect(pair.room.state).toEqual(pair.owner.room.state);
		expect(pair.shown.map(({ entry }) => entry.seq)).toEqual([1, 2, 3]);
	});

	it('R38: an entry that comes twice counts once', async () => {
		const pair = await following();
		await pair.owner.filled('a');
		pair.line.push(...pair.line);
		await pair.hear();
		expect(pair.shown).toHaveLength(1);
	});

	it('R39: what comes before the first answer is applied behind it', async () => {
		const pair = await new Pair().open();
		const opened = pair.room.open(0);
		await pair.owner.filled('a');
		pair.line.reverse();
		await pair.hear();
		await opened;
		expect(pair.room.state).toEqual(pair.owner.room.state);
		expect(pair.room.seq).toBe(1);
	});

	it('R40: the owner decides, once under an id, and the answer comes behind the entry', async () => {
		const pair = await following();
		const submission = { id: 'x', command: { name: 'press' } } as const;
		const both = Promise.all([pair.room.submit(submission, sender, 0), pair.room.submit(submission, sender, 0)]);
		await settled();
		await pair.owner.flush();
		await pair.hear();
		const [first, second] = await both;
		expect(first).toMatchObject({ ok: true, seq: 1 });
		expect(second).toEqual(first);
		expect(pair.room.state.presses).toBe(1);
	});

	it('R40: when the entry was lost, the answer waits until it has been fetched', async () => {
		const pair = await following();
		const answer = pair.room.submit({ id: 'x', command: { name: 'press' } }, sender, 0);
		await settled();
		await pair.owner.flush();
		pair.line.shift();
		await pair.hear();
		await pair.hear();
		await answer;
		expect(pair.room.seq).toBe(1);
	});

	it('R41: a screen with open commands hears what the owner knows of them', async () => {
		const pair = new Pair();
		await pair.open();
		await pair.owner.filled('a');
		pair.line = [];
		const opened = pair.room.open(0);
		await pair.hear();
		await opened;
		const welcome = pair.room.welcome(hello(null, 0, ['add-a', 'unheard-of']), 0);
		await pair.hear();
		expect(await welcome).toMatchObject({ kind: 'snapshot', known: { 'add-a': 1 } });
	});

	it('R42: the owner opened anew: the followed room closes at its first word', async () => {
		const pair = await following();
		await pair.owner.open({ broadcast: (message) => pair.line.push(() => pair.room.receive(message, 0)) });
		pair.beat();
		await pair.hear();
		expect(pair.room.closed).toBeInstanceOf(RoomClosed);
	});

	it('R42: the owner is gone: what waits is given back at once', async () => {
		const pair = await following();
		const answer = pair.room.submit({ id: 'x', command: { name: 'press' } }, sender, 0);
		const welcome = pair.room.welcome(hello(null, 0, ['x']), 0);
		pair.room.stop('gone');
		await expect(answer).rejects.toBeInstanceOf(RoomClosed);
		await expect(welcome).rejects.toBeInstanceOf(RoomClosed);
		await expect(pair.room.submit({ id: 'y', command: { name: 'press' } }, sender, 0)).rejects.toBeInstanceOf(
			RoomClosed
		);
	});

	it('R43: an owner that is silent makes nothing current', async () => {
		const pair = await following();
		expect(pair.room.current(6_000)).toBe(true);
		expect(pair.room.current(6_001)).toBe(false);
		pair.beat();
		await pair.hear();
		expect(pair.room.current(0)).toBe(true);
	});
});
