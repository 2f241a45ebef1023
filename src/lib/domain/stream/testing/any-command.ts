// Commands at random for property tests, aimed at few ids so that they meet; many of them make no sense in a given stream.
import fc from 'fast-check';
import type { ItemPatch } from '../../plan/item.ts';
import type { Command } from '../command.ts';

export const id = (prefix: string, most: number) => fc.integer({ min: 0, max: most }).map((n) => `${prefix}${n}`);
const words = fc.constantFrom('', '甲', '乙', '丙');
const instant = fc.integer({ min: 0, max: 5 }).map((hours) => hours * 3_600_000);
const amount = fc.option(fc.integer({ min: 0, max: 2 }), { nil: null });
const itemId = id('i', 5);
export const maybeItemId = fc.option(itemId, { nil: null });
export const patch: fc.Arbitrary<ItemPatch> = fc.record(
	{
		title: words,
		livePrice: amount,
		stock: amount,
		points: fc.array(words, { maxLength: 2 }),
		notes: fc.dictionary(fc.constantFrom('host', 'operator'), words),
		ready: fc.boolean(),
		hardStart: fc.option(instant, { nil: null }),
		hardEnd: fc.option(instant, { nil: null }),
		goal: amount,
		groupId: fc.option(id('g', 1), { nil: null })
	},
	{ requiredKeys: [] }
);
const block = fc.record({
	id: id('b', 2),
	post: fc.constantFrom('host' as const, 'cohost' as const),
	kind: fc.constantFrom('point' as const, 'offer' as const),
	text: words
});
const newItem = fc.record({ id: itemId, fields: patch, script: fc.uniqueArray(block, { selector: (b) => b.id }) });
const owner = fc.option(id('m', 1), { nil: null });
const lineFields = {
	group: fc.constant('venue' as const),
	title: words,
	post: fc.constantFrom(null, 'host' as const),
	blocks: fc.boolean(),
	ownerId: owner,
	ownerName: words
};
const groupFields = { title: words, target: fc.option(instant, { nil: null }) };
const due = fc.option(instant, { nil: null });
const seen = fc.constant(99);

/** How many kinds of command `command` makes. */
export const RANDOM_COMMANDS = 38;

