// The browser freezes a tab, as it does with one that was put aside, and thaws it when somebody looks again. The freezing is real; only its length is shorter.
import { readNote, readsAName, type Watched } from '../audience.ts';
import { openFreezableTab, type FreezableTab } from '../freezable-tab.ts';
import { pause, play, type Scene, type SceneOptions } from '../scene.ts';
import type { Verdict } from '../verdict.ts';
import { watchPage, type PageNote } from '../watch-page.ts';

/** Beyond the 25 s after which the server drops a silent socket, and with more entries missed than a welcome brings one by one. */
const FROZEN_S = 45;
const PRESS_MS = 100;
/** Proves that it was frozen. */
const COUNTING = 'setInterval(() => (window.beats = (window.beats ?? 0) + 1), 100)';

export async function tabFrozen(options: SceneOptions): Promise<Verdict> {
	const frozenS = options.frozenS ?? FROZEN_S;
	const tabs: FreezableTab[] = [];
	const also = async (scene: Scene): Promise<Watched[]> => {
		for (const screen of ['director', 'host']) tabs.push(await openTab(scene, screen));
		return tabs.map((tab, i) => ({
			name: `frozen tab ${i + 1}`,
			shown: async () => (await tab.evaluate<PageNote[]>('window.pageNotes')).map(readNote),
			close: () => tab.close()
		}));
	};
	return play('tab-frozen', { ...options, also }, async (scene) => {
		await scene.press(20);
		const before = await Promise.all(tabs.map((tab) => tab.evaluate<number>('window.beats')));
		scene.broken();
		await Promise.all(tabs.map((tab) => tab.freeze()));
		await scene.press((frozenS * 1_000) / PRESS_MS, new Map(), PRESS_MS);
		await Promise.all(tabs.map((tab) => tab.thaw()));
		scene.mended();
		const beats = await Promise.all(tabs.map((tab) => tab.evaluate<number>('window.beats')));
		if (beats.some((count, i) => count > (before[i] ?? 0) + 50))
			throw new Error(`a tab was not frozen: ${String(beats)}`);
		const thawedAt = performance.now();
		const first = scene.presser.nextAcknowledgement();
		await scene.press(40);
		return (await first) - thawedAt;
	});
}

async function openTab({ port, stage }: Scene, screen: string): Promise<FreezableTab> {
	const url = `http://127.0.0.1:${port}/streams/${stage.streamId}/screen/${screen}`;
	const tab = await openFreezableTab(url, stage.directorCookie, watchPage);
	for (const until = Date.now() + 15_000; ;) {
		if (await tab.evaluate<boolean>("document.querySelector('.left .number') !== null")) break;
		if (Date.now() > until) throw new Error(`the ${screen} tab does not show the show`);
		await pause(100);
	}
	await readsAName(screen, () => tab.evaluate('window.pageNotes'));
	await tab.evaluate(COUNTING);
	return tab;
}
