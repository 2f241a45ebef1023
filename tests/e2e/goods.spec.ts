// Goods in a real browser: found by their pinyin, prepared with papers, taken in from a team's own file with choices, out and in again, and on paper.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { startApp } from '../integration/support/app.ts';
import { workbook } from '../fixtures/workbook.ts';
import { leaveAll, openAs } from './pages/account.ts';
import { GoodsPage, ImportDialog, takeOut } from './pages/goods.ts';
import { pagesOf } from './pages/paper.ts';
import { PlanPage, StreamsPage } from './pages/plan.ts';

const TEAM_FILE = join(import.meta.dirname, '../fixtures/sheets/team/环节行与轮次.xlsx');
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

let app: Awaited<ReturnType<typeof startApp>>;
test.beforeAll(async () => {
	app = await startApp();
});
test.afterEach(({ browser }) => leaveAll(browser));
test.afterAll(() => app.stop());

const as = (browser: Browser, name: string, width?: number): Promise<Page> =>
	openAs(browser, app, name, width === undefined ? {} : { width });
const violations = async (page: Page) =>
	(await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);

test('a product is found by initials, by pinyin and by its link, in the library and for the sheet', async ({
	browser
}) => {
	const page = await as(browser, '周棠');
	const goods = new GoodsPage(page);
	await goods.open();
	for (const [search, name] of [
		['sjxa', '神经酰胺保湿面霜 50g'],
		['bsmianshuang', '神经酰胺保湿面霜 50g'],
		['xilianjin', '洗脸巾 6包'],
		['3号', '神经酰胺保湿面霜 50g'],
		['3603931285884175844', '神经酰胺保湿面霜 50g']
	] as const)
		expect([search, (await goods.find(search))[0]]).toEqual([search, name]);
	await new StreamsPage(page).make('空白', '按首字母选品');
	const plan = new PlanPage(page);
	await plan.go('排品表');
	await page.getByRole('button', { name: '选商品' }).first().click();
	const dialog = page.getByRole('dialog', { name: '选商品' });
	await dialog.getByRole('searchbox').fill('xlj');
	await expect(dialog.getByRole('checkbox')).toHaveCount(1);
	await dialog.getByRole('checkbox', { name: '洗脸巾 6包' }).check();
	await dialog.getByRole('button', { name: /^加入/u }).click();
	await expect.poll(() => plan.sheet.titles()).toEqual(['洗脸巾 6包']);
});

