// What a hand does to a shift: carried, stretched, drawn new, or pushed by keys; always onto round times, never shorter than a step.
import type { PostId, ShiftId } from '#lib/domain/id.ts';
import type { Shift } from '#lib/domain/people/post.ts';
import { MINUTE, type Duration, type Instant } from '#lib/domain/time.ts';

/** Where a hand holds a shift. */
export type Grip = 'body' | 'start' | 'end';

/** Round times are five minutes apart, with Alt one. */
export const STEP: Duration = 5 * MINUTE;
export const FINE: Duration = MINUTE;

/** The round time nearest to `at`, or a magnet (an edge of the slot or of another shift) that is no further away. */
export function snapped(at: Instant, step: Duration, magnets: readonly Instant[] = []): Instant {
	const round = Math.round(at / step) * step;
	const near = magnets.filter((magnet) => Math.abs(magnet - at) <= step / 2);
	return near.reduce((best, magnet) => (Math.abs(magnet - at) <= Math.abs(best - at) ? magnet : best), round);
}

/** The shift after a hand moved by `by` from where it took hold. */
export function dragged(
	shift: Shift,
	grip: Grip,
	by: Duration,
	step: Duration,
	magnets: readonly Instant[] = []
): Shift {
	const { from, to } = shift;
	if (grip === 'start') return { ...shift, from: Math.min(to - step, snapped(from + by, step, magnets)) };
	if (grip === 'end') return { ...shift, to: Math.max(from + step, snapped(to + by, step, magnets)) };
	// Either edge may find its place; the one that needs the smaller push wins.
	const [head, tail] = [snapped(from + by, step, magnets) - from, snapped(to + by, step, magnets) - to];
	const tailWins = magnets.includes(to + tail) && !magnets.includes(from + head);
	const moved = tailWins ? tail : head;
	return { ...shift, from: from + moved, to: to + moved };
}

/** A time span drawn from one moment to another, in either direction, at least one step long. */
export function drawn(one: Instant, other: Instant, step: Duration, magnets: readonly Instant[] = []) {
	const [a, b] = [snapped(Math.min(one, other), step, magnets), snapped(Math.max(one, other), step, magnets)];
	return { from: a, to: Math.max(b, a + step) };
}

/** The shift after an arrow key: to the next round time that way. */
export function pushed(shift: Shift, grip: Grip, way: -1 | 1, step: Duration): Shift {
	const next = (at: Instant) => (way > 0 ? Math.floor(at / step) + 1 : Math.ceil(at / step) - 1) * step;
	if (grip === 'start') return { ...shift, from: Math.min(shift.to - step, next(shift.from)) };
	if (grip === 'end') return { ...shift, to: Math.max(shift.from + step, next(shift.to)) };
	const by = next(shift.from) - shift.from;
	return { ...shift, from: shift.from + by, to: shift.to + by };
}

/** What an arrow key with its modifiers means; null = not one of ours. Shift: the end; Ctrl or ⌘ with Shift: the start. */
export function arrowAct(event: {
	readonly key: string;
	readonly shiftKey: boolean;
	readonly altKey: boolean;
	readonly ctrlKey: boolean;
	readonly metaKey: boolean;
}): { readonly grip: Grip; readonly way: -1 | 1; readonly step: Duration } | null {
	const way = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null;
	if (way === null) return null;
	const command = event.ctrlKey || event.metaKey;
	if (command && !event.shiftKey) return null;
	const grip = !event.shiftKey ? 'body' : command ? 'start' : 'end';
	return { grip, way, step: event.altKey ? FINE : STEP };
}

/** Which line of its lane each shift is drawn on: those who overlap stand below one another, stand-ins last. */
export function lines(shifts: readonly Shift[]): ReadonlyMap<ShiftId, number> {
	const ends: Instant[] = [];
	const found = new Map<ShiftId, number>();
	for (const { id, from, to } of shifts.toSorted((a, b) => Number(a.standIn) - Number(b.standIn) || a.from - b.from)) {
		const free = ends.findIndex((end) => end <= from);
		const line = free < 0 ? ends.length : free;
		ends[line] = to;
		found.set(id, line);
	}
	return found;
}

/** The window that is drawn: the slot and every shift, with room at both ends, on full quarters. */
export function windowOf(
	slot: { readonly from: Instant; readonly to: Instant },
	shifts: readonly Shift[]
): { readonly from: Instant; readonly to: Instant } {
	const [quarter, room] = [15 * MINUTE, 15 * MINUTE];
	const from = Math.min(slot.from, ...shifts.map((shift) => shift.from));
	const to = Math.max(slot.to, ...shifts.map((shift) => shift.to));
	return { from: Math.floor((from - room) / quarter) * quarter, to: Math.ceil((to + room) / quarter) * quarter };
}

/** Where edges may snap: the slot's own and those of all other shifts. */
export function magnetsOf(
	slot: { readonly from: Instant; readonly to: Instant },
	shifts: readonly Shift[],
	but: ShiftId
): readonly Instant[] {
	return [slot.from, slot.to, ...shifts.filter(({ id }) => id !== but).flatMap(({ from, to }) => [from, to])];
}

/** The post above or below in the list; the same one at the ends. */
export function nextPost(posts: readonly { readonly id: PostId }[], postId: PostId, way: -1 | 1): PostId {
	const at = posts.findIndex(({ id }) => id === postId);
	return posts[Math.min(posts.length - 1, Math.max(0, at + way))]?.id ?? postId;
}
