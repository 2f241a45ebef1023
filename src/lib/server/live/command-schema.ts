// The shape of every command as it may arrive from outside; business ranges are decided by the domain.
import * as v from 'valibot';
import { BEATS, MARK_KINDS, PROMISE_STEPS, TAKE_WAYS } from '#lib/domain/live/live.ts';
import type { LocalWish } from '#lib/domain/live/live.ts';
import { POST_KINDS } from '#lib/domain/people/post.ts';
import { BLOCK_KINDS, ITEM_KINDS } from '#lib/domain/plan/item.ts';
import { CHECK_GROUPS } from '#lib/domain/plan/plan.ts';
import { REVIEW_STEPS, type ReviewSection } from '#lib/domain/review/review.ts';
import { TIERS } from '#lib/domain/run-sheet/tier.ts';
import { TASK_ANCHORS, TASK_KINDS, TASK_STEPS } from '#lib/domain/task/task.ts';
import type { Command, CommandName, SheetCommand } from '#lib/domain/stream/command.ts';

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9:_-]{1,64}$/));
const short = v.pipe(v.string(), v.maxLength(400));
const text = v.pipe(v.string(), v.maxLength(20_000));
/** Integers that JSON carries exactly. */
const whole = v.pipe(v.number(), v.safeInteger());
const instant = whole;
const orNull = <T extends v.GenericSchema>(schema: T) => v.nullable(schema);
const list = <T extends v.GenericSchema>(schema: T, most: number) => v.pipe(v.array(schema), v.maxLength(most));
const postKind = v.picklist(POST_KINDS);

/** A record without the keys that reach into prototypes. */
const figures = v.pipe(
	v.record(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9_]{0,63}$/)), v.pipe(v.number(), v.finite())),
	v.check((r) => !Object.hasOwn(r, 'constructor') && Object.keys(r).length <= 50)
);

const itemFields = {
	kind: v.picklist(ITEM_KINDS),
	title: short,
	planned: whole,
	hardStart: orNull(instant),
	hardEnd: orNull(instant),
	productId: orNull(id),
	linkNo: orNull(whole),
	skuCode: short,
	tier: orNull(v.picklist(TIERS)),
	livePrice: orNull(whole),
	listPrice: orNull(whole),
	coupon: text,
	gift: text,
	mechanism: text,
	limit: text,
	stock: orNull(whole),
	releaseStock: orNull(whole),
	points: list(text, 20),
	mustSay: text,
	mustNotSay: text,
	notes: v.strictObject(
		v.entriesFromList(POST_KINDS, v.optional(text)) as Record<
			(typeof POST_KINDS)[number],
			v.OptionalSchema<typeof text, undefined>
		>
	),
	tasks: list(
		v.strictObject({
			id,
			kind: v.picklist(TASK_KINDS),
			text: short,
			post: postKind,
			ownerId: orNull(id),
			ownerName: short,
			from: v.picklist(TASK_ANCHORS),
			by: whole,
			off: v.boolean()
		}),
		30
	),
	image: orNull(v.pipe(short, v.regex(/^\/[^/\\]/))),
	ownerId: orNull(id),
	ready: v.boolean(),
	remark: text,
	goal: orNull(whole),
	groupId: orNull(id)
};
const itemPatch = v.partial(v.strictObject(itemFields));
const block = v.strictObject({ id, post: postKind, kind: v.picklist(BLOCK_KINDS), text });
const newItem = v.strictObject({ id, fields: itemPatch, script: v.optional(list(block, 100)) });
const writtenBlock = v.strictObject({ ...block.entries, revision: whole, writtenBy: id, writtenAt: instant });
const item = v.strictObject({
	id,
	...itemFields,
	// An undo that a page kept since before these fields were there.
	hardEnd: v.optional(itemFields.hardEnd, null),
	goal: v.optional(itemFields.goal, null),
	groupId: v.optional(itemFields.groupId, null),
	script: list(writtenBlock, 100),
	scriptRevision: whole,
	insertedOnAir: v.boolean()
});
const group = { title: short, target: orNull(whole) };
const head = v.partial(
	v.strictObject({
		title: short,
		account: short,
		plannedStart: orNull(instant),
		plannedEnd: orNull(instant),
		longestOnAir: orNull(whole),
		taskPatience: orNull(whole),
		venue: short,
		contacts: text,
		callNote: text,
		callLead: orNull(whole)
	})
);
const line = {
	group: v.picklist(CHECK_GROUPS),
	title: short,
	post: orNull(postKind),
	blocks: v.boolean(),
	ownerId: orNull(id),
	ownerName: short,
	dueBefore: orNull(whole)
};
const sheetArgs = {
	'describe-stream': v.strictObject({ patch: head }),
	'add-items': v.strictObject({ items: list(newItem, 500), after: orNull(id) }),
	'edit-items': v.strictObject({ edits: list(v.strictObject({ itemId: id, patch: itemPatch }), 2_000) }),
	'move-items': v.strictObject({ itemIds: list(id, 2_000), after: orNull(id) }),
	'remove-items': v.strictObject({ itemIds: list(id, 2_000) }),
	'restore-items': v.strictObject({ items: list(v.strictObject({ item, after: orNull(id) }), 2_000) }),
	'add-group': v.strictObject({ group: v.strictObject({ id, ...group }) }),
	'edit-group': v.strictObject({ groupId: id, patch: v.partial(v.strictObject(group)) }),
	'remove-group': v.strictObject({ groupId: id })
} satisfies Record<SheetCommand['name'], v.GenericSchema>;
/** What a request wants done, in the shape it would be sent itself. */
const wanted = v.variant(
	'name',
	Object.entries(sheetArgs).map(([name, schema]) => v.strictObject({ name: v.literal(name), args: schema }))
);
const action = { title: short, ownerId: orNull(id), ownerName: short, due: orNull(instant), verify: text };
const nothing = v.strictObject({});
const SECTIONS: readonly ReviewSection[] = [...REVIEW_STEPS, ...POST_KINDS.map((k) => `self-${k}` as const)];
const onAir = v.strictObject({ runId: orNull(id) });

