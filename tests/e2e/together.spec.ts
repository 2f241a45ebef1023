// 一起做 in a real browser: two people at one plan, who comment, lock, ask, grant, look back and go back, and start the next stream from this one.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { startApp } from '../integration/support/app.ts';
import { leaveAll, openAs } from './pages/account.ts';
import { PlanPage, StreamsPage } from './pages/plan.ts';
import { TogetherPage } from './pages/together.ts';

let app: Awaited<ReturnType<typeof startApp>>;
test.beforeAll(async () => {
	app = await startApp();
});
test.afterEach(({ browser }) => leaveAll(browser));
test.afterAll(() => app.stop());

interface Desk {
	readonly page: Page;
	readonly plan: PlanPage;
	readonly together: TogetherPage;
}

/** A demo person's own browser, logged in. */
async function as(browser: Browser, name: string, width = 1400): Promise<Desk> {
	const page = await openAs(browser, app, name, { width });
	return { page, plan: new PlanPage(page), together: new TogetherPage(page) };
}

const TITLES = ['洗脸巾 6包', '眼霜 15g', '沐浴露 500ml'];

/** A blank stream with three products, open at its sheet. */
async function withThree({ page, plan }: Desk, title: string): Promise<string> {
	const streamId = await new StreamsPage(page).make('空白', title);
	await plan.go('排品表');
	await plan.sheet.addProducts(TITLES);
	await expect.poll(() => plan.sheet.titles()).toEqual(TITLES);
	return streamId;
}

