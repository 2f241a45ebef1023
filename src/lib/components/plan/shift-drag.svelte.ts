// The shift in hand: what it would become, from the press to the release. Nothing is sent before the release.
import type { PostId } from '#lib/domain/id.ts';
import type { Shift } from '#lib/domain/people/post.ts';
import type { Duration, Instant } from '#lib/domain/time.ts';
import { dragged, drawn, FINE, pushed, STEP, type Grip } from './shift-hand.ts';

/** How far a pointer may tremble before it is a drag, px. */
const TREMBLE = 4;

interface Held {
	readonly shift: Shift;
	/** `new`: being drawn from this moment */
	readonly grip: Grip | 'new';
	readonly x: number;
	readonly perPx: Duration;
	readonly magnets: readonly Instant[];
}

export class ShiftDrag {
	/** What is drawn instead of the shift of its id; null = nothing in hand. */
	draft = $state.raw<Shift | null>(null);
	#held: Held | null = null;
	#moved = false;

	/** A pointer is down: `x` in px, `perPx` ms a px. For a new shift `shift.from` is where it was pressed. */
	take(held: Held): void {
		this.#held = held;
		this.#moved = false;
	}

	/** The pointer has moved; `postId` is the lane under it. */
	move(x: number, fine: boolean, postId: PostId | null): void {
		const held = this.#held;
		if (!held || (!this.#moved && Math.abs(x - held.x) < TREMBLE && (postId ?? held.shift.postId) === held.shift.postId)) return; // prettier-ignore
		this.#moved = true;
		const { shift, grip, magnets } = held;
		const [by, step] = [(x - held.x) * held.perPx, fine ? FINE : STEP];
		if (grip === 'new') this.draft = { ...shift, ...drawn(shift.from, shift.from + by, step, magnets) };
		else this.draft = { ...dragged(shift, grip, by, step, magnets), ...(grip === 'body' && postId !== null ? { postId } : {}) }; // prettier-ignore
	}

	/** A key pushes the shift, on top of what keys before it did. */
	push(shift: Shift, grip: Grip, way: -1 | 1, step: Duration): void {
		const from = this.draft?.id === shift.id ? this.draft : shift;
		this.draft = pushed(from, grip, way, step);
	}

	/** Let go: what it became; null when it stayed what it was. */
	drop(): Shift | null {
		const draft = this.draft;
		this.cancel();
		return draft;
	}

	cancel(): void {
		this.#held = null;
		this.draft = null;
	}
}
