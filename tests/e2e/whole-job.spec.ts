// The whole job, from an empty team to an exported review, by six people on six devices, with the server killed in the middle.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { serviceOf } from '../bench/stage.ts';
import { startApp } from '../integration/support/app.ts';
import { acceptInvite, inviteAs, leaveAll, open, screenLink, setUpOwner } from './pages/account.ts';
import { DeskPage } from './pages/air.ts';
import { PlanPage, StreamsPage } from './pages/plan.ts';
import { ReviewPage } from './pages/review.ts';

type App = Awaited<ReturnType<typeof startApp>>;

const EXPORTS = join(import.meta.dirname, '../fixtures/exports');
const FILES = {
	minutes: join(EXPORTS, 'compass-minutes/棠禾优选_流量综合趋势分析下载_数据更新日期2026-09-19.xlsx'),
	streams: join(EXPORTS, 'compass-streams/直播间列表_下载明细.xlsx'),
	products: join(EXPORTS, 'compass-products/棠禾优选_商品榜_2026-09-18.xlsx'),
	ads: join(EXPORTS, 'qianchuan/全域推广数据_计划_2026-09-18.csv')
};

/** A device of its own for a person: cookies, screen size, touch. What a page says in its console is an error of ours. */
async function device(browser: Browser, app: App, faults: string[], phone = false): Promise<Page> {
	const context = await browser.newContext({
		baseURL: app.url,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
		...(phone ? { hasTouch: true, isMobile: true } : {})
	});
	const page = await context.newPage();
	page.on('pageerror', (error) => faults.push(error.message));
	return page;
}

/** What is on air on a screen. */
const onAir = (page: Page) => page.getByRole('heading', { level: 1 });

async function allShow(screens: readonly Page[], title: string): Promise<void> {
	for (const screen of screens) await expect(onAir(screen)).toHaveText(new RegExp(title));
}

