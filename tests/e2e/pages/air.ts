// The screens on air as people use them: the desk that drives, and every screen that follows.
import { expect, type Locator, type Page } from '@playwright/test';

export class ScreenPage {
	readonly page: Page;
	readonly #streamId: string;

	constructor(page: Page, streamId: string) {
		this.page = page;
		this.#streamId = streamId;
	}

	/** `host`, `wall`, `pace` …; ready when it is connected. */
	async open(screen: string): Promise<void> {
		await this.page.goto(`/streams/${this.#streamId}/screen/${screen}`);
		await expect(this.page.getByText('已连接').first()).toBeAttached();
	}

	/** The one heading: what is on air, or what the show begins with. */
	get item(): Locator {
		return this.page.getByRole('heading', { level: 1 });
	}

	/** Says that the server is out of reach, and since when. */
	get offline(): Locator {
		return this.page.getByText(/离线，自/);
	}

	/** The browser has kept the screen: its code, its page, and the stream. */
	async installed(): Promise<void> {
		const path = new URL(this.page.url()).pathname;
		await expect
			.poll(() => this.page.evaluate(async (path) => (await caches.match(path)) !== undefined, path))
			.toBe(true);
		await expect
			.poll(() => this.page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state))
			.toBe('activated');
	}

	cue(text: string | RegExp): Locator {
		return this.page.getByRole('button', { name: text });
	}

	/** Answers the cue that is shown. */
	async acknowledge(): Promise<void> {
		await this.page.keyboard.press('Enter');
	}
}

export class DeskPage extends ScreenPage {
	/** The row on air. */
	get onAir(): Locator {
		return this.page.locator('[role=row][aria-current=true]');
	}

	/** What the next take puts on air. */
	get next(): Locator {
		return this.page.getByRole('region', { name: '下一个' });
	}

	/** Why the last press was refused. */
	get refusal(): Locator {
		return this.page.getByRole('alert').filter({ hasText: /\S/ });
	}

	/** What the number in hand means. */
	get meaning(): Locator {
		return this.page
			.getByRole('status')
			.getByText(/^(链接号|序号) \d+ /)
			.first();
	}

	/** 播前: what is still red, and an hour nobody planned, asked before the first take. */
	get gate(): Locator {
		return this.page.getByRole('dialog', { name: /开播前还有没齐的|现在就开播/ });
	}

	/** The show begins; with red items open it goes on knowingly. */
	async take(): Promise<void> {
		await this.page.keyboard.press('Space');
		await expect(this.onAir.or(this.gate)).toHaveCount(1);
		if (await this.gate.isVisible()) await this.gate.getByRole('button', { name: '知道，开播' }).click();
		await expect(this.onAir).toHaveCount(1);
	}

	/** Types a number; what it means is shown before Enter takes it. */
	async number(digits: string): Promise<void> {
		await this.page.keyboard.type(digits);
		await expect(this.meaning).toBeVisible();
	}
}
