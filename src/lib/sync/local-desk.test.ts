// A desk alone and its room: what goes over the line, what is shown, and that nothing of it happens twice.
import { beforeEach, describe, expect, it } from 'vitest';
import type { Command, LiveCommand } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { runOnAir } from '#lib/domain/live/on-air.ts';
import { localWish } from '#lib/domain/live/local-wish.ts';
import { localStep, withLocal } from '#lib/domain/live/local.ts';
import { clock, commandIn, contextAt, sheet, told } from '#lib/domain/live/testing/told-show.ts';
import { LocalDesk } from './local-desk.ts';
import { MemoryJournal } from './memory-journal.ts';
import type { ToRoom } from './protocol.ts';
import { Replica } from './replica.ts';
import { Room } from './room.ts';
import { streamDecider } from './stream-decider.ts';

const rules = () => ({ localStep, withLocal });

type StreamRoom = Room<StreamState, Command, StreamEvent, Context>;
type StreamReplica = Replica<StreamState, Command, StreamEvent, Context>;

/** One room, one desk with a line that can be cut, and a second hand in the room. */
class Evening {
	now = clock('09:00');
	journal = new MemoryJournal<StreamState, StreamEvent>();
	room!: StreamRoom;
	desk = new LocalDesk(rules);
	replica!: StreamReplica;
	online = true;
	sent: string[] = [];
	settled: unknown[] = [];
	lives = 0;
	#ids = 0;

	async open(): Promise<void> {
		this.lives += 1;
		this.room = await Room.open({
			streamId: 'stream',
			epoch: `life-${this.lives}`,
			decider: streamDecider,
			journal: this.journal,
			broadcast: (broadcast) => this.online && this.replica.receive({ type: 'entry', broadcast }, this.now)
		});
	}

	/** The desk's page; `from`: what the device kept. */
	load(from: ReturnType<StreamReplica['copy']> | null = null): void {
		const sender = { by: 'director', context: (_: StreamState, at: number) => contextAt(at) };
		this.replica = new Replica({
			streamId: 'stream',
			decider: streamDecider,
			sender,
			serverTime: (now) => now,
			copy: from
		});
		this.replica.subscribe((note) => {
			if (note.type === 'settled') this.settled.push(note.outcome);
		});
	}

	async connect(): Promise<void> {
		this.online = true;
		this.replica.connect(this.now);
		await this.flow();
		const merge = this.desk.merge(() => `merge-${++this.#ids}`);
		if (merge && !this.replica.pending.some(({ id }) => id === merge.id))
			this.replica.submit(merge.id, merge.command, this.now, { optimistic: false });
		await this.flow();
	}

	cut(): void {
		this.online = false;
		this.replica.drain();
		this.replica.disconnect(this.now);
	}

	/** Everything that waits reaches the other side; `deaf`: answers and entries do not come back. */
	async flow(deaf = false): Promise<void> {
		for (let i = 0; i < 4; i++) {
			const out: readonly ToRoom<Command>[] = this.replica.drain();
			for (const message of out) {
				if (message.type === 'hello') {
					const welcome = this.room.join(message.hello, this.now);
					if (!deaf) this.replica.receive({ type: 'welcome', welcome }, this.now);
					continue;
				}
				this.sent.push(message.submission.command.name);
				const answer = await this.room.submit(
					message.submission,
					{ by: 'director', context: (_, at) => contextAt(at) },
					this.now
				);
				if (!deaf) this.replica.receive({ type: 'answer', answer }, this.now);
			}
		}
	}

	/** Somebody else in the room. */
	async other(time: string, words: string): Promise<void> {
		this.now = clock(time);
		const command = commandIn(this.room.state, words);
		await this.room.submit(
			{ id: `other-${++this.#ids}`, command },
			{ by: 'other', context: (_, at) => contextAt(at, 'other') },
			this.now
		);
	}

	/** The desk's own press, alone. */
	step(time: string, words: string): unknown {
		this.now = clock(time);
		this.desk.begin();
		const context = contextAt(this.now);
		const { state } = this.replica.confirmed;
		const wish = localWish(commandIn(this.desk.shown(state, context), words))!;
		const own = wish.name === 'take' ? { ...wish, args: { ...wish.args, runId: `own-${++this.#ids}` } } : wish;
		return this.desk.step(`step-${++this.#ids}`, own, state, context);
	}

	get shown(): string | null {
		return runOnAir(this.desk.shown(this.replica.confirmed.state, contextAt(this.now)))?.itemId ?? null;
	}
	get lines(): readonly string[] {
		const steps = this.room.state.live.merges.flatMap((merge) => merge.steps);
		return steps.map((step) => (step.outcome === 'given-up' ? step.why.name : step.outcome));
	}
	get runs(): string {
		return this.room.state.live.runs
			.map(
				({ itemId, startedAt, mergedAt }) => `${itemId} ${told(startedAt)}${mergedAt ? ` 本地 ${told(mergedAt)}` : ''}`
			)
			.join(', ');
	}
}

let evening: Evening;
beforeEach(async () => {
	evening = new Evening();
	await evening.open();
	evening.load();
	const { items } = sheet('A10 B10 C10 D10');
	const fields = items.map(({ id, title, planned }) => ({ id, fields: { title, planned } }));
	const told: readonly Command[] = [{ name: 'add-items', args: { items: fields, after: null } }];
	for (const command of told)
		await evening.room.submit({ id: 'plan', command }, { by: 'p', context: (_, at) => contextAt(at) }, evening.now);
	await evening.other('09:00', 'take');
	await evening.connect();
	evening.sent = [];
});

