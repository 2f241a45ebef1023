// What people do with rounds (循环), as the commands of one step.
import type { GroupId, ItemId } from '#lib/domain/id.ts';
import type { Item } from '#lib/domain/plan/item.ts';
import type { SheetLine } from '#lib/domain/run-sheet/lines.ts';
import { roundChanges, roundLandsBehind } from '#lib/domain/run-sheet/round-moves.ts';
import type { PlanCommand } from '#lib/domain/stream/command.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Duration } from '#lib/domain/time.ts';
import { copyRows } from './sheet-acts.ts';

type Sheet = Pick<StreamState, 'items' | 'groups'>;

export interface RoundWords {
	readonly title: string;
	readonly target: Duration | null;
}

/** The rows become a round; those that stand apart gather behind the first. [] when none of them is there. */
export function makeRound(
	{ items }: Sheet,
	ids: readonly ItemId[],
	{ title, target }: RoundWords,
	groupId: GroupId
): readonly PlanCommand[] {
	const rows = items.filter((item) => ids.includes(item.id));
	if (rows.length === 0) return [];
	const edits = rows.map((item) => ({ itemId: item.id, patch: { groupId } }));
	return [
		...gathered(items, rows),
		{ name: 'add-group', args: { group: { id: groupId, title, target } } },
		{ name: 'edit-items', args: { edits } }
	];
}

/** Brings a scattered round together behind its first row; [] when it stands together. */
export function gatherRound({ items }: Sheet, groupId: GroupId): readonly PlanCommand[] {
	return gathered(
		items,
		items.filter((item) => item.groupId === groupId)
	);
}

function gathered(items: readonly Item[], rows: readonly Item[]): readonly PlanCommand[] {
	const first = items.findIndex((item) => item.id === rows[0]?.id);
	if (rows.every((row, i) => items[first + i]?.id === row.id)) return [];
	const itemIds = rows.map((item) => item.id);
	return [{ name: 'move-items', args: { itemIds, after: items[first - 1]?.id ?? null } }];
}

/** Runs the round once more: its rows are copied behind it as the next round, with a target as long. */
export function repeatRound({ items, groups }: Sheet, groupId: GroupId, newId: () => string): readonly PlanCommand[] {
	const group = groups.find((one) => one.id === groupId);
	const rows = items.filter((item) => item.groupId === groupId);
	const copy = copyRows(
		items,
		rows.map((item) => item.id),
		newId
	);
	if (!group || !copy) return [];
	const id = newId();
	const title = nextTitle(
		group.title,
		groups.map((one) => one.title)
	);
	const copies = copy.args.items.map((item) => ({ ...item, fields: { ...item.fields, groupId: id } }));
	return [
		{ name: 'add-group', args: { group: { id, title, target: group.target } } },
		{ name: 'add-items', args: { ...copy.args, items: copies } }
	];
}

/** The rows moved, and what becomes of their rounds; a move of whole rounds goes around other rounds, and into none. */
export function moveWithRounds(
	items: readonly Item[],
	move: Extract<PlanCommand, { name: 'move-items' }>,
	into: GroupId | null = null
): readonly PlanCommand[] {
	const ids = new Set(move.args.itemIds);
	const whole = areWholeRounds(items, ids);
	const after = whole ? roundLandsBehind(items, ids, move.args.after) : move.args.after;
	const edits = roundChanges(items, ids, after).map(({ itemId, groupId }) => ({ itemId, patch: { groupId } }));
	const command: PlanCommand = { name: 'move-items', args: { ...move.args, after } };
	if (into !== null && !whole) return [command, ...joinRound(items, move.args.itemIds, into)];
	return edits.length > 0 ? [command, { name: 'edit-items', args: { edits } }] : [command];
}

/** The rows join the round where they stand; [] for whole rounds, and when all of them are in it. */
export function joinRound(
	items: readonly Item[],
	ids: readonly ItemId[],
	into: GroupId | null
): readonly PlanCommand[] {
	const joining = items.filter((item) => ids.includes(item.id) && item.groupId !== into).map(({ id }) => id);
	if (into === null || joining.length === 0 || areWholeRounds(items, new Set(ids))) return [];
	return [putInto(joining, into)];
}

