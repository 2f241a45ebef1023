// The sheet against people's own spreadsheet: blocks from and to Excel, choosing and filling cells, finding, columns of one's own.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startApp } from '../integration/support/app.ts';
import { leaveAll, openAs } from './pages/account.ts';
import { PlanPage, StreamsPage } from './pages/plan.ts';
import { excelTable, onClipboard, putTable } from './pages/spreadsheet.ts';

let app: Awaited<ReturnType<typeof startApp>>;
test.beforeAll(async () => {
	app = await startApp();
});
test.afterEach(({ browser }) => leaveAll(browser));
test.afterAll(() => app.stop());

/** A blank stream with the sheet open and three products in it. */
async function withThree(page: Page, title: string): Promise<{ plan: PlanPage; streamId: string }> {
	const streamId = await new StreamsPage(page).make('空白', title);
	const plan = new PlanPage(page);
	await plan.go('排品表');
	await plan.sheet.addProducts(['洗脸巾 6包', '眼霜 15g', '沐浴露 500ml']);
	await expect.poll(() => plan.sheet.titles()).toEqual(['洗脸巾 6包', '眼霜 15g', '沐浴露 500ml']);
	return { plan, streamId };
}

test('200 rows by 12 columns from Excel: read by their columns, what cannot be read is listed, one undo takes all back', async ({
	browser
}) => {
	const page = await openAs(browser, app, '周棠');
	const { sheet } = (await withThree(page, '从 Excel 来')).plan;
	await putTable(page, excelTable(200));
	await sheet.cell(2, '品名').click();
	await page.keyboard.press('Control+v');

	await expect(page.getByRole('status', { name: '合计' })).toContainText('201 环节');
	await expect(sheet.cell(2, '品名')).toHaveText('面霜 1');
	await expect(sheet.cell(2, '款型')).toHaveText('引流款');
	await expect(sheet.cell(3, '款型')).toHaveText('引流款');
	await expect(sheet.cell(2, '直播价')).toHaveText('59.90');
	await expect(sheet.cell(2, '时长')).toHaveText('6:00');
	const report = page.getByRole('region', { name: '有 2 格没有读懂，其他的已经贴入' });
	await expect(report.getByRole('listitem')).toHaveText([
		'第 6 行 直播价 “到手59” 填一个价格，例如 59.9',
		'第 101 行 直播价 “59.9-79.9” 填一个价格，例如 59.9'
	]);
	await report.getByText('第 101 行 直播价').click();
	await expect(sheet.field).toHaveAccessibleName(/^直播价 · 面霜 100/u);
	await report.getByRole('button', { name: '整次撤销' }).click();
	await expect.poll(() => sheet.titles()).toEqual(['洗脸巾 6包', '眼霜 15g', '沐浴露 500ml']);
	await expect(sheet.cell(2, '款型')).toHaveText('利润款');
});

test('copied cells go to Excel as text and as a table, and come back the same', async ({ browser }) => {
	const page = await openAs(browser, app, '周棠');
	const { sheet } = (await withThree(page, '到 Excel 去')).plan;
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await sheet.type(1, '机制', '买一送一');
	await sheet.cell(1, '品名').click();
	await sheet.cell(2, '时长').click({ modifiers: ['Shift'] });
	await expect(page.getByRole('status', { name: '合计' })).toContainText('选了 10 格');
	await page.keyboard.press('Control+c');
	const copied = await onClipboard(page);
	expect(copied.text.split('\r\n')[1]).toMatch(/^眼霜 15g\t\d*\t商品\t利润款\t\d+:\d\d$/u);
	expect(copied.html.match(/<td/gu)).toHaveLength(10);

	await sheet.cell(3, '品名').click();
	await page.keyboard.press('Control+v');
	await expect.poll(() => sheet.titles()).toEqual(['洗脸巾 6包', '眼霜 15g', '洗脸巾 6包', '眼霜 15g']);
	await expect(sheet.cell(4, '款型')).toHaveText('利润款');
	await page.keyboard.press('Control+x');
	await expect.poll(() => sheet.titles()).toEqual(['洗脸巾 6包', '眼霜 15g', '未命名', '未命名']);
});

