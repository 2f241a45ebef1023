// What a screen can do to the show: each act as one command, aimed at what this screen sees on air.
import type { CommandAnswer, StreamLink } from '#lib/client/stream-link.ts';
import type { CueId, ItemId, MemberId, PostId, PromiseId } from '#lib/domain/id.ts';
import { beatBeside, beatOf, type BeatPlace } from '#lib/domain/live/beat.ts';
import type { MarkKind, PromiseStep, TakeWay } from '#lib/domain/live/live.ts';
import { runOnAir } from '#lib/domain/live/on-air.ts';
import { askerFrom, mayIssue } from '#lib/domain/permission/table.ts';
import type { Fen } from '#lib/domain/money.ts';
import type { ItemPatch } from '#lib/domain/plan/item.ts';
import type { Command, CommandName, LiveCommand, OnAirAim } from '#lib/domain/stream/command.ts';
import type { BoardTask } from '#lib/domain/task/board.ts';
import type { TaskStep } from '#lib/domain/task/task.ts';
import type { Duration, Instant } from '#lib/domain/time.ts';

type Answer = Promise<CommandAnswer>;

/** The same press within this time of one's own take is a double press, not the wish to skip an item. */
const DOUBLE_PRESS: Duration = 500;

/** Nobody reacts faster: what somebody else took less than this ago was not yet seen when the key went down. */
const REACTION: Duration = 250;

export interface CueWish {
	readonly preset: string | null;
	readonly text: string;
	readonly posts: readonly PostId[];
	readonly needsAck: boolean;
}

/** What is asked for on air; due `within` ms from now. */
export type AskedTask = Omit<Extract<LiveCommand, { readonly name: 'add-task' }>['args'], 'taskId'>;

export class Desk {
	readonly #link: StreamLink;
	readonly #newId: () => string;
	#took: { readonly at: Instant; readonly how: TakeWay; readonly itemId: ItemId | null } | null = null;

	constructor(link: StreamLink, newId: () => string) {
		this.#link = link;
		this.#newId = newId;
	}

	/** Who else is here, and where. */
	get others(): StreamLink['others'] {
		return this.#link.others;
	}

	/** Whether there is a reason to show the button. */
	may(name: CommandName): boolean {
		const { state, me } = this.#link;
		return state !== null && mayIssue(state, name, askerFrom(me));
	}

	/** null = a double press, not sent. `itemId` null = whatever is next, or for `previous` what stands above. */
	take(how: TakeWay, itemId: ItemId | null = null): Answer | null {
		const at = this.#link.steadyTime();
		const last = this.#took;
		if (last?.how === how && last.itemId === itemId && Math.abs(at - last.at) < DOUBLE_PRESS) return null;
		this.#took = { at, how, itemId };
		return this.#send({ name: 'take', args: { runId: this.#newId(), itemId, how }, aim: this.#aim() });
	}

