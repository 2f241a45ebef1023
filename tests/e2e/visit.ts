// Opens one page of the show's house as its reader does: logged in, in a language, at a width, connected where it is live.
import type { Browser, Page } from '@playwright/test';
import type { PageRow } from './page-list.ts';
import { listen } from './seen.ts';
import type { Show } from './show.ts';

/** A desk's, a tablet's and a phone's width, CSS px. */
export const WIDTHS = [1600, 1024, 390] as const;
/** Those, the wall's, and a tablet's upright. */
export type Width = (typeof WIDTHS)[number] | 1920 | 820;
const HEIGHTS: Readonly<Record<Width, number>> = { 1920: 1080, 1600: 900, 1024: 768, 820: 1180, 390: 844 };

/** The window of a width. */
export const windowOf = (width: Width) => ({ width, height: HEIGHTS[width] });

export interface Visit {
	readonly row: PageRow;
	readonly page: Page;
	/** what the page complained of so far */
	readonly faults: readonly string[];
	/** the highest number of the journal that its line has brought so far */
	told(): number;
	close(): Promise<void>;
}

/** Opens the page and waits until it answers to hands and, on a live one, until it is connected. */
export async function visit(
	browser: Browser,
	show: Show,
	row: PageRow,
	width: Width,
	locale: 'zh-CN' | 'en' = 'zh-CN'
): Promise<Visit> {
	const context = await browser.newContext({
		baseURL: show.app.url,
		locale,
		timezoneId: 'Asia/Shanghai',
		viewport: windowOf(width),
		reducedMotion: 'reduce'
	});
	await context.addCookies([{ name: 'PARAGLIDE_LOCALE', value: locale, url: show.app.url }]);
	if (row.who) await show.letIn(context, row.who);
	const page = await context.newPage();
	const faults = listen(page);
	let told = 0;
	page.on('websocket', (socket) =>
		socket.on('framereceived', ({ payload }) => {
			for (const [, seq] of String(payload).matchAll(/"seq":(\d+)/g)) told = Math.max(told, Number(seq));
		})
	);
	await goTo(page, row, show);
	return { row, page, faults, told: () => told, close: () => context.close() };
}

/** The page's own address in this house, until it stands. */
export async function goTo(page: Page, row: PageRow, show: Show): Promise<void> {
	await page.goto(row.path(show));
	await page.locator('html[data-ready=true]').waitFor({ state: 'attached' });
	if (row.live)
		await page
			.getByText(/Connected|已连接/)
			.first()
			.waitFor({ state: 'attached' });
}