test('cells are chosen by mouse and keys, filled, cleared, and summed at the foot', async ({ browser }) => {
	const page = await openAs(browser, app, '周棠');
	const { sheet } = (await withThree(page, '选和填')).plan;
	const foot = page.getByRole('status', { name: '合计' });
	await sheet.type(1, '赠品', '小样');
	await sheet.cell(1, '赠品').click();
	for (const _ of '12') await page.keyboard.press('Shift+ArrowDown');
	await expect(foot).toContainText('选了 3 格');
	await page.keyboard.press('Control+d');
	for (const row of [2, 3]) await expect(sheet.cell(row, '赠品')).toHaveText('小样');
	await page.keyboard.press('Delete');
	for (const row of [1, 2, 3]) await expect(sheet.cell(row, '赠品')).toHaveText('');
	await page.keyboard.press('Control+z');
	await expect(sheet.cell(3, '赠品')).toHaveText('小样');

	await sheet.over({ row: 1, column: '时长' }, { row: 3, column: '时长' });
	await expect(foot).toContainText('选了 3 格，3 格有内容 总时长');
	await page.keyboard.press('Control+a');
	await page.keyboard.press('Escape');
	await expect(foot).not.toContainText('选了');

	// Inside a block Tab and Enter go around, and what is typed with Ctrl is for all of it.
	await sheet.bring('日常价');
	await sheet.cell(1, '直播价').click();
	await sheet.cell(2, '日常价').click({ modifiers: ['Shift'] });
	const at: string[] = [];
	for (const key of ['Tab', 'Tab', 'Tab', 'Tab', 'Enter', 'Enter', 'Shift+Enter']) {
		await page.keyboard.press(key);
		at.push((await sheet.field.getAttribute('aria-label'))?.split(' · ').slice(0, 2).join(' ') ?? '');
	}
	const [one, two] = ['洗脸巾 6包', '眼霜 15g'];
	expect(at).toEqual([
		`日常价 ${one}`,
		`直播价 ${two}`,
		`日常价 ${two}`,
		`直播价 ${one}`,
		`直播价 ${two}`,
		`日常价 ${one}`,
		`直播价 ${two}`
	]);
	await page.keyboard.type('49.5');
	await page.keyboard.press('Control+Enter');
	for (const row of [1, 2])
		for (const column of ['直播价', '日常价'] as const) await expect(sheet.cell(row, column)).toContainText('49.50');
	await expect(foot).toContainText('选了 4 格');
	await page.keyboard.press('Control+z');
	await expect(sheet.cell(1, '日常价')).not.toContainText('49.50');
	await expect(sheet.cell(2, '直播价')).not.toContainText('49.50');
	// A row of Tabs ends with Enter below where it began.
	await sheet.cell(1, '链接号').click();
	await page.keyboard.type('7');
	await page.keyboard.press('Tab');
	await page.keyboard.press('Tab');
	await page.keyboard.type('利润');
	await page.keyboard.press('Enter');
	await expect(sheet.field).toHaveAccessibleName(/^链接号 · 眼霜/u);
	await sheet.type(1, '机制', '第二件半价');
	await sheet.cell(1, '机制').click();
	await sheet.pull({ row: 3, column: '机制' });
	await expect(sheet.cell(3, '机制')).toHaveText('第二件半价');
});

test('the fill handle follows a finger, and rows are carried by touch', async ({ browser }) => {
	const page = await openAs(browser, app, '周棠', { width: 1024, touch: true });
	const { sheet } = (await withThree(page, '手指')).plan;
	await sheet.type(1, '链接号', '7');
	await sheet.cell(1, '链接号').tap();
	await sheet.touch(sheet.handle, sheet.cell(3, '链接号'));
	await expect(sheet.cell(3, '链接号')).toHaveText('7');
	await sheet.touch(sheet.row(1).getByRole('button', { name: /^拖动/u }), sheet.row(3));
	await expect.poll(() => sheet.titles()).toEqual(['眼霜 15g', '沐浴露 500ml', '洗脸巾 6包']);
});

