// What things were called: of what is still there from the stream, of what is gone from the entries that tell of it.
import type { ItemId } from '../id.ts';
import type { ChangeRequest } from '../plan/sheet-lock.ts';
import type { Comment } from '../plan/row-comment.ts';
import { findTask } from '../task/board.ts';
import type { StreamEvent } from './event.ts';
import type { StreamState } from './state.ts';

/** null = nobody knows: the entry that told it lies before the ones at hand. */
export class FeedNames {
	readonly #state: StreamState;
	readonly #titles = new Map<ItemId, string>();
	readonly #told = new Map<string, string>();
	readonly #runs = new Map<string, ItemId>();
	readonly #comments = new Map<string, Pick<Comment, 'itemId' | 'text'>>();

	/** `state` is the stream after all of `events`, or later. */
	constructor(state: StreamState, events: readonly StreamEvent[]) {
		this.#state = state;
		for (const event of events) this.#learn(event);
		for (const item of state.items) if (!this.#titles.has(item.id)) this.#titles.set(item.id, item.title);
	}

	/** To be told after each event's lines are made: from then on a row is called as the event left it. */
	goOn(event: StreamEvent): void {
		if (event.type !== 'items-edited') return;
		for (const { itemId, patch } of event.edits) if (patch.title !== undefined) this.#titles.set(itemId, patch.title);
	}

	title(itemId: ItemId): string | null {
		return this.#titles.get(itemId) ?? null;
	}
	/** A post by its label, or else its kind. */
	post(id: string): string | null {
		const post = this.#state.posts.find((one) => one.id === id);
		return post ? post.label || post.kind : (this.#told.get(id) ?? null);
	}
	line(id: string): string | null {
		return this.#state.checklist.find((one) => one.id === id)?.title ?? this.#told.get(id) ?? null;
	}
	group(id: string): string | null {
		return this.#state.groups.find((one) => one.id === id)?.title ?? this.#told.get(id) ?? null;
	}
	action(id: string): string | null {
		return this.#state.review.actions.find((one) => one.id === id)?.title ?? this.#told.get(id) ?? null;
	}
	dataset(id: string): string | null {
		return this.#state.review.datasets.find((one) => one.id === id)?.fileName ?? null;
	}
	cue(id: string): string | null {
		return this.#state.live.cues.find((one) => one.id === id)?.text ?? null;
	}
	cover(id: string): string | null {
		return this.#state.live.covers.find((one) => one.id === id)?.name ?? null;
	}
	mark(id: string): string | null {
		return this.#told.get(id) ?? null;
	}
	request(id: string): ChangeRequest | null {
		return this.#state.requests.find((one) => one.id === id) ?? null;
	}
	comment(id: string): Pick<Comment, 'itemId' | 'text'> | null {
		return this.#state.comments.find((one) => one.id === id) ?? this.#comments.get(id) ?? null;
	}
	runItem(id: string): ItemId | null {
		return this.#state.live.runs.find((one) => one.id === id)?.itemId ?? this.#runs.get(id) ?? null;
	}

	promise(id: string): string | null {
		return this.#state.live.promises.find((one) => one.id === id)?.text ?? null;
	}
	/** A task of the board in its own words, or else its kind. */
	task(runId: string, taskId: string): string | null {
		const task = findTask(this.#state, runId, taskId)?.task;
		return task ? task.text || task.kind : null;
	}

	/** The first thing an entry says of a row is how it was called before it. */
	#called(itemId: ItemId, title: string | undefined): void {
		if (title !== undefined && !this.#titles.has(itemId)) this.#titles.set(itemId, title);
	}

	#learn(event: StreamEvent): void {
		switch (event.type) {
			case 'items-added':
				for (const { id, fields } of event.items) this.#called(id, fields.title ?? '');
				return;
			case 'items-edited':
				for (const { itemId, was } of event.edits) this.#called(itemId, was.title);
				return;
			case 'items-removed':
			case 'items-restored':
				for (const { item } of event.items) this.#called(item.id, item.title);
				return;
			case 'post-removed':
				this.#told.set(event.post.id, event.post.label || event.post.kind);
				return;
			case 'checklist-line-removed':
				this.#told.set(event.line.id, event.line.title);
				return;
			case 'group-removed':
				this.#told.set(event.group.id, event.group.title);
				return;
			case 'action-removed':
				this.#told.set(event.action.id, event.action.title);
				return;
			case 'marked':
				this.#told.set(event.markId, event.text);
				return;
			case 'comment-removed':
				this.#comments.set(event.comment.id, event.comment);
				return;
			case 'item-taken':
				this.#runs.set(event.runId, event.itemId);
				return;
			case 'local-merged':
				for (const step of event.steps) if (step.outcome === 'kept') for (const one of step.events) this.#learn(one);
		}
	}
}
