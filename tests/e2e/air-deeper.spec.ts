// On air, deeper: finishing in time in one step, the loop on two screens, the shelf, the hand-over card, who is on which screen, the 提词器's place.
import { expect, test, type Page } from '@playwright/test';
import { startApp } from '../integration/support/app.ts';
import { leaveAll } from './pages/account.ts';
import type { DeskPage, ScreenPage } from './pages/air.ts';
import { openDeskAndHost } from './pages/desk-and-host.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let desk: DeskPage;
let host: ScreenPage;
let page: Page;
test.beforeAll(async ({ browser }) => {
	app = await startApp();
	({ desk, host } = await openDeskAndHost(browser, app, '深一层'));
	page = desk.page;
});
test.afterAll(async ({ browser }) => {
	await leaveAll(browser);
	await app.stop();
});

test('"finish at" says what gives, does it in one step, and Z takes all of it back', async () => {
	const finish = page.locator('dl > div', { hasText: '预计结束' }).locator('dd');
	const before = await finish.innerText();
	await page.keyboard.press('f');
	const dialog = page.getByRole('dialog', { name: '按时收尾' });
	// The evening is planned to 23:00, and its fixed starts hold it there however early somebody begins.
	const wish = '22:40';
	await dialog.getByLabel('希望几点结束').fill(wish);
	await dialog.getByLabel('希望几点结束').press('Tab');
	await expect(dialog.getByRole('status')).toHaveText('正好');
	await dialog.getByRole('button', { name: /照此执行/ }).click();
	// By night the evening's finish is half a day away, and says its day instead of its seconds.
	await expect(finish).toHaveText(new RegExp(`^${wish}:00$|^\\d\\d-\\d\\d ${wish}$`));
	await page.keyboard.press('z');
	await expect(finish).toHaveText(before);
});

test('the loop is stepped by the host’s pedal and by the desk, and both see it', async () => {
	await host.page.keyboard.press('PageDown');
	const now = page.getByRole('group', { name: '节拍' }).locator('[aria-current=step]');
	await expect(now).toHaveText('互动');
	await page.keyboard.press('PageDown');
	await expect(host.page.getByRole('button', { name: /^逼单\s*第 1 轮/ })).toBeVisible();
	await desk.page.getByRole('group', { name: '节拍' }).getByRole('button', { name: '追单' }).click();
	await host.page.getByRole('button', { name: /^追单\s*第 1 轮/ }).click();
	await expect(now).toHaveText('塑品');
	await expect(page.getByText('第 2 轮')).toBeVisible();
});

test('what lies on the shelf is one key from being next, and one from lying there again', async () => {
	const row = page.locator('[role=row] button', { hasText: '唇膏两支装' }).first();
	await row.click();
	await page.getByRole('button', { name: '上架备用' }).click();
	const shelf = page.getByRole('region', { name: '救场架' });
	await expect(shelf.getByRole('button')).toHaveText(/唇膏两支装/);
	await page.keyboard.press('Shift+Digit1');
	await expect(desk.next).toContainText('唇膏两支装');
	await expect(shelf).toHaveCount(0);
	await page.keyboard.press('z');
	await expect(shelf.getByRole('button')).toHaveText(/唇膏两支装/);
	await expect(desk.next).not.toContainText('唇膏两支装');
});

test('the chosen row is moved among what is left with Alt and an arrow', async () => {
	const face = page.locator('[role=row] button', { hasText: '洗脸巾 6包' }).first();
	const place = () => face.locator('.no').innerText();
	const before = Number(await place());
	await face.click();
	await page.keyboard.press('Alt+ArrowDown');
	await expect.poll(place).toBe(String(before + 1));
	await page.keyboard.press('Alt+ArrowUp');
	await expect.poll(place).toBe(String(before));
});

test('the hand-over card keeps what was written on it', async () => {
	await page.keyboard.press('o');
	const card = page.getByRole('dialog', { name: '交接卡' });
	await expect(card).toContainText('开场预热');
	await card.getByLabel(/^其他/).fill('耳返在左边');
	await card.getByRole('button', { name: '存下' }).click();
	await expect(card).toBeHidden();
	await page.keyboard.press('o');
	await expect(card.getByLabel(/^其他/)).toHaveValue('耳返在左边');
	await page.keyboard.press('Escape');
});

test('the desk knows who is on which screen', async () => {
	await page.keyboard.press('w');
	const dialog = page.getByRole('dialog', { name: '谁在看哪块屏' });
	await expect(dialog.getByRole('row', { name: /主播/ })).toContainText('周棠');
	await page.keyboard.press('Escape');
});

test('the 提词器 rolls by itself and stops; a device keeps how it is liked', async () => {
	await desk.number('3');
	await page.keyboard.press('Enter');
	await host.page.getByRole('button', { name: '提词' }).click();
	const script = host.page.getByRole('region', { name: '话术' });
	await host.page.keyboard.press('Space');
	await expect.poll(() => script.evaluate((box) => box.scrollTop)).toBeGreaterThan(20);
	await host.page.keyboard.press('Space');
	await expect(host.page.getByRole('button', { name: /滚动/ })).toHaveAttribute('aria-pressed', 'false');
	await host.page.getByRole('button', { name: '设置' }).click();
	await host.page.getByRole('button', { name: '左右镜像' }).click();
	await host.page.reload();
	await host.page.getByRole('button', { name: '提词' }).click();
	await host.page.getByRole('button', { name: '设置' }).click();
	await expect(host.page.getByRole('button', { name: '左右镜像' })).toHaveAttribute('aria-pressed', 'true');
});