test('what is looked for is counted, gone through and replaced, one or all', async ({ browser }) => {
	const page = await openAs(browser, app, '周棠');
	const { sheet } = (await withThree(page, '查找替换')).plan;
	await sheet.type(1, '赠品', '小样 A');
	await sheet.type(3, '赠品', '小样 B');
	await sheet.cell(1, '品名').click();
	await page.keyboard.press('Control+f');
	const bar = page.getByRole('search', { name: '查找' });
	await page.keyboard.type('小样');
	await expect(bar.getByRole('status')).toHaveText('2 处');
	await page.keyboard.press('Enter');
	await expect(bar.getByRole('status')).toHaveText('1 / 2');
	await page.keyboard.press('Enter');
	await expect(bar.getByRole('status')).toHaveText('2 / 2');
	await expect(bar.getByRole('textbox', { name: '查找' })).toBeFocused();
	await page.keyboard.press('Control+h');
	await bar.getByRole('textbox', { name: '替换为' }).fill('正装');
	await bar.getByRole('button', { name: '换这处' }).click();
	await expect(sheet.cell(3, '赠品')).toHaveText('正装 B');
	await bar.getByRole('button', { name: '全部替换' }).click();
	await expect(sheet.cell(1, '赠品')).toHaveText('正装 A');
	await expect(bar.getByRole('status')).toHaveText('没有找到');
	await bar.getByRole('textbox', { name: '查找' }).press('Escape');
	await expect(sheet.field).toBeFocused();
	await page.keyboard.press('Control+z');
	await expect(sheet.cell(1, '赠品')).toHaveText('小样 A');
	await expect(sheet.cell(3, '赠品')).toHaveText('正装 B');
});

test('columns are hidden, moved and widened, and follow the person to another machine', async ({ browser }) => {
	const page = await openAs(browser, app, '周棠');
	const { plan, streamId } = await withThree(page, '自己的列');
	const { sheet } = plan;
	await page.getByRole('button', { name: '列', exact: true }).click();
	const dialog = page.getByRole('dialog', { name: '列' });
	await dialog.getByRole('checkbox', { name: '环节' }).uncheck();
	await dialog.getByRole('button', { name: '款型往前' }).click();
	await dialog.getByRole('button', { name: '款型往前' }).press('Enter');
	await dialog.getByLabel('左边固定几列').fill('2');
	await dialog.getByLabel('左边固定几列').press('Tab');
	await dialog.getByRole('button', { name: '关闭' }).last().click();
	await expect.poll(() => sheet.headings(4)).toEqual(['序号', '品名', '款型', '链接号']);

	await sheet.pullHeading('直播价', '链接号');
	await expect.poll(() => sheet.headings(5)).toEqual(['序号', '品名', '款型', '直播价', '链接号']);
	const kept = page.waitForResponse((answer) => answer.url().endsWith('/preferences/sheet') && answer.ok());
	await sheet.pullEdge('品名', 100);
	await expect.poll(() => sheet.widthOf('品名')).toBe(320);
	await kept;

	const other = await openAs(browser, app, '周棠');
	const elsewhere = new PlanPage(other);
	await elsewhere.open(streamId, '/sheet');
	await expect.poll(() => elsewhere.sheet.headings(5)).toEqual(['序号', '品名', '款型', '直播价', '链接号']);
	await expect.poll(() => elsewhere.sheet.widthOf('品名')).toBe(320);
	await other.getByRole('button', { name: '列', exact: true }).click();
	await other.getByRole('button', { name: '恢复原样' }).click();
	await expect.poll(() => elsewhere.sheet.headings(4)).toEqual(['序号', '品名', '链接号', '环节']);
});

test('cells are chosen, copied, pasted and looked for by keyboard alone, and all of it can be read aloud', async ({
	browser
}) => {
	const page = await openAs(browser, app, '周棠');
	const { sheet } = (await withThree(page, '键盘和读屏')).plan;
	await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
	await sheet.grid.focus();
	for (const key of ['ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight', 'Shift+ArrowDown', 'Control+c'])
		await page.keyboard.press(key);
	for (const key of ['Escape', 'Control+ArrowDown', 'Control+v']) await page.keyboard.press(key);
	await expect.poll(() => sheet.titles()).toEqual(['洗脸巾 6包', '眼霜 15g', '洗脸巾 6包', '眼霜 15g']);
	await page.keyboard.press('Control+z');
	await expect.poll(() => sheet.titles()).toEqual(['洗脸巾 6包', '眼霜 15g', '沐浴露 500ml']);

	await putTable(page, '<table><tr><td>面霜<td>没有号<td>跳舞</table>');
	await page.keyboard.press('Control+Home');
	await page.keyboard.press('Control+v');
	await expect(page.getByRole('region', { name: '有 2 格没有读懂，其他的已经贴入' })).toBeVisible();
	await page.keyboard.press('Control+h');
	await expect(page.getByRole('search', { name: '查找' })).toBeVisible();
	await readsWell(page);
	await page.getByRole('button', { name: '列', exact: true }).press('Enter');
	await expect(page.getByRole('dialog', { name: '列' })).toBeVisible();
	await readsWell(page);
});

async function readsWell(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}
