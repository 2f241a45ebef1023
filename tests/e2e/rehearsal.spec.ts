// 彩排 as a crew does it: every screen goes along in its own colour, at sixty times the pace, and afterwards nothing has happened but an offer.
import { expect, test, type Page } from '@playwright/test';
import { startApp } from '../integration/support/app.ts';
import { leaveAll } from './pages/account.ts';
import type { DeskPage, ScreenPage } from './pages/air.ts';
import { openDeskAndHost } from './pages/desk-and-host.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let page: Page;
let desk: DeskPage;
let host: ScreenPage;
test.beforeAll(async ({ browser }) => {
	app = await startApp();
	({ desk, host } = await openDeskAndHost(browser, app, '彩排', { onAir: false }));
	page = desk.page;
});
test.afterAll(async ({ browser }) => {
	await leaveAll(browser);
	await app.stop();
});

/** The colour that says "on air", on a screen as it is now. */
const airColour = (of: Page) =>
	of.locator('.screen[data-theme]').evaluate((screen) => getComputedStyle(screen).getPropertyValue('--on-air'));

/** For the eye: SHOTS=/tmp/x playwright test rehearsal. */
const shoot = async (of: Page, name: string) =>
	process.env['SHOTS'] && (await of.screenshot({ path: `${process.env['SHOTS']}/${name}.png` }));

test('the crew walks through at 60×, sees on every screen that it is no air, and takes one time over', async () => {
	const red = await airColour(host.page);
	const band = (of: Page) => of.getByRole('status').filter({ hasText: '不是直播' });
	await page.getByRole('button', { name: '彩排', exact: true }).click();
	for (const each of [page, host.page]) {
		await expect(band(each)).toContainText('等第一次切换');
		expect(await airColour(each)).not.toBe(red);
		await expect(each).toHaveTitle(/^彩排 · /);
	}
	await shoot(page, 'desk-before');
	await page.getByRole('button', { name: '60×' }).click();

	// The clock stands at the planned start until somebody begins, and no gate asks about what is still red.
	const clock = host.page.locator('header time');
	await expect(clock).toHaveText('19:00:00');
	await page.keyboard.press('Space');
	await expect(desk.onAir).toHaveCount(1);
	await expect(band(host.page)).toContainText('60×');
	const first = await host.item.innerText();
	await expect(desk.onAir).toContainText(first.replace(/^\d+/, ''));
	// Three minutes of the show are three seconds here.
	await expect(clock).toHaveText(/^19:03/);
	await page.keyboard.press('Space');
	await expect(host.item).not.toHaveText(first);

	await shoot(page, 'desk-on');
	await shoot(host.page, 'host-on');
	for (const [of, name] of [
		[page, 'desk'],
		[host.page, 'host']
	] as const) {
		await of.setViewportSize({ width: 390, height: 844 });
		await shoot(of, `${name}-390`);
		await of.setViewportSize({ width: 1024, height: 768 });
		await shoot(of, `${name}-1024`);
		await of.setViewportSize({ width: 1600, height: 860 });
	}
	await page.getByRole('button', { name: '结束彩排' }).click();
	for (const each of [page, host.page]) {
		await expect(band(each)).toHaveCount(0);
		expect(await airColour(each)).toBe(red);
	}
	await expect(desk.onAir).toHaveCount(0);
	await expect(page.getByRole('button', { name: /^开播/ })).toBeVisible();

	await shoot(page, 'desk-after');
	await page.getByRole('button', { name: '看看并采用' }).click();
	const offer = page.getByRole('dialog', { name: '用彩排的时长' });
	const row = offer.getByRole('row').filter({ hasText: /→ 3:\d\d/ });
	await expect(row.getByRole('checkbox')).toBeChecked();
	await shoot(page, 'offer');
	const [, planned = ''] = /(\d+:\d\d)\s*→/.exec(await row.innerText()) ?? [];
	await offer.getByRole('button', { name: '采用 1 行' }).click();
	await expect(offer.getByRole('status')).toHaveText('1 行改成了彩排的时长。');
	const length = page.locator('.first p').first();
	await expect(length).toContainText(/3:\d\d/);
	await offer.getByRole('button', { name: '撤销' }).click();
	await expect(length).toContainText(planned);
});
