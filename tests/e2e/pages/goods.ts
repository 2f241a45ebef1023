// How a test does a buyer's work: finds and prepares products, looks at an import before it is taken.
import { expect, type Download, type Locator, type Page } from '@playwright/test';

/** The library, and one product in it. */
export class GoodsPage {
	readonly page: Page;
	constructor(page: Page) {
		this.page = page;
	}

	async open(): Promise<void> {
		await this.page.goto('/products');
		await expect(this.page.locator('html')).toHaveAttribute('data-ready', 'true');
	}

	/** Types into the search; answers what is found, the nearest first. */
	async find(search: string): Promise<string[]> {
		await this.page.getByRole('searchbox', { name: '查找商品' }).fill(search);
		return this.page.getByRole('listitem').locator('b').first().or(this.page.getByRole('status')).first().waitFor().then(() => this.names()); // prettier-ignore
	}

	names(): Promise<string[]> {
		return this.page.locator('main li .name b').allTextContents();
	}

	row(name: string): Locator {
		return this.page.getByRole('listitem').filter({ hasText: name });
	}

	/** The form of a product that is in view; of a new one without a name. */
	async form(name?: string): Promise<Locator> {
		if (name) await this.row(name).getByRole('button').click();
		else await this.page.getByRole('button', { name: '新商品' }).first().click();
		return this.page.getByRole('dialog');
	}

	async save(form: Locator): Promise<void> {
		await form.getByRole('button', { name: '保存', exact: true }).click();
		await expect(form).toBeHidden();
	}
}

/** The preview of an import, of a run-sheet or of products. */
export class ImportDialog {
	readonly page: Page;
	readonly dialog: Locator;
	constructor(page: Page, title: '导入排品表' | '导入商品') {
		this.page = page;
		this.dialog = page.getByRole('dialog', { name: title });
	}

	/** Gives a file, and waits until it has been read. */
	async give(file: string | { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
		const read = this.page.waitForResponse((answer) => /sheet-import|products\/import/u.test(answer.url()));
		await this.dialog.locator('input[type=file]').setInputFiles(file);
		await read;
		await expect(this.dialog.getByRole('group', { name: '显示哪些行' })).toBeVisible();
	}

	/** One row of the preview by its number in the file. */
	line(row: number): Locator {
		return this.dialog
			.getByRole('list', { name: '将要添加的行' })
			.getByRole('listitem')
			.filter({ has: this.page.locator(`xpath=./span[contains(@class, 'num')][normalize-space() = '${row}']`) });
	}

	async take(button: string | RegExp): Promise<void> {
		await this.dialog.getByRole('button', { name: button }).click();
		await expect(this.dialog).toBeHidden();
	}
}

/** Chooses from the sheet's menu of ways out. */
export async function takeOut(page: Page, what: '导出 Excel（带图）' | '导出 csv'): Promise<Download> {
	await page.getByRole('button', { name: '导出与打印' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: what }).click();
	return download;
}