function areWholeRounds(items: readonly Item[], ids: ReadonlySet<ItemId>): boolean {
	const moved = items.filter((item) => ids.has(item.id));
	const staying = new Set(items.filter((item) => !ids.has(item.id)).map((item) => item.groupId));
	return moved.length > 0 && moved.every(({ groupId }) => groupId !== null && !staying.has(groupId));
}

/**
 * The rows one line up or down among the lines in view. At the edge of a round they first step out of it or into it,
 * without changing places; a folded round is stepped over as one. [] at the edge of the sheet.
 */
export function shiftLines(
	items: readonly Item[],
	lines: readonly SheetLine[],
	ids: readonly ItemId[],
	by: 1 | -1
): readonly PlanCommand[] {
	const at = lines.flatMap((line, i) => (line.kind === 'row' && ids.includes(line.key) ? [i] : []));
	const [first, last] = [at[0], at.at(-1)];
	if (first === undefined || last === undefined) return [];
	const round = roundOf(lines[first]);
	const together = last - first === at.length - 1 && at.every((i) => roundOf(lines[i]) === round);
	const next = lines[by === 1 ? last + 1 : first - 1];
	const edge = lines[by === 1 ? last : first];
	// Behind a filter the next row in view may stand far away: it is no neighbour to join.
	const beside = !next || Math.abs(next.index - (edge?.index ?? 0)) <= 1;
	if (together && beside) {
		const into = stepsInto(next, by);
		if (round !== null && into !== round) return [putInto(ids, null)];
		if (round === null && into !== null) return [putInto(ids, into)];
	}
	if (!next) return [];
	const move = (after: ItemId | null) =>
		moveWithRounds(items, { name: 'move-items', args: { itemIds: [...ids], after } });
	if (by === 1) return move(next.kind === 'row' ? next.key : (next.itemIds.at(-1) ?? null));
	return move(items[next.index - 1]?.id ?? null);
}

function roundOf(line: SheetLine | undefined): GroupId | null {
	return line?.kind === 'row' ? line.groupId : null;
}

/** The open round that begins (downwards) or ends (upwards) at this line; rows of it are not left behind. */
function stepsInto(line: SheetLine | undefined, by: 1 | -1): GroupId | null {
	if (line?.kind === 'row') return line.groupId;
	return line && by === 1 && !line.folded ? line.groupId : null;
}

function putInto(ids: readonly ItemId[], groupId: GroupId | null): PlanCommand {
	return { name: 'edit-items', args: { edits: ids.map((itemId) => ({ itemId, patch: { groupId } })) } };
}

const DIGITS = '零一二三四五六七八九十';
const NUMBER = /(\d+|[一二三四五六七八九十]+)(?!.*(?:\d|[一二三四五六七八九十]))/u;

/** 第一轮 → 第二轮, 循环 9 → 循环 10, 早场 → 早场 2; a name that is taken counts on. */
export function nextTitle(title: string, taken: readonly string[]): string {
	let next = counted(title);
	while (taken.includes(next)) next = counted(next);
	return next;
}

function counted(title: string): string {
	const found = NUMBER.exec(title);
	const number = found?.[0] ?? '';
	const value = /\d/u.test(number) ? Number(number) : fromChinese(number);
	if (!found || value === null) return `${title} 2`.trim();
	const next = /\d/u.test(number) || value >= 19 ? String(value + 1) : toChinese(value + 1);
	return title.slice(0, found.index) + next + title.slice(found.index + number.length);
}

/** 一 … 十九; null for what is no such number. */
function fromChinese(text: string): number | null {
	if (text.length === 1) return DIGITS.indexOf(text);
	return /^十[一二三四五六七八九]$/u.test(text) ? 10 + DIGITS.indexOf(text.charAt(1)) : null;
}

function toChinese(value: number): string {
	return value <= 10 ? DIGITS.charAt(value) : `十${DIGITS.charAt(value - 10)}`;
}