test('a product is prepared: papers, sample, 放量; what changed is told and taken back', async ({ browser }) => {
	const page = await as(browser, '周棠');
	const goods = new GoodsPage(page);
	await goods.open();
	let form = await goods.form();
	await expect(form.getByLabel('品名')).toBeFocused();
	await form.getByLabel('品名').fill('蓝莓护眼软糖');
	// Nothing that was written goes by a slip of the hand.
	await page.keyboard.press('Escape');
	await expect(form.getByRole('alert')).toHaveText('有改动还没保存。');
	await form.getByRole('button', { name: '不保存' }).click();
	await expect(form).toBeHidden();
	form = await goods.form();
	await page.keyboard.press('Escape');
	await expect(form).toBeHidden();
	form = await goods.form();
	await form.getByLabel('品名').fill('蓝莓护眼软糖 60粒');
	await form.getByLabel('直播价').fill('59');
	await form.getByLabel('库存').fill('300');
	await form.getByLabel('控价').fill('50');
	await form.getByRole('button', { name: '加一档' }).click();
	await form.getByLabel('一共').fill('98');
	await form.getByLabel('一共').press('Tab');
	await expect(form.getByText('每件 ¥49.00，低于控价')).toBeVisible();
	await form.getByLabel('样品', { exact: true }).selectOption({ label: '没到位' });
	await form.getByRole('button', { name: '加一次放量' }).click();
	await form.getByLabel('件数').fill('400');
	await form.getByLabel('件数').press('Tab');
	await expect(form.getByText('共放 400 件，超过库存 300 件')).toBeVisible();
	// Added and left empty: none of it is kept, and none of it is worth ¥0.
	await form.getByRole('button', { name: '加一档' }).click();
	await expect(form.getByLabel('一共').last()).toHaveValue('');
	await form.getByRole('button', { name: '加一次放量' }).click();
	await form.getByRole('button', { name: '加一项资质' }).click();
	await form.getByLabel('名称').fill('质检报告');
	expect(await violations(page)).toEqual([]);
	await goods.save(form);
	await expect(goods.row('蓝莓护眼软糖')).toContainText('缺资质');
	await expect(goods.row('蓝莓护眼软糖')).toContainText('样品没到');

	form = await goods.form('蓝莓护眼软糖');
	await expect(form.getByLabel('一共')).toHaveCount(1);
	await expect(form.getByLabel('件数')).toHaveCount(1);
	await form
		.getByLabel('附文件')
		.setInputFiles({ name: '报告.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n%%EOF\n') });
	await expect(form.getByRole('checkbox', { name: '已到手' })).toBeChecked();
	await form.getByLabel('有效期至').fill('2020-01-31');
	await form.getByLabel('直播价').fill('49.9');
	await goods.save(form);
	await expect(goods.row('蓝莓护眼软糖')).toContainText('资质过期');

	form = await goods.form('蓝莓护眼软糖');
	await form.getByRole('link', { name: '价格记录、上过的场次' }).click();
	await expect(page.getByRole('heading', { name: '蓝莓护眼软糖 60粒' })).toBeVisible();
	await expect(page.getByRole('region', { name: '资质' })).toContainText('已过期');
	await expect(page.getByText('2 件 ¥98.00').first()).toBeVisible();
	const history = page.getByRole('region', { name: '价格记录' });
	await expect(history.getByRole('listitem').first()).toContainText(/周棠.*¥59\.00.*→.*¥49\.90/u);
	const paper = await page.getByRole('link', { name: '看文件' }).getAttribute('href');
	expect((await page.request.get(paper ?? '')).headers()['content-type']).toBe('application/pdf');
	expect(await violations(page)).toEqual([]);
	await history.getByRole('button', { name: '改回去' }).click();
	await expect(history.getByRole('listitem').first()).toContainText(/¥49\.90.*→.*¥59\.00/u);
});

test('a team’s own file is looked at first, taken with choices, taken back at once, and its next edition merges', async ({
	browser
}) => {
	const page = await as(browser, '周棠');
	await new StreamsPage(page).make('空白', '导入与合并');
	const plan = new PlanPage(page);
	await plan.go('排品表');
	const importing = new ImportDialog(page, '导入排品表');
	const open = () => page.getByRole('button', { name: '导入表格' }).first().click();
	await open();
	await importing.give(TEAM_FILE);
	await expect(importing.dialog.getByText('“第一轮 引流”是分段标题')).toBeVisible();
	await expect(importing.line(5)).toContainText('“8-10分钟”是时长区间');
	expect(await violations(page)).toEqual([]);
	// 互动玩法 is said to be the offer, and the change of shift is not wanted.
	await importing.dialog.getByText('认出 6 / 6 列').click();
	const again = page.waitForResponse((answer) => answer.url().includes('sheet-import'));
	await importing.dialog.getByLabel(/^互动玩法/u).selectOption({ label: '活动机制' });
	await again;
	await importing.line(8).getByRole('checkbox').uncheck();
	await importing.take('加入 5 行');
	await expect.poll(() => plan.sheet.titles()).toEqual(['开场', '洗脸巾', '面霜', '福袋', '面霜']);
	await expect(plan.sheet.cell(1, '机制')).toContainText('点赞到 1 万发福袋');
	await plan.sheet.grid.focus();
	await page.getByRole('button', { name: '撤销', exact: true }).first().click();
	await expect.poll(() => plan.sheet.titles()).toEqual([]);
	await page.getByRole('button', { name: /重做/u }).click();
	await expect.poll(() => plan.sheet.titles()).toEqual(['开场', '洗脸巾', '面霜', '福袋', '面霜']);

	await open();
	await importing.give({
		name: '改过.xlsx',
		mimeType: XLSX,
		buffer: Buffer.from(
			await workbook([
				{
					name: '循环',
					rows: [
						['环节', '品名', '产品类型', '直播价', '时长'],
						['开场', null, null, null, 5],
						[null, '洗脸巾', '引流款', 12.9, 6],
						[null, '护手霜', '利润款', 39, 4],
						[null, '面霜', null, 139, null]
					]
				}
			])
		)
	});
	await expect(importing.dialog.getByText('表里另外 2 行文件没有提到，不动。')).toBeVisible();
	await expect(importing.line(3)).toContainText(/直播价\s*9\.90?\s*→\s*12\.90?/u);
	await importing.line(3).getByRole('checkbox', { name: '第 3 行收下时长' }).uncheck();
	await importing.take('加入 1 行，更改 1 行');
	await expect.poll(() => plan.sheet.titles()).toEqual(['开场', '洗脸巾', '护手霜', '面霜', '福袋', '面霜']);
	await expect(plan.sheet.cell(2, '直播价')).toContainText('12.90');
	await expect(plan.sheet.cell(2, '时长')).toContainText('4:00');
});

