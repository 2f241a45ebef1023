// What numbers and texts on air may be: one place for the limits of every live command.
import { type Decision, refuse } from '../stream/decision.ts';
import { DAY, HOUR } from '../time.ts';

export const LIVE_LIMITS = {
	/** Longest lengthening or shortening, in one step and in all. */
	extend: 12 * HOUR,
	/** Rounds of the loop inside one item. */
	rounds: 99,
	/** Characters of a cue: it is read at two metres. */
	cueText: 200,
	/** Characters of a mark. */
	markText: 500,
	/** Characters of the free lines of the hand-over card. */
	handOver: 1_000,
	/** Characters of a promise, and how far ahead it may be due. */
	promiseText: 100,
	promiseWithin: 12 * HOUR,
	/** Characters of a task asked for on air, how far ahead it may be due, and how many one item may have. */
	taskText: 100,
	taskWithin: HOUR,
	tasksAsked: 50,
	/** How far back a mark may be set. */
	markBack: DAY,
	/** Characters of a covering person's name. */
	personName: 50,
	/** Figures in one record, and characters of a figure's key. */
	numberKeys: 50,
	numberKey: 64
} as const;

/** A number or text outside what is allowed; `field` names the argument. */
export function outOfRange(field: string): Decision {
	return refuse('value-out-of-range', { field });
}

/** Whether `value` is a whole number from `min` to `max`. */
export function isWhole(value: number, min: number, max: number): boolean {
	return Number.isSafeInteger(value) && value >= min && value <= max;
}