describe('without the room', () => {
	it('R44: steps are shown here and nowhere else, and nothing of them waits to be sent', async () => {
		evening.cut();
		evening.step('09:10', 'take');
		evening.step('09:20', 'take');
		expect(evening.shown).toBe('C');
		expect(evening.replica.pending).toEqual([]);
		expect(evening.replica.drain()).toEqual([]);
		expect(runOnAir(evening.room.state)?.itemId).toBe('A');
		expect(evening.desk.work?.steps.map(({ wish }) => wish.name)).toEqual(['take', 'take']);
	});

	it('R44: a step that makes no sense is refused here, with no trace', () => {
		evening.cut();
		for (const time of ['09:10', '09:20', '09:30']) expect(evening.step(time, 'take')).toBeNull();
		expect(evening.step('09:40', 'take')).toEqual({ name: 'end-of-sheet' });
		expect(evening.desk.work?.steps).toHaveLength(3);
	});

	it('R45: what is shown is what the merge makes, also when the room has moved', async () => {
		evening.cut();
		evening.step('09:10', 'take');
		expect(evening.shown).toBe('B');
		await evening.other('09:12', 'jump D');
		evening.replica.connect((evening.now = clock('09:15')));
		await evening.flow();
		expect(evening.shown).toBe('D');
		await evening.connect();
		expect(evening.lines).toEqual(['already-moved']);
		expect(evening.shown).toBe('D');
	});
});

describe('back again', () => {
	it('R46, R50: all steps go in one command, at their own instants, known since the merge', async () => {
		evening.cut();
		evening.step('09:10', 'take');
		evening.step('09:20', 'take');
		evening.now = clock('09:30');
		await evening.connect();
		expect(evening.sent).toEqual(['merge-local']);
		expect(evening.lines).toEqual(['kept', 'kept']);
		expect(evening.runs).toBe('A 09:00, B 09:10 本地 09:30, C 09:20 本地 09:30');
		evening.desk.end();
		expect(evening.shown).toBe('C');
	});

	it('R46, R49: the answer is lost, the page is loaded anew from the device: one merge, and its list is found', async () => {
		evening.cut();
		evening.step('09:10', 'take');
		evening.now = clock('09:30');
		// Sent, accepted, and then the line breaks before a word comes back.
		evening.replica.connect(evening.now);
		await evening.flow();
		const merge = evening.desk.merge(() => 'merge-x')!;
		evening.replica.submit(merge.id, merge.command, evening.now, { optimistic: false });
		evening.online = false;
		await evening.flow(true);
		const kept = structuredClone({ copy: evening.replica.copy(), work: evening.desk.work });
		evening.load(kept.copy);
		evening.desk = new LocalDesk(rules, kept.work);
		await evening.connect();
		expect(evening.room.state.live.merges.map(({ id }) => id)).toEqual(['merge-x']);
		expect(evening.runs).toBe('A 09:00, B 09:10 本地 09:30');
		expect(evening.replica.state.live.merges[0]?.steps).toHaveLength(1);
		expect(evening.settled.at(-1)).toMatchObject({ ok: true });
	});

	it('R46: the room died and opened anew meanwhile: the steps meet what the journal has', async () => {
		evening.cut();
		evening.step('09:10', 'take');
		await evening.open();
		evening.now = clock('09:30');
		await evening.connect();
		expect(evening.lines).toEqual(['kept']);
		expect(evening.replica.epoch).toBe('life-2');
	});

	it.each([
		['take', ['already', 'kept'], 'A 09:00, B 09:12, C 09:20 本地 09:30'],
		['jump D', ['already-moved', 'follows-given-up'], 'A 09:00, D 09:12']
	])('R47: the room went on by “%s”', async (words, lines, runs) => {
		evening.cut();
		evening.step('09:10', 'take');
		evening.step('09:20', 'take');
		await evening.other('09:12', words);
		evening.now = clock('09:30');
		await evening.connect();
		expect(evening.lines).toEqual(lines);
		expect(evening.runs).toBe(runs);
	});

	it('R48: a second page of the same device brings the same steps under another id: none is followed again', async () => {
		evening.cut();
		evening.step('09:10', 'take');
		evening.step('09:12', '+5');
		const second = new LocalDesk(rules, structuredClone(evening.desk.work));
		evening.now = clock('09:30');
		await evening.connect();
		const again: LiveCommand = second.merge(() => 'other-tab')!.command;
		await evening.room.submit(
			{ id: 'other-tab', command: again },
			{ by: 'director', context: (_, at) => contextAt(at) },
			evening.now
		);
		expect(evening.lines).toEqual(['kept', 'kept', 'already', 'already']);
		expect(evening.room.state.live.runs.at(-1)?.extension).toBe(5 * 60_000);
		expect(evening.runs).toBe('A 09:00, B 09:10 本地 09:30');
	});

	it('R49: a desk that did nothing sends nothing and follows its room', async () => {
		evening.cut();
		evening.desk.begin();
		await evening.connect();
		expect([evening.sent, evening.desk.work, evening.lines]).toEqual([[], null, []]);
	});

	it('R50: a device whose clock ran ahead does not put a take into the future', async () => {
		evening.cut();
		evening.step('10:30', 'take');
		evening.now = clock('09:30');
		await evening.connect();
		expect(evening.runs).toBe('A 09:00, B 09:30 本地 09:30');
	});
});
