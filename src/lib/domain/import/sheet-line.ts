// One line of a run-sheet while it is read: its cells by meaning, merged cells filled, odd ones noted with their place.
import { plainHeader } from './header.ts';
import type { IssueBook } from './issue.ts';
import { isNothing, type Reading } from './reading.ts';
import { segmentKind } from './segment.ts';
import { readSlot, type Slot } from './sheet-cells.ts';
import type { SheetColumnMapping, SheetMapping } from './sheet-columns.ts';
import { cellText, type CellValue, type Merge, type TextTable } from './table.ts';

/** Longest name, in characters. */
export const LONGEST_TITLE = 100;
const LONGEST_TEXT = 2_000;

/** A row (0-based) of a table under a mapping. */
export class SheetLine {
	readonly #table: TextTable;
	readonly #index: number;
	readonly #mapping: SheetMapping;
	readonly #issues: IssueBook;

	constructor(table: TextTable, index: number, mapping: SheetMapping, issues: IssueBook) {
		this.#table = table;
		this.#index = index;
		this.#mapping = mapping;
		this.#issues = issues;
	}

	get columns(): readonly SheetColumnMapping[] {
		return this.#mapping.columns;
	}

	find(meaning: string): SheetColumnMapping | undefined {
		return this.columns.find((each) => each.meaning === meaning);
	}

	/** The merge over several rows in which a column's cell lies. */
	merge(column: number): Merge | undefined {
		return this.#table.merges.find(
			({ top, bottom, left, right }) =>
				bottom > top && top <= this.#index && this.#index <= bottom && left <= column && column <= right
		);
	}

	/** Whether this is the first row of a merge. */
	isTopOf(merge: Merge): boolean {
		return merge.top === this.#index;
	}

	/** A cell; one that was merged downwards has the value of its first row. */
	cell(each: SheetColumnMapping | undefined): CellValue {
		if (!each) return null;
		const merge = this.merge(each.column);
		return this.#table.rows[merge?.top ?? this.#index]?.[merge?.left ?? each.column] ?? null;
	}

	/** Notes the formulas of this row for which the file holds no result; pictures (DISPIMG) are none of ours. */
	noteUnsolved(): void {
		for (const { row, column } of this.#table.unsolved) {
			const each = this.columns.find((one) => one.column === column);
			if (row === this.#index && each?.meaning !== 'image') this.note('formula-without-result', each);
		}
	}

	/** A segment written across the row, or alone in it, outside the name's column (开场 in a merged line). */
	soleWords(): string {
		const filled = (this.#table.rows[this.#index] ?? []).map(cellText).filter((text) => text !== '');
		const words = filled.length === 1 ? (filled[0] ?? '') : '';
		return segmentKind(words) ? words.slice(0, LONGEST_TITLE) : '';
	}

	note(reason: Parameters<IssueBook['add']>[0], each: SheetColumnMapping | undefined): void {
		this.#issues.add(reason, this.#index + 1, (each?.column ?? -1) + 1, each?.header ?? '', this.cell(each));
	}

	text(meaning: string, longest = LONGEST_TEXT): string {
		return this.words(this.find(meaning), longest);
	}

	words(each: SheetColumnMapping | undefined, longest = LONGEST_TEXT): string {
		const text = cellText(this.cell(each));
		if (isNothing(text)) return '';
		if (text.length > longest) this.note('text-too-long', each);
		return text.slice(0, longest);
	}

	/** The column under exactly this heading. */
	under(header: string): SheetColumnMapping | undefined {
		return this.columns.find((each) => plainHeader(each.header) === plainHeader(header));
	}

	/** The text under a heading as it stands; also "-" and "无" are what somebody wrote. */
	raw(header: string, longest: number): string {
		const each = this.under(header);
		const text = cellText(this.cell(each));
		if (text.length > longest) this.note('text-too-long', each);
		return text.slice(0, longest);
	}

	/** The exact value under a heading, or null with an issue when there is something else. */
	exact<T>(header: string, read: (cell: CellValue) => Reading<T>): T | null {
		return this.#exactly(this.under(header), read);
	}

	/** The exact value of a column, or null with an issue when there is something else. */
	value<T>(meaning: string, read: (cell: CellValue, each: SheetColumnMapping) => Reading<T>): T | null {
		return this.#exactly(this.find(meaning), read);
	}

	#exactly<T>(
		each: SheetColumnMapping | undefined,
		read: (cell: CellValue, each: SheetColumnMapping) => Reading<T>
	): T | null {
		if (!each) return null;
		const reading = read(this.cell(each), each);
		if (reading.kind === 'bad') this.note(reading.reason, each);
		return reading.kind === 'exact' ? reading.value : null;
	}

	clock(meaning: string): Slot | null {
		const each = this.find(meaning);
		const read = readSlot(this.cell(each));
		if (read === 'bad') this.note('clock-unreadable', each);
		return typeof read === 'string' ? null : read.slot;
	}
}
