// A whole show of forty items at sixty times its speed, on seven screens, while the server dies, a line is cut and another is bad. At the end all hold one record.
import { expect, test, type Browser, type Page } from '@playwright/test';
import { openStage, serviceOf } from '../bench/stage.ts';
import { journalRows } from '../faults/journal-rows.ts';
import { openProxy } from '../faults/proxy.ts';
import { BAD_HOTSPOT, openRoughLine } from '../faults/rough-line.ts';
import { Seat } from '../faults/seat.ts';
import { Truth } from '../faults/truth.ts';
import { startApp } from '../integration/support/app.ts';
import type { Live } from '../../src/lib/domain/live/live.ts';
import { runOnAir } from '../../src/lib/domain/live/on-air.ts';
import type { Command } from '../../src/lib/domain/stream/command.ts';
import { MINUTE, SECOND } from '../../src/lib/domain/time.ts';
import { leaveAll } from './pages/account.ts';
import { DeskPage, ScreenPage } from './pages/air.ts';

const SPEED = 60;
/** What an item gets in the plan, over and over. */
const LENGTHS = [40 * SECOND, 50 * SECOND, 45 * SECOND];

type Stage = Awaited<ReturnType<typeof openStage>>;

/** A device of its own for one post. */
async function seat(browser: Browser, stage: Stage, post: string, who: string, port: number): Promise<ScreenPage> {
	const phone = post === 'pace';
	const context = await browser.newContext({
		baseURL: `http://127.0.0.1:${port}`,
		viewport: phone ? { width: 390, height: 844 } : { width: 1280, height: 800 },
		hasTouch: phone,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai'
	});
	const [name = '', value = ''] = (await stage.cookieOf(who)).split('=');
	await context.addCookies([{ name, value, url: `http://127.0.0.1:${port}` }]);
	const page = await context.newPage();
	const screen = post === 'director' ? new DeskPage(page, stage.streamId) : new ScreenPage(page, stage.streamId);
	await screen.open(post);
	return screen;
}

/** What a screen's device holds of the show: its own copy, not what the server would tell it now. */
const held = (page: Page): Promise<Live | null> =>
	page.evaluate(async () => {
		const opening = indexedDB.open('changji');
		await new Promise((done) => (opening.onsuccess = done));
		const asked = opening.result.transaction('streams').objectStore('streams').getAll();
		await new Promise((done) => (asked.onsuccess = done));
		opening.result.close();
		return (asked.result as { state: { live: Live } }[])[0]?.state.live ?? null;
	});

test('forty items, seven screens, three faults, one record', async ({ browser }) => {
	const stage = await openStage();
	let { app } = stage;
	const { streamId } = stage;
	const dead = await openProxy(app.port);
	const rough = await openRoughLine(app.port);
	const witness = new Seat({ port: app.port, streamId, cookie: stage.producerCookie });
	try {
		await expect.poll(() => witness.live).toBe(true);
		const sheet = () => {
			if (!witness.replica) throw new Error('not joined');
			return witness.replica.state;
		};
		const tell = (id: string, command: Command): unknown => witness.replica?.submit(id, command, Date.now());
		const rest = sheet().items.slice(40);
		tell('forty', { name: 'remove-items', args: { itemIds: rest.map(({ id }) => id) } });
		const { items } = sheet();
		expect(items).toHaveLength(40);
		const planned = (i: number): number => LENGTHS[i % LENGTHS.length] ?? MINUTE;
		const edits = items.map(({ id }, i) => ({ itemId: id, patch: { planned: planned(i), hardStart: null } }));
		tell('lengths', { name: 'edit-items', args: { edits } });

		const screens = await test.step('seven people open their screens', () =>
			Promise.all(
				(
					[
						['director', 'director', app.port],
						['host', 'host', dead.port],
						['cohost', 'cohost', rough.port],
						['assistant', 'assistant', app.port],
						['operator', 'operator', app.port],
						['wall', 'producer', app.port],
						['pace', 'owner', app.port]
					] as const
				).map(([post, who, port]) => seat(browser, stage, post, who, port))
			));
		const desk = screens[0] as DeskPage;
		const [, host] = screens;
		const allShow = async (title: string, except: ScreenPage | null = null): Promise<void> => {
			const watching = screens.filter((screen) => screen !== except);
			await Promise.all(watching.map((screen) => expect(screen.item).toContainText(title)));
		};

		await desk.take();
		rough.set(BAD_HOTSPOT);
		for (const [i, item] of items.entries()) {
			if (i > 0) await desk.page.keyboard.press('Space');
			const takenAt = Date.now();
			await expect.poll(() => runOnAir(sheet())?.itemId).toBe(item.id);
			await allShow(item.title, i === 20 || i === 21 ? (host ?? null) : null);
			if (i === 4) {
				await desk.page.keyboard.press('h');
				await expect.poll(() => runOnAir(sheet())?.holds.length).toBe(1);
				await desk.page.keyboard.press('h');
			}
			if (i === 7) {
				await desk.page.keyboard.press('e');
				await desk.page.keyboard.press('5');
			}
			if (i === 12) {
				await app.kill();
				app = await startApp({ dataDir: app.dataDir, port: app.port });
				await expect.poll(() => witness.live).toBe(true);
				for (const screen of screens) await expect(screen.offline).toHaveCount(0);
				await allShow(item.title);
			}
			if (i === 19) dead.cut();
			if (i === 21) {
				dead.mend();
				await allShow(item.title);
			}
			// What a fault has cost is not caught up: an item gets its time.
			await new Promise((go) => setTimeout(go, Math.max(0, takenAt + planned(i) / SPEED - Date.now())));
		}

		await test.step('the show ends, and all hold the same', async () => {
			await desk.page.getByRole('button', { name: '结束直播' }).click();
			await desk.page.getByRole('dialog').getByRole('button', { name: '结束直播' }).click();
			await Promise.all(screens.map(({ page }) => expect(page.getByText('直播已结束').first()).toBeVisible()));
			const service = await serviceOf(app.dataDir, app.pocketbaseUrl);
			const rows = await journalRows(service, streamId, witness.replica?.confirmed.seq ?? 0);
			const record = new Truth(streamId, rows).end?.live;
			expect(record?.runs.map(({ itemId }) => itemId)).toEqual(items.map(({ id }) => id));
			expect(record?.phase).toBe('ended');
			for (const { page } of screens) await expect.poll(() => held(page)).toEqual(record);
		});
	} finally {
		witness.close();
		await leaveAll(browser);
		dead.close();
		rough.close();
		await app.stop();
		await stage.close();
	}
});
