// On air in a real browser: the desk's keys, what they must never do, cues and their answers, cover, figures, and a screen without its server.
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { startApp } from '../integration/support/app.ts';
import { leaveAll, openAs } from './pages/account.ts';
import { DeskPage, ScreenPage } from './pages/air.ts';
import { StreamsPage } from './pages/plan.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let context: BrowserContext;
let office: Page;
test.beforeAll(async ({ browser }) => {
	app = await startApp();
	office = await openAs(browser, app, '周棠', { width: 1600 });
	context = office.context();
});
test.afterAll(async ({ browser }) => {
	await leaveAll(browser);
	await app.stop();
});

const device = (browser: Browser): Promise<BrowserContext> =>
	browser.newContext({
		baseURL: app.url,
		viewport: { width: 1600, height: 900 },
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai'
	});

/** A night like the demo's, and its desk. */
async function night(
	title: string
): Promise<{ id: string; desk: DeskPage; screen: (name: string) => Promise<ScreenPage> }> {
	const id = await new StreamsPage(office).make('示例夜场', title);
	const desk = new DeskPage(await context.newPage(), id);
	await desk.open('director');
	return {
		id,
		desk,
		screen: async (name) => {
			const screen = new ScreenPage(await context.newPage(), id);
			await screen.open(name);
			return screen;
		}
	};
}

test('every key of the desk does its one thing', async () => {
	const { desk } = await night('按键');
	await expect(desk.item).toHaveText('开场预热');
	await desk.take();
	await expect(desk.onAir).toContainText('开场预热');

	await desk.number('12');
	await expect(desk.meaning).toHaveText(/链接号 12 唇膏两支装/);
	await desk.page.keyboard.press('Tab');
	await expect(desk.meaning).toHaveText(/序号 12 山茶洁面慕斯体验装/);
	await desk.page.keyboard.press('Escape');
	await desk.number('3');
	await desk.page.keyboard.press('Enter');
	await expect(desk.onAir).toContainText('神经酰胺保湿面霜');

	await desk.page.keyboard.press('h');
	await expect(desk.page.getByRole('button', { name: '继续' })).toHaveAttribute('aria-pressed', 'true');
	await desk.page.keyboard.press('h');
	await expect(desk.page.getByRole('button', { name: '暂停' })).toHaveAttribute('aria-pressed', 'false');
	await desk.page.keyboard.press('e');
	await desk.page.keyboard.press('5');
	await expect(desk.page.getByText('+5:00', { exact: true })).toBeVisible();

	await expect(desk.next).toContainText('洗脸巾 6包');
	await desk.page.keyboard.press('s');
	await expect(desk.next).toContainText('积雪草舒缓精华');
	await desk.page.keyboard.press('z');
	await expect(desk.next).toContainText('洗脸巾 6包');

	await desk.page.keyboard.press('ArrowLeft');
	await expect(desk.page.getByRole('dialog', { name: '上一个' })).toContainText('山茶氨基酸洁面慕斯');
	await desk.page.getByRole('dialog').getByRole('button', { name: '回上一个' }).click();
	await expect(desk.onAir).toContainText('山茶氨基酸洁面慕斯');

	await desk.page.keyboard.press('m');
	await desk.page.keyboard.press('3');
	await desk.page.keyboard.press('m');
	await expect(desk.page.getByRole('dialog', { name: '打点' }).getByRole('listitem')).toContainText('违规');
});

test('keys do nothing while somebody types, and the last item does not wrap', async () => {
	const { desk } = await night('不误触');
	await desk.take();
	await desk.page.keyboard.press('c');
	await desk.page.getByLabel('自由文字').fill('s h 3 ');
	await desk.page.getByLabel('自由文字').press('Space');
	await desk.page.getByLabel('自由文字').press('ArrowRight');
	await desk.page.keyboard.press('Escape');
	await expect(desk.page.getByRole('dialog')).toHaveCount(0);
	await expect(desk.onAir).toContainText('开场预热');
	await expect(desk.next).toContainText('山茶洁面慕斯体验装');

	await desk.number('55');
	await desk.page.keyboard.press('Enter');
	await expect(desk.onAir).toContainText('收尾预告');
	await expect(async () => {
		await desk.page.keyboard.press('Space');
		await expect(desk.refusal).toContainText('后面没有环节了', { timeout: 1_000 });
	}).toPass();
	await expect(desk.onAir).toContainText('收尾预告');
});

test('a cue waits on its screen until the post answers, and the desk knows', async () => {
	const { desk, screen } = await night('提示');
	const operator = await screen('operator');
	await desk.take();
	await expect(operator.item).toHaveText('开场预热');
	await desk.number('3');
	await desk.page.keyboard.press('Enter');
	await expect(operator.item).toHaveText(/神经酰胺/);
	await desk.page.getByRole('button', { name: '上 3 号链接' }).first().click();
	await expect(operator.cue(/上 3 号链接/)).toBeVisible();
	await expect(desk.page.getByText('1 条没人回')).toBeVisible();
	await operator.acknowledge();
	await expect(operator.cue(/上 3 号链接/)).toHaveCount(0);
	await expect(desk.page.getByText('1 条没人回')).toHaveCount(0);
});

test('the 副播 steps in with one tap', async () => {
	const { desk, screen } = await night('补位');
	const cohost = await screen('cohost');
	await desk.take();
	await cohost.page.getByRole('button', { name: /我来补位/ }).click();
	await expect(cohost.page.getByRole('button', { name: /周棠 正在补位/ })).toBeVisible();
	await desk.page.keyboard.press('b');
	await expect(desk.page.getByRole('dialog', { name: '补位' })).toContainText('周棠 正在补主播');
});

test('figures typed on a phone stand against the goal', async () => {
	const { desk, screen } = await night('报数');
	await desk.take();
	const pace = await screen('pace');
	await pace.page.setViewportSize({ width: 390, height: 844 });
	await pace.page.getByLabel('成交金额').fill('1.9万');
	await pace.page.getByRole('button', { name: '记下' }).click();
	await expect(pace.page.getByText('¥1.9万', { exact: true })).toBeVisible();
	await expect(pace.page.getByLabel('成交金额')).toHaveValue('');
});

test('without the server a screen says so and counts on; a NEXT pressed then is never fired later', async ({
	browser
}) => {
	const { id, desk, screen } = await night('断网');
	await desk.take();
	const other = await device(browser);
	await other.addCookies(await context.cookies());
	const lost = new DeskPage(await other.newPage(), id);
	await lost.open('director');
	await expect(lost.onAir).toContainText('开场预热');
	await other.setOffline(true);
	await expect(lost.offline).toBeVisible();
	const clock = lost.page.getByRole('timer');
	const then = (await clock.textContent()) ?? '';
	await expect(clock).not.toHaveText(then);
	// It asks whether to go on alone; who says no has pressed nothing.
	await lost.page.keyboard.press('Space');
	await expect(lost.page.getByRole('dialog', { name: '本地继续' })).toBeVisible();
	await lost.page.keyboard.press('Escape');

	await desk.number('3');
	await desk.page.keyboard.press('Enter');
	const host = await screen('host');
	await expect(host.item).toHaveText(/神经酰胺/);
	await other.setOffline(false);
	await expect(lost.offline).toHaveCount(0);
	await expect(lost.onAir).toContainText('神经酰胺');
	await expect(host.item).toHaveText(/神经酰胺/);
	await other.close();
});
