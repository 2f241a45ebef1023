// Two versions of a stream side by side: rows added, removed, moved, and every changed field.
import type { ItemId } from '../id.ts';
import { EMPTY_ITEM } from '../plan/item.ts';
import type { Item, ItemFields, ScriptBlock } from '../plan/item.ts';
import { rowIndex } from '../plan/rows.ts';
import { changeOf, sameValue } from './change.ts';
import { change, patched, rowChange, type Change } from './feed-line.ts';
import { fieldChanges } from './feed-rows.ts';
import { movedIds } from './row-order.ts';
import { headOf } from './head.ts';
import type { StreamState } from './state.ts';

export interface Comparison {
	/** Rows only in the later one, in its order. */
	readonly added: readonly Item[];
	/** Rows only in the earlier one, in its order. */
	readonly removed: readonly Item[];
	/** Rows of both that were moved, in the later order; the fewest that explain it. */
	readonly moved: readonly ItemId[];
	/** For each row of both that differs, its fields as the change feed tells them; a changed script is field `script`. */
	readonly changed: ReadonlyMap<ItemId, readonly Change[]>;
	/** Title, slot, call sheet, positioning, goals and rounds. */
	readonly stream: readonly Change[];
}

/** What became of `was` in `now`. */
export function compare(was: StreamState, now: StreamState): Comparison {
	const before = new Map(was.items.map((item) => [item.id, item]));
	const after = new Set(now.items.map((item) => item.id));
	const changed = new Map<ItemId, readonly Change[]>();
	for (const item of now.items) {
		const old = before.get(item.id);
		const changes = old && old !== item ? rowDifference(old, item) : [];
		if (changes.length > 0) changed.set(item.id, changes);
	}
	const moved = movedIds(ids(was), ids(now));
	return {
		added: now.items.filter((item) => !before.has(item.id)),
		removed: was.items.filter((item) => !after.has(item.id)),
		moved: ids(now).filter((id) => moved.has(id)),
		changed,
		stream: streamDifference(was, now)
	};
}

/** The typed fields of a row. */
export function fieldsOf(item: Item): ItemFields {
	const fields: Record<string, unknown> = {};
	for (const field of Object.keys(EMPTY_ITEM)) fields[field] = item[field as keyof ItemFields];
	return fields as unknown as ItemFields;
}

/** Whether two scripts say the same in the same order, whoever wrote them and how often. */
export function sameScript(one: readonly ScriptBlock[], other: readonly ScriptBlock[]): boolean {
	return one.length === other.length && one.every((block, i) => sameBlock(block, other[i]!));
}

/** Whether two blocks are the same words for the same post. */
export function sameBlock(one: ScriptBlock, other: ScriptBlock): boolean {
	return one.id === other.id && one.text === other.text && one.post === other.post && one.kind === other.kind;
}

function rowDifference(was: Item, now: Item): Change[] {
	const difference = changeOf<ItemFields>(fieldsOf(was), fieldsOf(now));
	const changes = difference ? fieldChanges(now.id, difference.patch, difference.was) : [];
	if (sameScript(was.script, now.script)) return changes;
	return [...changes, rowChange(now.id, 'script', words(was), words(now))];
}

const words = (item: Item) => item.script.map((block) => block.text).join('\n');
const ids = (state: StreamState) => state.items.map((item) => item.id);

function streamDifference(was: StreamState, now: StreamState): Change[] {
	const head = changeOf<object>(was, headOf(now));
	const positioning = changeOf<object>(was.positioning, now.positioning);
	const metrics = new Set([...was.goals, ...now.goals].map((goal) => goal.metric));
	const target = (state: StreamState, metric: string) => state.goals.find((goal) => goal.metric === metric)?.target;
	return [
		...(head ? patched(head.patch, head.was) : []),
		...(positioning ? patched(positioning.patch, positioning.was) : []),
		...[...metrics].flatMap((metric) => {
			const [before = null, after = null] = [target(was, metric), target(now, metric)];
			return before === after ? [] : [change('target', before, after, metric)];
		}),
		...was.groups.flatMap((group) => (rowIndex(now.groups, group.id) < 0 ? [change('group', group.title, null)] : [])),
		...now.groups.flatMap((group) => {
			const old = was.groups[rowIndex(was.groups, group.id)];
			if (!old) return [change('group', null, group.title)];
			if (sameValue(old, group)) return [];
			const { patch, was: before } = changeOf<object>(old, group)!;
			return patched(patch, before, old.title);
		})
	];
}
