// Pictures dropped on a row of the sheet, or pasted while in it.
import type { ItemId } from '#lib/domain/id.ts';
import { m } from '#lib/paraglide/messages.js';
import { toasts } from '../ui/toasts.svelte.ts';
import { pictureIn, takePicture } from './row-picture.ts';
import { editRow } from './sheet-acts.ts';
import type { SheetWork } from './sheet-work.ts';

/** Listens on the sheet's window; gives back the way to stop. */
export function attachPictures(node: HTMLElement, work: SheetWork, readonly: boolean): () => void {
	if (readonly) return () => {};
	const stop = new AbortController();
	const { signal } = stop;
	const carried = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;
	node.addEventListener('dragover', (event) => carried(event) && event.preventDefault(), { signal });
	node.addEventListener(
		'drop',
		(event) => {
			if (!carried(event)) return;
			event.preventDefault();
			const row = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-row]') : null;
			const item = row ? work.desk.shown()[Number(row.dataset['row'])] : undefined;
			void take(work, item?.id ?? null, event.dataTransfer?.files);
		},
		{ signal }
	);
	node.addEventListener(
		'paste',
		(event) => {
			// Cells copied in a spreadsheet bring a picture of themselves along: then the text is meant.
			const data = event.clipboardData;
			if (!data || data.types.some((type) => type.startsWith('text/')) || work.desk.cursor.editing) return;
			void take(work, work.desk.cursor.row, data.files);
		},
		{ signal }
	);
	return () => stop.abort();
}

async function take(work: SheetWork, itemId: ItemId | null, files: FileList | null | undefined): Promise<void> {
	const picture = pictureIn(files);
	const item = work.desk.items().find(({ id }) => id === itemId);
	if (!picture || !item) return;
	toasts.say(m.plan_picture_busy());
	const taken = await takePicture(item, picture);
	if (!taken.ok) return toasts.say(taken.problem, 'refused');
	const { ok } = await work.desk.send(editRow(item.id, taken.patch));
	if (ok) toasts.say(m.plan_picture_saved({ name: item.title || m.plan_untitled() }));
}
