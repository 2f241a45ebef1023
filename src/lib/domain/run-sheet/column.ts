// The columns of the sheet: which field of an item each one shows, and how it is typed.
import type { ItemFields } from '../plan/item.ts';
import type { PostKind } from '../people/post.ts';

/** How a column is typed: `lines` are several short texts, `minutes` a length, `tick` yes or no. */
export type CellKind =
	| 'text'
	| 'lines'
	| 'money'
	| 'count'
	| 'minutes'
	| 'clock'
	| 'kind'
	| 'tier'
	| 'person'
	| 'tick'
	| 'note'
	| 'computed';

export interface Column {
	/** Stable: part of presence places (`cell:<item>:<column>`) and of what a person chose to see. */
	readonly key: string;
	readonly kind: CellKind;
	/** The field it writes; null for what is computed and for notes. */
	readonly field: keyof ItemFields | null;
	/** The post whose note it is. */
	readonly post: PostKind | null;
	/** px */
	readonly width: number;
	/** longest text in characters; 0 = not a text */
	readonly longest: number;
}

function column(key: string, kind: CellKind, width: number, longest = 0): Column {
	const field = kind === 'computed' || kind === 'note' ? null : (key as keyof ItemFields);
	return { key, kind, field, post: null, width, longest };
}

function note(post: PostKind): Column {
	return { key: `note-${post}`, kind: 'note', field: null, post, width: 160, longest: 1000 };
}

/** The columns in the order they are shown; `seq` is the row's head and stands outside. */
export const COLUMNS: readonly Column[] = [
	column('title', 'text', 220, 200),
	column('crew', 'computed', 84),
	column('linkNo', 'count', 64),
	column('kind', 'kind', 84),
	column('tier', 'tier', 84),
	column('planned', 'minutes', 72),
	column('start', 'computed', 76),
	column('hardStart', 'clock', 80),
	column('hardEnd', 'clock', 80),
	column('livePrice', 'money', 84),
	column('listPrice', 'money', 84),
	column('mechanism', 'text', 180, 1000),
	column('coupon', 'text', 120, 500),
	column('gift', 'text', 140, 500),
	column('limit', 'text', 100, 500),
	column('stock', 'count', 80),
	column('releaseStock', 'count', 80),
	column('goal', 'money', 100),
	column('points', 'lines', 260, 200),
	column('mustSay', 'text', 180, 1000),
	column('mustNotSay', 'text', 160, 1000),
	note('host'),
	note('cohost'),
	note('assistant'),
	note('operator'),
	note('director'),
	note('ads'),
	note('support'),
	note('other'),
	column('skuCode', 'text', 110, 100),
	column('ownerId', 'person', 96),
	column('ready', 'tick', 64),
	column('remark', 'text', 180, 1000)
];

/** A column by its key. */
export function columnOf(key: string): Column | undefined {
	return COLUMNS.find((one) => one.key === key);
}
