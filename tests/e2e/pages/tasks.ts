// The board as its people use it, timed from outside: what the test's own clock can say about each tap.
import type { Locator, Page } from '@playwright/test';

/** Something that happened between two moments of the test's own clock, ms. */
export interface Timed {
	readonly from: number;
	readonly to: number;
}

/** Does it and waits for what it shows; the truth lies between the two moments. */
export async function timed(act: () => Promise<unknown>, shows: Locator): Promise<Timed> {
	const from = performance.now();
	await act();
	await shows.waitFor();
	return { from, to: performance.now() };
}

/** The least and the most that can have passed from one to the other, `less` ms earlier: as wide as both together took. */
export function between(start: Timed, end: Timed, less = 0): readonly [least: number, most: number] {
	return [Math.max(0, end.from - start.to - less), Math.max(0, end.to - start.from - less)];
}

export class TaskBoardPage {
	readonly page: Page;
	readonly board: Locator;
	constructor(page: Page) {
		this.page = page;
		this.board = page.getByRole('region', { name: '任务', exact: true });
	}

	row(text: string | RegExp): Locator {
		return this.board.getByRole('listitem').filter({ hasText: text });
	}

	/** Waits until the row says that it is at least so many seconds late, and then taps. */
	async finishLate(text: string | RegExp, seconds: number): Promise<Timed> {
		const row = this.row(text);
		const later = new RegExp(`晚 0:0[${seconds}-9]`);
		await row.getByText(later).waitFor();
		return timed(() => row.getByRole('button', { name: '完成' }).click(), row.getByRole('button', { name: '撤回' }));
	}
}
