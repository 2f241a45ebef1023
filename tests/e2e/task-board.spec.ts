// 任务板 (Must hold 6): taps on the board timed from outside are what the review says; what waits too long is the director's.
import { expect, test, type Page } from '@playwright/test';
import { startApp } from '../integration/support/app.ts';
import { leaveAll, open, openAs } from './pages/account.ts';
import { DeskPage, ScreenPage } from './pages/air.ts';
import { StreamsPage } from './pages/plan.ts';
import { between, TaskBoardPage, timed, type Timed } from './pages/tasks.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let page: Page;
let streamId: string;
test.beforeAll(async ({ browser }) => {
	app = await startApp();
	page = await openAs(browser, app, '周棠', { width: 1600 });
	streamId = await new StreamsPage(page).make('示例夜场', '任务板');
});
test.afterAll(async ({ browser }) => {
	await leaveAll(browser);
	await app.stop();
});

test('the producer says how long a task may wait, and puts one of her own on an item', async () => {
	await open(page, `/streams/${streamId}/plan/tasks`);
	const patience = page.getByLabel('多久没做提醒场控');
	await patience.fill('0:05');
	await patience.press('Tab');
	// The note repeats link and card: each stands there once.
	const item = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^2 / }) });
	await expect(item.getByText(/上 \d+ 号链接/)).toHaveCount(1);
	await item.getByRole('button', { name: /^2 / }).click();
	await item.getByRole('button', { name: '加一条' }).click();
	const words = item.getByLabel('做什么').last();
	await words.fill('置顶公告');
	await words.press('Tab');
	const when = item.getByLabel('多久').last();
	await when.fill('0:02');
	await when.press('Tab');
	await expect(item.getByRole('button', { name: /^2 .*置顶公告/ })).toBeVisible();
	await page.reload();
	await expect(patience).toHaveValue('0:05');
	await expect(page.getByRole('button', { name: /^2 .*置顶公告/ })).toBeVisible();
});

test('补位 leads to the very line; what was promised counts down until it is kept', async ({ browser }) => {
	const desk = new DeskPage(page, streamId);
	await desk.open('director');
	await desk.take();
	const host = new ScreenPage(await openAs(browser, app, '阿宁', { width: 1024 }), streamId);
	await host.open('host');
	await host.page.getByRole('button', { name: '提词' }).click();
	const words = host.page.getByRole('region', { name: '话术' }).locator('section p');
	await expect(words.nth(1)).toBeVisible();
	await host.page.keyboard.press('ArrowRight');

	const cohost = new ScreenPage(await openAs(browser, app, '小满', { width: 1024 }), streamId);
	await cohost.open('cohost');
	await cohost.page.getByRole('button', { name: '福袋 3 分' }).click();
	const owed = cohost.page.getByRole('region', { name: '许下的' }).getByRole('listitem').filter({ hasText: '福袋' });
	await expect(owed.getByRole('timer').first()).toHaveText(/^(3:00|2:5\d)$/);
	await owed.getByRole('button', { name: '兑现了' }).click();
	await expect(owed.getByRole('button', { name: '兑现了' })).toHaveCount(0);

	// Whoever reads along sees where the host is; whoever steps in goes on from there.
	await cohost.page.getByRole('button', { name: '主播话术' }).click();
	const line = cohost.page.locator('[aria-current=location]');
	await expect(line).toContainText('主播讲到这里');
	const said = (await line.innerText()).replace('主播讲到这里', '').trim();
	expect(await words.nth(1).innerText()).toContain(said);
	await cohost.page.getByRole('button', { name: /我来补位/ }).click();
	await expect(cohost.page.getByRole('button', { name: /正在补位/ })).toBeVisible();
	await expect(line).toContainText(said);
});

test('the review’s lateness is what was measured from outside, tap by tap', async ({ browser }) => {
	const desk = new DeskPage(page, streamId);
	await desk.open('director');
	const operator = new ScreenPage(await openAs(browser, app, '阿杰', { width: 1024 }), streamId);
	await operator.open('operator');
	const board = new TaskBoardPage(operator.page);

	const link = board.row(/上 \d+ 号链接/);
	const take = await timed(() => page.keyboard.press('Space'), link);
	await board
		.row(/号链接/)
		.getByRole('button', { name: '收到' })
		.click();
	await expect(board.row(/号链接/)).toContainText('已收到');
	const taps: Record<string, readonly [tap: Timed, due: number, start?: Timed]> = {
		改价: [await board.finishLate(/改价到/, 1), 0],
		上链接: [await board.finishLate(/号链接/, 3), 0],
		弹讲解卡: [await board.finishLate(/讲解卡/, 1), 5_000]
	};

	// Nobody releases the pieces: the director sees it, reminds, and does it herself.
	const late = page.getByRole('region', { name: /没做的/ });
	const release = late.getByRole('listitem').filter({ hasText: /放 \d+ 单/ });
	await release.getByRole('button', { name: '拍一下' }).click();
	await expect(board.row(/场控拍了 1 次/)).toContainText('放');
	const done = board.row(/放 \d+ 单/).getByRole('button', { name: '撤回' });
	taps['加库存'] = [await timed(() => release.getByRole('button', { name: '我做了' }).click(), done), 0];
	await expect(release).toHaveCount(0);

	// What nobody planned: asked for by key, on the operator's board at once, late like any other.
	await page.keyboard.press('t');
	const asking = page.getByRole('dialog', { name: '加任务' });
	await asking.getByText('发福袋', { exact: true }).click();
	await asking.getByRole('textbox').fill('福袋:旅行装');
	const asked = await timed(
		() => asking.getByRole('button', { name: '现在' }).click(),
		board.row('福袋:旅行装').getByRole('button', { name: '完成' })
	);
	// Whoever asked sees that nobody has heard it yet, and that it was done.
	const echo = page.locator('.cues').getByRole('listitem').filter({ hasText: '福袋:旅行装' });
	await expect(echo).toContainText('还没回应');
	taps['发福袋'] = [await board.finishLate('福袋:旅行装', 1), 0, asked];
	await expect(echo).toContainText('完成');

	await page.getByRole('button', { name: '结束直播' }).click();
	await page.getByRole('dialog').getByRole('button', { name: '结束直播' }).click();
	await expect(page.getByText('直播已结束').first()).toBeVisible();
	await page.goto(`/streams/${streamId}/review`);
	const kinds = page.getByRole('table', { name: '按任务种类' });
	const answer = await page.request.get(`/api/streams/${streamId}/review-export?format=md`);
	const written = await answer.text();
	for (const [kind, [tap, due, start = take]] of Object.entries(taps)) {
		const row = kinds.getByRole('row', { name: kind, exact: false });
		const figure = await row.locator('td[title]').first().getAttribute('title');
		const seconds = Number.parseFloat(figure ?? '');
		const [least, most] = between(start, tap, due);
		// The page says thousandths, the server's clock whole milliseconds.
		expect([kind, seconds * 1_000 >= least - 1, seconds * 1_000 <= most + 1, least, seconds, most]).toEqual([
			...[kind, true, true, least, seconds, most]
		]);
		expect(written).toContain(`| ${kind} | 1 | `);
		expect(written).toContain(` | ${seconds.toFixed(2)} | ${seconds.toFixed(2)} | `);
	}
	// The producer's own was left: not done, and named first of what cost most.
	const worst = page.getByRole('table', { name: '最耽误的几条' }).getByRole('row');
	await expect(worst.nth(1)).toContainText(/置顶公告.*没做/);
	await expect(worst.filter({ hasText: '别人代做' })).toContainText(/放 \d+ 单/);
});
