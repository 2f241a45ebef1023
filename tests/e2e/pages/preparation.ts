// How a test prepares a show: shifts by mouse, finger and keys, a person's agenda, and how ready the plan says it is.
import { expect, type Locator, type Page } from '@playwright/test';

const MINUTE = 60_000;

/** 班次图: bars on lanes, found by who is on them. */
export class ShiftGridPage {
	readonly page: Page;
	readonly grid: Locator;
	/** What the window begins and ends with: the slot with a quarter of an hour on both sides. */
	readonly #from: number;
	readonly #to: number;

	/** The slot as clocks of one evening, `from` on a full quarter. */
	constructor(page: Page, slot: { readonly from: string; readonly to: string }) {
		this.page = page;
		this.grid = page.getByRole('group', { name: '班次图' });
		this.#from = minutes(slot.from) - 15;
		this.#to = minutes(slot.to) + 15;
	}

	/** The lane of a post by its name. */
	lane(post: string): Locator {
		return this.grid.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name: post }) }).locator('.lane'); // prettier-ignore
	}

	bar(post: string, person: string): Locator {
		return this.lane(post).getByRole('button', { name: new RegExp(`^${post} ${person}，`, 'u') });
	}

	/** Where a clock lies on a lane, in page pixels. */
	async at(post: string, clock: string): Promise<{ x: number; y: number }> {
		const box = await this.lane(post).boundingBox();
		if (!box) throw new Error(`no lane ${post}`);
		const x = box.x + ((minutes(clock) - this.#from) / (this.#to - this.#from)) * box.width;
		return { x, y: box.y + 18 };
	}

	/** Draws or drags with the mouse from one clock of a lane to another. */
	async drag(from: readonly [post: string, clock: string, nudge?: number], to: readonly [post: string, clock: string]) {
		const [one, other] = [await this.at(from[0], from[1]), await this.at(to[0], to[1])];
		await this.page.mouse.move(one.x + (from[2] ?? 0), one.y);
		await this.page.mouse.down();
		await this.page.mouse.move(other.x, other.y, { steps: 10 });
		await this.page.mouse.up();
	}

	/** The same with a finger. */
	async swipe(
		from: readonly [post: string, clock: string, nudge?: number],
		to: readonly [post: string, clock: string]
	) {
		const [one, other] = [await this.at(from[0], from[1]), await this.at(to[0], to[1])];
		const finger = await this.page.context().newCDPSession(this.page);
		const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly { x: number; y: number }[]) =>
			finger.send('Input.dispatchTouchEvent', { type, touchPoints: [...points] });
		const start = { x: one.x + (from[2] ?? 0), y: one.y };
		await touch('touchStart', [start]);
		for (let step = 1; step <= 10; step++) {
			await touch('touchMove', [{ x: start.x + ((other.x - start.x) * step) / 10, y: one.y }]);
		}
		await touch('touchEnd', []);
		await finger.detach();
	}

	/** Fills the form that a drawn shift opened, with somebody from outside the team. */
	async name(person: string): Promise<void> {
		const dialog = this.page.getByRole('dialog', { name: '班次' });
		await dialog.getByLabel('谁').selectOption({ label: '不在团队里的人' });
		await dialog.getByLabel('姓名').fill(person);
		await dialog.getByRole('button', { name: '保存' }).click();
		await expect(dialog).toBeHidden();
	}

	/** What is drawn as wrong on a lane. */
	wrong(post: string): Locator {
		return this.lane(post).locator('[data-conflict]');
	}
}

/** 20:30 as minutes of the day. */
function minutes(clock: string): number {
	const [hours = 0, rest = 0] = clock.split(':').map(Number);
	return hours * 60 + rest;
}

/** A blank stream that begins in so many minutes, on a full five of them; answers its id. */
export async function streamIn(page: Page, title: string, ahead: number, length: number): Promise<string> {
	const start = Math.ceil((Date.now() + ahead * MINUTE) / (5 * MINUTE)) * 5 * MINUTE;
	const answer = await page.request.post('/api/streams', {
		data: { from: 'blank', title, plannedStart: start, plannedEnd: start + length * MINUTE }
	});
	expect(answer.status()).toBe(201);
	return ((await answer.json()) as { id: string }).id;
}