/** What a desk may also do without the server. */
const driveArgs = {
	take: v.strictObject({ runId: id, itemId: orNull(id), how: v.picklist(TAKE_WAYS) }),
	'set-next': v.strictObject({ itemId: id }),
	'skip-item': v.strictObject({ itemId: id, skip: v.boolean() }),
	extend: v.strictObject({ by: whole }),
	hold: nothing,
	resume: nothing
} satisfies Record<LocalWish['name'], v.GenericSchema>;
const localStep = v.strictObject({
	id,
	at: instant,
	after: orNull(id),
	wish: v.variant(
		'name',
		Object.entries(driveArgs).map(([name, schema]) => v.strictObject({ name: v.literal(name), args: schema }))
	)
});

const args = {
	...sheetArgs,
	'position-stream': v.strictObject({
		patch: v.partial(v.strictObject({ offer: text, audience: text, problem: text }))
	}),
	'set-goal': v.strictObject({ metric: id, target: orNull(v.pipe(v.number(), v.finite())) }),
	'add-post': v.strictObject({ post: v.strictObject({ id, kind: postKind, label: short }) }),
	'remove-post': v.strictObject({ postId: id }),
	'set-shift': v.strictObject({
		shift: v.strictObject({
			id,
			postId: id,
			memberId: id,
			name: short,
			from: instant,
			to: instant,
			standIn: v.boolean()
		})
	}),
	'remove-shift': v.strictObject({ shiftId: id }),
	'add-checklist-lines': v.strictObject({
		lines: list(v.strictObject({ id, ...line, post: v.optional(line.post), blocks: v.optional(line.blocks) }), 200)
	}),
	'edit-checklist-line': v.strictObject({ lineId: id, patch: v.partial(v.strictObject(line)) }),
	'tick-checklist-line': v.strictObject({ lineId: id, done: v.boolean() }),
	'remove-checklist-line': v.strictObject({ lineId: id }),
	'lock-sheet': v.strictObject({ locked: v.boolean(), note: text }),
	'request-change': v.strictObject({
		requestId: id,
		itemId: orNull(id),
		text,
		wanted: v.optional(orNull(wanted), null)
	}),
	'settle-request': v.strictObject({ requestId: id, granted: v.boolean(), note: v.optional(text, '') }),
	'reopen-request': v.strictObject({ requestId: id, undo: list(wanted, 20) }),
	'add-comment': v.strictObject({ commentId: id, itemId: id, column: orNull(id), text, mentions: list(id, 50) }),
	'resolve-comment': v.strictObject({ commentId: id, resolved: v.boolean() }),
	'remove-comment': v.strictObject({ commentId: id }),
	'name-version': v.strictObject({ versionId: id, title: short }),
	'go-on-knowingly': v.strictObject({ blockers: list(id, 50) }),
	'write-block': v.strictObject({ itemId: id, block, seen: whole }),
	'remove-block': v.strictObject({ itemId: id, blockId: id }),
	'move-block': v.strictObject({ itemId: id, blockId: id, after: orNull(id) }),
	...driveArgs,
	'shelve-item': v.strictObject({ itemId: id, shelve: v.boolean() }),
	'pull-item': v.strictObject({ itemId: id }),
	'fit-rest': v.strictObject({
		lengths: list(v.strictObject({ itemId: id, length: orNull(whole) }), 1_000),
		skips: list(v.strictObject({ itemId: id, skip: v.boolean() }), 1_000)
	}),
	'step-beat': v.strictObject({ beat: v.picklist(BEATS), round: whole }),
	'add-task': v.strictObject({
		taskId: id,
		kind: v.picklist(TASK_KINDS),
		text: short,
		post: postKind,
		within: whole
	}),
	'answer-task': v.strictObject({ runId: id, taskId: id, step: v.picklist(TASK_STEPS), seen: v.picklist(TASK_STEPS) }),
	'nudge-task': v.strictObject({ runId: id, taskId: id }),
	'insert-item': v.strictObject({ item: newItem }),
	'merge-local': v.strictObject({ mergeId: id, steps: list(localStep, 500) }),
	'end-show': nothing,
	'send-cue': v.strictObject({
		cueId: id,
		preset: orNull(id),
		text: short,
		posts: list(id, 50),
		needsAck: v.boolean()
	}),
	'acknowledge-cue': v.strictObject({ cueId: id, postId: id }),
	'withdraw-cue': v.strictObject({ cueId: id }),
	'start-cover': v.strictObject({ coverId: id, postId: id, memberId: id, name: short }),
	'end-cover': v.strictObject({ coverId: id }),
	'write-hand-over': v.strictObject({ text: v.pipe(v.string(), v.maxLength(1_000)) }),
	'make-promise': v.strictObject({ promiseId: id, text: short, within: orNull(whole) }),
	'settle-promise': v.strictObject({ promiseId: id, step: v.picklist(PROMISE_STEPS) }),
	mark: v.strictObject({ markId: id, kind: v.picklist(MARK_KINDS), text: short, at: orNull(instant) }),
	'remove-mark': v.strictObject({ markId: id }),
	'set-stock': v.strictObject({ itemId: id, stock: orNull(whole) }),
	'set-price': v.strictObject({ itemId: id, price: orNull(whole) }),
	'record-numbers': v.strictObject({ values: figures }),
	'write-review': v.strictObject({ section: v.picklist(SECTIONS), text, seen: whole }),
	'add-action': v.strictObject({ action: v.strictObject({ id, ...action }) }),
	'edit-action': v.strictObject({ actionId: id, patch: v.partial(v.strictObject(action)) }),
	'tick-action': v.strictObject({ actionId: id, done: v.boolean() }),
	'remove-action': v.strictObject({ actionId: id }),
	'note-import': v.strictObject({
		dataset: v.strictObject({ id, kind: id, fileName: short, sha256: id, rows: whole, issues: whole })
	}),
	'undo-import': v.strictObject({ datasetId: id })
} satisfies Record<CommandName, v.GenericSchema>;

