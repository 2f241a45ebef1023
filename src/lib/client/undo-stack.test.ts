// Undo takes back whole steps: what a person did with one act goes with one press, in the reverse of its order.
import { describe, expect, it } from 'vitest';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import { UndoStack } from './undo-stack.ts';

const entry = (id: string): readonly StreamEvent[] => [{ type: 'group-added', group: { id, title: id, target: null } }];
const nameOf = (events: readonly StreamEvent[]) => (events[0]?.type === 'group-added' ? events[0].group.id : '?');

/** What one press asks to be taken back, newest first; `gone` are entries of which nothing is left. */
function press(stack: UndoStack, which: 'undo' | 'redo', gone: readonly string[] = []): string[] {
	const asked: string[] = [];
	stack.take(which, (events) => {
		asked.push(nameOf(events));
		return !gone.includes(nameOf(events));
	});
	return asked;
}

describe('steps', () => {
	it('the entries of one act go together, the last one first', () => {
		const stack = new UndoStack();
		stack.confirmed(entry('a'), 'change', 's1');
		stack.confirmed(entry('b'), 'change', 's2');
		stack.confirmed(entry('c'), 'change', 's2');
		expect(press(stack, 'undo')).toEqual(['c', 'b']);
		expect(press(stack, 'undo')).toEqual(['a']);
		expect(stack.canUndo).toBe(false);
	});

	it('a step of which something still stands is the one, even when part of it is gone', () => {
		const stack = new UndoStack();
		stack.confirmed(entry('a'), 'change', 's1');
		stack.confirmed(entry('b'), 'change', 's2');
		stack.confirmed(entry('c'), 'change', 's2');
		expect(press(stack, 'undo', ['c'])).toEqual(['c', 'b']);
		expect(stack.canUndo).toBe(true);
	});

	it('a step of which nothing stands is passed over', () => {
		const stack = new UndoStack();
		stack.confirmed(entry('a'), 'change', 's1');
		stack.confirmed(entry('b'), 'change', 's2');
		expect(press(stack, 'undo', ['b'])).toEqual(['b', 'a']);
	});

	it('redo is the undo of an undo, step by step; a change of one’s own ends it', () => {
		const stack = new UndoStack();
		stack.confirmed(entry('a'), 'change', 's1');
		press(stack, 'undo');
		stack.confirmed(entry('back-1'), 'undo', 'u1');
		stack.confirmed(entry('back-2'), 'undo', 'u1');
		expect(press(stack, 'redo')).toEqual(['back-2', 'back-1']);
		stack.confirmed(entry('again'), 'redo', 'r1');
		expect(stack.canUndo).toBe(true);
		stack.confirmed(entry('back-3'), 'undo', 'u2');
		stack.confirmed(entry('b'), 'change', 's2');
		expect(stack.canRedo).toBe(false);
	});

	it('only so many steps are kept', () => {
		const stack = new UndoStack();
		for (let i = 0; i < 205; i++) stack.confirmed(entry(String(i)), 'change', String(i));
		for (let i = 204; i > 4; i--) expect(press(stack, 'undo')).toEqual([String(i)]);
		expect(stack.canUndo).toBe(false);
	});
});
