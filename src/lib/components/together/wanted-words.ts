// What somebody wants changed in a locked sheet, in words: for the request that one tap makes, and for whoever grants it.
import type { ItemId } from '#lib/domain/id.ts';
import { WANTED_MAX } from '#lib/domain/plan/decide-lock.ts';
import type { ItemPatch } from '#lib/domain/plan/item.ts';
import type { Command, SheetCommand } from '#lib/domain/stream/command.ts';
import { patched } from '#lib/domain/stream/feed-line.ts';
import { fieldChanges } from '#lib/domain/stream/feed-rows.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Person } from '../run-sheet/column-words.ts';
import { changeWords, type ChangeWords } from './change-words.ts';

type Request = Extract<Command, { name: 'request-change' }>;

/** Of more cells or rows than this only the number is told. */
const TOLD = 4;
const LONGEST = 500;

/** The request that asks for a command which the lock refused; null when it is none that can be asked for. */
export function requestFor(
	command: Command | null,
	stream: StreamState,
	people: readonly Person[],
	newId: () => string
): Request | null {
	if (!command || !isSheetCommand(command)) return null;
	const small = JSON.stringify(command).length <= WANTED_MAX;
	const args = {
		requestId: newId(),
		itemId: rowOf(command, stream),
		text: wantedText(command, stream, people),
		wanted: small ? command : null
	};
	return { name: 'request-change', args };
}

function isSheetCommand(command: Command): command is SheetCommand {
	const { name } = command;
	return name.endsWith('-items') || name.endsWith('-group') || name === 'describe-stream';
}

/** The one row it is about; null = several, or one that is not on the sheet. */
function rowOf(command: SheetCommand, stream: StreamState): ItemId | null {
	const ids =
		command.name === 'edit-items'
			? command.args.edits.map(({ itemId }) => itemId)
			: command.name === 'move-items' || command.name === 'remove-items'
				? command.args.itemIds
				: [];
	const [id] = ids;
	return ids.length === 1 && stream.items.some((item) => item.id === id) ? (id ?? null) : null;
}

/** 「面霜」直播价 59.90 → 49.90 */
function wantedText(command: SheetCommand, stream: StreamState, people: readonly Person[]): string {
	return told(command, stream, people).slice(0, LONGEST);
}

function told(command: SheetCommand, stream: StreamState, people: readonly Person[]): string {
	const title = (id: ItemId) => stream.items.find((item) => item.id === id)?.title || m.plan_untitled();
	const names = (titles: readonly string[]) =>
		titles.length > TOLD ? m.together_rows({ count: titles.length }) : titles.map((one) => `「${one}」`).join('');
	switch (command.name) {
		case 'edit-items': {
			const cells = command.args.edits.flatMap(({ itemId, patch }) => {
				const item = stream.items.find((one) => one.id === itemId);
				const was = item ? (Object.fromEntries(Object.keys(patch).map((key) => [key, item[key as never]])) as ItemPatch) : {}; // prettier-ignore
				return fieldChanges(itemId, patch, was).map(
					(change) => `「${title(itemId)}」${cell(changeWords(change, people))}`
				);
			});
			return cells.length > TOLD ? m.together_want_cells({ count: cells.length }) : cells.join('；');
		}
		case 'add-items':
			return m.together_want_rows({
				rows: names(command.args.items.map(({ fields }) => fields.title || m.plan_untitled()))
			});
		case 'restore-items':
			return m.together_want_rows({ rows: names(command.args.items.map(({ item }) => item.title)) });
		case 'remove-items':
			return m.together_want_removed({ rows: names(command.args.itemIds.map(title)) });
		case 'move-items': {
			const { itemIds, after } = command.args;
			const place = after === null ? m.together_to_top() : m.together_behind({ title: title(after) });
			return m.together_want_moved({ rows: names(itemIds.map(title)), place });
		}
		case 'add-group':
			return m.together_want_round({ title: command.args.group.title });
		case 'edit-group':
		case 'remove-group': {
			const { groupId } = command.args;
			const name = stream.groups.find((group) => group.id === groupId)?.title ?? '';
			return command.name === 'edit-group' ? m.together_want_round_edited({ title: name }) : m.together_want_round_removed({ title: name }); // prettier-ignore
		}
		case 'describe-stream':
			return patched(command.args.patch, stream)
				.map((change) => cell(changeWords(change, people)))
				.join('；');
	}
}

function cell({ label, was, now }: ChangeWords): string {
	return now === null ? label : `${label} ${was ?? ''} → ${now}`;
}