async function noViolations(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

test('a comment calls a colleague: by a word at the foot of the page, on their day, at the cell; settled, it is gone for both', async ({
	browser
}) => {
	const [one, two] = [await as(browser, '周棠'), await as(browser, '林岚')];
	const streamId = await withThree(one, '批注');
	await two.plan.open(streamId, '/sheet');

	await one.plan.sheet.cell(2, '直播价').click();
	await one.page.keyboard.press('Shift+F2');
	await expect(one.page.getByLabel('批注：眼霜 15g · 直播价')).toBeFocused();
	await one.together.comment('和小黄车对不上', ['林岚']);
	await one.page.keyboard.press('Escape');
	await expect(one.plan.sheet.field).toBeFocused();
	await expect(one.together.talk('和小黄车对不上@林岚')).toContainText('2 · 眼霜 15g · 直播价');

	await expect(two.together.toast('周棠 提到你')).toContainText('和小黄车对不上');
	await expect(two.plan.sheet.cell(2, '直播价').getByRole('button', { name: '1 条批注' })).toBeVisible();
	await two.page.goto('/');
	const answers = two.page.getByRole('region', { name: '等你处理' });
	await answers.getByRole('link', { name: '周棠 在「眼霜 15g」：和小黄车对不上@林岚' }).click();
	await expect(two.together.talk('和小黄车对不上')).toBeVisible();
	await expect(two.plan.sheet.cell(2, '直播价').getByRole('textbox')).toBeVisible();
	await noViolations(two.page);

	await two.together.comment('已改，再看一眼');
	await expect(one.together.talk('已改，再看一眼')).toBeVisible();
	await one.together.talk('和小黄车对不上').getByRole('button', { name: '处理完' }).click();
	await expect(two.plan.sheet.cell(2, '直播价').getByRole('button', { name: /条批注/u })).toHaveCount(0);
	await expect(two.together.talk('和小黄车对不上')).toHaveCount(0);
	await two.page.getByRole('tab', { name: '全部' }).click();
	await two.together.talk('和小黄车对不上').getByRole('button', { name: '重新打开' }).click();
	await expect(one.together.talk('已改，再看一眼')).toBeVisible();
	await two.page.goto('/');
	await expect(two.page.getByRole('region', { name: '等你处理' }).getByText('没有等你处理的事。').or(answers.getByRole('heading').first())).toBeVisible(); // prettier-ignore
});

test('a locked sheet: told to everybody, a change becomes a request by one press, granted it is done, declined it says why', async ({
	browser
}) => {
	const [one, two] = [await as(browser, '周棠'), await as(browser, '林岚')];
	const streamId = await withThree(one, '封板');
	await two.plan.open(streamId, '/sheet');
	await one.together.open('封板');
	await one.together.panel('封板与申请').getByLabel('说明').fill('价格双人核过');
	await one.together.panel('封板与申请').getByRole('button', { name: '封板', exact: true }).click();

	await expect(two.page.getByText(/周棠 .* 封板/u).first()).toBeVisible();
	await expect(two.page.getByText('价格双人核过')).toBeVisible();
	const was = await two.plan.sheet.cell(2, '直播价').textContent();
	await two.plan.sheet.type(2, '直播价', '99');
	await expect(two.page.getByRole('alert').filter({ hasText: '周棠 已封板' })).toBeVisible();
	await two.page.getByRole('button', { name: '请求修改' }).click();

	const panel = one.together.panel('封板与申请');
	const first = panel.getByRole('article', { name: '林岚 的申请' }).filter({ hasText: '¥99.00' });
	await expect(first).toContainText('「眼霜 15g」直播价');
	await noViolations(one.page);
	expect(await one.plan.sheet.cell(2, '直播价').textContent()).toBe(was);
	await first.getByRole('button', { name: '同意并改' }).click();
	for (const { plan } of [one, two]) await expect(plan.sheet.cell(2, '直播价')).toContainText('99.00');
	await expect(two.together.toast('周棠 同意了')).toBeVisible();
	// A grant given by mistake is taken back like any other change, lock or not, and given again.
	await one.plan.sheet.cell(1, '品名').click();
	await one.page.keyboard.press('Control+z');
	await expect(first.getByRole('button', { name: '同意并改' })).toBeVisible();
	await expect(two.plan.sheet.cell(2, '直播价')).not.toContainText('99.00');
	await one.page.keyboard.press('Control+y');
	await expect(two.plan.sheet.cell(2, '直播价')).toContainText('99.00');

	const length = await one.plan.sheet.cell(1, '时长').textContent();
	await two.plan.sheet.type(1, '时长', '12');
	await two.page.getByRole('button', { name: '请求修改' }).click();
	const second = panel.getByRole('article', { name: '林岚 的申请' }).filter({ hasText: '12:00' });
	await second.getByRole('button', { name: '不同意' }).click();
	await second.getByLabel('为什么').fill('时段排满了');
	await second.getByRole('button', { name: '不同意' }).click();
	await expect(two.together.toast('周棠 没有同意')).toBeVisible();
	await two.together.toast('周棠 没有同意').getByRole('button', { name: '去看' }).click();
	await expect(two.together.panel('封板与申请').getByText('时段排满了')).toBeVisible();
	expect(await one.plan.sheet.cell(1, '时长').textContent()).toBe(length);

	// Whoever locked is offered to unlock, not to ask themselves.
	await one.plan.sheet.type(3, '时长', '9');
	await one.page.getByRole('alert').getByRole('button', { name: '解除封板' }).click();
	await expect(two.page.getByText('价格双人核过')).toHaveCount(0);
	await one.plan.sheet.type(3, '时长', '9');
	await expect(two.plan.sheet.cell(3, '时长')).toContainText('9:00');
});

test('changes are told live, by whom and from what to what; a version is compared with now, and brought back in part and whole', async ({
	browser
}) => {
	const [one, two] = [await as(browser, '周棠'), await as(browser, '林岚')];
	const streamId = await withThree(one, '版本');
	await one.together.open('版本');
	await one.together.saveVersion('选品会定稿');

	await two.plan.open(streamId, '/sheet');
	await two.together.open('改动');
	await one.plan.go('排品表');
	await one.plan.sheet.type(1, '直播价', '15');
	const feed = two.together.panel('改动');
	await expect(feed.getByRole('listitem').filter({ hasText: '洗脸巾 6包 直播价' }).last()).toContainText('¥15.00');
	await one.plan.sheet.type(2, '赠品', '小样');
	await one.plan.sheet.cell(3, '品名').click();
	await one.page.keyboard.press('Alt+ArrowUp');
	await expect(feed.getByText('移到')).toBeVisible();
	await feed.getByLabel('哪一行').selectOption({ label: '眼霜 15g' });
	await expect(feed.getByText('¥15.00')).toHaveCount(0);
	await expect(feed.getByText('小样')).toBeVisible();
	await noViolations(two.page);
	await feed.getByRole('button', { name: '眼霜 15g' }).first().click();
	await expect(two.plan.sheet.cell(3, '赠品').getByRole('textbox')).toBeVisible();

	await two.together.open('版本');
	await two.together.version('选品会定稿').click();
	await expect(two.together.compared('洗脸巾 6包')).toContainText('直播价');
	await expect(two.together.compared('洗脸巾 6包').locator('ins')).toHaveText('¥15.00');
	await expect(two.together.compared('眼霜 15g').locator('ins')).toHaveText('小样');
	await expect(
		two.together.compared('沐浴露 500ml').or(two.together.compared('眼霜 15g')).getByText('换位')
	).toHaveCount(1);
	await noViolations(two.page);

	await two.together.compared('洗脸巾 6包').getByRole('checkbox').check();
	await two.page.getByRole('button', { name: '恢复所选 1 行' }).click();
	await two.page.getByRole('dialog').getByRole('button', { name: '恢复 1 处' }).click();
	await expect(one.plan.sheet.cell(1, '直播价')).not.toContainText('15.00');
	await expect(one.plan.sheet.cell(3, '赠品')).toHaveText('小样');
	await expect(two.together.compared('洗脸巾 6包')).toHaveCount(0);

	await two.page.getByRole('button', { name: '恢复整张表' }).click();
	await expect(two.page.getByRole('dialog')).toContainText('改回 1 行的内容');
	await two.page
		.getByRole('dialog')
		.getByRole('button', { name: /^恢复 \d 处$/u })
		.click();
	await expect.poll(() => one.plan.sheet.titles()).toEqual(TITLES);
	await expect(two.page.getByText('两版一样')).toBeVisible();
	await two.together.toast('已恢复到').getByRole('button', { name: '撤销' }).click();
	await expect.poll(() => one.plan.sheet.titles()).toEqual(['洗脸巾 6包', '沐浴露 500ml', '眼霜 15g']);
	await expect(one.plan.sheet.cell(3, '赠品')).toHaveText('小样');
	await expect(two.together.version('恢复「选品会定稿」之前').first()).toBeVisible();
});

test('the next stream begins with this one: a copy of chosen parts, a template, a round', async ({ browser }) => {
	const one = await as(browser, '周棠');
	const { page, plan, together } = one;
	await withThree(one, '周一场');
	await plan.go('备播清单');
	await plan.takeChecklist();
	await page.getByRole('button', { name: '这一场' }).click();
	await page.getByRole('menuitem', { name: '存为模板' }).click();
	const save = page.getByRole('dialog', { name: '存为模板' });
	await save.getByLabel('模板名称').fill('护肤日播');
	await save.getByRole('checkbox', { name: '备播清单' }).uncheck();
	await save.getByRole('button', { name: '保存' }).click();
	await expect(together.toast('已存为模板「护肤日播」')).toBeVisible();

	await page.getByRole('button', { name: '这一场' }).click();
	await page.getByRole('menuitem', { name: '复制这一场' }).click();
	const make = page.getByRole('dialog', { name: '新场次' });
	await expect(make.getByRole('radio', { name: '复制往期' })).toBeChecked();
	await expect(make.getByLabel('哪一场').locator('option:checked')).toContainText('周一场');
	await make.getByLabel('场次名称').fill('周二场');
	await make.getByRole('checkbox', { name: '话术' }).uncheck();
	await noViolations(page);
	await make.getByRole('button', { name: '建好并打开' }).click();
	await expect(page.getByText('周二场').first()).toBeVisible();
	await plan.go('排品表');
	await expect.poll(() => plan.sheet.titles()).toEqual(TITLES);
	await plan.go('备播清单');
	await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0);
	await expect(page.getByRole('checkbox').first()).toBeVisible();

	await page.goto('/streams');
	await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
	await page.getByRole('button', { name: '新场次' }).first().click();
	await make.getByRole('radio', { name: '模板' }).check();
	await make.getByLabel('哪个模板').selectOption({ label: '护肤日播' });
	await expect(make.getByText('3 行')).toBeVisible();
	await make.getByLabel('场次名称').fill('周三场');
	await make.getByRole('button', { name: '建好并打开' }).click();
	await expect(page.getByText('周三场').first()).toBeVisible();
	await plan.go('备播清单');
	await expect(page.getByText('还没有备播清单')).toBeVisible();
	await plan.go('排品表');
	await expect.poll(() => plan.sheet.titles()).toEqual(TITLES);
});