const AIMED: ReadonlySet<CommandName> = new Set(['take', 'step-beat', 'extend', 'hold', 'resume', 'end-show']);

/** All command names, for tables and tests. */
export const COMMAND_NAMES = Object.keys(args) as CommandName[];

const envelope = v.strictObject({
	name: v.picklist(COMMAND_NAMES),
	args: v.unknown(),
	aim: v.optional(v.unknown())
});

/** A command from outside, or the first thing that is wrong with it, as a path and the validator's words. */
export function parseCommand(
	raw: unknown
): { readonly ok: true; readonly command: Command } | { readonly ok: false; readonly field: string } {
	const outer = v.safeParse(envelope, raw);
	if (!outer.success) return { ok: false, field: where(outer.issues[0]) };
	const { name } = outer.output;
	const inner = v.safeParse(args[name], outer.output.args);
	if (!inner.success) return { ok: false, field: `args.${where(inner.issues[0])}` };
	if (!AIMED.has(name)) return { ok: true, command: { name, args: inner.output } as Command };
	const aim = v.safeParse(onAir, outer.output.aim);
	if (!aim.success) return { ok: false, field: 'aim' };
	return { ok: true, command: { name, args: inner.output, aim: aim.output } as Command };
}

const where = (issue: v.BaseIssue<unknown>): string => v.getDotPath(issue) ?? issue.type;

/** What the API's document is made from: the shape of each command's `args`, and of the aim of those that have one. */
export { AIMED, args as COMMAND_ARGS, onAir as AIM };
