// A change that the lock kept out, as the sentence of the request it becomes.
import { describe, expect, it } from 'vitest';
import type { Command } from '#lib/domain/stream/command.ts';
import { after, outcome, sheetOf, take } from '#lib/domain/stream/testing/desk.ts';
import { requestFor } from './wanted-words.ts';

const people = [{ memberId: 'ning', name: '阿宁' }];
const stream = after(
	sheetOf('面霜', '眼霜', '面膜'),
	{ name: 'add-group', args: { group: { id: 'g', title: '第一轮', target: null } } },
	{ name: 'edit-items', args: { edits: [{ itemId: '面霜', patch: { livePrice: 5990 } }] } }
);
const asked = (command: Command | null) => requestFor(command, stream, people, () => 'q')?.args ?? null;
const edit = (itemId: string, patch: object): Command => ({ name: 'edit-items', args: { edits: [{ itemId, patch }] } });

it.each<[Command, string, string | null]>([
	[edit('面霜', { livePrice: 4990 }), '「面霜」直播价 ¥59.90 → ¥49.90', '面霜'],
	[edit('眼霜', { ownerId: 'ning', gift: '旅行装' }), '「眼霜」负责人 – → 阿宁；「眼霜」赠品 – → 旅行装', '眼霜'],
	[edit('gone', { gift: '赠' }), '「未命名」赠品 – → 赠', null],
	[{ name: 'add-items', args: { items: [{ id: 'n', fields: { title: '唇膏' } }], after: null } }, '加上「唇膏」', null],
	[{ name: 'remove-items', args: { itemIds: ['面霜', '眼霜'] } }, '删掉「面霜」「眼霜」', null],
	[{ name: 'move-items', args: { itemIds: ['面膜'], after: null } }, '把「面膜」移到最上面', '面膜'],
	[{ name: 'move-items', args: { itemIds: ['面霜'], after: '面膜' } }, '把「面霜」移到「面膜」之后', '面霜'],
	[{ name: 'edit-group', args: { groupId: 'g', patch: { title: '二' } } }, '改轮次「第一轮」', null],
	[{ name: 'remove-group', args: { groupId: 'g' } }, '去掉轮次「第一轮」', null],
	[{ name: 'add-group', args: { group: { id: 'h', title: '第二轮', target: null } } }, '加一轮「第二轮」', null],
	[{ name: 'describe-stream', args: { patch: { plannedEnd: Date.UTC(2026, 10, 23, 15) } } }, '下播 – → 11-23 23:00', null] // prettier-ignore
])('%j', (command, text, itemId) => {
	expect(asked(command)).toEqual({ requestId: 'q', itemId, text, wanted: command });
	expect(
		outcome(
			stream,
			requestFor(command, stream, people, () => 'q')!
		)
	).toBe('change-requested');
});

describe('what cannot be asked for so', () => {
	it('is no change of the sheet', () => {
		expect([asked(null), asked(take('r', null, null))]).toEqual([null, null]);
	});

	it('is too large: it is asked for in words', () => {
		const edits = Array.from({ length: 300 }, () => ({ itemId: '面霜', patch: { remark: 'x'.repeat(100) } }));
		expect(asked({ name: 'edit-items', args: { edits } })).toEqual({
			...{ requestId: 'q', itemId: null, wanted: null },
			text: '改 300 处'
		});
	});
});
