// What the sheet knows and a spreadsheet does not, in a real browser: gaps mended from a menu, rounds, a filter, conflicts, who is on air beside the rows.
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

const GOODS = ['洗脸巾 6包', '眼霜 15g', '沐浴露 500ml', '神经酰胺保湿面霜 50g', '高保湿面膜 10片装'];

/** A producer's page with a blank stream that has these five products in its sheet. */
async function withFive(browser: Browser, title: string, width = 1400): Promise<{ page: Page; plan: PlanPage }> {
	const page = await openAs(browser, app, '周棠', { width });
	await new StreamsPage(page).make('空白', title);
	const plan = new PlanPage(page);
	await plan.go('排品表');
	await plan.sheet.addProducts(GOODS);
	await expect.poll(() => plan.sheet.titles()).toEqual(GOODS);
	return { page, plan };
}

/** What axe finds on the page as it is. */
async function faults(page: Page): Promise<string[]> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

test('a gap is mended from its menu, by mouse and by keyboard, each in one step of undo', async ({ browser }) => {
	const { page, plan } = await withFive(browser, '空档');
	const { sheet } = plan;
	const gap = sheet.grid.getByText('空档 20:00');
	await sheet.type(3, '硬开始', '19:30');
	await expect(gap).toBeVisible();

	await page.getByRole('button', { name: '第 3 行前面的空档怎么办' }).click();
	await expect(page.getByRole('menuitem')).toHaveText([
		'把「2 眼霜 15g」拉长到 25:00（现在 5:00）',
		'把这 20:00 排成缓冲',
		'开播晚 20:00，改到 19:20'
	]);
	expect(await faults(page)).toEqual([]);
	await page.getByRole('menuitem', { name: /拉长到 25:00/u }).click();
	await expect(sheet.cell(2, '时长')).toContainText('25:00');
	await expect(gap).toHaveCount(0);
	await sheet.cell(3, '品名').click();
	await page.keyboard.press('Control+z');
	await expect(gap).toBeVisible();
	await expect(sheet.cell(2, '时长')).toContainText('5:00');

	await page.keyboard.press('Control+.');
	await expect(page.getByRole('menuitem').first()).toBeFocused();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(gap).toHaveCount(0);
	await expect(sheet.cell(3, '环节')).toHaveText('缓冲');
	await expect(sheet.cell(3, '时长')).toContainText('20:00');

	// An overlap: the buffer is the first to give way; what cannot be done says why.
	await sheet.type(1, '时长', '12');
	await expect(sheet.grid.getByText('重叠 7:00')).toBeVisible();
	await page.getByRole('button', { name: '第 4 行前面的重叠怎么办' }).click();
	await page.getByRole('menuitem', { name: '把「3 缓冲」缩短到 13:00（现在 20:00）' }).click();
	await expect(sheet.grid.getByText(/^重叠/u)).toHaveCount(0);
	await expect(sheet.cell(4, '开始')).toContainText('19:30');
});

test('rows before a fixed end are counted back from it', async ({ browser }) => {
	const { plan } = await withFive(browser, '倒推');
	const { sheet } = plan;
	await sheet.type(5, '硬结束', '20:00');
	await expect(sheet.cell(5, '开始')).toContainText('19:55');
	await expect(sheet.cell(1, '开始')).toContainText('19:35');
	await expect(sheet.grid.getByText('空档 35:00')).toBeVisible();
	await sheet.type(4, '时长', '10');
	await expect(sheet.cell(1, '开始')).toContainText('19:30');
});

