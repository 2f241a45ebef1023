// 人员与备播 in a real browser: shifts by mouse, finger and keys, lines that land in a person's day, how ready a plan is, and going on air knowingly.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { startApp } from '../integration/support/app.ts';
import { leaveAll, open, openAs } from './pages/account.ts';
import { DeskPage } from './pages/air.ts';
import { PlanPage, StreamsPage } from './pages/plan.ts';
import { ShiftGridPage, streamIn } from './pages/preparation.ts';

let app: Awaited<ReturnType<typeof startApp>>;
test.beforeAll(async () => {
	app = await startApp();
});
test.afterEach(({ browser }) => leaveAll(browser));
test.afterAll(() => app.stop());

/** A blank stream's evening. 阿鱼 is from outside: whoever is in the team may be in the demo's evening at that time. */
const SLOT = { from: '19:00', to: '23:00' };
async function readable(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

test('shifts by mouse: drawn, named, stretched, carried to another post, taken back; what is wrong is drawn there', async ({
	browser
}) => {
	const page = await openAs(browser, app, '周棠');
	await new StreamsPage(page).make('空白', '拖班次');
	const plan = new PlanPage(page);
	await plan.go('人员');
	await plan.makePosts();
	const shifts = new ShiftGridPage(page, SLOT);
	await expect(shifts.wrong('主播')).toHaveCount(1);

	await shifts.drag(['主播', '19:01'], ['主播', '21:02']);
	await shifts.name('阿鱼');
	const bar = shifts.bar('主播', '阿鱼');
	await expect(bar).toHaveAccessibleName(/^主播 阿鱼，19:00–21:00 2:00:00/u);
	await expect(page.getByText('21:00–23:00 没有主播（2:00:00）')).toBeVisible();

	await shifts.drag(['主播', '21:00', -3], ['主播', '22:58']);
	await expect(bar).toHaveAccessibleName(/19:00–23:00 4:00:00/u);
	await expect(page.getByText('整场都有主播在岗。')).toBeVisible();
	await expect(page.getByText('阿鱼 到 23:00 连播 4:00:00，超过 2:00:00 没有休息')).toBeVisible();
	await expect(shifts.wrong('主播')).toHaveAttribute('data-conflict', 'too-long');

	await page.keyboard.press('Control+z');
	await expect(bar).toHaveAccessibleName(/19:00–21:00/u);
	await page.keyboard.press('Control+y');
	await expect(bar).toHaveAccessibleName(/19:00–23:00/u);
	await page.keyboard.press('Control+z');
	await expect(bar).toHaveAccessibleName(/19:00–21:00/u);

	await shifts.drag(['主播', '20:00'], ['主播', '20:32']);
	await expect(bar).toHaveAccessibleName(/19:30–21:30/u);
	await page.keyboard.down('Alt');
	await shifts.drag(['主播', '20:00'], ['主播', '20:07']);
	await page.keyboard.up('Alt');
	await expect(bar).toHaveAccessibleName(/19:37–21:37/u);
	await shifts.drag(['主播', '20:00'], ['副播', '20:00']);
	await expect(shifts.bar('副播', '阿鱼')).toBeVisible();
	await expect(bar).toHaveCount(0);
	await page.reload();
	await expect(shifts.bar('副播', '阿鱼')).toBeVisible();
	await readable(page);
});

test('shifts by keys alone: moved, resized at both ends, held down as one change, opened, removed, brought back', async ({
	browser
}) => {
	const page = await openAs(browser, app, '周棠');
	await new StreamsPage(page).make('空白', '键盘班次');
	const plan = new PlanPage(page);
	await plan.go('人员');
	await plan.makePosts();
	await plan.addShift('主播', '阿鱼', { from: '19:00', to: '21:00' });
	await plan.addShift('副播', '阿鱼', { from: '20:30', to: '22:00' });
	const shifts = new ShiftGridPage(page, SLOT);
	await expect(page.getByText('阿鱼 20:30–21:00 同时排了主播和副播')).toBeVisible();
	await expect(shifts.wrong('副播')).toHaveAttribute('data-conflict', 'person-twice');

	const cohost = shifts.bar('副播', '阿鱼');
	await cohost.focus();
	for (let press = 0; press < 6; press++) await page.keyboard.press('ArrowRight');
	await expect(cohost).toHaveAccessibleName(/21:00–22:30/u);
	await expect(shifts.wrong('副播')).toHaveCount(0);
	await expect(page.getByText('同时排了')).toHaveCount(0);
	await page.keyboard.press('Shift+ArrowRight');
	await expect(cohost).toHaveAccessibleName(/21:00–22:35/u);
	await page.keyboard.press('Control+Shift+ArrowLeft');
	await expect(cohost).toHaveAccessibleName(/20:55–22:35/u);
	await page.keyboard.press('Control+Shift+Alt+ArrowRight');
	await expect(cohost).toHaveAccessibleName(/20:56–22:35/u);

	// Held down, it is one step of undo.
	await page.keyboard.down('ArrowLeft');
	for (let repeat = 0; repeat < 4; repeat++) await page.keyboard.down('ArrowLeft');
	await page.keyboard.up('ArrowLeft');
	await expect(cohost).toHaveAccessibleName(/20:35–22:14/u);
	await page.keyboard.press('Control+z');
	await expect(cohost).toHaveAccessibleName(/20:56–22:35/u);

	await page.keyboard.press('ArrowDown');
	await expect(shifts.bar('助播', '阿鱼')).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog', { name: '班次' }).getByLabel('从', { exact: true })).toHaveValue('20:56');
	await page.keyboard.press('Escape');
	await shifts.bar('助播', '阿鱼').focus();
	await page.keyboard.press('Delete');
	await expect(shifts.bar('助播', '阿鱼')).toHaveCount(0);
	await expect(shifts.bar('主播', '阿鱼')).toBeFocused();
	await page.keyboard.press('Control+z');
	await expect(shifts.bar('助播', '阿鱼')).toBeVisible();
});

test('shifts by finger on a tablet, and the limit on air is the stream’s own', async ({ browser }) => {
	const page = await openAs(browser, app, '周棠', { width: 1024, touch: true });
	await new StreamsPage(page).make('空白', '平板班次');
	const plan = new PlanPage(page);
	await plan.go('人员');
	await plan.makePosts();
	const shifts = new ShiftGridPage(page, SLOT);
	await shifts.swipe(['主播', '19:00'], ['主播', '21:00']);
	await shifts.name('阿鱼');
	const bar = shifts.bar('主播', '阿鱼');
	await expect(bar).toHaveAccessibleName(/19:00–21:00/u);
	await shifts.swipe(['主播', '21:00', -10], ['主播', '21:30']);
	await expect(bar).toHaveAccessibleName(/19:00–21:3[05]|19:00–21:40/u);
	await shifts.swipe(['主播', '20:00'], ['主播', '20:30']);
	await expect(bar).toHaveAccessibleName(/19:30–2[12]:/u);
	await expect(page.getByText(/阿鱼 到 2\d:\d\d 连播/u)).toBeVisible();
	await page.getByLabel('连播上限').fill('3:00:00');
	await page.getByLabel('连播上限').press('Enter');
	await expect(page.getByText(/连播 \d/u)).toHaveCount(0);
});

test('lines of a post land in the day of who holds it, are overdue in time, reminded of, and done there', async ({
	browser
}) => {
	const producer = await openAs(browser, app, '周棠');
	const id = await streamIn(producer, '一小时后开播', 65, 120);
	const plan = new PlanPage(producer);
	await plan.open(id, '/people');
	await plan.makePosts();
	await plan.addShift('主播', '阿宁');
	await plan.go('备播清单');
	await producer.getByRole('button', { name: '从模板加' }).click();
	await producer.getByRole('menuitem', { name: '主播的播前清单' }).click();
	await expect(producer.getByText('0 / 2')).toBeVisible();
	await expect(producer.getByRole('listitem').filter({ hasText: '手卡审核完成' })).toContainText('阿宁');

	// Kept as the team's own, it is there for the next stream.
	await producer.getByRole('button', { name: '清单模板' }).click();
	await producer.getByRole('menuitem', { name: '存为模板…' }).click();
	const dialog = producer.getByRole('dialog', { name: '清单模板' });
	await dialog.getByLabel('模板名称').fill('主播日播');
	await dialog.getByRole('button', { name: '保存' }).click();
	await expect(producer.getByText('模板“主播日播”已保存')).toBeVisible();
	await dialog.getByRole('button', { name: '关闭' }).last().click();
	await producer.getByRole('button', { name: '从模板加' }).click();
	await expect(producer.getByRole('menuitem', { name: '我们的：主播日播' })).toBeVisible();
	await producer.keyboard.press('Escape');
	await readable(producer);

	const host = await openAs(browser, app, '阿宁');
	await host.clock.install();
	await open(host, '/');
	const agenda = host.getByRole('region', { name: '我的日程' });
	const late = agenda.getByRole('checkbox', { name: '做完：手卡审核完成，违禁词过一遍' }).first();
	await expect(agenda.getByRole('heading', { name: '已过时间' })).toBeVisible();
	await expect(late).toBeVisible();
	await expect(agenda.getByText('一小时后开播').first()).toBeVisible();
	await readable(host);
	const due = host.getByRole('navigation', { name: '主导航' }).getByText(/件到时间了/u);
	const before = Number(/\d+/u.exec((await due.textContent()) ?? '')?.[0]);
	expect(before).toBeGreaterThan(0);

	// 30 minutes before the start the second line is due; the clock gets there.
	await host.clock.fastForward('45:00');
	await expect(host.getByRole('status').getByText(/^到时间了：主播妆造完成，台面价格牌摆好/u)).toBeVisible();

	await agenda.getByRole('listitem').filter({ hasText: '一小时后开播' }).getByRole('checkbox', { name: /手卡审核/u }).click(); // prettier-ignore
	await expect(host.getByText('已完成：手卡审核完成，违禁词过一遍')).toBeVisible();
	await expect(agenda.getByRole('listitem').filter({ hasText: '手卡审核完成' }).filter({ hasText: '一小时后开播' })).toHaveCount(0); // prettier-ignore
	await expect(producer.getByText('1 / 2')).toBeVisible();
	// The server's clock has not moved: what it counts is one less than before.
	if (before === 1) await expect(due).toHaveCount(0);
	else await expect(due).toHaveText(`${before - 1} 件到时间了`);
	await host.getByRole('button', { name: '撤销' }).click();
	await expect(producer.getByText('0 / 2')).toBeVisible();
});

test('a plan turns green part by part, everywhere it is looked at', async ({ browser }) => {
	const page = await openAs(browser, app, '周棠');
	const id = await streamIn(page, '逐项变绿', 26 * 60, 60);
	const plan = new PlanPage(page);
	await plan.open(id);
	const part = (name: string) => page.getByRole('link', { name });
	for (const blocked of ['定位目标：挡着开播', '排品：挡着开播', '人员：挡着开播', '清单：有提醒'])
		await expect(part(blocked)).toBeVisible();
	await expect(part('商品：还判断不了')).toBeVisible();
	await plan.setGoal('成交金额(GMV)', '1万');
	await expect(part('定位目标：齐了')).toBeVisible();

	await plan.go('人员');
	await plan.makePosts();
	await plan.addShift('主播', '阿鱼');
	await plan.go('排品表');
	await plan.sheet.addSegment('开场');
	await plan.sheet.type(1, '品名', '开场问好');
	await plan.sheet.type(1, '时长', '10');
	await expect(plan.sheet.cell(1, '时长')).toContainText('10:00');
	await plan.go('话术');
	await plan.writeBlock('互动', '来了的朋友先点个关注');
	await plan.go('备播清单');
	await page.getByRole('button', { name: '从模板加' }).click();
	await page.getByRole('menuitem', { name: '场控的播前清单' }).click();
	await plan.open(id);
	await expect(page.getByText('备播清单还没打完勾 · 2 处')).toBeVisible();
	await plan.go('备播清单');
	await plan.tickAll();
	await plan.open(id);
	for (const area of ['定位目标', '排品', '商品', '话术', '人员', '清单'])
		await expect(part(`${area}：齐了`)).toBeVisible();
	await expect(page.getByText('没有挡着开播的，也没有要提醒的。')).toBeVisible();
	await readable(page);
	await open(page, '/streams');
	const row = page.getByRole('listitem').filter({ hasText: '逐项变绿' });
	await expect(async () => {
		await page.reload();
		await expect(row.getByText('可以开播')).toBeVisible({ timeout: 1_000 });
	}).toPass();
	await open(page, '/');
	await expect(page.getByRole('article').filter({ hasText: '逐项变绿' }).getByText('可以开播')).toBeVisible();
});

test('red items are asked about before the first take; going on is written down and shown in the review', async ({
	browser
}) => {
	const page = await openAs(browser, app, '周棠');
	const id = await streamIn(page, '带着未齐开播', 27 * 60, 60);
	const plan = new PlanPage(page);
	await plan.open(id, '/sheet');
	await plan.sheet.addSegment('开场');
	await plan.sheet.type(1, '品名', '开场问好');
	const desk = new DeskPage(await page.context().newPage(), id);
	await desk.open('director');
	await expect(desk.page.getByText('这场还没有目标')).toBeVisible();
	await desk.page.keyboard.press('Space');
	await expect(desk.gate).toContainText(/计划 \d\d-\d\d \d\d:\d\d 开播，还有 2[67] 小时 \d+ 分/);
	await expect(desk.gate).toContainText('主播有空档');
	await expect(desk.gate).toContainText('这场还没有目标');
	await readable(desk.page);
	await desk.gate.getByRole('button', { name: '先不开' }).click();
	await expect(desk.onAir).toHaveCount(0);
	await desk.page.keyboard.press('Space');
	await desk.gate.getByRole('button', { name: '知道，开播' }).click();
	await expect(desk.onAir).toHaveCount(1);

	await page.goto(`/streams/${id}/review`);
	const gone = page.getByRole('region', { name: '开播时已知没齐的' });
	await expect(gone).toContainText('周棠');
	await expect(gone).toContainText('这场还没有目标、主播有空档');
});

test('my calendar address is made, shown once, changed and taken back', async ({ browser }) => {
	const page = await openAs(browser, app, '阿宁');
	await open(page, '/team/me');
	await page.getByRole('button', { name: '生成订阅地址' }).click();
	const field = page.getByRole('textbox', { name: '订阅地址' });
	await expect(field).toHaveValue(/\/api\/calendar\/[\w-]{20,}\.ics$/u);
	const first = await field.inputValue();
	await expect(page.getByRole('link', { name: '在这台设备上订阅' })).toHaveAttribute('href', /^webcal:/u);
	expect((await page.request.get(new URL(first).pathname)).status()).toBe(200);
	await readable(page);
	await page.getByRole('button', { name: '换一个地址' }).click();
	await expect(field).not.toHaveValue(first);
	expect((await page.request.get(new URL(first).pathname)).status()).toBe(404);
	await page.getByRole('button', { name: '收回地址' }).click();
	await expect(page.getByRole('button', { name: '生成订阅地址' })).toBeVisible();
});
