// The frame around every staff page: reachable by keyboard, readable aloud, right at a phone's, a tablet's and a desk's width.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startApp } from '../integration/support/app.ts';

let app: Awaited<ReturnType<typeof startApp>>;
test.beforeAll(async () => {
	app = await startApp();
});
test.afterAll(() => app.stop());

async function login(page: Page): Promise<void> {
	const owner = app.logins.find(({ level }) => level === 'owner');
	await page.goto(`${app.url}/login?next=/team`);
	await page.getByLabel('邮箱').fill(owner?.email ?? '');
	await page.getByLabel('密码').fill(owner?.password ?? '');
	await page.getByRole('button', { name: '登录' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('棠禾优选(演示)');
}
const faults = async (page: Page) =>
	(await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);

test('a wrong password is said in words, and what was typed stays', async ({ page }) => {
	await page.goto(`${app.url}/login`);
	await page.getByLabel('邮箱').fill('nobody@a.test');
	await page.getByLabel('密码').fill('not the password');
	await page.getByRole('button', { name: '登录' }).click();
	await expect(page.getByRole('alert')).toHaveText('邮箱或密码不对。');
	await expect(page.getByLabel('邮箱')).toHaveValue('nobody@a.test');
});

for (const width of [390, 1024, 1600]) {
	test(`nothing hangs over the edge, and nothing is unreadable aloud, at ${width} px`, async ({ page }) => {
		await page.setViewportSize({ width, height: 900 });
		await page.goto(`${app.url}/login`);
		expect(await faults(page)).toEqual([]);
		await login(page);
		for (const path of ['/team', '/team/screens', '/team/me', '/no/such/page']) {
			await page.goto(app.url + path);
			expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
			expect([path, await faults(page)]).toEqual([path, []]);
		}
	});
}

test('the keyboard reaches everything: skip link, menu, dialog, and back', async ({ page }) => {
	await login(page);
	await page.goto(`${app.url}/team`);
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
	const menu = page.getByRole('button', { name: /^账号/ });
	await menu.press('ArrowDown');
	await expect(page.getByRole('menuitem', { name: '我的账号' })).toBeFocused();
	await page.keyboard.press('ArrowUp');
	await expect(page.getByRole('menuitem', { name: '退出登录' })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(menu).toBeFocused();
	await expect(page.getByRole('menu')).toHaveCount(0);

	const remove = page.getByRole('button', { name: '移出' }).first();
	await remove.press('Enter');
	await expect(page.getByRole('dialog', { name: /^移出 / })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(remove).toBeFocused();
});

test('language and light are each person’s own choice and stay', async ({ page }) => {
	await login(page);
	await page.getByRole('button', { name: /^账号/ }).click();
	await page.getByRole('menuitem', { name: '深色' }).click();
	await expect(page.locator('[data-theme="dark"]')).toBeVisible();
	await page.getByRole('button', { name: /^账号/ }).click();
	await page.getByRole('menuitem', { name: 'English' }).click();
	await expect(page.getByRole('link', { name: 'Streams' })).toBeVisible();
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await expect(page.locator('[data-theme="dark"]')).toBeVisible();
	expect(await faults(page)).toEqual([]);
});

test('the strip can be walked by keys and read as a table', async ({ page }) => {
	await login(page);
	const [stream] = await page.goto(`${app.url}/streams`).then(() => page.locator('a[href^="/streams/"]').all());
	const address = (await stream?.getAttribute('href'))?.split('/').slice(0, 3).join('/');
	await page.goto(`${app.url}${address}/plan/sheet`);
	const strip = page.getByRole('slider', { name: /时间位置/ });
	await strip.press('Home');
	await expect(strip).toHaveAttribute('aria-valuetext', /^19:00 开场预热/);
	await strip.press('ArrowRight');
	await expect(strip).toHaveAttribute('aria-valuetext', /^19:06 山茶洁面慕斯体验装/);
	await page.goto(`${app.url}${address}/plan`);
	await page.getByText('看表格').click();
	const table = page.getByRole('table').first();
	await expect(table.getByRole('row').filter({ hasText: '开场预热' })).toContainText('19:00');
	await expect(table.getByRole('row').filter({ hasText: '主播 阿宁' })).toContainText('19:00');
});

test('an invite made here is accepted on a phone, once', async ({ page, browser }) => {
	await login(page);
	await page.getByLabel('以什么权限加入').selectOption({ label: '只读' });
	await page.getByRole('button', { name: '生成邀请链接' }).click();
	await expect(page.getByRole('img', { name: '邀请链接：只读' })).toBeVisible();
	const link = new URL(await page.getByRole('textbox', { name: '邀请链接：只读' }).inputValue());
	const phone = await browser.newContext({ viewport: { width: 390, height: 800 }, locale: 'zh-CN' });
	const there = await phone.newPage();
	await there.goto(app.url + link.pathname);
	await there.getByLabel('姓名').fill('新同事');
	await there.getByLabel('邮箱').fill('new@a.test');
	await there.getByLabel('密码').fill('short');
	await there.getByRole('button', { name: '建立账号并加入' }).click();
	await expect(there.getByText('密码要 10 到 72 个字符。')).toBeVisible();
	await there.getByLabel('密码').fill('long enough it is');
	await there.getByRole('button', { name: '建立账号并加入' }).click();
	await expect(there.getByRole('button', { name: '账号 新同事' })).toBeVisible();
	await there.goto(app.url + link.pathname);
	await expect(there.getByText('已被用过')).toBeVisible();
	await phone.close();
	await page.reload();
	await expect(page.getByRole('row').filter({ hasText: '新同事' })).toContainText('只看');
});