test('rows become a round that is named, folded, repeated, moved into and dissolved', async ({ browser }) => {
	const { page, plan } = await withFive(browser, '循环');
	const { sheet } = plan;
	await sheet.selectRows(2, 3);
	await page.keyboard.press('Control+g');
	const form = page.getByRole('dialog', { name: '成一轮' });
	await form.getByLabel('这一轮叫什么').fill('第一轮');
	await form.getByLabel('目标时长').fill('8');
	await form.getByRole('button', { name: '保存' }).click();
	const head = sheet.round('第一轮');
	await expect(head).toContainText('2 行');
	await expect(head).toContainText('排了 10:00');
	await expect(head).toContainText('目标 8:00');
	await expect(head).toContainText('+2:00');

	await head.getByRole('button', { name: '第一轮', exact: true }).click();
	await expect.poll(() => sheet.numbers()).toEqual([1, 4, 5]);
	await page.reload();
	await expect(head.getByRole('button', { name: '第一轮', exact: true })).toHaveAttribute('aria-expanded', 'false');
	await expect.poll(() => sheet.numbers()).toEqual([1, 4, 5]);
	expect(await faults(page)).toEqual([]);
	await head.getByRole('button', { name: '第一轮', exact: true }).click();
	await expect.poll(() => sheet.numbers()).toEqual([1, 2, 3, 4, 5]);

	await sheet.roundAct('第一轮', '再来一轮');
	await expect(sheet.round('第二轮')).toContainText('排了 10:00');
	await expect
		.poll(() => sheet.titles())
		.toEqual([GOODS[0], GOODS[1], GOODS[2], GOODS[1], GOODS[2], GOODS[3], GOODS[4]]);
	await sheet.cell(1, '品名').click();
	await page.keyboard.press('Control+z');
	await expect(sheet.round('第二轮')).toHaveCount(0);
	await expect.poll(() => sheet.titles()).toEqual(GOODS);

	// Put between two of its rows, a row joins; taken far away, it leaves; and each is one step.
	await sheet.drag(1, 3);
	await expect(head).toContainText('3 行');
	await sheet.drag(2, 5);
	await expect(head).toContainText('2 行');
	await sheet.cell(1, '品名').click();
	await page.keyboard.press('Control+z');
	await expect(head).toContainText('3 行');
	await page.keyboard.press('Control+z');
	await expect(head).toContainText('2 行');
	// Put under its head, a row joins too.
	await sheet.dragUnder(5, '第一轮');
	await expect(head).toContainText('3 行');
	await expect.poll(() => sheet.titles()).toEqual([GOODS[0], GOODS[4], GOODS[1], GOODS[2], GOODS[3]]);
	await sheet.cell(1, '品名').click();
	await page.keyboard.press('Control+z');
	await expect.poll(() => sheet.titles()).toEqual(GOODS);
	await sheet.roundAct('第一轮', '解散这一轮');
	await expect(head).toHaveCount(0);
	await expect.poll(() => sheet.numbers()).toEqual([1, 2, 3, 4, 5]);
});

test('a row put on the shelf takes no time, says so, and comes back by one press', async ({ browser }) => {
	const { page, plan } = await withFive(browser, '救场架');
	const { sheet } = plan;
	await sheet.selectRows(2, 3);
	await page.getByRole('button', { name: '更多' }).click();
	await page.getByRole('menuitem', { name: '放上救场架备用' }).click();
	await expect(sheet.cell(2, '开始')).toHaveText('备用');
	await expect(sheet.cell(4, '开始')).toContainText('19:05');
	await sheet.row(3).getByRole('button', { name: /^打开/u }).click();
	await page.getByRole('dialog').getByRole('button', { name: '放回排品' }).click();
	await expect(sheet.cell(3, '开始')).toContainText('19:05');
	await page.keyboard.press('Escape');
	await sheet.cell(1, '品名').click();
	for (const _ of '12') await page.keyboard.press('Control+z');
	await expect(sheet.cell(2, '开始')).toContainText('19:05');
	await expect(sheet.cell(3, '开始')).toContainText('19:10');
});

test('a filter says how many rows it leaves, keeps their numbers, hides no new row, and goes with one press', async ({
	browser
}) => {
	const { page, plan } = await withFive(browser, '筛选');
	const { sheet } = plan;
	await sheet.cell(1, '品名').click();
	await page.keyboard.press('Control+Shift+L');
	const bar = page.getByRole('search', { name: '筛选' });
	await expect(bar.getByPlaceholder('品名、货号、机制、备注 …')).toBeFocused();
	await page.keyboard.type('面膜');
	await expect(bar.getByRole('status')).toHaveText('1 / 5 行');
	// The row one is in stays in view, whatever it is.
	await expect.poll(() => sheet.numbers()).toEqual([1, 5]);
	await page.keyboard.press('Enter');
	await page.keyboard.press('ArrowDown');
	await expect.poll(() => sheet.numbers()).toEqual([5]);
	expect(await faults(page)).toEqual([]);
	await page.keyboard.press('Control+Enter');
	await expect.poll(() => sheet.numbers()).toEqual([5, 6]);
	await bar.getByRole('button', { name: '看全部' }).click();
	await expect.poll(() => sheet.numbers()).toEqual([1, 2, 3, 4, 5, 6]);
	await bar.getByLabel('款型').selectOption({ label: '没分款型' });
	await expect(bar.getByRole('status')).toHaveText('1 / 6 行');
});

