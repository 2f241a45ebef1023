// 备播 in a real browser: a sheet worked by keyboard, mouse and input method, two people in it at once, one pen per block, files taken in.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { startApp } from '../integration/support/app.ts';
import { leaveAll, openAs } from './pages/account.ts';
import { PlanPage, StreamsPage } from './pages/plan.ts';

let app: Awaited<ReturnType<typeof startApp>>;
test.beforeAll(async () => {
	app = await startApp();
});
test.afterEach(({ browser }) => leaveAll(browser));
test.afterAll(() => app.stop());

/** A page of a demo person, logged in. */
const as = (browser: Browser, name: string, width?: number): Promise<Page> =>
	openAs(browser, app, name, width === undefined ? {} : { width });

/** A blank stream with the sheet open and three products in it. */
async function withThree(page: Page, title: string): Promise<{ plan: PlanPage; streamId: string }> {
	const streamId = await new StreamsPage(page).make('空白', title);
	const plan = new PlanPage(page);
	await plan.go('排品表');
	await plan.sheet.addProducts(['洗脸巾 6包', '眼霜 15g', '沐浴露 500ml']);
	await expect.poll(() => plan.sheet.titles()).toEqual(['洗脸巾 6包', '眼霜 15g', '沐浴露 500ml']);
	return { plan, streamId };
}

test('a producer plans from nothing: goal, people with a gap, checklist, products, times', async ({ browser }) => {
	const page = await as(browser, '周棠');
	await new StreamsPage(page).make('空白', '从零开始');
	const plan = new PlanPage(page);
	await expect(page.getByText('这场还没有目标').first()).toBeVisible();
	await plan.setPositioning('换季护肤一次配齐');
	await plan.setGoal('成交金额(GMV)', '9.5万');
	await expect(page.getByText('这场还没有目标')).toHaveCount(0);

	await plan.go('人员');
	await plan.makePosts();
	await plan.addShift('主播', '阿宁', { from: '19:00', to: '21:00' });
	await expect(page.getByText('21:00–23:00 没有主播')).toBeVisible();
	await plan.addShift('主播', '老友记', { from: '21:00', to: '23:00' });
	await expect(page.getByText('整场都有主播在岗。')).toBeVisible();

	await plan.go('备播清单');
	await plan.takeChecklist();
	await page.getByRole('checkbox').first().check();
	await expect(page.getByText('1 / 16')).toBeVisible();

	await plan.go('排品表');
	await plan.sheet.addProducts(['神经酰胺保湿面霜 50g', '高保湿面膜 10片装']);
	await plan.sheet.type(1, '时长', '6:30');
	await expect(plan.sheet.row(2)).toContainText('19:06:30');
	await plan.sheet.type(2, '硬开始', '19:30');
	await expect(plan.sheet.grid.getByText('空档 23:30').first()).toBeVisible();
	await expect(page.getByRole('status', { name: '合计' })).toContainText('19:35');
	await page.reload();
	await expect(plan.sheet.cell(1, '时长')).toContainText('6:30');
	await expect(plan.sheet.cell(1, '直播价')).toContainText('139.00');
});

