// Who watches while things break: pages in a real Chromium, and replicas on real sockets. Each tells afterwards what it had shown and when.
import { setTimeout } from 'node:timers/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { itemOf, runOnAir } from '../../src/lib/domain/live/on-air.ts';
import { liveTimes } from '../../src/lib/domain/timing/expected.ts';
import { Seat, type SeatOptions } from './seat.ts';
import type { Shown } from './truth.ts';
import { watchPage, type PageNote } from './watch-page.ts';

const READ_MS = 5_000;

/** A screen that is being watched. */
export interface Watched {
	readonly name: string;
	shown(): Promise<readonly Shown[]>;
	close(): Promise<void>;
}

export interface PageSeat {
	readonly browser: Browser;
	readonly port: number;
	readonly streamId: string;
	readonly cookie: string;
	/** `host`, `wall` … */
	readonly screen: string;
	/** Runs in the page before its own scripts. */
	prepare?(context: BrowserContext): Promise<void>;
}

/** A cue screen in a browser of its own; resolves when it shows the show. */
export async function openPage(seat: PageSeat): Promise<Watched & { readonly page: Page }> {
	const { browser, port, streamId, screen } = seat;
	const url = `http://127.0.0.1:${port}`;
	const context = await browser.newContext({ baseURL: url, viewport: { width: 1024, height: 768 }, locale: 'zh-CN' });
	const [name = '', value = ''] = seat.cookie.split('=');
	await context.addCookies([{ name, value, url }]);
	await context.addInitScript(watchPage);
	await seat.prepare?.(context);
	const page = await context.newPage();
	await page.goto(`/streams/${streamId}/screen/${screen}`);
	await page.locator('.left .number').waitFor();
	await readsAName(screen, () => page.evaluate(() => window.pageNotes));
	return {
		name: screen,
		page,
		shown: async () => (await page.evaluate(() => window.pageNotes)).map(readNote),
		close: () => context.close()
	};
}

/** @throws Error with what it saw, when no name of an item can be read off a screen that stands: not the screen is at fault, but its reader */
export async function readsAName(screen: string, notes: () => Promise<readonly PageNote[]>): Promise<void> {
	for (const until = Date.now() + READ_MS; ;) {
		const last = (await notes()).at(-1);
		if (last?.[1]) return;
		if (Date.now() > until)
			throw new Error(`${screen}: no name can be read off the heading: ${last?.[3] ?? 'nothing'}`);
		await setTimeout(100);
	}
}

/** What a page noted, as a screen that is compared. */
export function readNote([at, title, left, saw]: PageNote): Shown {
	const [, over, hours, minutes, seconds] = /^(\+)?(?:(\d+):)?(\d+):(\d+)$/.exec(left ?? '') ?? [];
	if (minutes === undefined) return { at, title, left: null, saw };
	const ms = (Number(hours ?? 0) * 3_600 + Number(minutes) * 60 + Number(seconds)) * 1_000;
	// 0:05 is right from just above four seconds up to five; +0:05 from five seconds over to just below six.
	return { at, title, saw, left: over ? { least: -ms - 1_000, most: -ms } : { least: ms - 1_000, most: ms } };
}

/** A replica, which notes what a screen of it would show whenever that changes; `sampled`: and its clock ten times a second. */
export async function openReplicaScreen(options: SeatOptions, { sampled = true } = {}): Promise<Watched> {
	const seat = new Seat(options);
	const notes: Shown[] = [];
	const look = (): void => {
		const state = seat.replica?.epoch ? seat.replica.state : null;
		const run = state && runOnAir(state);
		const left = state && liveTimes(state, seat.clock.now()).current;
		notes.push({
			at: Date.now(),
			title: (run && itemOf(state, run.itemId)?.title) ?? null,
			left: left && { running: left.remaining }
		});
	};
	const timer = sampled ? setInterval(look, 100) : undefined;
	await new Promise<void>((there) =>
		seat.listen((note) => {
			if (sampled || note.type === 'entry' || note.type === 'snapshot') look();
			if (note.type === 'snapshot') there();
		})
	);
	return {
		name: 'replica',
		shown: async () => notes,
		async close() {
			clearInterval(timer);
			seat.close();
		}
	};
}