test('a conflict is marked at its cell and listed, and the list leads to the cell', async ({ browser }) => {
	const { page, plan } = await withFive(browser, '冲突');
	const { sheet } = plan;
	await sheet.type(4, '库存', '10');
	await sheet.type(4, '放单量', '20');
	const sentence = '放单 20 件，库存只有 10 件。';
	await expect(sheet.cell(4, '放单量')).toContainText(sentence);
	await expect(sheet.row(4).getByRole('button', { name: /选第 4 行 .+ · 1 处问题/u })).toBeVisible();
	await sheet.cell(1, '品名').click();
	await page.getByRole('link', { name: /^有问题的/u }).click();
	const list = page.getByRole('complementary', { name: '有问题的' });
	await list.getByRole('button', { name: sentence }).click();
	await expect(sheet.field).toHaveAccessibleName(/^放单量 · 神经酰胺保湿面霜/u);
	expect(await faults(page)).toEqual([]);

	await page.getByRole('button', { name: '筛选', exact: true }).click();
	await page.getByRole('checkbox', { name: '只看有问题的 1' }).check();
	await expect.poll(() => sheet.numbers()).toEqual([4]);
	// The only row in view is the first one there, and still number 4.
	await sheet.type(1, '放单量', '5');
	await expect(list.getByText('没有发现问题')).toBeVisible();
});

test('a change of host in the middle of a row is seen in the middle of the row', async ({ browser }) => {
	const { page, plan } = await withFive(browser, '换主播');
	await expect(page.getByRole('columnheader', { name: '在播' })).toHaveCount(0);
	await plan.go('人员');
	await plan.makePosts();
	await plan.addShift('主播', '阿宁', { from: '19:00', to: '19:08' });
	await plan.addShift('主播', '老友记', { from: '19:08', to: '23:00' });
	await plan.addShift('主播', '阿宁', { from: '19:22', to: '23:00' });
	await plan.go('排品表');
	const { sheet } = plan;
	await expect(sheet.cell(1, '在播')).toContainText('主播：阿宁');
	await expect(sheet.cell(2, '在播')).toContainText('主播：阿宁，19:08 起 老友记');
	await expect(sheet.cell(3, '在播')).toContainText('主播：老友记，阿宁 19:08–19:22 休息');
	await expect(sheet.cell(5, '在播')).toContainText('19:22 起 阿宁');
	const cell = await sheet.cell(2, '在播').boundingBox();
	const comes = await sheet.cell(2, '在播').locator('.comes').boundingBox();
	// 19:05–19:10, the change at 19:08.
	expect(((comes?.y ?? 0) - (cell?.y ?? 0)) / (cell?.height ?? 1)).toBeCloseTo(0.6, 1);
	expect(await faults(page)).toEqual([]);
});

test('a picture dropped on a row is the row’s and the product’s', async ({ browser }) => {
	const { page, plan } = await withFive(browser, '图片');
	const { sheet } = plan;
	const data = await page.evaluateHandle(() => {
		const bytes = atob(
			'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
		);
		const carried = new DataTransfer();
		carried.items.add(
			new File([Uint8Array.from(bytes, (char) => char.charCodeAt(0))], '眼霜.png', { type: 'image/png' })
		);
		return carried;
	});
	await sheet.cell(2, '品名').dispatchEvent('drop', { dataTransfer: data });
	await expect(page.getByText('“眼霜 15g”有图片了，也存进了商品库。')).toBeVisible();
	await sheet.row(2).getByRole('button', { name: '打开 眼霜 15g' }).click();
	await expect(page.getByRole('dialog').getByRole('group', { name: '商品图' }).locator('img')).toBeVisible();
});
