// What may stand in each field of the plan: the business ranges that a decider holds, whoever sends the command.
import { POST_KINDS } from '../people/post.ts';
import type { Shift } from '../people/post.ts';
import { isTier } from '../run-sheet/tier.ts';
import type { StreamHead } from '../stream/command.ts';
import { TASK_ANCHORS, TASK_KINDS, type PlannedTask } from '../task/task.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../time.ts';
import { BLOCK_KINDS, ITEM_KINDS } from './item.ts';
import type { Group } from './group.ts';
import type { ItemFields, ScriptBlock } from './item.ts';
import { CHECK_GROUPS } from './plan.ts';
import type { ChecklistLine, Positioning } from './plan.ts';

/** Longest title, name or label, in characters. */
export const TITLE_MAX = 200;
/** Longest text (a script block, a remark, a step of the review), in characters. */
export const TEXT_MAX = 20_000;
/** Most rows a stream may hold. */
export const ITEMS_MAX = 2_000;
export const BLOCKS_MAX = 100;
export const LINES_MAX = 500;
export const POSTS_MAX = 50;
export const GROUPS_MAX = 200;
/** Most requests to the producer in one stream. */
export const REQUESTS_MAX = 1_000;
export const COMMENTS_MAX = 5_000;
/** Most people one comment calls upon. */
export const MENTIONS_MAX = 20;
export const VERSIONS_MAX = 500;
export const SHIFTS_MAX = 500;
const POINTS_MAX = 50;
/** Most tasks a producer puts on one row. */
const TASKS_MAX = 30;
const LAST_INSTANT = 8_640_000_000_000_000;

/** Says whether a value may stand in a field; values come from outside, so the type is checked as well. */
type Fits = (value: unknown) => boolean;

/** For each field of a row, what may stand in it. */
export type Ranges<T> = { readonly [K in keyof T]-?: Fits };

const whole =
	(least: number, most: number): Fits =>
	(value) =>
		Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
const text =
	(most: number): Fits =>
	(value) =>
		typeof value === 'string' && value.length <= most;
const orNull =
	(fits: Fits): Fits =>
	(value) =>
		value === null || fits(value);
const oneOf =
	(words: readonly string[]): Fits =>
	(value) =>
		words.includes(value as string);

const title = text(TITLE_MAX);
const longText = text(TEXT_MAX);
const amount = whole(0, Number.MAX_SAFE_INTEGER);
const isTruth: Fits = (value) => typeof value === 'boolean';

/** A name of a thing as clients make them. */
export const isId: Fits = (value) => typeof value === 'string' && value.length >= 1 && value.length <= 64;
export const isInstant = whole(0, LAST_INSTANT);
/** A short remark, as at a lock. */
export const isNote = text(1_000);
/** What people write to one another about the plan. */
export const isText = text(2_000);
export const isTitle = title;
export const isPostKind = oneOf(POST_KINDS);

const arePoints: Fits = (value) =>
	Array.isArray(value) && value.length <= POINTS_MAX && value.every(text(TITLE_MAX * 5));
const areNotes: Fits = (value) =>
	typeof value === 'object' &&
	value !== null &&
	Object.entries(value).every(([kind, note]) => isPostKind(kind) && longText(note));
/** A path on this server and nothing else: `//host/…` would load a picture from elsewhere. */
const isOwnPath: Fits = (value) => typeof value === 'string' && value.length <= 2_000 && /^\/(?![/\\])/.test(value);

const TASK_RANGES: Ranges<PlannedTask> = {
	id: isId,
	kind: oneOf(TASK_KINDS),
	text: title,
	post: isPostKind,
	ownerId: orNull(isId),
	ownerName: title,
	from: oneOf(TASK_ANCHORS),
	by: whole(0, 12 * HOUR),
	off: isTruth
};
const areTasks: Fits = (value) =>
	Array.isArray(value) &&
	value.length <= TASKS_MAX &&
	value.every((task: PlannedTask) => misfit(TASK_RANGES, task) === null) &&
	new Set(value.map((task: PlannedTask) => task.id)).size === value.length;

export const ITEM_RANGES: Ranges<ItemFields> = {
	kind: oneOf(ITEM_KINDS),
	title,
	planned: whole(0, DAY),
	hardStart: orNull(isInstant),
	hardEnd: orNull(isInstant),
	productId: orNull(isId),
	linkNo: orNull(whole(1, 9_999)),
	skuCode: title,
	tier: orNull(isTier),
	livePrice: orNull(amount),
	listPrice: orNull(amount),
	coupon: longText,
	gift: longText,
	mechanism: longText,
	limit: longText,
	stock: orNull(amount),
	releaseStock: orNull(amount),
	points: arePoints,
	mustSay: longText,
	mustNotSay: longText,
	notes: areNotes,
	tasks: areTasks,
	image: orNull(isOwnPath),
	ownerId: orNull(isId),
	ready: isTruth,
	remark: longText,
	goal: orNull(amount),
	groupId: orNull(isId)
};

export const BLOCK_RANGES: Ranges<Pick<ScriptBlock, 'id' | 'post' | 'kind' | 'text'>> = {
	id: isId,
	post: isPostKind,
	kind: oneOf(BLOCK_KINDS),
	text: longText
};

export const GROUP_RANGES: Ranges<Group> = { id: isId, title, target: orNull(whole(0, DAY)) };

export const HEAD_RANGES: Ranges<StreamHead> = {
	title,
	account: title,
	plannedStart: orNull(isInstant),
	plannedEnd: orNull(isInstant),
	longestOnAir: orNull(whole(10 * MINUTE, DAY)),
	taskPatience: orNull(whole(5 * SECOND, 10 * MINUTE)),
	venue: title,
	contacts: longText,
	callNote: longText,
	callLead: orNull(whole(0, DAY))
};

export const POSITIONING_RANGES: Ranges<Positioning> = { offer: longText, audience: longText, problem: longText };

export const SHIFT_RANGES: Ranges<Shift> = {
	id: isId,
	postId: isId,
	memberId: isId,
	name: title,
	from: isInstant,
	to: isInstant,
	standIn: isTruth
};

/** A line may be due up to 60 days before the start and up to 7 days after it (播后: 收样, 关链接). */
export const LINE_RANGES: Ranges<Omit<ChecklistLine, 'done'>> = {
	id: isId,
	group: oneOf(CHECK_GROUPS),
	title,
	post: orNull(oneOf(POST_KINDS)),
	blocks: isTruth,
	ownerId: orNull(isId),
	ownerName: title,
	dueBefore: orNull(whole(-7 * DAY, 60 * DAY))
};

/** A goal's target in the unit of its metric, never negative; null takes the goal away. */
export const isTarget = orNull((value) => Number.isFinite(value) && (value as number) >= 0);

/** The first field of a patch that does not fit; null = all fit. A field that the row does not have does not fit. */
export function misfit<T>(ranges: Ranges<T>, patch: Partial<T>): string | null {
	for (const [field, value] of Object.entries(patch)) {
		const fits = Object.prototype.hasOwnProperty.call(ranges, field) ? ranges[field as keyof T] : null;
		if (fits === null || !fits(value)) return field;
	}
	return null;
}
