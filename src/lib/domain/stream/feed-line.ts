// One line of the change feed: who changed what of which thing, from what to what. The words are the screen's.
import type { ItemId, MemberId } from '../id.ts';
import type { Instant } from '../time.ts';
import type { StreamEvent } from './event.ts';

/** A value as it was written down: money in 分, instants and lengths in ms, choices as their stored words, lists as lists. */
export type Said = string | number | boolean | null | readonly string[];

export interface Change {
	readonly itemId: ItemId | null;
	/** What the change is about when it is not a row's own field: a metric, a post's kind, a line's title, a column, a person … */
	readonly about: string | null;
	/** A column's key for a row's field (`livePrice`, `note-host`); otherwise the name of the part that changed. */
	readonly field: string;
	readonly was: Said;
	readonly now: Said;
}

export interface FeedLine extends Change {
	readonly seq: number;
	readonly at: Instant;
	readonly by: MemberId;
	readonly event: StreamEvent['type'];
	/** The row's title when it happened, also of a row that is gone since; null when not about a row, or nobody knows. */
	readonly itemTitle: string | null;
}

/** A change of one part. */
export function change(field: string, was: Said, now: Said, about: string | null = null): Change {
	return { itemId: null, about, field, was, now };
}

/** A change of one part of a row. */
export function rowChange(
	itemId: ItemId | null,
	field: string,
	was: Said,
	now: Said,
	about: string | null = null
): Change {
	return { itemId, about, field, was, now };
}

/** One change for each field of a patch; values that are no plain ones are told as JSON. */
export function patched(patch: object, was: object, about: string | null = null): Change[] {
	return Object.keys(patch).map((field) =>
		change(field, said(was[field as never]), said(patch[field as never]), about)
	);
}

/** A value as a line says it; what is not there is null. */
export function said(value: unknown): Said {
	if (value === undefined || value === null) return null;
	if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
	if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
	return JSON.stringify(value);
}
