// When a cue screen paints first, and when it stands with its content, on a tablet with a quarter of this machine's speed.
import { chromium as playwright, type Browser } from 'playwright';
import { chromium } from '../e2e/chromium.ts';
import { PAGES, type PageRow } from '../e2e/page-list.ts';
import { openShow, type Show } from '../e2e/show.ts';

const SLOWER = 4;
const VISITS = 3;

interface Painted {
	readonly screen: string;
	/** ms from the address to the first ink; the median */
	readonly first_paint_ms: number;
	/** ms from the address to the item, its price and its time; the median */
	readonly stands_ms: number;
}

export async function benchPaint() {
	const [show, browser] = await Promise.all([openShow(), playwright.launch(chromium)]);
	try {
		const screens: Painted[] = [];
		for (const row of PAGES.filter(({ screen }) => screen)) screens.push(await painted(browser, show, row));
		return { bench: 'paint', cpu_slower: SLOWER, visits: VISITS, screens };
	} finally {
		await browser.close();
		await show.stop();
	}
}

/** Each visit is a new person's: nothing is kept from the one before. */
async function painted(browser: Browser, show: Show, row: PageRow): Promise<Painted> {
	const seen: { first: number; stands: number }[] = [];
	for (let visit = 0; visit < VISITS; visit += 1) {
		const context = await browser.newContext({ baseURL: show.app.url, viewport: { width: 1024, height: 768 } });
		if (row.who) await show.letIn(context, row.who);
		const page = await context.newPage();
		const cdp = await context.newCDPSession(page);
		await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
		await page.goto(row.path(show));
		await page.waitForFunction(() => performance.getEntriesByName('screen-stands').length > 0);
		seen.push(
			await page.evaluate(() => ({
				first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
				stands: performance.getEntriesByName('screen-stands')[0]?.startTime ?? NaN
			}))
		);
		await context.close();
	}
	return {
		screen: row.name,
		first_paint_ms: middle(seen.map(({ first }) => first)),
		stands_ms: middle(seen.map(({ stands }) => stands))
	};
}

const middle = (all: readonly number[]): number =>
	Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? NaN);
