// The producer's hand on an item's tasks.
import { expect, test } from 'vitest';
import { EMPTY_ITEM, type Item } from '../plan/item.ts';
import { SECOND } from '../time.ts';
import { asAsked, newTask, switchedOff, withoutTask, withTask } from './planning.ts';
import { tasksOfItem } from './task-plan.ts';

const item: Item = {
	...{ ...EMPTY_ITEM, id: 'i', script: [], scriptRevision: 0, insertedOnAir: false },
	...{ linkNo: 7, notes: { operator: '置顶公告' } }
};
const ids = (one: Item) => tasksOfItem(one).map(({ id, by }) => `${id.split(':')[0]} ${by / SECOND}`);
const named = (one: Item, id: string) => tasksOfItem(one).find((task) => task.id.startsWith(id))!;

test('a new one comes, is changed and goes', () => {
	const added = { ...item, tasks: [newTask('p')] };
	expect(ids(added)).toEqual(['link 0', 'note 0', 'card 5', 'p 60']);
	const changed = { ...added, tasks: withTask(added, named(added, 'p'), { text: '举牌', post: 'assistant', by: 0 }) };
	expect(named(changed, 'p')).toMatchObject({ text: '举牌', post: 'assistant', by: 0 });
	expect(withoutTask(changed, named(changed, 'p'))).toEqual([]);
});

test('one that the item asks for keeps its words, is switched off and comes back as asked', () => {
	const later = { ...item, tasks: withTask(item, named(item, 'note'), { by: 30 * SECOND, text: '别的话' }) };
	expect(named(later, 'note')).toMatchObject({ text: '置顶公告', by: 30 * SECOND });
	const off = { ...later, tasks: withoutTask(later, named(later, 'note')) };
	expect(ids(off)).toEqual(['link 0', 'card 5']);
	expect(switchedOff(off).map(({ text }) => text)).toEqual(['置顶公告']);
	const back = { ...off, tasks: asAsked(off, off.tasks[0]!.id) };
	expect(ids(back)).toEqual(ids(item));
});
