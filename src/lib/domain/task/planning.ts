// The producer's hand on an item's tasks: what `tasks` of the item is after one was added, changed, taken off or put back.
import type { TaskId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import { MINUTE } from '../time.ts';
import { askedTasks } from './task-plan.ts';
import type { PlannedTask, Task } from './task.ts';

/** A task nobody has typed in yet: of the operator, a minute after the take. */
export function newTask(id: TaskId): PlannedTask {
	const owner = { post: 'operator', ownerId: null, ownerName: '' } as const;
	return { id, kind: 'note', text: '', ...owner, from: 'take', by: MINUTE, off: false };
}

/** Whether the item asks for it by itself: then it is adjusted or switched off, never removed. */
export function isAsked(item: Item, taskId: TaskId): boolean {
	return askedTasks(item).some(({ id }) => id === taskId);
}

/** The tasks the item asks for that the producer has switched off. */
export function switchedOff(item: Item): readonly Task[] {
	const off = new Set(item.tasks.flatMap((task) => (task.off ? [task.id] : [])));
	return askedTasks(item).filter(({ id }) => off.has(id));
}

/** With some of a task's fields as given; words of a task that the item asks for stay the item's. */
export function withTask(
	item: Item,
	task: Task,
	change: Partial<Omit<PlannedTask, 'id' | 'off'>>
): readonly PlannedTask[] {
	const { id, kind, text, post, ownerId, ownerName, from, by } = { ...task, ...change };
	const told = { id, kind, text: isAsked(item, id) ? '' : text, post, ownerId, ownerName, from, by, off: false };
	return replaced(item.tasks, told);
}

/** Without the task: its own are gone, one that the item asks for is switched off. */
export function withoutTask(item: Item, task: Task): readonly PlannedTask[] {
	const { id, kind, post, ownerId, ownerName, from, by } = task;
	if (!isAsked(item, id)) return item.tasks.filter((each) => each.id !== id);
	return replaced(item.tasks, { id, kind, text: '', post, ownerId, ownerName, from, by, off: true });
}

/** As the item asks for it, without the producer's hand. */
export function asAsked(item: Item, taskId: TaskId): readonly PlannedTask[] {
	return item.tasks.filter(({ id }) => id !== taskId);
}

function replaced(tasks: readonly PlannedTask[], task: PlannedTask): readonly PlannedTask[] {
	const at = tasks.findIndex(({ id }) => id === task.id);
	return at < 0 ? [...tasks, task] : tasks.with(at, task);
}
