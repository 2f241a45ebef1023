// Without the server: an installed screen opens again with what it last knew, and the clock goes on.
import { expect, test } from '@playwright/test';
import { startApp } from '../integration/support/app.ts';
import { leaveAll, openAs } from './pages/account.ts';
import { DeskPage, ScreenPage } from './pages/air.ts';
import { StreamsPage } from './pages/plan.ts';

test.use({ serviceWorkers: 'allow' });

let app: Awaited<ReturnType<typeof startApp>>;
let desk: DeskPage;
let host: ScreenPage;
test.beforeAll(async ({ browser }) => {
	app = await startApp();
	const page = await openAs(browser, app, '周棠', { width: 1600 });
	const id = await new StreamsPage(page).make('示例夜场', '断网夜');
	desk = new DeskPage(page, id);
	await desk.open('director');
	await desk.take();
	host = new ScreenPage(await page.context().newPage(), id);
	await host.open('host');
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