test('a full evening goes out as a workbook and comes in again without a change', async ({ browser }) => {
	const page = await as(browser, '周棠');
	await new StreamsPage(page).make('示例夜场', '出去再回来');
	const plan = new PlanPage(page);
	await plan.go('排品表');
	await expect(plan.sheet.row(1)).toBeVisible();
	for (const what of ['导出 Excel（带图）', '导出 csv'] as const) {
		const download = await takeOut(page, what);
		expect(download.suggestedFilename()).toMatch(/^排品表 出去再回来.*\.(xlsx|csv)$/u);
		const importing = new ImportDialog(page, '导入排品表');
		await page.getByRole('button', { name: '导入表格' }).click();
		const buffer = readFileSync(await download.path());
		await importing.give({ name: download.suggestedFilename(), mimeType: XLSX, buffer });
		await expect(importing.dialog.getByText('文件和表里一样，没有要改的。')).toBeVisible();
		await expect(importing.dialog.getByText('，0 处待看')).toBeVisible();
		await expect(importing.dialog.getByRole('button', { name: /^加入/u })).toBeDisabled();
		await importing.dialog.getByRole('button', { name: '取消' }).click();
	}
});

test('the evening on paper: a page for every product, the sheet with its heading on every page, the call sheet', async ({
	browser
}) => {
	const page = await as(browser, '阿宁');
	const href = await page.getByRole('link', { name: '备播', exact: true }).first().getAttribute('href');
	const streamId = (href ?? '').split('/')[2] ?? '';
	const printed = async (paper: string) => {
		await page.goto(`/streams/${streamId}/print/${paper}`);
		await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
		expect([paper, await violations(page)]).toEqual([paper, []]);
		return pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
	};
	const cards = await printed('cards');
	const titles = await page.locator('.card h2').allTextContents();
	expect(titles.length).toBeGreaterThan(20);
	expect(cards.length).toBe(titles.length);
	for (const [at, title] of titles.entries()) expect(cards[at]).toContain(title.normalize('NFKC').replace(/\s+/gu, ''));
	const cream = cards[titles.indexOf('神经酰胺保湿面霜 50g')];
	for (const word of ['¥139', '3号链接', '掌心一捂就化', '必说敏感肌先在耳后试用', '不能说'])
		expect(cream).toContain(word);

	const sheet = await printed('sheet');
	expect(sheet.length).toBeGreaterThan(1);
	for (const [at, text] of sheet.entries()) {
		expect(text).toContain('#开始时长链接号品名直播价');
		expect(text).toContain(`${at + 1}/${sheet.length}`);
	}
	expect(sheet.join('')).toContain('整点秒杀');
	for (const word of ['成本', '控价', '佣金', '毛利']) expect(sheet.join('') + cards.join('')).not.toContain(word);

	// The place is the stream's: the producer says it once, and everybody prints it.
	const producer = await as(browser, '周棠');
	await producer.goto(`/streams/${streamId}/print/call`);
	await producer.getByLabel('地点').fill('三号棚');
	await producer.getByLabel('地点').press('Enter');
	await page.goto(`/streams/${streamId}/print/call`);
	await expect(page.getByRole('article').getByText('三号棚')).toBeVisible();
	await expect(page.getByLabel('地点')).toHaveCount(0);
	const call = (await printed('call')).join('');
	for (const word of ['三号棚', '18:00阿宁主播', '场控', '19:00开播', '20:00整点秒杀']) expect(call).toContain(word);
});
