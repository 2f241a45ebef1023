// Taking back a change of positioning, goals, people or checklist; rows and scripts have their own files.
import { inverseOfPeople } from '../people/inverse.ts';
import { inverseOfScript } from '../script/inverse.ts';
import { sameValue, stillStanding } from '../stream/change.ts';
import type { Command, StreamHead } from '../stream/command.ts';
import type { StreamEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import { inverseOfComments } from './inverse-comments.ts';
import { inverseOfGroups } from './inverse-groups.ts';
import { inverseOfItems } from './inverse-items.ts';
import { inverseOfLock } from './inverse-lock.ts';
import type { ChecklistLine } from './plan.ts';
import { rowIndex } from './rows.ts';

/** The commands that take the event back; [] = nothing of it is left; null = not an event of the plan. */
export function inverseOfPlan(state: StreamState, event: StreamEvent): readonly Command[] | null {
	return (
		inverseOfHead(state, event) ??
		inverseOfChecklist(state, event) ??
		inverseOfPeople(state, event) ??
		inverseOfItems(state, event) ??
		inverseOfGroups(state, event) ??
		inverseOfLock(state, event) ??
		inverseOfComments(state, event) ??
		inverseOfScript(state, event)
	);
}

function inverseOfHead(state: StreamState, event: StreamEvent): readonly Command[] | null {
	switch (event.type) {
		case 'stream-described': {
			const patch = stillStanding<StreamHead>(state, event.patch, event.was);
			if (!patch) return [];
			const slot = { ...state, ...patch };
			// Another moved the other end of the slot meanwhile: the old end would lie on its wrong side.
			if (slot.plannedStart !== null && slot.plannedEnd !== null && slot.plannedStart >= slot.plannedEnd) return [];
			return [{ name: 'describe-stream', args: { patch } }];
		}
		case 'stream-positioned': {
			const patch = stillStanding(state.positioning, event.patch, event.was);
			return patch ? [{ name: 'position-stream', args: { patch } }] : [];
		}
		case 'goal-set': {
			const { metric, target, was } = event;
			const now = state.goals.find((goal) => goal.metric === metric)?.target ?? null;
			return now === target ? [{ name: 'set-goal', args: { metric, target: was } }] : [];
		}
		default:
			return null;
	}
}

function inverseOfChecklist(state: StreamState, event: StreamEvent): readonly Command[] | null {
	const lineOf = (id: string): ChecklistLine | undefined => state.checklist[rowIndex(state.checklist, id)];
	switch (event.type) {
		case 'checklist-lines-added':
			return event.lines.flatMap((line): Command[] => {
				const now = lineOf(line.id);
				return now && sameValue(now, line) ? [{ name: 'remove-checklist-line', args: { lineId: line.id } }] : [];
			});
		case 'checklist-line-edited': {
			const { lineId } = event;
			const now = lineOf(lineId);
			const patch = now && stillStanding<Omit<ChecklistLine, 'id' | 'done'>>(now, event.patch, event.was);
			return patch ? [{ name: 'edit-checklist-line', args: { lineId, patch } }] : [];
		}
		case 'checklist-line-ticked': {
			const { lineId, done } = event;
			const now = lineOf(lineId);
			if (!now || (now.done !== null) !== done) return [];
			return [{ name: 'tick-checklist-line', args: { lineId, done: !done } }];
		}
		case 'checklist-line-removed': {
			const { done, ...line } = event.line;
			if (lineOf(line.id)) return [];
			const added: Command = { name: 'add-checklist-lines', args: { lines: [line] } };
			return done ? [added, { name: 'tick-checklist-line', args: { lineId: line.id, done: true } }] : [added];
		}
		default:
			return null;
	}
}
