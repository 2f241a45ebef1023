// Decides about positioning, goals and the preparation checklist (备播清单).
import { isMetricKey } from '../metrics/dictionary.ts';
import { changeOf } from '../stream/change.ts';
import type { PlanCommand, StreamHead } from '../stream/command.ts';
import { accept, refuse } from '../stream/decision.ts';
import { headOf } from '../stream/head.ts';
import type { Decision } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { LINE_DEFAULTS, type ChecklistLine, type NewLine } from './plan.ts';
import { HEAD_RANGES, isTarget, LINE_RANGES, LINES_MAX, misfit, POSITIONING_RANGES } from './ranges.ts';
import { rowIndex } from './rows.ts';

type Of<N extends PlanCommand['name']> = Extract<PlanCommand, { name: N }>;
export type HeadCommand = Of<'describe-stream' | 'position-stream' | 'set-goal'>;
export type ChecklistCommand = Of<
	'add-checklist-lines' | 'edit-checklist-line' | 'tick-checklist-line' | 'remove-checklist-line'
>;

/** Decides about title, account, slot, positioning and goals. */
export function decideHead(state: StreamState, command: HeadCommand): Decision {
	switch (command.name) {
		case 'describe-stream':
			return describe(state, command.args.patch);
		case 'position-stream': {
			const { patch } = command.args;
			const field = misfit(POSITIONING_RANGES, patch);
			if (field !== null) return refuse('value-out-of-range', { field });
			const change = changeOf(state.positioning, patch);
			return change ? accept({ type: 'stream-positioned', ...change }) : refuse('nothing-to-change');
		}
		case 'set-goal': {
			const { metric, target } = command.args;
			if (!isMetricKey(metric)) return refuse('value-out-of-range', { field: 'metric' });
			if (!isTarget(target)) return refuse('value-out-of-range', { field: 'target' });
			const was = state.goals.find((goal) => goal.metric === metric)?.target ?? null;
			return was === target ? refuse('nothing-to-change') : accept({ type: 'goal-set', metric, target, was });
		}
	}
}

function describe(state: StreamState, patch: Partial<StreamHead>): Decision {
	const field = misfit(HEAD_RANGES, patch);
	if (field !== null) return refuse('value-out-of-range', { field });
	const head = headOf(state);
	const slot = { ...head, ...patch };
	if (slot.plannedStart !== null && slot.plannedEnd !== null && slot.plannedStart >= slot.plannedEnd) {
		return refuse('value-out-of-range', { field: 'plannedEnd' });
	}
	const change = changeOf(head, patch);
	return change ? accept({ type: 'stream-described', ...change }) : refuse('nothing-to-change');
}

/** Decides about the lines of the checklist. */
export function decideChecklist(state: StreamState, command: ChecklistCommand): Decision {
	if (command.name === 'add-checklist-lines') return addLines(state, command.args.lines);
	const line = state.checklist[rowIndex(state.checklist, command.args.lineId)];
	if (!line) return refuse('line-gone');
	const lineId = line.id;
	switch (command.name) {
		case 'edit-checklist-line': {
			const { patch } = command.args;
			const field = 'id' in patch ? 'id' : misfit(LINE_RANGES, patch);
			if (field !== null) return refuse('value-out-of-range', { field });
			const change = changeOf(line, patch);
			return change ? accept({ type: 'checklist-line-edited', lineId, ...change }) : refuse('nothing-to-change');
		}
		case 'tick-checklist-line': {
			const { done } = command.args;
			if ((line.done !== null) === done) return refuse('nothing-to-change');
			return accept({ type: 'checklist-line-ticked', lineId, done });
		}
		case 'remove-checklist-line':
			return accept({ type: 'checklist-line-removed', line });
	}
}

function addLines(state: StreamState, asked: readonly NewLine[]): Decision {
	if (asked.length === 0) return refuse('nothing-to-change');
	if (state.checklist.length + asked.length > LINES_MAX) return refuse('value-out-of-range', { field: 'checklist' });
	const ids = new Set(state.checklist.map((line) => line.id));
	const lines: ChecklistLine[] = [];
	for (const wanted of asked) {
		const { id, group, title, post, blocks, ownerId, ownerName, dueBefore } = { ...LINE_DEFAULTS, ...wanted };
		const line = { id, group, title, post, blocks, ownerId, ownerName, dueBefore };
		const field = misfit(LINE_RANGES, line);
		if (field !== null) return refuse('value-out-of-range', { field });
		if (ids.has(id)) return refuse('id-taken');
		ids.add(id);
		lines.push({ ...line, done: null });
	}
	return accept({ type: 'checklist-lines-added', lines });
}
