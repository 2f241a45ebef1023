// The picture for OBS follows the director's key without being touched, and a token made on the page opens it until it is taken back.
import { expect, test } from '@playwright/test';
import { openShow, type Show } from './show.ts';

let show: Show;
test.beforeAll(async () => void (show = await openShow()));
test.afterAll(() => show.stop());

test('a token is made, opens the overlay, follows a take, and is taken back', async ({ browser }) => {
	const office = await browser.newContext({ baseURL: show.app.url, locale: 'zh-CN' });
	await show.letIn(office, 'producer');
	const page = await office.newPage();
	await page.goto('/team/machines');
	await page.locator('html[data-ready=true]').waitFor({ state: 'attached' });
	await page.getByLabel('设备名称').fill('OBS 主机');
	await page.getByLabel('场次').selectOption(show.tonight);
	await page.getByRole('button', { name: '生成令牌' }).click();
	await expect(page.getByLabel('看播出')).toBeChecked();
	const address = await page.getByLabel('OBS 浏览器源地址').inputValue();
	expect(address).toContain(`/streams/${show.tonight}/overlay?token=cj_`);
	await expect(page.getByRole('listitem').filter({ hasText: 'OBS 主机' })).toContainText('还没有用过');

	// OBS is nobody: no login, no cookie.
	const obs = await (await browser.newContext({ viewport: { width: 1920, height: 1080 } })).newPage();
	const path = new URL(address);
	await obs.goto(`${show.app.url}${path.pathname}${path.search}`);
	await obs.locator('html[data-ready=true]').waitFor({ state: 'attached' });
	expect(await obs.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgba(0, 0, 0, 0)');
	const comes = (await obs.locator('.next span').innerText()).trim();

	const desk = await office.newPage();
	await desk.goto(`/streams/${show.tonight}/screen/director`);
	await desk.getByText(/已连接/).first().waitFor({ state: 'attached' }); // prettier-ignore
	await desk.keyboard.press('Space');
	await expect(obs.getByRole('heading', { level: 1 })).toHaveText(comes);

	await page.getByRole('button', { name: '收回 OBS 主机' }).click();
	await expect(page.getByRole('listitem').filter({ hasText: 'OBS 主机' })).toHaveCount(0);
	await expect(obs.locator('.overlay')).toBeHidden();
	expect((await obs.goto(obs.url()))?.status()).toBe(401);
});
