// Every page of the app at a phone's, a tablet's and a desk's width: quiet console, nothing over the edge, readable aloud, and on air readable at two metres.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { pages } from '../integration/edge/doors.ts';
import { codeOf } from './code.ts';
import { PAGES } from './page-list.ts';
import { overhang, small, words } from './seen.ts';
import { openShow, type Show } from './show.ts';
import { visit, WIDTHS, windowOf, type Visit } from './visit.ts';

let show: Show;
test.beforeAll(async () => void (show = await openShow()));
test.afterAll(() => show.stop());

/** Read in English too: the ones with the longest words. */
const ENGLISH = ['login', 'home', 'streams', 'plan', 'plan-sheet', 'screen-director', 'screen-host', 'review'];
/** For a tablet on a phone's hotspot, bytes. */
const CODE_MOST = 100_000;
/** They steer: they have more to do than a tablet that shows, and are not asked for as much. */
const BUSY = new Set(['screen-director', 'screen-remote']);
/** On a slow line each file costs a round trip. */
const FILES_MOST = 30;
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

async function unreadable(page: Page, only: { tags: string[] } | { rules: string[] }): Promise<string[]> {
	// Legacy: in this window, instead of opening another one for each report; the app has no frames.
	const axe = new AxeBuilder({ page }).setLegacyMode(true);
	const { violations } = await ('tags' in only ? axe.withTags(only.tags) : axe.withRules(only.rules)).analyze();
	return violations
		.filter(({ impact }) => impact === 'serious' || impact === 'critical')
		.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}

test('every page of src/routes is looked at', () => {
	expect([...new Set(PAGES.map(({ route }) => route))].sort()).toEqual([...new Set(pages())].sort());
});

for (const row of PAGES) {
	test(`${row.name} at every width`, async ({ browser }) => {
		const { page, faults, close } = await visit(browser, show, row, 1600);
		await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
		expect(await page.title()).toMatch(/\S/);
		await expect(page.locator('h1')).toHaveCount(1);
		const { files, bytes } = await codeOf(page);
		if (row.screen && !BUSY.has(row.name)) expect.soft(bytes, 'code').toBeLessThanOrEqual(CODE_MOST);
		expect.soft(files.length, 'files of code').toBeLessThanOrEqual(FILES_MOST);
		expect.soft(await unreadable(page, { tags: TAGS }), 'axe').toEqual([]);
		for (const width of WIDTHS) {
			await page.setViewportSize(windowOf(width));
			expect.soft(await overhang(page), `${width} px wide`).toEqual([]);
		}
		// What only scrolls on a phone must be reached by its keyboard as well.
		const rules = ['scrollable-region-focusable'];
		expect.soft(await unreadable(page, { rules }), 'axe on a phone').toEqual([]);
		expect(faults).toEqual([]);
		await close();
	});
}

for (const row of PAGES.filter(({ name }) => ENGLISH.includes(name))) {
	test(`${row.name} in English`, async ({ browser }) => {
		const { page, faults, close } = await visit(browser, show, row, 390, 'en');
		await expect(page.locator('html')).toHaveAttribute('lang', 'en');
		expect.soft(await overhang(page), 'phone').toEqual([]);
		await page.setViewportSize(windowOf(1024));
		expect.soft(await overhang(page), 'tablet').toEqual([]);
		expect(faults).toEqual([]);
		await close();
	});
}

/** Words of a cue screen that stand out less than seven to one. */
async function weak({ row, page }: Visit): Promise<string[]> {
	const all = await words(page, 'body');
	expect(all.length).toBeGreaterThan(5);
	return all
		.filter(({ contrast }) => contrast < 7)
		.map(({ text, contrast, where }) => `${row.name} ${contrast} ${where} ${text}`);
}

test('on air: words to be read at two metres, on hold too', async ({ browser }) => {
	const open = await Promise.all(PAGES.filter(({ screen }) => screen).map((row) => visit(browser, show, row, 1024)));
	const opened = (name: string) => {
		const found = open.find(({ row }) => row.name === name);
		if (!found) throw new Error(`no ${name}`);
		return found;
	};
	const [director, host] = [opened('screen-director').page, opened('screen-host').page];
	const faint = async () => (await Promise.all(open.map(weak))).flat();
	expect.soft(await faint(), 'contrast').toEqual([]);
	expect.soft(await small(host), 'host on a tablet').toEqual([]);
	for (const width of [390, 820] as const) {
		await host.setViewportSize(windowOf(width));
		// A turned window takes a moment until everything in it knows its height.
		await expect.poll(() => small(host), `host upright, ${width} px wide`).toEqual([]);
	}
	await host.setViewportSize(windowOf(1024));

	const before = await host.locator('h1').innerText();
	await director.keyboard.press('Space');
	await expect(host.locator('h1')).not.toHaveText(before);
	await director.keyboard.press('h');
	await expect(host.getByText('暂停').first()).toBeVisible();
	await expect(director.getByRole('button', { name: '继续' })).toHaveAttribute('aria-pressed', 'true');
	expect.soft(await faint(), 'contrast on hold').toEqual([]);
	const desk = await visit(browser, show, opened('screen-host').row, 1600);
	expect.soft(await small(desk.page), 'host on a desk').toEqual([]);
	await desk.close();
	await Promise.all(open.map(({ close }) => close()));
});
