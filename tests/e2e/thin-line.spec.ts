// A producer on a hotel's network: half a megabit, a third of a second each way round, and half a minute of nothing at all.
import { expect, test, type Page } from '@playwright/test';
import { openProxy } from '../faults/proxy.ts';
import { startApp } from '../integration/support/app.ts';
import { leaveAll, openAs } from './pages/account.ts';
import { PlanPage, StreamsPage } from './pages/plan.ts';

const HALF_A_MEGABIT = 500_000 / 8;
const RTT_MS = 300;
const CUT_MS = 30_000;

let app: Awaited<ReturnType<typeof startApp>>;
test.beforeAll(async () => {
	app = await startApp();
});
test.afterEach(({ browser }) => leaveAll(browser));
test.afterAll(() => app.stop());

/** The round trips that the page's clock messages really took, ms: the proof that its socket was on the slow line. */
async function roundTrips(page: Page): Promise<readonly number[]> {
	const cdp = await page.context().newCDPSession(page);
	await cdp.send('Network.enable');
	const asked = new Map<string, number>();
	const trips: number[] = [];
	cdp.on('Network.webSocketFrameSent', ({ timestamp, response }) => {
		const id = /^42(\d+)\["time"/u.exec(response.payloadData)?.[1];
		if (id) asked.set(id, timestamp);
	});
	cdp.on('Network.webSocketFrameReceived', ({ timestamp, response }) => {
		const at = asked.get(/^43(\d+)/u.exec(response.payloadData)?.[1] ?? '');
		if (at !== undefined) trips.push((timestamp - at) * 1_000);
	});
	return trips;
}

interface Watching {
	seen: Promise<{ text: string; waiting: boolean }>;
}

/** Runs in the page: what stands in the 机制 of a row, and whether something is still on its way, right after the next key. */
function watchNextFrame(row: number): void {
	(window as unknown as Watching).seen = new Promise((seen) => {
		const look = (): void => {
			const cell = document.querySelector(`[data-row="${row - 1}"] [data-column="mechanism"] .shown`);
			const pending = document.querySelector<HTMLElement>('[data-pending]')?.dataset['pending'];
			seen({ text: cell?.textContent ?? '', waiting: pending !== undefined && pending !== '0' });
		};
		// Two frames: the first one paints.
		addEventListener('keydown', () => requestAnimationFrame(() => requestAnimationFrame(look)), {
			once: true,
			capture: true
		});
	});
}

test('on half a megabit one’s own typing stands before the server has heard of it', async ({ browser }) => {
	// Not Chromium's own emulation: it leaves web sockets as fast as they were (measured: 46 ms instead of 300).
	const line = await openProxy(app.port, { oneWayMs: RTT_MS / 2, bytesPerSecond: HALF_A_MEGABIT });
	try {
		const page = await openAs(browser, app, '周棠', { url: `http://127.0.0.1:${line.port}` });
		const trips = await roundTrips(page);
		const plan = new PlanPage(page);
		const streamId = await new StreamsPage(page).make('空白', '酒店里');
		await plan.go('排品表');
		await plan.sheet.addProducts(['洗脸巾 6包', '眼霜 15g']);
		const other = await openAs(browser, app, '林岚');
		const theirs = new PlanPage(other);
		await theirs.open(streamId, '/sheet');
		await expect(theirs.sheet.cell(2, '品名')).toContainText('眼霜');

		// A window behind another one draws no frames.
		await page.bringToFront();
		// Cell after cell without waiting: each stands at once, while the line still carries the ones before.
		for (const [i, text] of ['买一送一', '第二件半价', '满 199 减 30', '赠同款小样'].entries()) {
			const row = (i % 2) + 1;
			await plan.sheet.cell(row, '机制').click();
			await page.keyboard.type(text);
			await page.evaluate(watchNextFrame, row);
			await page.keyboard.press('Enter');
			// The frame after the key, not polled for: no answer can have come by then.
			expect(await page.evaluate(() => (window as unknown as Watching).seen)).toEqual({ text, waiting: true });
		}
		await expect(theirs.sheet.cell(1, '机制')).toContainText('满 199 减 30');
		await expect(theirs.sheet.cell(2, '机制')).toContainText('赠同款小样');
		await expect.poll(() => trips.length).toBeGreaterThan(0);
		// No clock message was faster than the line is said to be.
		expect(Math.min(...trips)).toBeGreaterThanOrEqual(RTT_MS - 5);
	} finally {
		line.close();
	}
});

test('half a minute without a line: what was typed meanwhile is there afterwards, once', async ({ browser }) => {
	const proxy = await openProxy(app.port);
	try {
		const page = await openAs(browser, app, '周棠', { url: `http://127.0.0.1:${proxy.port}` });
		const plan = new PlanPage(page);
		const streamId = await new StreamsPage(page).make('空白', '电梯里');
		await plan.go('排品表');
		await plan.sheet.addProducts(['洗脸巾 6包', '眼霜 15g']);
		const other = await openAs(browser, app, '林岚');
		const theirs = new PlanPage(other);
		await theirs.open(streamId, '/sheet');
		await expect(theirs.sheet.cell(2, '品名')).toContainText('眼霜');

		proxy.cut();
		const cutAt = Date.now();
		let words = 0;
		// Somebody goes on typing for as long as the line is away.
		while (Date.now() - cutAt < CUT_MS) {
			words += 1;
			await plan.sheet.type(1, '机制', `第 ${words} 版机制`);
			await plan.sheet.type(2, '品名', `眼霜 第 ${words} 版`);
			await expect(plan.sheet.cell(1, '机制')).toContainText(`第 ${words} 版机制`);
			await page.keyboard.type('半句', { delay: 500 });
			await page.keyboard.press('Escape');
		}
		await plan.sheet.addSegment('福袋');
		await theirs.sheet.type(1, '品名', '别人同时写的');
		await plan.sheet.cell(1, '机制').click();
		await page.keyboard.press('F2');
		await page.keyboard.press('End');
		await page.keyboard.type('，还没写');
		proxy.mend();
		await page.keyboard.type('完');
		await expect(page.getByText('已连接')).toBeVisible({ timeout: 30_000 });
		await page.keyboard.press('Enter');
		await expect(theirs.sheet.cell(1, '机制')).toContainText(`第 ${words} 版机制，还没写完`);
		for (const { sheet } of [plan, theirs]) {
			await expect(sheet.cell(1, '品名')).toContainText('别人同时写的');
			await expect(sheet.cell(2, '品名')).toContainText(`眼霜 第 ${words} 版`);
			await expect(sheet.grid.locator('[data-row]')).toHaveCount(3);
		}
	} finally {
		proxy.close();
	}
});