test('from an empty team to an exported review', async ({ browser }) => {
	const faults: string[] = [];
	let app = await startApp({ env: { CHANGJI_DEMO: 'off' } });
	const { setupCode } = JSON.parse(readFileSync(join(app.dataDir, 'secrets.json'), 'utf8')) as { setupCode: string };
	const newDevice = (phone = false): Promise<Page> => device(browser, app, faults, phone);
	const owner = await newDevice();
	const producer = await newDevice();
	const director = await newDevice();
	const host = await newDevice();
	const cohost = await newDevice();
	const operator = await newDevice();

	await test.step('a team of six comes together', async () => {
		await setUpOwner(owner, setupCode, '棠禾优选', '林岚');
		for (const [who, level, name, mail] of [
			[producer, '编导 / 运营', '周棠', 'producer'],
			[director, '场上人员', '老周', 'director'],
			[host, '场上人员', '阿宁', 'host'],
			[cohost, '场上人员', '小满', 'cohost'],
			[operator, '场上人员', '阿杰', 'operator']
		] as const) {
			await acceptInvite(who, await inviteAs(owner, level), name, `${mail}@example.test`);
		}
	});

	const streamId = await test.step('the producer plans the night', async () => {
		const id = await new StreamsPage(producer).make('示例夜场', '棠禾优选 秋夜场');
		const plan = new PlanPage(producer);
		await plan.open(id, '/people');
		await expect(plan.post('场控').getByText('老周')).toBeVisible();
		await plan.open(id, '/sheet');
		await expect(plan.sheet.cell(2, '品名')).toContainText('山茶洁面慕斯');
		await plan.sheet.type(2, '机制', '9.9 包邮,每人限 1 件');
		await expect(plan.sheet.cell(2, '机制')).toContainText('每人限 1 件');
		return id;
	});
	const screen = (kind: string): string => `/streams/${streamId}/screen/${kind}`;

	const crew = [director, host, cohost, operator];
	await test.step('everybody opens their screen, and the show starts', async () => {
		for (const [page, kind] of [
			[director, 'director'],
			[producer, 'director'],
			[host, 'host'],
			[cohost, 'cohost'],
			[operator, 'operator']
		] as const) {
			await open(page, screen(kind));
			await expect(page.getByText('已连接').first()).toBeVisible();
		}
		await new DeskPage(director, streamId).take();
		await allShow([...crew, producer], '开场预热');
		// Planning pages follow too: what was typed is on the host's screen.
		await expect(director.getByRole('row').filter({ hasText: '山茶洁面慕斯体验装' }).first()).toBeVisible();
	});

	await test.step('two directors press NEXT at once, one item moves', async () => {
		// A press right after one's own take is a double press by rule; wait until the take is old enough on the screen's clock.
		await expect(director.getByText(/^0:0[1-9]$/).first()).toBeVisible();
		await Promise.all([director.keyboard.press('Space'), producer.keyboard.press('Space')]);
		await allShow([...crew, producer], '山茶洁面慕斯体验装');
		await expect(host.getByText('每人限 1 件')).toBeVisible();
		await expect(host.getByText('¥9.90')).toBeVisible();
	});

	await test.step('a cue reaches the host and is acknowledged', async () => {
		await director
			.getByRole('button', { name: /拉互动/ })
			.first()
			.click();
		await expect(host.getByText('拉互动')).toBeVisible();
		await host.keyboard.press('Enter');
		await expect(host.getByText('拉互动')).toBeHidden();
		await expect(director.getByText('已回应').first()).toBeVisible();
	});

	const late = await newDevice(true);
	await test.step('a phone joins late by link, and is right at once', async () => {
		const link = await screenLink(owner, streamId, '助播');
		await open(late, new URL(link).pathname);
		await expect(late).toHaveURL(new RegExp(`/streams/${streamId}/screen/assistant`));
		await allShow([late], '山茶洁面慕斯体验装');
		// Its link is for this post only.
		await late.goto(screen('director'));
		await expect(late).not.toHaveURL(/screen\/director/);
		await open(late, screen('assistant'));
	});

	const screens = [...crew, producer, late];
	await test.step('the server is killed mid-show and comes back: all screens right, nothing lost', async () => {
		await director.keyboard.press('Space');
		await allShow(screens, '山茶氨基酸洁面慕斯');
		await app.kill();
		for (const page of screens) await expect(page.getByText(/离线/).first()).toBeVisible();
		await allShow(screens, '山茶氨基酸洁面慕斯');
		app = await startApp({ dataDir: app.dataDir, port: app.port, env: { CHANGJI_DEMO: 'off' } });
		for (const page of screens) await expect(page.getByText(/离线/)).toHaveCount(0);
		await allShow(screens, '山茶氨基酸洁面慕斯');
		await director.keyboard.press('Space');
		await allShow(screens, '神经酰胺保湿面霜');
	});

	await test.step('the show ends, and the as-run is whole in PocketBase', async () => {
		await director.getByRole('button', { name: '结束直播' }).click();
		await director.getByRole('dialog').getByRole('button', { name: '结束直播' }).click();
		for (const page of [host, late]) await expect(page.getByText('直播已结束').first()).toBeVisible();
		const service = await serviceOf(app.dataDir, app.pocketbaseUrl);
		await expect
			.poll(async () => {
				const entries = await service.collection('entries').getFullList<Shipped>({ sort: 'seq' });
				expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, i) => i + 1));
				return entries
					.flatMap(({ events }) => events)
					.filter(isTakeOrEnd)
					.map((event) => event.itemId ?? 'end');
			})
			.toEqual(['item-1', 'item-2', 'item-3', 'item-4', 'end']);
	});

	await test.step("the team reviews it from the platform's own files", async () => {
		const review = new ReviewPage(producer, `/streams/${streamId}/review`);
		await review.files();
		await review.drop(Object.values(FILES));
		for (const path of Object.values(FILES)) {
			const again = review.card(basename(path)).getByRole('checkbox', { name: /仍然使用/ });
			await review.takeIn(basename(path), (await again.count()) > 0);
		}
		await review.results();
		await expect(review.goal('成交金额')).toContainText('8.22');
		await review.notes();
		await review.write('回顾目标', '目标 GMV 9.5 万,在线 165。');
		await review.write('总结规律', '引流款讲两分钟就够,承接款要接住。');
		await review.addAction('面霜加讲成分对比', '阿宁', '下一场面霜点击成交率 ≥ 12%');
		await review.results();
		const text = (await review.export('Markdown')).toString('utf8');
		expect(text).toContain('棠禾优选 秋夜场');
		expect(text).toContain('引流款讲两分钟就够');
		expect(text).toContain('面霜加讲成分对比');
		const book = await review.export('Excel');
		expect(book.subarray(0, 2).toString()).toBe('PK');
	});

	await test.step("the action is on the host's own page", async () => {
		await open(host, '/');
		await expect(host.getByText('面霜加讲成分对比')).toBeVisible();
	});

	expect(faults).toEqual([]);
	await leaveAll(browser);
	await app.stop();
});

interface Shipped {
	readonly seq: number;
	readonly events: readonly { readonly type: string; readonly itemId?: string }[];
}

const isTakeOrEnd = ({ type }: Shipped['events'][number]): boolean => type === 'item-taken' || type === 'show-ended';
