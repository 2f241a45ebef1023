// `npm run screens`: the pictures of the README, taken anew from a running app; `-- all` takes every page at every width into .cache/screens, `-- posts` every cue screen in every state.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium as playwright } from 'playwright';
import { chromium } from '../e2e/chromium.ts';
import { PAGES } from '../e2e/page-list.ts';
import { openShow } from '../e2e/show.ts';
import { visit, WIDTHS, windowOf, type Width } from '../e2e/visit.ts';
import { picturesOfPosts } from './posts.ts';

const root = resolve(import.meta.dirname, '../..');
const [which = 'readme'] = process.argv.slice(2);
if (which !== 'readme' && which !== 'all' && which !== 'posts') {
	console.error('Which pictures? Nothing for those of the README, all, or posts');
	process.exit(2);
}

/** The README's: page and width, one window high. */
const README: readonly (readonly [name: string, width: Width])[] = [
	['plan-sheet', 1600],
	['screen-director', 1600],
	['screen-host', 1024],
	['review', 1600],
	['screen-wall', 1600],
	['screen-cohost', 1024],
	['screen-operator', 1024],
	['plan-people', 1024],
	['plan-sheet', 390],
	['screen-pace', 390]
];

const all = which === 'all';
const folder = join(root, all ? '.cache/screens' : 'docs/screens');
const wanted = all ? PAGES.flatMap(({ name }) => WIDTHS.map((width) => [name, width] as const)) : README;

if (which === 'posts') {
	const browser = await playwright.launch(chromium);
	const wrong = await picturesOfPosts(browser, folder).finally(() => browser.close());
	for (const line of wrong) console.error(line);
	process.exit(wrong.length > 0 ? 1 : 0);
}

mkdirSync(folder, { recursive: true });
console.log('Opening a house with a stream on air and one with its files…');
const [show, browser] = await Promise.all([openShow(), playwright.launch(chromium)]);
try {
	for (const row of PAGES) {
		const widths = wanted.filter(([name]) => name === row.name).map(([, width]) => width);
		const [first] = widths;
		if (!first) continue;
		const { page, close } = await visit(browser, show, row, first);
		for (const width of widths) {
			await page.setViewportSize(windowOf(width));
			await page.evaluate(() => document.fonts.ready);
			const path = join(folder, `${row.name}-${width}.png`);
			await page.screenshot({ path, animations: 'disabled', fullPage: all && !row.screen });
			console.log(path.slice(root.length + 1));
		}
		await close();
	}
} finally {
	await browser.close();
	await show.stop();
}
