// Must hold of the 主播屏 upright, as it does lying: everything to be read at two metres is a twentieth of the height, and what counts is in sight with the hands full.
import { expect, test, type Page } from '@playwright/test';
import { runOnAir } from '../../src/lib/domain/live/on-air.ts';
import { openCues } from '../../src/lib/domain/live/take-view.ts';
import { Driver } from '../screens/driver.ts';
import { PAGES, type PageRow } from './page-list.ts';
import { small, unseen } from './seen.ts';
import { openShow, type Show } from './show.ts';
import { visit, type Visit } from './visit.ts';

let show: Show;
test.beforeAll(async () => void (show = await openShow()));
test.afterAll(() => show.stop());

/** Read in half a second, whatever else is going on; so many lines of each. */
const ALWAYS = {
	'.left .says': 1,
	'.left .number': 1,
	h1: 2,
	'.price strong': 1,
	'.price s': 1,
	'.stock': 1,
	'.offer': 2,
	'.say:not(.not)': 2,
	'.not': 2
};
const CALLED = { ...ALWAYS, '.zone strong': 3, '.zone .answer': 1 };
const UNCALLED = { ...ALWAYS, 'li:first-child': 2, '.beat b': 1, '.beat .clock': 1, '.next .name': 1 };

/** A line of the header that only stands there in need; its first `chars` characters. */
const headline = (page: Page, selector: string, chars: number) =>
	page.locator(selector).evaluate((element, chars) => {
		const range = document.createRange();
		const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode() as Text;
		range.setStart(text, 0);
		range.setEnd(text, chars);
		const [said, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()];
		return {
			size: parseFloat(getComputedStyle(element).fontSize) / innerHeight,
			whole: said.right <= box.right + 1 && said.right <= innerWidth && said.height < box.height * 1.6
		};
	}, chars);

test('upright, everything for two metres is large enough and in sight', async ({ browser }) => {
	const row = PAGES.find(({ name }) => name === 'screen-host') as PageRow;
	const driver = new Driver({ port: show.app.port, streamId: show.tonight, cookie: await show.cookieOf('producer') });
	await driver.ready();
	const open = await Promise.all(([390, 820] as const).map((width) => visit(browser, show, row, width)));
	const [phone] = open as [Visit, Visit];
	async function judge(when: string, lines: Readonly<Record<string, number>>, seq: number): Promise<void> {
		await expect.poll(() => open.every(({ told }) => told() >= seq), { intervals: [20] }).toBe(true);
		for (const { page } of open) {
			const width = page.viewportSize()?.width ?? 0;
			expect.soft(await small(page), `${width}: ${when}`).toEqual([]);
			expect.soft(await unseen(page, lines), `${width}: ${when}`).toEqual([]);
		}
	}
	const post = (kind: string) => driver.state.posts.find((each) => each.kind === kind)?.id ?? '';
	const aim = () => ({ runId: runOnAir(driver.state)?.id ?? null });
	const take = (itemId: string) =>
		driver.tell({ name: 'take', args: { runId: `upright-${itemId}`, itemId, how: 'jump' }, aim: aim() });
	const answer = async () => {
		let seq = 0;
		for (const { id: cueId } of openCues(driver.state, post('host'), driver.now()))
			seq = await driver.tell({ name: 'acknowledge-cue', args: { cueId, postId: post('host') } });
		return seq;
	};
	try {
		await judge('a cue waits', CALLED, await take('item-4'));
		// It takes turns with what comes next.
		await driver.tell({ name: 'settle-promise', args: { promiseId: 'p-1', step: 'kept' } });
		await judge('nothing waits', UNCALLED, await answer());

		const patch = {
			title: '神经酰胺高保湿修护面霜 换季泛红起皮专用 50g 正装礼盒',
			...{ livePrice: 1_299_00, listPrice: 1_599_00, stock: 12_345 },
			mechanism: '拍 1 发 2：正装 50g + 旅行装 15g，拍 2 再减 30，每人限 2 件',
			mustSay: '敏感肌先在耳后试用，孕期哺乳期先问医生',
			mustNotSay: '不说"修复屏障""药妆""祛痘""消炎"'
		};
		const longest = await driver.tell({ name: 'edit-items', args: { edits: [{ itemId: 'item-4', patch }] } });
		await judge('the longest words', UNCALLED, longest);
		// Nobody touches anything: the last of the three 卖点 comes in its turn.
		const turned = expect(phone.page.locator('li').last()).toBeInViewport({ ratio: 0.9, timeout: 40_000 });

		await driver.tell({ name: 'hold', args: {}, aim: aim() });
		await driver.tell({ name: 'extend', args: { by: 80 * 60_000 }, aim: aim() });
		await turned;
		const text = '立刻停止讲解，切备用画面，等场控口令再继续';
		const args = { cueId: 'upright', preset: 'EMERGENCY', text, posts: [post('host')], needsAck: true };
		await judge('held, an hour left, an emergency', CALLED, await driver.tell({ name: 'send-cue', args }));
		await expect(phone.page.getByText('暂停')).toBeVisible();

		await answer();
		const [shift, leaving] = ['shift-2', 'shift-1'].map((id) => driver.state.shifts.find((each) => each.id === id));
		if (!shift || !leaving) throw new Error('no shifts');
		const at = Math.round(driver.now() + 5 * 60_000);
		await driver.tell({ name: 'set-shift', args: { shift: { ...leaving, to: at } } });
		await driver.tell({ name: 'set-shift', args: { shift: { ...shift, from: at } } });
		for (const { page } of open) {
			for (const width of [null, 1024] as const) {
				if (width) await page.setViewportSize({ width, height: 768 });
				const { whole } = await headline(page, '.change', (await page.locator('.change').innerText()).trim().length);
				expect.soft(whole, 'who comes').toBe(true);
			}
		}
		await Promise.all(
			open.map(({ page }, index) =>
				page.setViewportSize(
					[
						{ width: 390, height: 844 },
						{ width: 820, height: 1180 }
					][index]!
				)
			)
		);

		const standby = await visit(
			browser,
			show,
			{ ...row, path: ({ planned }) => `/streams/${planned}/screen/host` },
			390
		);
		expect.soft(await small(standby.page, 2), 'before the show').toEqual([]);
		await standby.close();

		await show.app.kill();
		for (const { page } of open) {
			await page.locator('header.cut').waitFor();
			expect.soft((await headline(page, '.lost b', '离线，自 20:05:09'.length)).whole).toBe(true);
			expect.soft((await headline(page, '.lost b', 1)).size).toBeGreaterThan(0.0499);
			expect.soft(await unseen(page, UNCALLED), 'offline').toEqual([]);
		}
	} finally {
		driver.close();
	}
	await Promise.all(open.map(({ close }) => close()));
});
