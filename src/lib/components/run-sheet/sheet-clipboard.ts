// Copy, cut and paste in the sheet, through the browser's own clipboard events: they work with every program that has cells.
import { copied, paste } from '#lib/domain/run-sheet/paste.ts';
import { tiled, type Block } from '#lib/domain/run-sheet/clipboard.ts';
import type { Column } from '#lib/domain/run-sheet/column.ts';
import { m } from '#lib/paraglide/messages.js';
import { toasts } from '../ui/toasts.svelte.ts';
import { blockOn, putOn } from './clipboard-reading.ts';
import { addCells, changing, editCells } from './sheet-acts.ts';
import type { SheetWork } from './sheet-work.ts';

/** Listens on the sheet's window; gives back the way to stop. While something is typed, the clipboard belongs to the text. */
export function attachClipboard(node: HTMLElement, work: SheetWork, readonly: boolean): () => void {
	const stop = new AbortController();
	const { signal } = stop;
	const mine = (act: (data: DataTransfer) => boolean) => (event: ClipboardEvent) => {
		const { cursor } = work.desk;
		if (cursor.editing || cursor.meant.length === 0 || !event.clipboardData) return;
		if (act(event.clipboardData)) event.preventDefault();
	};
	const copy = (data: DataTransfer): boolean => {
		putOn(data, chosenBlock(work));
		return true;
	};
	node.addEventListener('copy', mine(copy), { signal });
	if (!readonly) {
		node.addEventListener(
			'cut',
			mine((data) => {
				work.clear();
				return copy(data);
			}),
			{ signal }
		);
		node.addEventListener(
			'paste',
			mine((data) => {
				const block = blockOn(data);
				if (block) pasteBlock(work, block);
				return block !== null;
			}),
			{ signal }
		);
	}
	return () => stop.abort();
}

function chosenBlock(work: SheetWork): Block {
	const { rows, columns } = work.chosen();
	return copied(rows, columns.filter(isData), (column, item) => work.desk.words(column, item));
}

/** Who is on air is drawn in a column, but it is nothing that is copied or pasted over. */
const isData = ({ key }: Column): boolean => key !== 'crew';

/** Puts a block where the chosen cells begin; what reaches below the last row becomes rows of its own. */
function pasteBlock(work: SheetWork, block: Block): void {
	const { cursor, columns, shown, newId, sendStep, report, reading, onundo } = work.desk;
	const { rows, columns: chosen } = work.chosen();
	const wide = chosen.filter(isData);
	const [first, left] = [rows[0], wide[0]];
	if (!first || !left) return;
	const whole = tiled(block, rows.length, wide.length);
	const below = shown().slice(cursor.indexes.get(first.id) ?? 0);
	const right = columns.columns.slice(columns.keys.indexOf(left.key)).filter(isData);
	const { edits: read, added, issues } = paste(whole, below, right, reading, newId);
	const edits = changing(read, below);
	const commands = [...editCells(edits), ...addCells(added, shown().at(-1)?.id ?? null)];
	if (commands.length > 0) void sendStep(commands);
	report.shown = issues.length > 0 ? { kind: 'paste', changed: edits.length, added: added.length, issues } : null;
	const [width, height] = [whole[0]?.length ?? 1, whole.length];
	if (commands.length > 0 && issues.length === 0 && width * height > 1)
		toasts.say(m.plan_pasted({ rows: height, columns: width }), 'done', { label: m.common_undo(), run: onundo });
	cursor.go(first.id, left.key);
	const last = below[height - 1]?.id ?? added.at(-1)?.id;
	const edge = right[Math.min(width, right.length) - 1];
	if (last !== undefined && edge) cursor.reachTo(last, edge.key);
}