test('the sheet by keyboard alone: in, edit, choose, refuse, move, undo, redo, copy, delete, out', async ({
	browser
}) => {
	const page = await as(browser, '周棠');
	const { plan } = await withThree(page, '只用键盘');
	const { sheet } = plan;
	await page.keyboard.press('Escape');
	await sheet.grid.focus();
	await page.keyboard.press('ArrowDown');
	await expect(sheet.field).toHaveAccessibleName(/^品名 · 洗脸巾 6包/u);
	await page.keyboard.press('F2');
	await page.keyboard.press('End');
	await page.keyboard.type(' 加厚');
	await page.keyboard.press('Enter');
	await expect(sheet.cell(1, '品名')).toContainText('洗脸巾 6包 加厚');
	await expect(sheet.field).toHaveAccessibleName(/^品名 · 眼霜/u);
	await expect(sheet.field).toBeFocused();
	await expect(page.locator('[aria-live]', { hasText: /^品名 · 眼霜/u })).toHaveCount(1);

	await sheet.cell(2, '款型').click();
	await page.keyboard.type('福利');
	await page.keyboard.press('Tab');
	await expect(sheet.cell(2, '款型')).toHaveText('福利款');
	await sheet.cell(2, '直播价').click();
	await page.keyboard.type('到手五十九');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('alert').filter({ hasText: '填一个价格' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(sheet.cell(2, '直播价')).toContainText('129.00');

	await page.keyboard.press('Alt+ArrowUp');
	await expect.poll(() => sheet.titles()).toEqual(['眼霜 15g', '洗脸巾 6包 加厚', '沐浴露 500ml']);
	await page.keyboard.press('Control+z');
	await expect.poll(() => sheet.titles()).toEqual(['洗脸巾 6包 加厚', '眼霜 15g', '沐浴露 500ml']);
	await page.keyboard.press('Control+y');
	await expect.poll(() => sheet.titles()).toEqual(['眼霜 15g', '洗脸巾 6包 加厚', '沐浴露 500ml']);
	await page.keyboard.press('Control+Shift+d');
	await expect.poll(() => sheet.titles()).toEqual(['眼霜 15g', '眼霜 15g', '洗脸巾 6包 加厚', '沐浴露 500ml']);
	await expect(sheet.row(2)).toContainText('福利款');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Control+Delete');
	await expect.poll(() => sheet.titles()).toEqual(['眼霜 15g', '沐浴露 500ml']);
	await page.keyboard.press('Escape');
	await expect(sheet.grid).toBeFocused();
});

test('an input method loses and doubles nothing, and no key acts while it composes', async ({ browser }) => {
	const page = await as(browser, '周棠');
	const { plan, streamId } = await withThree(page, '输入法');
	const ime = await page.context().newCDPSession(page);
	await plan.sheet.cell(1, '机制').click();
	for (const text of ['m', 'ma', '买一', '买一送一'])
		await ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
	await expect(plan.sheet.field).toHaveValue('买一送一');
	await ime.send('Input.insertText', { text: '买一送一' });
	await page.keyboard.press('Enter');
	await expect(plan.sheet.cell(1, '机制')).toHaveText('买一送一');
	await expect(plan.sheet.field).toHaveAccessibleName(/^机制 · 眼霜/u);

	// Into the middle of what stands there; the keys an input method sends are its own.
	const compose = (text: string) =>
		ime.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
	await plan.sheet.cell(1, '机制').click();
	await page.keyboard.press('F2');
	await page.keyboard.press('Home');
	await page.keyboard.press('ArrowRight');
	await compose('nali');
	for (const type of ['rawKeyDown', 'keyUp'] as const)
		await ime.send('Input.dispatchKeyEvent', { type, key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
	await ime.send('Input.insertText', { text: '哪里' });
	await expect(plan.sheet.field).toHaveValue('买哪里一送一');
	// The row is carried off under the hands: the sheet waits for the word, which stays whole, and once.
	await compose('zai');
	const other = await as(browser, '林岚');
	const theirs = new PlanPage(other);
	await theirs.open(streamId, '/sheet');
	await theirs.sheet.cell(1, '品名').click();
	await other.keyboard.press('Alt+ArrowDown');
	const moved = ['眼霜 15g', '洗脸巾 6包', '沐浴露 500ml'];
	await expect.poll(() => theirs.sheet.titles()).toEqual(moved);
	await ime.send('Input.insertText', { text: '在' });
	await expect.poll(() => plan.sheet.titles()).toEqual(moved);
	await expect(plan.sheet.field).toHaveValue('买哪里在一送一');
	await page.keyboard.press('Enter');
	await expect(theirs.sheet.cell(2, '机制')).toHaveText('买哪里在一送一');
});

test('rows are carried by their grip', async ({ browser }) => {
	const page = await as(browser, '周棠');
	const { plan } = await withThree(page, '拖动');
	await plan.sheet.drag(1, 3);
	await expect.poll(() => plan.sheet.titles()).toEqual(['眼霜 15g', '洗脸巾 6包', '沐浴露 500ml']);
	await plan.sheet.drag(3, 1);
	await expect.poll(() => plan.sheet.titles()).toEqual(['沐浴露 500ml', '眼霜 15g', '洗脸巾 6包']);
});

/** Notes the columns that light up on this page from now on. */
async function watchLit(page: Page): Promise<() => Promise<readonly string[]>> {
	const noted = await page.evaluateHandle(() => {
		const columns: string[] = [];
		new MutationObserver((changes) => {
			for (const { target } of changes)
				if (target instanceof HTMLElement && target.classList.contains('flash'))
					columns.push(target.dataset['column'] ?? '');
		}).observe(document.body, { subtree: true, attributeFilter: ['class'] });
		return columns;
	});
	return () => noted.jsonValue();
}

test('two in one sheet: places are seen, fields merge, typing survives a moved row, undo is only of one’s own', async ({
	browser
}) => {
	const [one, two] = [await as(browser, '周棠'), await as(browser, '林岚')];
	const { plan, streamId } = await withThree(one, '两个人');
	const other = new PlanPage(two);
	await other.open(streamId, '/sheet');

	await plan.sheet.cell(2, '机制').click();
	await expect(other.sheet.cell(2, '机制')).toContainText('周棠');
	const lit = await Promise.all([one, two].map(watchLit));
	await one.keyboard.type('第二件');
	await other.sheet.type(2, '直播价', '99');
	await other.sheet.cell(3, '品名').click();
	await two.keyboard.press('Alt+ArrowUp');
	await expect.poll(() => plan.sheet.titles()).toEqual(['洗脸巾 6包', '沐浴露 500ml', '眼霜 15g']);
	await one.keyboard.type('半价');
	await one.keyboard.press('Enter');
	for (const { sheet } of [plan, other]) {
		await expect(sheet.cell(3, '机制')).toContainText('第二件半价');
		await expect(sheet.cell(3, '直播价')).toContainText('99.00');
	}
	await one.keyboard.press('Control+z');
	await expect(other.sheet.cell(3, '机制')).not.toContainText('第二件半价');
	await expect(other.sheet.cell(3, '直播价')).toContainText('99.00');
	// What somebody else changed lights up; what one typed oneself does not.
	expect(await lit[1]?.()).toContain('mechanism');
	expect(await lit[0]?.()).not.toContain('mechanism');

	// The row goes from under the hands: what was typed in it is said.
	await plan.sheet.cell(3, '机制').click();
	await one.keyboard.type('满减');
	await other.sheet.cell(3, '品名').click();
	await two.keyboard.press('Control+Delete');
	await expect(one.getByText('机制没有改：“满减”，这一行刚被删掉')).toBeVisible();
	// The page goes from under the hands, the row does not: what was typed stays.
	await plan.sheet.cell(1, '机制').click();
	await one.keyboard.type('买一送一');
	await one.evaluate(() => history.back());
	await expect(other.sheet.cell(1, '机制')).toContainText('买一送一');
});

test('one writer per block: the other sees who, and what, and may write when the pen is down', async ({ browser }) => {
	const [one, two] = [await as(browser, '周棠'), await as(browser, '林岚')];
	const { plan, streamId } = await withThree(one, '一支笔');
	await plan.go('话术');
	await plan.writeBlock('痛点', '换季脸干');
	const mine = one.getByRole('textbox', { name: '痛点话术' });
	await mine.click();
	const other = new PlanPage(two);
	await other.open(streamId, '/script');
	const theirs = two.getByRole('textbox', { name: '痛点话术' });
	await expect(two.getByText('周棠 正在写')).toBeVisible();
	await expect(theirs).not.toBeEditable();
	await mine.press('End');
	await one.keyboard.type('，上妆卡粉');
	await expect(theirs).toHaveValue('换季脸干，上妆卡粉');
	await one.getByRole('heading', { level: 1 }).click();
	await expect(theirs).toBeEditable();
	await theirs.fill('换季脸干，粉底浮。');
	await expect(mine).toHaveValue('换季脸干，粉底浮。');
});

test('a run-sheet as teams keep it: seen first, then taken; doubtful cells stay empty', async ({ browser }) => {
	const page = await as(browser, '周棠');
	const { plan } = await withThree(page, '导入');
	await page.getByRole('button', { name: '导入表格' }).click();
	const rows = [
		'秋季夜场 排品表,,,,',
		'序号,环节,品名,直播价,讲解时长',
		',,,元,分钟',
		'1,开场,,,6',
		'2,,面霜,59.9-79.9,8min',
		'合计,,,,14'
	];
	await page.locator('input[type=file]').setInputFiles({
		name: '排品.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(rows.join('\n'))
	});
	const dialog = page.getByRole('dialog', { name: '导入排品表' });
	await expect(dialog.getByText('读到 2 行，1 处待看')).toBeVisible();
	await expect(dialog.getByText('“59.9-79.9”')).toBeVisible();
	await dialog.getByRole('button', { name: '加入 2 行' }).click();
	await expect.poll(() => plan.sheet.titles()).toEqual(['洗脸巾 6包', '眼霜 15g', '沐浴露 500ml', '开场', '面霜']);
	await expect(plan.sheet.cell(5, '时长')).toContainText('8:00');
	await expect(plan.sheet.cell(5, '直播价')).toHaveText('');

	// A file whose headings nobody knows is mapped by hand; its goal is the row's goal.
	await page.getByRole('button', { name: '导入表格' }).click();
	await page.locator('input[type=file]').setInputFiles({
		name: '货盘.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(['货盘,主讲价,冲多少(万)', '发膜 200ml,69,1.5', '护手霜,29,0.6'].join('\n'))
	});
	await expect(dialog.getByText('没认出表头。指一下哪一列是品名')).toBeVisible();
	await dialog.getByLabel(/^货盘/u).selectOption({ label: '品名' });
	await expect(dialog.getByRole('button', { name: '加入 2 行' })).toBeEnabled();
	await dialog.getByLabel(/^主讲价/u).selectOption({ label: '直播价' });
	await dialog.getByLabel('表头').selectOption({ label: '没有表头，第一行就是数据' });
	await expect(dialog.getByRole('button', { name: '加入 3 行' })).toBeEnabled();
	await dialog.getByLabel('表头').selectOption({ label: '第 1 行：货盘 · 主讲价 · 冲多少(万)' });
	await dialog.getByRole('button', { name: '加入 2 行' }).click();
	await expect.poll(async () => (await plan.sheet.titles()).slice(5)).toEqual(['发膜 200ml', '护手霜']);
	await expect(plan.sheet.cell(6, '直播价')).toHaveText('69.00');
});

test('crew read the plan and tick their lines, and cannot change the sheet', async ({ browser }) => {
	const page = await as(browser, '阿宁');
	await expect(page.getByRole('region', { name: '我的日程' }).getByRole('link')).not.toHaveCount(0);
	await page.getByRole('link', { name: '备播', exact: true }).first().click();
	const plan = new PlanPage(page);
	await plan.go('排品表');
	await expect(page.getByText('你可以看，不能改。')).toBeVisible();
	await plan.sheet.cell(2, '机制').click();
	await page.keyboard.type('x');
	await page.keyboard.press('Enter');
	await expect(plan.sheet.cell(2, '机制')).toHaveText(/^9\.9 包邮/u);
	await plan.go('备播清单');
	const line = page.getByRole('checkbox', { name: /手卡审核完成/u });
	await line.check();
	await expect(page.getByText('1 / 16')).toBeVisible();
});

for (const width of [390, 1024, 1600]) {
	test(`nothing hangs over the edge, and nothing is unreadable aloud, at ${width} px`, async ({ browser }) => {
		const page = await as(browser, '周棠', width);
		const href = await page.getByRole('link', { name: '备播', exact: true }).first().getAttribute('href');
		const plan = ['', '/sheet', '/script', '/people', '/checklist'].map((place) => `${href}${place}`);
		for (const path of ['/', '/streams', '/streams?view=calendar', '/products', ...plan]) {
			await page.goto(path);
			await expect(page.locator('main h1')).toHaveCount(1);
			expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, width]);
			// The tablet shows what the desk shows.
			if (width === 1024) continue;
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect([path, violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)]).toEqual([path, []]);
		}
	});
}
