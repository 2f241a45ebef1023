// How a test works beside others: comments, requests, changes, versions, copies.
import { expect, type Locator, type Page } from '@playwright/test';

/** The panels beside a plan, and the pages of versions. */
export class TogetherPage {
	readonly page: Page;
	constructor(page: Page) {
		this.page = page;
	}

	panel(name: '封板与申请' | '批注' | '改动' | '轮次模板'): Locator {
		return this.page.getByRole('complementary', { name });
	}

	/** Opens a panel by the short list beside the page. */
	async open(link: '封板' | '批注' | '改动' | '版本' | '轮次模板'): Promise<void> {
		await this.page.getByRole('navigation', { name: '一起做' }).getByRole('link', { name: link }).click();
	}

	/** Says something about the cell one stands in; `names` are chosen from what @ offers. */
	async comment(text: string, names: readonly string[] = []): Promise<void> {
		const field = this.panel('批注').getByRole('textbox', { name: /^批注：/u });
		await field.fill(text);
		await field.press('End');
		for (const name of names) {
			await field.pressSequentially(`@${name.slice(0, 1)}`);
			await expect(this.panel('批注').getByRole('option', { name })).toBeVisible();
			await field.press('Enter');
		}
		await field.press('Control+Enter');
		await expect(field).toHaveValue('');
	}

	talk(text: string): Locator {
		return this.panel('批注').getByRole('article').filter({ hasText: text });
	}

	toast(text: string): Locator {
		return this.page.getByRole('status').filter({ hasText: text }).last();
	}

	/** A row of the comparison by the title of its product. */
	compared(title: string): Locator {
		return this.page.getByRole('region', { name: '逐行对比' }).getByRole('listitem').filter({ hasText: title });
	}

	async saveVersion(title: string): Promise<void> {
		await this.page.getByLabel('给现在的样子起个名').fill(title);
		await this.page.getByRole('button', { name: '存一版' }).click();
		await expect(this.version(title)).toBeVisible();
	}

	version(title: string): Locator {
		return this.page.getByRole('list', { name: '版本' }).getByRole('button', { name: title });
	}
}