/** Commands of everything that can be taken back, aimed at few ids so that they meet. */
export const command: fc.Arbitrary<Command> = fc.oneof(
	fc.record({ name: fc.constant('describe-stream' as const), args: fc.record({ patch: fc.record({ title: words, plannedStart: due, plannedEnd: due, longestOnAir: due, taskPatience: due, venue: words, contacts: words, callNote: words, callLead: due }, { requiredKeys: [] }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('position-stream' as const), args: fc.record({ patch: fc.record({ offer: words, audience: words }, { requiredKeys: [] }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('set-goal' as const), args: fc.record({ metric: fc.constantFrom('pay_amt', 'ad_roi'), target: amount }) }), // prettier-ignore
	fc.record({ name: fc.constant('add-post' as const), args: fc.record({ post: fc.record({ id: id('p', 1), kind: fc.constant('host' as const), label: words }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('remove-post' as const), args: fc.record({ postId: id('p', 1) }) }),
	fc.record({ name: fc.constant('set-shift' as const), args: fc.record({ shift: fc.record({ id: id('s', 1), postId: id('p', 1), memberId: id('m', 1), name: words, from: instant, to: instant, standIn: fc.boolean() }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('remove-shift' as const), args: fc.record({ shiftId: id('s', 1) }) }),
	fc.record({ name: fc.constant('add-checklist-lines' as const), args: fc.record({ lines: fc.array(fc.record({ id: id('l', 3), ...lineFields, dueBefore: due }), { maxLength: 2 }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('edit-checklist-line' as const), args: fc.record({ lineId: id('l', 3), patch: fc.record(lineFields, { requiredKeys: [] }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('tick-checklist-line' as const), args: fc.record({ lineId: id('l', 3), done: fc.boolean() }) }), // prettier-ignore
	fc.record({ name: fc.constant('remove-checklist-line' as const), args: fc.record({ lineId: id('l', 3) }) }),
	fc.record({ name: fc.constant('add-items' as const), args: fc.record({ items: fc.array(newItem, { maxLength: 3 }), after: maybeItemId }) }), // prettier-ignore
	fc.record({ name: fc.constant('edit-items' as const), args: fc.record({ edits: fc.array(fc.record({ itemId, patch }), { maxLength: 3 }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('move-items' as const), args: fc.record({ itemIds: fc.array(itemId, { minLength: 1, maxLength: 3 }), after: maybeItemId }) }), // prettier-ignore
	fc.record({ name: fc.constant('remove-items' as const), args: fc.record({ itemIds: fc.array(itemId, { maxLength: 2 }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('add-group' as const), args: fc.record({ group: fc.record({ id: id('g', 1), ...groupFields }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('edit-group' as const), args: fc.record({ groupId: id('g', 1), patch: fc.record(groupFields, { requiredKeys: [] }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('remove-group' as const), args: fc.record({ groupId: id('g', 1) }) }),
	fc.record({ name: fc.constant('lock-sheet' as const), args: fc.record({ locked: fc.constantFrom(true, false, false, false), note: words }) }), // prettier-ignore
	fc.record({ name: fc.constant('add-comment' as const), args: fc.record({ commentId: id('c', 3), itemId, column: fc.constantFrom(null, 'title'), text: fc.constantFrom('甲', '乙'), mentions: fc.array(id('m', 1)) }) }), // prettier-ignore
	fc.record({ name: fc.constant('resolve-comment' as const), args: fc.record({ commentId: id('c', 3), resolved: fc.boolean() }) }), // prettier-ignore
	{ weight: 4, arbitrary: fc.record({ name: fc.constant('write-block' as const), args: fc.record({ itemId, block, seen: fc.constantFrom(0, 99) }) }) }, // prettier-ignore
	fc.record({ name: fc.constant('remove-block' as const), args: fc.record({ itemId, blockId: id('b', 2) }) }),
	{ weight: 4, arbitrary: fc.record({ name: fc.constant('move-block' as const), args: fc.record({ itemId, blockId: id('b', 2), after: fc.option(id('b', 2), { nil: null }) }) }) }, // prettier-ignore
	fc.record({ name: fc.constant('skip-item' as const), args: fc.record({ itemId, skip: fc.boolean() }) }),
	fc.record({ name: fc.constant('shelve-item' as const), args: fc.record({ itemId, shelve: fc.boolean() }) }),
	fc.record({ name: fc.constant('pull-item' as const), args: fc.record({ itemId }) }),
	fc.record({ name: fc.constant('write-hand-over' as const), args: fc.record({ text: words }) }),
	fc.record({ name: fc.constant('fit-rest' as const), args: fc.record({ lengths: fc.array(fc.record({ itemId, length: fc.option(instant, { nil: null }) }), { maxLength: 3 }), skips: fc.array(fc.record({ itemId, skip: fc.boolean() }), { maxLength: 2 }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('mark' as const), args: fc.record({ markId: id('k', 3), kind: fc.constant('note' as const), text: fc.constant('看'), at: fc.constant(null) }) }), // prettier-ignore
	fc.record({ name: fc.constant('set-stock' as const), args: fc.record({ itemId, stock: amount }) }),
	fc.record({ name: fc.constant('set-price' as const), args: fc.record({ itemId, price: amount }) }),
	fc.record({ name: fc.constant('write-review' as const), args: fc.record({ section: fc.constantFrom('goal' as const, 'self-host' as const), text: words, seen }) }), // prettier-ignore
	fc.record({ name: fc.constant('add-action' as const), args: fc.record({ action: fc.record({ id: id('a', 2), title: words, ownerId: owner, ownerName: words, due, verify: words }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('edit-action' as const), args: fc.record({ actionId: id('a', 2), patch: fc.record({ title: words, due }, { requiredKeys: [] }) }) }), // prettier-ignore
	fc.record({ name: fc.constant('tick-action' as const), args: fc.record({ actionId: id('a', 2), done: fc.boolean() }) }), // prettier-ignore
	fc.record({ name: fc.constant('remove-action' as const), args: fc.record({ actionId: id('a', 2) }) }),
	fc.record({ name: fc.constant('note-import' as const), args: fc.record({ dataset: fc.record({ id: id('d', 20), kind: fc.constant('x'), fileName: words, sha256: words, rows: fc.constant(1), issues: fc.constant(0) }) }) }) // prettier-ignore
) as fc.Arbitrary<Command>;
