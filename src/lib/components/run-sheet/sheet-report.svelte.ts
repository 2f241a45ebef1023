// What became of what was put into many cells at once: how much was taken, and which cells were not, with their place.
import type { CellIssue } from '#lib/domain/run-sheet/paste.ts';

export interface Report {
	readonly kind: 'paste' | 'replace' | 'fill';
	/** Rows changed and rows added. */
	readonly changed: number;
	readonly added: number;
	readonly issues: readonly CellIssue[];
}

/** The newest report that needs looking at; it stays until it is closed or the next act replaces it. */
export class SheetReports {
	shown = $state.raw<Report | null>(null);
}
