// Decides about the review as people write it: texts, actions, and which files were taken in.
import { isId, isPostKind, TITLE_MAX, TEXT_MAX, isInstant, misfit } from '../plan/ranges.ts';
import type { Ranges } from '../plan/ranges.ts';
import { rowIndex } from '../plan/rows.ts';
import { penElsewhere } from '../script/decide.ts';
import { changeOf } from '../stream/change.ts';
import type { ReviewCommand } from '../stream/command.ts';
import type { Context } from '../stream/context.ts';
import { accept, refuse } from '../stream/decision.ts';
import type { Decision } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { REVIEW_STEPS } from './review.ts';
import type { ImportedDataset, ReviewAction } from './review.ts';

const ACTIONS_MAX = 500;
const isTitle = (value: unknown) => typeof value === 'string' && value.length <= TITLE_MAX;

const ACTION_RANGES: Ranges<Omit<ReviewAction, 'done'>> = {
	id: isId,
	title: isTitle,
	ownerId: (value) => value === null || isId(value),
	ownerName: isTitle,
	due: (value) => value === null || isInstant(value),
	verify: (value) => typeof value === 'string' && value.length <= TEXT_MAX
};

type Of<N extends ReviewCommand['name']> = Extract<ReviewCommand, { name: N }>;

/** Decides about a command of the review. */
export function decideReview(state: StreamState, command: ReviewCommand, context: Context): Decision {
	switch (command.name) {
		case 'write-review':
			return write(state, command.args, context);
		case 'add-action':
			return addAction(state, command.args.action);
		case 'edit-action':
		case 'tick-action':
		case 'remove-action':
			return changeAction(state, command);
		case 'note-import':
			return noteImport(state, command.args.dataset);
		case 'undo-import': {
			const dataset = state.review.datasets[rowIndex(state.review.datasets, command.args.datasetId)];
			if (!dataset) return refuse('dataset-gone');
			return dataset.undone ? refuse('nothing-to-change') : accept({ type: 'import-undone', datasetId: dataset.id });
		}
	}
}

function write(state: StreamState, args: Of<'write-review'>['args'], context: Context): Decision {
	const { section, text, seen } = args;
	const known = REVIEW_STEPS.some((step) => step === section) || isPostKind(section.replace(/^self-/, ''));
	if (!known) return refuse('value-out-of-range', { field: 'section' });
	if (typeof text !== 'string' || text.length > TEXT_MAX) return refuse('value-out-of-range', { field: 'text' });
	const taken = penElsewhere(`review:${section}`, context);
	if (taken) return taken;
	const was = state.review.texts.find((written) => written.section === section);
	if ((was?.text ?? '') === text) return refuse('nothing-to-change');
	if (was && seen < was.revision) return refuse('text-changed', { who: was.by });
	return accept({ type: 'review-written', section, text, was: was?.text ?? '' });
}

function addAction(state: StreamState, asked: Omit<ReviewAction, 'done'>): Decision {
	const { id, title, ownerId, ownerName, due, verify } = asked;
	const action = { id, title, ownerId, ownerName, due, verify };
	const field = misfit(ACTION_RANGES, action);
	if (field !== null) return refuse('value-out-of-range', { field });
	if (rowIndex(state.review.actions, id) >= 0) return refuse('id-taken');
	if (state.review.actions.length >= ACTIONS_MAX) return refuse('value-out-of-range', { field: 'actions' });
	return accept({ type: 'action-added', action: { ...action, done: null } });
}

function changeAction(state: StreamState, command: Of<'edit-action' | 'tick-action' | 'remove-action'>): Decision {
	const action = state.review.actions[rowIndex(state.review.actions, command.args.actionId)];
	if (!action) return refuse('action-gone');
	const actionId = action.id;
	switch (command.name) {
		case 'edit-action': {
			const { patch } = command.args;
			const field = 'id' in patch ? 'id' : misfit(ACTION_RANGES, patch);
			if (field !== null) return refuse('value-out-of-range', { field });
			const change = changeOf(action, patch);
			return change ? accept({ type: 'action-edited', actionId, ...change }) : refuse('nothing-to-change');
		}
		case 'tick-action': {
			const { done } = command.args;
			if ((action.done !== null) === done) return refuse('nothing-to-change');
			return accept({ type: 'action-ticked', actionId, done });
		}
		case 'remove-action':
			return accept({ type: 'action-removed', action });
	}
}

/** The same bytes count once, unless their import was undone. */
function noteImport(state: StreamState, asked: Omit<ImportedDataset, 'at' | 'by' | 'undone'>): Decision {
	const { id, kind, fileName, sha256, rows, issues } = asked;
	const { datasets } = state.review;
	if (rowIndex(datasets, id) >= 0) return refuse('id-taken');
	const before = datasets.find((dataset) => dataset.sha256 === sha256 && !dataset.undone);
	if (before) return refuse('already-imported', { file: before.fileName });
	return accept({ type: 'import-noted', dataset: { id, kind, fileName, sha256, rows, issues } });
}
