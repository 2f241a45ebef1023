// Must hold of the cue screens: whatever somebody else changes, nothing that stands on a screen jumps. Each change, on every screen, at the sizes it is used at.
import { writeFileSync } from 'node:fs';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { pocketbasePid } from '../faults/pocketbase-pid.ts';
import { startApp } from '../integration/support/app.ts';
import { Driver } from '../screens/driver.ts';
import { changesOnAir, type Change } from './changes-on-air.ts';
import { watchJumps, type Jumps } from './jumps.ts';
import { PAGES } from './page-list.ts';
import { openShow, type Show } from './show.ts';
import { visit, type Visit, type Width } from './visit.ts';

/** Cumulative layout shift of one change. */
const MOST = 0.01;
/** The screens at the sizes they are used at: a tablet, a phone, and what hangs on a wall. */
const SIZES: Readonly<Record<string, readonly Width[]>> = {
	'screen-director': [1024, 390, 1920],
	'screen-host': [1024, 820, 390],
	'screen-cohost': [1024, 390],
	'screen-assistant': [1024, 390],
	'screen-operator': [1024, 390],
	'screen-wall': [1024, 1920],
	'screen-pace': [390]
};

// A recording of nineteen screens would be most of the work.
test.use({ trace: 'off' });

let show: Show;
let app: Show['app'];
test.beforeAll(async () => {
	show = await openShow();
	app = show.app;
});
test.afterAll(async () => {
	if (app !== show.app) await app.stop();
	await show.stop();
});

interface Screen extends Visit {
	readonly name: string;
	readonly look: (sheet: boolean) => Promise<Jumps>;
}

/** What comes once the screen stands has come: between two looks at an idle page nothing more was fetched. */
async function whole(page: Page): Promise<void> {
	let known = -1;
	await expect
		.poll(async () => {
			const before = known;
			known = await page.evaluate(
				() =>
					new Promise<number>((idle) => {
						requestIdleCallback(() => idle(performance.getEntriesByType('resource').length));
					})
			);
			return known === before;
		})
		.toBe(true);
}

async function openScreens(browser: Browser): Promise<readonly Screen[]> {
	const seats = PAGES.flatMap((row) =>
		(SIZES[row.name] ?? []).flatMap((width) => {
			const seat = { row, width, name: `${row.name.slice('screen-'.length)} ${width}`, script: false };
			return row.name === 'screen-host' ? [seat, { ...seat, name: `prompter ${width}`, script: true }] : [seat];
		})
	);
	return Promise.all(
		seats.map(async ({ row, width, name, script }) => {
			const seen = await visit(browser, show, row, width);
			if (script) {
				await seen.page.getByRole('button', { name: '提词' }).click();
				await seen.page.getByRole('region', { name: '话术' }).locator('section').first().waitFor();
			}
			await whole(seen.page);
			return { ...seen, name, look: await watchJumps(seen.page) };
		})
	);
}

test('whatever changes, nothing jumps on a screen that nobody touches', async ({ browser }) => {
	const screens = await openScreens(browser);
	const other = new Driver({
		port: show.app.port,
		streamId: show.tonight,
		cookie: await show.cookieOf('producer')
	});
	await other.ready();
	const on = (name: string) => {
		const found = screens.find((screen) => screen.name === name);
		if (!found) throw new Error(`no ${name}`);
		return found.page;
	};
	const rows: object[] = [];

	/** Makes the change, waits until every screen has it, and judges. */
	async function judge({ name, take = false, make }: Change): Promise<void> {
		const seq = await make();
		if (seq !== null)
			await expect.poll(() => screens.every(({ told }) => told() >= seq), { intervals: [20] }).toBe(true);
		const jumps = await Promise.all(screens.map(({ look }) => look(!take)));
		for (const [index, { shift, moved, stood }] of jumps.entries()) {
			const screen = screens[index]?.name ?? '';
			rows.push({ change: name, screen, shift, stood, moved });
			expect.soft(shift < MOST && stood ? [] : [shift, ...moved], `${screen}: ${name}`).toEqual([]);
		}
	}

	const clock = (mood: string) => on('host 1024').locator(`.left.${mood}`);
	const owed = (what: string) => on('director 1024').locator('.what', { hasText: what });
	const record = on('director 1024').getByText(/条待入库/);
	const cut = async (is: boolean) => {
		for (const { page } of screens) await expect(page.locator('header.cut')).toHaveCount(is ? 1 : 0);
		return null;
	};
	const price = (of: number) => {
		const itemId = other.state.live.runs.at(-1)?.itemId ?? '';
		return other.tell({ name: 'set-price', args: { itemId, price: of } });
	};
	const pocketbase = await pocketbasePid(app.pid);
	const broken: readonly Change[] = [
		{
			name: 'PocketBase 停了',
			async make() {
				process.kill(pocketbase, 'SIGSTOP');
				await price(69_90);
				await record.waitFor();
				return null;
			}
		},
		{
			name: 'PocketBase 回来',
			async make() {
				process.kill(pocketbase, 'SIGCONT');
				await record.waitFor({ state: 'detached' });
				return null;
			}
		},
		{
			name: '服务器没了',
			async make() {
				await app.kill();
				return cut(true);
			}
		},
		{
			name: '服务器回来',
			async make() {
				app = await startApp({ dataDir: app.dataDir, port: app.port, env: { CHANGJI_DEMO: 'off' } });
				return cut(false);
			}
		}
	];
	try {
		for (const change of [...changesOnAir(other, clock, owed), ...broken]) await judge(change);
	} finally {
		try {
			process.kill(pocketbase, 'SIGCONT');
		} catch {
			// It went with its server.
		}
		const table = process.env['SHIFTS'];
		if (table) writeFileSync(table, JSON.stringify(rows));
		other.close();
	}
	await Promise.all(screens.map(({ close }) => close()));
});
