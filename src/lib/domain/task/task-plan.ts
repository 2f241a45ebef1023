// What an item asks of the posts: from its link, price, stock, coupon and mechanism, from the note, and from what the producer put on it.
import type { TaskId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import { SECOND } from '../time.ts';
import { noteTasks, type NoteTask } from './note-line.ts';
import type { PlannedTask, Task, TaskKind, TaskTime } from './task.ts';

type Asking = Pick<Item, 'kind' | 'linkNo' | 'livePrice' | 'releaseStock' | 'coupon' | 'mechanism' | 'notes' | 'tasks'>;

/** When a kind is due if nobody says: the link stands when the words begin, the card follows, a coupon when it is talked of. */
const DEFAULT_TIMES: Readonly<Record<TaskKind, TaskTime>> = {
	link: { from: 'take', by: 0 },
	card: { from: 'take', by: 5 * SECOND },
	price: { from: 'take', by: 0 },
	stock: { from: 'take', by: 0 },
	coupon: { from: 'take', by: 10 * SECOND },
	bag: { from: 'take', by: 10 * SECOND },
	note: { from: 'take', by: 0 }
};

const OPERATOR = { post: 'operator', ownerId: null, ownerName: '' } as const;

function asked(id: TaskId, kind: TaskKind, what: Partial<Pick<Task, 'text' | 'linkNo' | 'amount'>> = {}): Task {
	return { id, kind, text: '', linkNo: null, amount: null, ...OPERATOR, ...DEFAULT_TIMES[kind], ...what };
}

/** The tasks that the item asks for by itself, each kind at most once. */
function ownTasks(item: Asking): Task[] {
	const { kind, linkNo, livePrice, releaseStock, coupon, mechanism } = item;
	const tasks: Task[] = [];
	if (linkNo !== null) tasks.push(asked('link', 'link', { linkNo }), asked('card', 'card', { linkNo }));
	if (livePrice !== null) tasks.push(asked('price', 'price', { amount: livePrice }));
	if (releaseStock !== null) tasks.push(asked('stock', 'stock', { amount: releaseStock }));
	const words = coupon.trim() || (/券/.test(mechanism) ? mechanism.trim() : '');
	if (words !== '') tasks.push(asked('coupon', 'coupon', { text: words }));
	if (kind === 'bag' || /福袋/.test(mechanism)) {
		tasks.push(asked('bag', 'bag', { text: kind === 'bag' ? '' : mechanism.trim() }));
	}
	return tasks;
}

/** A line of the note says what the item asks for anyway: `上 7 号链接` of the item with link 7. */
function sameTask(task: Task, line: NoteTask): boolean {
	if (task.kind !== line.kind) return false;
	if (line.kind === 'coupon' || line.kind === 'bag') return true;
	if (line.kind === 'note') return task.text === line.text;
	return (line.linkNo === null || line.linkNo === task.linkNo) && (line.amount === null || line.amount === task.amount);
}

/** A short name made of the line's own words, so that a tick stays with it while lines around it are edited. */
function lineId(line: NoteTask): TaskId {
	let hash = 0x811c9dc5;
	for (const char of `${line.kind} ${line.linkNo} ${line.amount} ${line.text}`) {
		hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
	}
	return `note:${hash.toString(36)}`;
}

/** The lines of the note: one that repeats what is asked for anyway only says when, the others are tasks of their own. */
function withNote(tasks: readonly Task[], note: string): Task[] {
	const all = [...tasks];
	for (const line of noteTasks(note)) {
		const at = all.findIndex((task) => sameTask(task, line));
		const known = all[at];
		if (known) {
			if (line.time) all[at] = { ...known, ...line.time };
			continue;
		}
		const { kind, text, linkNo, amount, time } = line;
		all.push({ ...asked(lineId(line), kind, { text, linkNo, amount }), ...time });
	}
	return all;
}

function withPlanned(tasks: readonly Task[], planned: readonly PlannedTask[]): Task[] {
	const all = [...tasks];
	for (const { off, kind, text, ...told } of planned) {
		const at = all.findIndex((task) => task.id === told.id);
		const known = all[at];
		if (off) {
			if (known) all.splice(at, 1);
		} else if (known) all[at] = { ...known, ...told, text: text || known.text };
		else all.push({ ...told, kind, text, linkNo: null, amount: null });
	}
	return all;
}

/** What is due first stands first; what belongs to the end stands last. */
const order = (one: Task, other: Task): number =>
	one.from === other.from
		? one.from === 'take'
			? one.by - other.by
			: other.by - one.by
		: one.from === 'take'
			? -1
			: 1;

/** All tasks of an item in the order in which they are due; no two with one id. */
export function tasksOfItem(item: Asking): readonly Task[] {
	return withPlanned(withNote(ownTasks(item), item.notes.operator ?? ''), item.tasks).sort(order);
}

/** The tasks before the producer's hand: what a planned task may adjust. */
export function askedTasks(item: Asking): readonly Task[] {
	return withNote(ownTasks(item), item.notes.operator ?? '').sort(order);
}
