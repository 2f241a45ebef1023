// Every cue screen in every state at every size: one evening lived through in a few minutes, with a camera beside each screen.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import type { Browser } from 'playwright';
import { PAGES, type PageRow } from '../e2e/page-list.ts';
import { openShow, type Show } from '../e2e/show.ts';
import { goTo, visit, type Visit } from '../e2e/visit.ts';
import { MINUTE } from '../../src/lib/domain/time.ts';
import { contactSheet, pictureName, SIZES } from './contact-sheet.ts';
import { Driver } from './driver.ts';
import { moodNow, STATES, type State } from './states.ts';

/** What a screen is called in the pictures' names, and for people. */
const POSTS: readonly (readonly [screen: string, post: string, zh: string])[] = [
	['screen-director', 'director', '场控台'],
	['screen-host', 'host', '主播屏'],
	['screen-host', 'prompter', '提词器'],
	['screen-cohost', 'cohost', '副播屏'],
	['screen-assistant', 'assistant', '助播屏'],
	['screen-operator', 'operator', '中控屏'],
	['screen-support', 'support', '客服屏'],
	['screen-wall', 'wall', '大屏'],
	['screen-pace', 'pace', '进度']
];
/** A word that takes longer than this to come is missing. */
const TOLD_MS = 9_000;

interface Camera {
	readonly post: string;
	readonly row: PageRow;
	readonly visit: Visit;
}

/** Takes all pictures and sheets; answers what a screen did not say, or what stood out of it. */
export async function picturesOfPosts(browser: Browser, docs: string): Promise<readonly string[]> {
	const show = await openShow();
	const soon = await show.plan('棠禾优选 换季护肤夜场', Date.now() + 12 * MINUTE);
	const cookie = await show.cookieOf('producer');
	const [driver, planner] = [show.tonight, soon].map(
		(streamId) => new Driver({ port: show.app.port, streamId, cookie })
	) as [Driver, Driver];
	const wrong: string[] = [];
	try {
		await Promise.all([driver, planner].map(seatSupport));
		const cameras = await Promise.all(
			POSTS.map(([screen, post]) => open(browser, { ...show, tonight: soon }, screen, post))
		);
		for (const state of STATES) {
			const began = performance.now();
			if (state === STATES[1]) await Promise.all(cameras.map((camera) => turnTo(camera, show)));
			await state.enter({ show, driver });
			const found = await Promise.all(cameras.map((camera) => shoot(camera, state, join(docs, 'posts', camera.post))));
			wrong.push(...found.flat());
			const mood = state.name === 'waiting' ? state.mood : moodNow(driver);
			if (mood !== state.mood) wrong.push(`${state.name}: was over before the last picture, it is ${mood}`);
			console.log(`${state.name}: ${((performance.now() - began) / 1_000).toFixed(1)} s`);
		}
		for (const [, post, zh] of POSTS) {
			const sheet = await contactSheet(browser, { title: zh, folder: join(docs, 'posts', post), states: STATES });
			writeFileSync(join(docs, `posts-${post}.jpg`), sheet);
			console.log(`docs/screens/posts-${post}.jpg ${Math.round(sheet.length / 1_000)} kB`);
		}
		return wrong;
	} finally {
		driver.close();
		planner.close();
		await show.stop();
	}
}

/** The demo has nobody at 客服: one more post, with something to do. */
async function seatSupport(driver: Driver): Promise<void> {
	await driver.ready();
	await driver.tell({ name: 'add-post', args: { post: { id: 'post-support', kind: 'support', label: '' } } });
	const support = '弹幕问孕妇能不能用：请看详情页成分表\n催付款的私信，10 分钟内回完';
	const edits = driver.state.items.map(({ id, notes }) => ({ itemId: id, patch: { notes: { ...notes, support } } }));
	await driver.tell({ name: 'edit-items', args: { edits } });
}

async function open(browser: Browser, show: Show, screen: string, post: string): Promise<Camera> {
	const row = PAGES.find(({ name }) => name === screen);
	if (!row) throw new Error(`there is no page ${screen}`);
	return { post, row, visit: await visit(browser, show, row, 1024) };
}

/** From the show that is still to come to the one on air. */
async function turnTo({ post, row, visit: { page } }: Camera, show: Show): Promise<void> {
	await goTo(page, row, show);
	if (post === 'prompter') await page.getByRole('button', { name: '提词', exact: true }).click();
}

async function shoot({ post, row, visit: { page } }: Camera, state: State, folder: string): Promise<string[]> {
	mkdirSync(folder, { recursive: true });
	const wrong: string[] = [];
	for (const size of SIZES) {
		await page.setViewportSize(size);
		const where = `${post} ${state.name} ${size.width}x${size.height}`;
		const told = state.told(page, row.name);
		if (told)
			await expect(told)
				.toBeInViewport({ ratio: state.part ?? 0.95, timeout: TOLD_MS })
				.catch(() => wrong.push(`${where}: not told where it is seen`));
		const { wide, cut } = await page.evaluate(async () => {
			await document.fonts.ready;
			await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
			const clocks = [...document.querySelectorAll('[role=timer], header time')];
			const isCut = (one: Element) =>
				one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > innerWidth;
			return {
				wide: document.documentElement.scrollWidth - innerWidth,
				cut: clocks.filter(isCut).map((one) => one.textContent)
			};
		});
		if (wide > 0) wrong.push(`${where}: ${wide} px wider than the window`);
		for (const clock of cut) wrong.push(`${where}: a clock is cut off, ${clock}`);
		await page.screenshot({
			path: join(folder, pictureName(state.name, size)),
			type: 'jpeg',
			quality: 80,
			animations: 'disabled'
		});
	}
	return wrong;
}
