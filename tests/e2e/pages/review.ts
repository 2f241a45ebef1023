// 复盘 as a person uses it in the browser: files in, the four steps, actions, the export.
import { expect, type Page } from '@playwright/test';

export class ReviewPage {
	readonly page: Page;
	readonly #base: string;

	/** `base` is `/streams/<id>/review` on the server under test. */
	constructor(page: Page, base: string) {
		this.page = page;
		this.#base = base;
	}

	async results(): Promise<void> {
		await this.page.goto(this.#base);
		await expect(this.page.getByRole('heading', { level: 1, name: '结果' })).toBeVisible();
	}
	async notes(): Promise<void> {
		await this.page.goto(`${this.#base}/notes`);
		await expect(this.page.getByRole('heading', { level: 1, name: '复盘文字' })).toBeVisible();
	}
	async files(): Promise<void> {
		await this.page.goto(`${this.#base}/files`);
		await expect(this.page.getByRole('heading', { level: 1, name: '平台数据' })).toBeVisible();
	}

	/** The card of a file that was dropped and not yet taken in. */
	card(fileName: string) {
		return this.page.getByRole('article', { name: fileName, exact: true });
	}

	/** Drops files (paths on disk) and waits until each has been read. */
	async drop(paths: readonly string[]): Promise<void> {
		await this.page.locator('input[type=file]').setInputFiles([...paths]);
		for (const path of paths) {
			const card = this.card(path.replace(/^.*[\\/]/u, ''));
			await expect(card).toBeVisible();
			await expect(card).toHaveAttribute('aria-busy', 'false');
		}
	}

	/** Takes a dropped file in; `anyway`: it is of another day and is to be used all the same; a file without any date (千川) never asks. */
	async takeIn(fileName: string, anyway = false): Promise<void> {
		const card = this.card(fileName);
		if (anyway) await card.getByRole('checkbox', { name: /仍然使用/u }).check();
		await card.getByRole('button', { name: '导入', exact: true }).click();
		await expect(card).toBeHidden();
		await expect(this.page.getByRole('link', { name: fileName, exact: true }).first()).toBeVisible();
	}

	/** Takes an import back. */
	async undo(fileName: string): Promise<void> {
		const line = this.page.getByRole('listitem').filter({ hasText: fileName }).first();
		await line.getByRole('button', { name: '撤销导入' }).click();
		await line.getByRole('button', { name: '撤销', exact: true }).click();
		await expect(line.getByText('已撤销')).toBeVisible();
	}

	/** Writes one part (回顾目标, 评估结果, 分析原因, 总结规律, 主播自评 …) and waits until it is in the record. */
	async write(part: string, text: string): Promise<void> {
		const field = this.page.getByRole('textbox', { name: part });
		await field.fill(text);
		await field.blur();
		const article = this.page.getByRole('article').filter({ has: field });
		await expect(article.getByRole('status')).toContainText('写于');
	}

	/** Adds an action; `owner` by name, null = nobody yet. */
	async addAction(title: string, owner: string | null, verify = ''): Promise<void> {
		await this.page.getByRole('button', { name: '加一条' }).click();
		await this.page.getByRole('textbox', { name: '做什么' }).fill(title);
		if (owner !== null) await this.page.getByRole('combobox', { name: '谁做' }).selectOption({ label: owner });
		await this.page.getByRole('textbox', { name: '怎么算做到' }).fill(verify);
		await this.page.getByRole('button', { name: '保存' }).click();
		await expect(this.page.getByRole('checkbox', { name: title })).toBeVisible();
	}

	/** The exported file as bytes; on the results page. */
	async export(format: 'Markdown' | 'Excel'): Promise<Buffer> {
		const started = this.page.waitForEvent('download');
		await this.page.getByRole('link', { name: format }).click();
		const chunks: Buffer[] = [];
		for await (const chunk of await (await started).createReadStream()) chunks.push(chunk as Buffer);
		return Buffer.concat(chunks);
	}

	/** One cell of the goals: the result that stands beside a goal. */
	goal(metric: string) {
		return this.page.getByRole('region', { name: '目标' }).getByRole('row', { name: metric });
	}
}
