// The change feed of the plan: head, goals, people, checklist, rounds, lock, comments, versions.
import type { Shift } from '../people/post.ts';
import { change, patched, rowChange, type Change } from './feed-line.ts';
import type { PlanEvent } from './event.ts';
import type { FeedNames } from './feed-names.ts';
import { rowChanges, type RowEvent } from './feed-rows.ts';

/** The changes of one event of the plan, at least one. */
export function planChanges(event: PlanEvent, names: FeedNames): Change[] {
	switch (event.type) {
		case 'stream-described':
		case 'stream-positioned':
			return patched(event.patch, event.was);
		case 'goal-set':
			return [change('target', event.was, event.target, event.metric)];
		case 'post-added':
			return [change('post', null, event.post.label, event.post.kind)];
		case 'post-removed':
			return [change('post', event.post.label, null, event.post.kind)];
		case 'shift-set':
			return shiftChanges(event.shift, event.was);
		case 'shift-removed':
			return [change('shift', event.shift.name, null, names.post(event.shift.postId))];
		case 'checklist-lines-added':
			return event.lines.map((line) => change('line', null, line.title, line.group));
		case 'checklist-line-edited':
			return patched(event.patch, event.was, names.line(event.lineId));
		case 'checklist-line-ticked':
			return [change('done', !event.done, event.done, names.line(event.lineId))];
		case 'checklist-line-removed':
			return [change('line', event.line.title, null, event.line.group)];
		case 'group-added':
			return [change('group', null, event.group.title)];
		case 'group-edited':
			return patched(event.patch, event.was, names.group(event.groupId));
		case 'group-removed':
			return [change('group', event.group.title, null)];
		case 'sheet-locked':
			return [change('lock', false, true, event.note)];
		case 'sheet-unlocked':
			return [change('lock', true, false, event.note)];
		case 'change-requested':
			return [rowChange(event.itemId, 'request', null, event.text)];
		case 'request-settled': {
			const request = names.request(event.requestId);
			const about = [request?.itemId ?? null, request?.text ?? null] as const;
			const settled = rowChange(about[0], 'granted', null, event.granted, about[1]);
			return event.note ? [settled, rowChange(about[0], 'answer', null, event.note, about[1])] : [settled];
		}
		case 'request-reopened': {
			const request = names.request(event.requestId);
			return [rowChange(request?.itemId ?? null, 'reopened', null, true, request?.text ?? null)];
		}
		case 'comment-added':
			return [rowChange(event.itemId, 'comment', null, event.text, event.column)];
		case 'comment-resolved': {
			const comment = names.comment(event.commentId);
			return [rowChange(comment?.itemId ?? null, 'resolved', !event.resolved, event.resolved, comment?.text ?? null)];
		}
		case 'comment-removed':
			return [rowChange(event.comment.itemId, 'comment', event.comment.text, null, event.comment.column)];
		case 'version-named':
			return [change('version', null, event.title)];
		case 'gone-on-knowingly':
			return [change('gone-on', null, event.blockers)];
		default:
			return rowChanges(event satisfies RowEvent, names);
	}
}

function shiftChanges(shift: Shift, was: Shift | null): Change[] {
	if (was === null) return [change('shift', null, shift.name, shift.postId)];
	const fields = (['postId', 'name', 'memberId', 'from', 'to', 'standIn'] as const).filter(
		(field) => shift[field] !== was[field]
	);
	return fields.map((field) => change(field, was[field], shift[field], shift.name));
}