test('a round is kept and put into another sheet below a row; one undo takes it out', async ({ browser }) => {
	const one = await as(browser, '周棠');
	const { page, plan, together } = one;
	await withThree(one, '有轮次的');
	await plan.sheet
		.row(1)
		.getByRole('button', { name: /^选第 1 行/u })
		.click();
	await plan.sheet
		.row(2)
		.getByRole('button', { name: /^选第 2 行/u })
		.click({ modifiers: ['Shift'] });
	await page.keyboard.press('Control+g');
	const naming = page.getByRole('dialog', { name: '成一轮' });
	await naming.getByLabel('这一轮叫什么').fill('秒杀循环');
	await naming.getByRole('button', { name: '保存' }).click();
	await together.open('轮次模板');
	const panel = together.panel('轮次模板');
	await panel.getByRole('region', { name: '这一场的轮次' }).getByRole('button', { name: '存为模板' }).click();
	await expect(panel.getByRole('region', { name: '团队的轮次' })).toContainText('秒杀循环');

	await withThree(one, '另一场');
	await plan.sheet.cell(1, '品名').click();
	await together.open('轮次模板');
	await expect(panel.getByText('会加在「洗脸巾 6包」下面。')).toBeVisible();
	await panel.getByRole('button', { name: '加进表' }).click();
	const [first, second, third] = TITLES;
	await expect.poll(() => plan.sheet.titles()).toEqual([first, first, second, second, third]);
	await expect(plan.sheet.grid.getByText('秒杀循环')).toBeVisible();
	await together.toast('已加入「秒杀循环」').getByRole('button', { name: '撤销' }).click();
	await expect.poll(() => plan.sheet.titles()).toEqual(TITLES);
	await panel.getByRole('button', { name: '去掉模板 秒杀循环' }).click();
	await expect(panel.getByText('还没有轮次模板')).toBeVisible();
});

for (const width of [390, 1024]) {
	test(`panels and versions hang over no edge and are read aloud at ${width} px`, async ({ browser }) => {
		const { page } = await as(browser, '周棠', width);
		const href = await page.getByRole('link', { name: '备播', exact: true }).first().getAttribute('href');
		const places = ['lock', 'comments', 'changes', 'rounds'].map((panel) => `/sheet?panel=${panel}`);
		for (const path of [...places, '/versions?seq=20']) {
			await page.goto(`${href}${path}`);
			await expect(page.getByText('已连接')).toBeVisible();
			await expect(page.locator('aside').or(page.getByRole('region', { name: '逐行对比' }))).toBeVisible();
			expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, width]);
			await noViolations(page);
		}
	});
}
