// How positioning, goals and checklist follow from their events.
import type { EventMeta } from '../stream/context.ts';
import type { PlanEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import { LINE_DEFAULTS, type Goal } from './plan.ts';
import { changeRow, withoutRow, withRow } from './rows.ts';

export type HeadEvent = Extract<PlanEvent, { type: 'stream-described' | 'stream-positioned' | 'goal-set' }>;
export type ChecklistEvent = Extract<PlanEvent, { type: `checklist-${string}` }>;

/** The stream's head, positioning and goals after the event. */
export function evolveHead(state: StreamState, event: HeadEvent): StreamState {
	switch (event.type) {
		case 'stream-described':
			return { ...state, ...event.patch };
		case 'stream-positioned':
			return { ...state, positioning: { ...state.positioning, ...event.patch } };
		case 'goal-set':
			return { ...state, goals: withGoal(state.goals, event.metric, event.target) };
	}
}

function withGoal(goals: readonly Goal[], metric: string, target: number | null): readonly Goal[] {
	if (target === null) return goals.filter((goal) => goal.metric !== metric);
	const index = goals.findIndex((goal) => goal.metric === metric);
	return index < 0 ? [...goals, { metric, target }] : withRow(goals, index, { metric, target });
}

/** The checklist after the event. */
export function evolveChecklist(state: StreamState, event: ChecklistEvent, meta: EventMeta): StreamState {
	const { checklist } = state;
	switch (event.type) {
		case 'checklist-lines-added':
			return { ...state, checklist: [...checklist, ...event.lines.map((line) => ({ ...LINE_DEFAULTS, ...line }))] };
		case 'checklist-line-edited':
			return { ...state, checklist: changeRow(checklist, event.lineId, (line) => ({ ...line, ...event.patch })) };
		case 'checklist-line-ticked': {
			const done = event.done ? { by: meta.by, at: meta.at } : null;
			return { ...state, checklist: changeRow(checklist, event.lineId, (line) => ({ ...line, done })) };
		}
		case 'checklist-line-removed':
			return { ...state, checklist: withoutRow(checklist, event.line.id) };
	}
}
