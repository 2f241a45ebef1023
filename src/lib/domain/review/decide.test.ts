// Actions and imports of the review.
import { describe, expect, it } from 'vitest';
import type { Command } from '../stream/command.ts';
import { emptyStream } from '../stream/state.ts';
import { after, outcome } from '../stream/testing/desk.ts';

const action = { id: 'a', title: '福袋提前', ownerId: 'm', ownerName: '阿宁', due: 100, verify: '停留' };
const note = (id: string, sha256: string): Command => ({
	name: 'note-import',
	args: { dataset: { id, kind: 'compass-minutes', fileName: '分钟.xlsx', sha256, rows: 240, issues: 0 } }
});
const undo: Command = { name: 'undo-import', args: { datasetId: 'd' } };
const stream = after(emptyStream('s'), { name: 'add-action', args: { action } }, note('d', 'same'));

describe('the review', () => {
	it.each<[string, Command, string]>([
		['an action twice', { name: 'add-action', args: { action } }, 'id-taken'],
		['an action due at no time', { name: 'add-action', args: { action: { ...action, id: 'b', due: 0.5 } } }, 'value-out-of-range due'], // prettier-ignore
		['another owner', { name: 'edit-action', args: { actionId: 'a', patch: { ownerId: null } } }, 'action-edited'],
		['the same owner', { name: 'edit-action', args: { actionId: 'a', patch: { ownerId: 'm' } } }, 'nothing-to-change'],
		['another id', { name: 'edit-action', args: { actionId: 'a', patch: { id: 'b' } as never } }, 'value-out-of-range id'], // prettier-ignore
		['done', { name: 'tick-action', args: { actionId: 'a', done: true } }, 'action-ticked'],
		['open, as it is', { name: 'tick-action', args: { actionId: 'a', done: false } }, 'nothing-to-change'],
		['one that is gone', { name: 'remove-action', args: { actionId: 'x' } }, 'action-gone'],
		['the same file again', note('e', 'same'), 'already-imported'],
		['another file', note('e', 'other'), 'import-noted'],
		['an import that is gone', { name: 'undo-import', args: { datasetId: 'x' } }, 'dataset-gone']
	])('%s', (_what, command, expected) => {
		expect(outcome(stream, command)).toBe(expected);
	});

	it('takes a file again after its import was undone, which is kept on record', () => {
		const undone = after(stream, undo);
		expect(outcome(undone, undo)).toBe('nothing-to-change');
		expect(after(undone, note('e', 'same')).review.datasets.map(({ id, undone: gone }) => [id, gone])).toEqual([
			['d', true],
			['e', false]
		]);
	});
});
