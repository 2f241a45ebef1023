// Three people type in a sheet of 1,000 rows, in real browsers against the real app: how soon each sees the own key and the
// others' words, how smoothly the sheet scrolls, and whether memory grows.
import { chromium as playwright, type Browser, type CDPSession, type Page } from '@playwright/test';
import { chromium } from '../e2e/chromium.ts';
import { percentile, round } from './figures.ts';
import { watchPage, type Noted } from './grid-watch.ts';
import { fillSheet, openReplica } from './replica-page.ts';
import { openStage, type Stage } from './stage.ts';

const PEOPLE = 3;
/** Rows each person types down before going up again; all of them are in view on every screen. */
const ROWS = 6;
/** A quick typist, 80 words a minute, each of the three; no two hands keep the same time, and none keeps it evenly. */
const KEY_MS = [100, 200] as const;
/** Between two looks at the heap. */
const ROUND_MS = 12_000;
const THROTTLED_MS = 15_000;

interface Person {
	readonly number: number;
	readonly page: Page;
	readonly devtools: CDPSession;
	words: number;
}

export async function benchGrid({ minutes }: { minutes: number }): Promise<object> {
	const stage = await openStage();
	/** One each: three people have three machines, and a window behind another one would draw no frames. */
	const browsers: Browser[] = [];
	try {
		const filler = await openReplica(stage, stage.producerCookie);
		await fillSheet(filler);
		filler.socket.close();
		const people: Person[] = [];
		for (let i = 0; i < PEOPLE; i++) {
			const browser = await playwright.launch(chromium);
			browsers.push(browser);
			people.push(await sitDown(browser, stage, i));
		}
		const [first] = people as [Person];
		await together(people, ROUND_MS);
		await taken(people);

		const noted: Noted[] = [];
		const heap: [minute: number, mb: number][] = [];
		const startedAt = Date.now();
		for (const end = startedAt + minutes * 60_000; Date.now() < end;) {
			await together(people, ROUND_MS);
			noted.push(...(await taken(people)));
			heap.push([(Date.now() - startedAt) / 60_000, await heapOf(people)]);
		}
		await first.devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
		await together(people, THROTTLED_MS);
		const throttled = (await taken([first]))[0]?.own ?? [];
		await first.devtools.send('Emulation.setCPUThrottlingRate', { rate: 1 });

		const frames = await scrolled(first);
		const sent = new Map(noted.flatMap((one) => one.sent));
		const others = noted.flatMap((one) => {
			const own = new Set(one.sent.map(([text]) => text));
			return one.seen.flatMap(([text, at]) => (own.has(text) ? [] : at - (sent.get(text) ?? NaN)));
		});
		const known = others.filter((ms) => !Number.isNaN(ms));
		if (known.length < 10) throw new Error(`the others saw only ${known.length} of ${sent.size} words`);
		return {
			bench: 'grid',
			rows: 1_000,
			ours: {
				own_p95_ms: round(
					percentile(
						noted.flatMap((one) => one.own),
						0.95
					)
				),
				other_p95_ms: round(percentile(known, 0.95)),
				scroll_fps_p50: round(1_000 / percentile(frames, 0.5)),
				heap_slope_mb_per_min: round(slope(heap)),
				throttled_own_p95_ms: round(percentile(throttled, 0.95))
			}
		};
	} finally {
		await Promise.all(browsers.map((browser) => browser.close()));
		await stage.close();
	}
}

/** Opens the sheet. */
async function sitDown(browser: Browser, { app, streamId, producerCookie }: Stage, number: number): Promise<Person> {
	const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' });
	const [name = '', value = ''] = producerCookie.split('=');
	await context.addCookies([{ name, value, url: app.url }]);
	await context.addInitScript(watchPage);
	const page = await context.newPage();
	await page.goto(`${app.url}/streams/${streamId}/plan/sheet`);
	await cell(page, 0).waitFor();
	return { number, page, devtools: await context.newCDPSession(page), words: 0 };
}

const cell = (page: Page, row: number) => page.locator(`[data-row="${row}"] [data-column="mechanism"]`);

/** Everybody types, each in rows of their own, until the time is over. */
async function together(people: readonly Person[], ms: number): Promise<void> {
	const end = Date.now() + ms;
	await Promise.all(people.map((person) => typing(person, end)));
}

async function typing(person: Person, end: number): Promise<void> {
	const { page, number } = person;
	const from = number * ROWS;
	while (Date.now() < end) {
		await cell(page, from).click();
		for (let row = 0; row < ROWS && Date.now() < end; row++) {
			for (const key of `#${number}.${person.words++}`) await press(page, key);
			await press(page, 'Enter');
		}
	}
}

async function press(page: Page, key: string): Promise<void> {
	const [least, most] = KEY_MS;
	const next = Date.now() + least + Math.random() * (most - least);
	await page.keyboard.press(key);
	await new Promise((go) => setTimeout(go, Math.max(0, next - Date.now())));
}

async function taken(people: readonly Person[]): Promise<Noted[]> {
	// What was typed last is still on its way to the others.
	await new Promise((go) => setTimeout(go, 500));
	return Promise.all(people.map(({ page }) => page.evaluate(() => window.watch.take())));
}

/** MB of the fullest page after a collection. */
async function heapOf(people: readonly Person[]): Promise<number> {
	const used = await Promise.all(
		people.map(async ({ devtools }) => {
			await devtools.send('HeapProfiler.collectGarbage');
			return (await devtools.send('Runtime.getHeapUsage')).usedSize;
		})
	);
	return used.reduce((sum, bytes) => sum + bytes, 0) / used.length / 1_048_576;
}

/** ms between the frames while the whole sheet goes by under the wheel. */
async function scrolled({ page, devtools }: Person): Promise<readonly number[]> {
	await page.evaluate(() => window.watch.film(true));
	for (const yDistance of [-16_000, 16_000])
		await devtools.send('Input.synthesizeScrollGesture', {
			...{ x: 720, y: 560, yDistance, speed: 3_000, gestureSourceType: 'mouse', preventFling: true }
		});
	await page.evaluate(() => window.watch.film(false));
	return (await page.evaluate(() => window.watch.take())).frames;
}

/** Least squares: MB per minute. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
	const mean = (of: 0 | 1): number => points.reduce((sum, point) => sum + point[of], 0) / points.length;
	const [x, y] = [mean(0), mean(1)];
	const up = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
	return up / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}