	/** 播前: seen what is open, and on with it. */
	goOn = (blockers: readonly string[]): Answer => this.#send({ name: 'go-on-knowingly', args: { blockers } });
	setNext = (itemId: ItemId): Answer => this.#send({ name: 'set-next', args: { itemId } });
	skip = (itemId: ItemId, skip: boolean): Answer => this.#send({ name: 'skip-item', args: { itemId, skip } });
	shelve = (itemId: ItemId, shelve: boolean): Answer => this.#send({ name: 'shelve-item', args: { itemId, shelve } });
	/** From the shelf to be next. */
	pull = (itemId: ItemId): Answer => this.#send({ name: 'pull-item', args: { itemId } });
	/** Several items shorter or out, in one step (`finishCommand`). */
	fit = (fitted: LiveCommand): Answer => this.#send(fitted);
	/** To a place of the loop; null = nothing on air. */
	beat(place: BeatPlace): Answer | null {
		return this.#link.state === null || !runOnAir(this.#link.state)
			? null
			: this.#send({ name: 'step-beat', args: place, aim: this.#aim() });
	}
	/** One step of the loop, from where this screen sees it. */
	stepBeat(by: 1 | -1): Answer | null {
		const run = this.#link.state && runOnAir(this.#link.state);
		const place = run ? beatBeside(beatOf(run), by) : null;
		return place && this.beat(place);
	}
	extend = (by: Duration): Answer => this.#send({ name: 'extend', args: { by }, aim: this.#aim() });
	hold = (hold: boolean): Answer => this.#send({ name: hold ? 'hold' : 'resume', args: {}, aim: this.#aim() });
	endShow = (): Answer => this.#send({ name: 'end-show', args: {}, aim: this.#aim() });
	/** Reorders what is left: the item behind another, or to the top. */
	move = (itemId: ItemId, after: ItemId | null): Answer =>
		this.#send({ name: 'move-items', args: { itemIds: [itemId], after } });
	/** 收到, 完成, 不用做, or open again: from the step that this screen shows. */
	answer = ({ run, task, step }: Pick<BoardTask, 'run' | 'task' | 'step'>, to: TaskStep): Answer =>
		this.#send({ name: 'answer-task', args: { runId: run.id, taskId: task.id, step: to, seen: step } });
	/** Something nobody planned, for a post, so long from now. */
	addTask = (task: AskedTask): Answer => this.#send({ name: 'add-task', args: { taskId: this.#newId(), ...task } });
	nudge = ({ run, task }: Pick<BoardTask, 'run' | 'task'>): Answer =>
		this.#send({ name: 'nudge-task', args: { runId: run.id, taskId: task.id } });
	/** What was promised to the viewers; within null = no time was named. */
	promise = (text: string, within: Duration | null): Answer =>
		this.#send({ name: 'make-promise', args: { promiseId: this.#newId(), text, within } });
	settlePromise = (promiseId: PromiseId, step: PromiseStep): Answer =>
		this.#send({ name: 'settle-promise', args: { promiseId, step } });
	insert = (fields: ItemPatch): Answer =>
		this.#send({ name: 'insert-item', args: { item: { id: this.#newId(), fields } } });
	cue = (wish: CueWish): Answer => this.#send({ name: 'send-cue', args: { cueId: this.#newId(), ...wish } });
	acknowledge = (cueId: CueId, postId: PostId): Answer =>
		this.#send({ name: 'acknowledge-cue', args: { cueId, postId } });
	withdraw = (cueId: CueId): Answer => this.#send({ name: 'withdraw-cue', args: { cueId } });
	startCover = (postId: PostId, memberId: MemberId, name: string): Answer =>
		this.#send({ name: 'start-cover', args: { coverId: this.#newId(), postId, memberId, name } });
	endCover = (coverId: string): Answer => this.#send({ name: 'end-cover', args: { coverId } });
	handOver = (text: string): Answer => this.#send({ name: 'write-hand-over', args: { text } });
	mark = (kind: MarkKind, text: string): Answer =>
		this.#send({ name: 'mark', args: { markId: this.#newId(), kind, text, at: null } });
	setStock = (itemId: ItemId, stock: number | null): Answer =>
		this.#send({ name: 'set-stock', args: { itemId, stock } });
	setPrice = (itemId: ItemId, price: Fen | null): Answer => this.#send({ name: 'set-price', args: { itemId, price } });
	record = (values: Readonly<Record<string, number>>): Answer =>
		this.#send({ name: 'record-numbers', args: { values } });
	undo = (): Promise<CommandAnswer | null> => this.#link.undo();

	/**
	 * What this person saw on air. Two directors pressing at once are 10 to 200 ms apart: the second's screen has the new item
	 * already, the second's eyes do not, so the press is still aimed at the item before and refused by name.
	 */
	#aim(): OnAirAim {
		const { me, state } = this.#link;
		const run = state === null ? null : runOnAir(state);
		if (state === null || !run) return { runId: null };
		const age = this.#link.serverTime() - run.startedAt;
		const unseen = run.takenBy !== me.memberId && age >= 0 && age < REACTION * this.#link.pace;
		return { runId: unseen ? (state.live.runs.at(-2)?.id ?? null) : run.id };
	}

	#send(command: Command): Answer {
		return this.#link.send(command);
	}
}
