// The run-sheet of a stream as a file people open elsewhere.
import type { MemberId } from '#lib/domain/id.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { plannedSheet } from '#lib/domain/timing/planned.ts';
import { dayText } from '#lib/domain/wall-clock.ts';
import { csvFile } from './csv.ts';
import { runSheetTable } from './run-sheet.ts';
import { sheetPictures, type PictureSource } from './sheet-pictures.ts';
import { xlsxFile } from './xlsx.ts';

/** What the file is called, without its ending. */
export function sheetFileName({ title, plannedStart }: StreamState): string {
	return ['排品表', title, plannedStart === null ? '' : dayText(plannedStart)].filter((part) => part !== '').join(' ');
}

/** The bytes of the file. Pictures go into a workbook only. */
export async function sheetFile(
	state: StreamState,
	format: 'xlsx' | 'csv',
	nameOf: (memberId: MemberId) => string,
	picture: PictureSource
): Promise<Uint8Array> {
	const { items, plannedStart, plannedEnd, groups } = state;
	const { clock, times } = plannedSheet(state);
	const starts = times.map(({ start }) => (clock ? start : null));
	const table = runSheetTable('排品表', { items, starts, plannedStart, plannedEnd, groups, nameOf });
	if (format === 'csv') return new TextEncoder().encode(csvFile(table));
	return xlsxFile([{ ...table, pictures: await sheetPictures(items, picture) }]);
}
