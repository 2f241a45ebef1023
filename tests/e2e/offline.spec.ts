// Without the server: an installed screen opens again with what it last knew, a desk steps on alone, and on return all screens are right.
import { expect, test } from '@playwright/test';
import { startApp } from '../integration/support/app.ts';
import { serviceOf } from '../bench/stage.ts';
import { leaveAll } from './pages/account.ts';
import type { DeskPage, ScreenPage } from './pages/air.ts';
import { openDeskAndHost } from './pages/desk-and-host.ts';

test.use({ serviceWorkers: 'allow' });

let app: Awaited<ReturnType<typeof startApp>>;
let desk: DeskPage;
let host: ScreenPage;
test.beforeAll(async ({ browser }) => {
	app = await startApp();
	({ desk, host } = await openDeskAndHost(browser, app, '断网夜'));
});
test.afterAll(async ({ browser }) => {
	await leaveAll(browser);
	await app.stop();
});

test('an installed screen opens without the server, says since when and how old, and its clock goes on', async () => {
	await host.installed();
	await app.kill();
	await expect(host.offline).toBeVisible();
	await host.page.reload();
	await expect(host.page.getByText(/离线，自 .*这是本机存着的/)).toBeVisible();
	await expect(host.item).toHaveText('开场预热');
	const left = host.page.getByRole('timer').first();
	const before = await left.innerText();
	await expect(left).not.toHaveText(before);
});

test('the desk asks, then steps alone, says so, and keeps its steps over a reload', async () => {
	const { page } = desk;
	await expect(desk.offline).toBeVisible();
	await page.keyboard.press('Space');
	const ask = page.getByRole('dialog', { name: '本地继续' });
	await expect(ask).toContainText('别的屏不会跟着动');
	await page.keyboard.press('Escape');
	await expect(desk.onAir).toContainText('开场预热');
	await page.keyboard.press('Space');
	await ask.getByRole('button', { name: '本地继续' }).click();
	await expect(desk.onAir).toContainText('山茶洁面慕斯体验装');
	await desk.number('3');
	await page.keyboard.press('Enter');
	await expect(desk.onAir).toContainText('神经酰胺保湿面霜');
	await expect(desk.offline).toContainText('本地 2 步，别的屏没有跟着走');
	await expect(host.item).toHaveText('开场预热');
	await desk.installed();
	await page.reload();
	await expect(desk.onAir).toContainText('神经酰胺保湿面霜');
	await expect(desk.offline).toContainText('本地 2 步');
});

test('the server is back: the steps are merged once, the list is shown, every screen is right', async () => {
	app = await startApp({ dataDir: app.dataDir, port: app.port, env: { CHANGJI_DEMO: 'off' } });
	const { page } = desk;
	const report = page.getByRole('region', { name: '连上了。本地 2 步的结果' });
	await expect(report.getByRole('listitem')).toHaveCount(2);
	await expect(report.getByText('已并入')).toHaveCount(2);
	await expect(report).toContainText('切到 神经酰胺保湿面霜');
	await expect(host.item).toContainText('神经酰胺保湿面霜');
	for (const screen of [desk, host]) await expect(screen.offline).toHaveCount(0);
	await report.getByRole('button', { name: '知道了' }).click();
	await expect(report).toHaveCount(0);
	const service = await serviceOf(app.dataDir, app.pocketbaseUrl);
	await expect
		.poll(async () => {
			const entries = await service.collection('entries').getFullList<{ command: string }>({ sort: 'seq' });
			return entries.map(({ command }) => command).filter((name) => name === 'take' || name === 'merge-local');
		})
		.toEqual(['take', 'merge-local']);
	await page.keyboard.press('Space');
	await expect(host.item).not.toContainText('神经酰胺保湿面霜');
});

test('a newer build is said at once, and on air loaded by a press only', async () => {
	const version = '**/_app/version.json';
	await host.page.route(version, (route) => route.fulfill({ json: { version: 'newer' } }));
	await host.page.reload();
	const button = host.page.getByRole('button', { name: '有新版本，按一下载入' });
	await expect(button).toBeVisible();
	await host.page.unroute(version);
	const loaded = host.page.waitForEvent('load');
	await button.click();
	await loaded;
	await expect(host.item).toBeVisible();
	await expect(button).toHaveCount(0);
	await expect(host.page.getByRole('img', { name: '屏幕常亮' })).toBeVisible();
});
