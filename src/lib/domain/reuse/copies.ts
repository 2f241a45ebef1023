// Single things as they come into another stream: fresh ids, times moved along, nothing done yet, nobody who has left.
import type { GroupId, ItemId, MemberId } from '../id.ts';
import type { Shift } from '../people/post.ts';
import { EMPTY_ITEM } from '../plan/item.ts';
import type { Item, ItemFields, ItemPatch, NewItem } from '../plan/item.ts';
import type { ChecklistLine, NewLine } from '../plan/plan.ts';
import { sameValue } from '../stream/change.ts';
import type { Command } from '../stream/command.ts';
import type { Duration } from '../time.ts';

/** Where copies come to. */
export interface CopyTo {
	/** How much later everything is; null = there is no start to move from or to, so fixed times are left out. */
	readonly shift: Duration | null;
	/** Who is in the team; null = whoever. People who are not members (`name:…`) always come along. */
	readonly members: ReadonlySet<MemberId> | null;
	readonly newId: () => string;
}

/** Things that go in one command. */
const AT_ONCE = 200;

/** A row with its fields that differ from an empty one; what was ready for one evening is not ready for the next. */
export function copiedItem(item: Item, groupId: GroupId | null, scripts: boolean, to: CopyTo): NewItem {
	const { shift } = to;
	const moved = (at: number | null) => (at === null || shift === null ? null : at + shift);
	const copy: ItemFields = {
		...EMPTY_ITEM,
		...Object.fromEntries(Object.keys(EMPTY_ITEM).map((key) => [key, item[key as keyof ItemFields]])),
		hardStart: moved(item.hardStart),
		hardEnd: moved(item.hardEnd),
		ownerId: still(item.ownerId, to),
		ready: false,
		groupId
	};
	const fields = Object.fromEntries(
		Object.entries(copy).filter(([key, value]) => !sameValue(value, EMPTY_ITEM[key as keyof ItemFields]))
	) as ItemPatch;
	const id = to.newId();
	if (!scripts || item.script.length === 0) return { id, fields };
	return { id, fields, script: item.script.map(({ post, kind, text }) => ({ id: to.newId(), post, kind, text })) };
}

/** Rows in their order behind `after` (null = at the top), in packets that a socket takes. */
export function addedInPackets(items: readonly NewItem[], after: ItemId | null): Command[] {
	const commands: Command[] = [];
	let behind = after;
	for (let from = 0; from < items.length; from += AT_ONCE) {
		const some = items.slice(from, from + AT_ONCE);
		commands.push({ name: 'add-items', args: { items: some, after: behind } });
		behind = some.at(-1)?.id ?? behind;
	}
	return commands;
}

/** Lines nobody has ticked yet. */
export function copiedLines(lines: readonly ChecklistLine[], to: CopyTo): Command[] {
	const copies = lines.map(({ done: _done, ...line }): NewLine => {
		return { ...line, id: to.newId(), ownerId: still(line.ownerId, to) };
	});
	const commands: Command[] = [];
	for (let from = 0; from < copies.length; from += AT_ONCE) {
		commands.push({ name: 'add-checklist-lines', args: { lines: copies.slice(from, from + AT_ONCE) } });
	}
	return commands;
}

/** null = it cannot come along: no time to move it to, or the person has left. */
export function copiedShift(shift: Shift, postId: string | undefined, to: CopyTo): Shift | null {
	const { memberId } = shift;
	const gone = !memberId.includes(':') && still(memberId, to) === null;
	if (to.shift === null || postId === undefined || gone) return null;
	return { ...shift, id: to.newId(), postId, from: shift.from + to.shift, to: shift.to + to.shift };
}

function still(memberId: MemberId | null, { members }: CopyTo): MemberId | null {
	return memberId !== null && members !== null && !members.has(memberId) ? null : memberId;
}
