// The room as most evenings need it: a night like the demo's, its desk, and the host's screen beside it.
import type { Browser } from '@playwright/test';
import type { startApp } from '../../integration/support/app.ts';
import { openAs } from './account.ts';
import { DeskPage, ScreenPage } from './air.ts';
import { StreamsPage } from './plan.ts';

export interface DeskAndHost {
	readonly streamId: string;
	readonly desk: DeskPage;
	readonly host: ScreenPage;
}

/** How the evening stands when the test begins. */
interface Evening {
	/** false = nothing is on air yet */
	readonly onAir?: boolean;
	/** the host's window; without it that of the desk */
	readonly hostWindow?: { readonly width: number; readonly height: number };
}

/** 周棠 makes the stream and sits at its desk; the host's screen is another window of the same browser. */
export async function openDeskAndHost(
	browser: Browser,
	app: Awaited<ReturnType<typeof startApp>>,
	title: string,
	{ onAir = true, hostWindow }: Evening = {}
): Promise<DeskAndHost> {
	const page = await openAs(browser, app, '周棠', { width: 1600 });
	const streamId = await new StreamsPage(page).make('示例夜场', title);
	const desk = new DeskPage(page, streamId);
	await desk.open('director');
	if (onAir) await desk.take();
	const host = new ScreenPage(await page.context().newPage(), streamId);
	if (hostWindow) await host.page.setViewportSize(hostWindow);
	await host.open('host');
	return { streamId, desk, host };
}
