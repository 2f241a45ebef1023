// The change feed of what happened on air and in the review.
import type { LiveEvent, ReviewEvent } from './event.ts';
import { change, patched, rowChange, type Change } from './feed-line.ts';
import type { FeedNames } from './feed-names.ts';

/** The changes of one event on air, at least one. */
export function airChanges(event: LiveEvent, names: FeedNames): Change[] {
	switch (event.type) {
		case 'item-taken':
			return [rowChange(event.itemId, 'on-air', null, event.how)];
		case 'next-set':
			return [
				rowChange(event.itemId, 'next', event.was === null ? null : names.title(event.was), event.itemId !== null)
			];
		case 'item-skipped':
			return [rowChange(event.itemId, 'skipped', !event.skip, event.skip)];
		case 'item-shelved':
			return [rowChange(event.itemId, 'shelved', !event.shelve, event.shelve)];
		case 'rest-fitted':
			return [
				...event.lengths.map(({ itemId, length, was }) => rowChange(itemId, 'length', was, length)),
				...event.skips.map(({ itemId, skip }) => rowChange(itemId, 'skipped', !skip, skip))
			];
		case 'beat-stepped':
			return [rowChange(names.runItem(event.runId), 'beat', null, event.beat, String(event.round))];
		case 'task-added': {
			const { kind, text, post } = event.task;
			return [rowChange(names.runItem(event.runId), 'task-asked', null, text || kind, post)];
		}
		case 'task-answered':
			return [
				rowChange(names.runItem(event.runId), 'task', event.was, event.step, names.task(event.runId, event.taskId))
			];
		case 'task-nudged':
			return [rowChange(names.runItem(event.runId), 'task-nudged', false, true, names.task(event.runId, event.taskId))];
		case 'run-extended':
			return [rowChange(names.runItem(event.runId), 'extension', null, event.by)];
		case 'run-held':
			return [rowChange(names.runItem(event.runId), 'hold', false, true)];
		case 'run-resumed':
			return [rowChange(names.runItem(event.runId), 'hold', true, false)];
		case 'local-merged':
			return event.steps.map(({ wish, outcome }) =>
				rowChange('itemId' in wish.args ? wish.args.itemId : null, `local-${outcome}`, null, true)
			);
		case 'show-ended':
			return [change('show', true, false)];
		case 'cue-sent':
			return [change('cue', null, event.text, event.preset)];
		case 'cue-acknowledged':
			return [change('cue-acknowledged', false, true, names.post(event.postId))];
		case 'cue-withdrawn':
			return [change('cue', names.cue(event.cueId), null)];
		case 'cover-started':
			return [change('cover', null, event.name, names.post(event.postId))];
		case 'cover-ended':
			return [change('cover', names.cover(event.coverId), null)];
		case 'hand-over-written':
			return [change('hand-over', event.was, event.text)];
		case 'promise-made':
			return [change('promise', null, event.text)];
		case 'promise-settled':
			return [change('promise-settled', event.was, event.step, names.promise(event.promiseId))];
		case 'marked':
			return [change('mark', null, event.text, event.kind)];
		case 'mark-removed':
			return [change('mark', names.mark(event.markId), null)];
		case 'stock-set':
			return [rowChange(event.itemId, 'stock', event.was, event.stock)];
		case 'price-set':
			return [rowChange(event.itemId, 'livePrice', event.was, event.price)];
		case 'numbers-recorded':
			return Object.entries(event.values).map(([metric, value]) => change('numbers', null, value, metric));
	}
}

/** The changes of one event of the review, at least one. */
export function reviewChanges(event: ReviewEvent, names: FeedNames): Change[] {
	switch (event.type) {
		case 'review-written':
			return [change('review', event.was, event.text, event.section)];
		case 'action-added':
			return [change('action', null, event.action.title)];
		case 'action-edited':
			return patched(event.patch, event.was, names.action(event.actionId));
		case 'action-ticked':
			return [change('done', !event.done, event.done, names.action(event.actionId))];
		case 'action-removed':
			return [change('action', event.action.title, null)];
		case 'import-noted':
			return [change('import', null, event.dataset.fileName, event.dataset.kind)];
		case 'import-undone':
			return [change('import', names.dataset(event.datasetId), null)];
	}
}
