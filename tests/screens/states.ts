// The eight states a cue screen can be in, each brought about as it comes about in an evening.
import { moodOf, type Mood } from '../../src/lib/components/live/mood.ts';
import { runOnAir } from '../../src/lib/domain/live/on-air.ts';
import { openCues } from '../../src/lib/domain/live/take-view.ts';
import { MINUTE, SECOND, type Duration } from '../../src/lib/domain/time.ts';
import { liveTimes } from '../../src/lib/domain/timing/expected.ts';
import type { Locator, Page } from '@playwright/test';
import type { Show } from '../e2e/show.ts';
import { pocketbasePid } from '../faults/pocketbase-pid.ts';
import type { Driver } from './driver.ts';

export interface Stage {
	readonly show: Show;
	readonly driver: Driver;
}

export interface State {
	readonly name: string;
	readonly zh: string;
	enter(stage: Stage): Promise<void>;
	/** Where the screen of this name says so, in words; null = it has nothing to say about it */
	told(page: Page, screen: string): Locator | null;
	/** so much of the words must be in sight; all of them without it */
	readonly part?: number;
	/** Must still be so when the last picture is taken. */
	readonly mood: Mood;
}

const CUE = '还剩 100 单，催一催';
/** Screens of no post: nobody is called on them. */
const NOBODY: readonly string[] = ['screen-wall', 'screen-pace'];

const timer = (page: Page, word: string): Locator => page.getByRole('timer', { name: new RegExp(`^${word}`) }).first();

export const STATES: readonly State[] = [
	{
		name: 'waiting',
		zh: '待开播',
		mood: 'waiting',
		enter: () => Promise.resolve(),
		told: (page) => page.getByText(/开播/).filter({ visible: true }).first()
	},
	{
		name: 'normal',
		zh: '正常',
		mood: 'normal',
		async enter({ driver }) {
			await answerAll(driver);
			await leave(driver, 4 * MINUTE);
		},
		told: (page) => timer(page, '剩余')
	},
	{
		name: 'cue',
		zh: '提示待回',
		mood: 'normal',
		async enter({ driver }) {
			const posts = driver.state.posts.map(({ id }) => id);
			const args = { cueId: 'cue-all', preset: null, text: CUE, posts, needsAck: true };
			await driver.tell({ name: 'send-cue', args });
		},
		told: (page, screen) => (NOBODY.includes(screen) ? null : page.getByRole('button', { name: CUE }))
	},
	{
		name: 'warn',
		zh: '快到时',
		mood: 'warn',
		async enter({ driver }) {
			await answerAll(driver);
			await leave(driver, 45 * SECOND);
		},
		told: (page) => timer(page, '快到时')
	},
	{
		name: 'over',
		zh: '超时',
		mood: 'over',
		async enter({ driver }) {
			await leave(driver, 0);
			for (; left(driver) > -12 * SECOND; await new Promise((go) => setTimeout(go, 200)));
		},
		told: (page) => timer(page, '超时')
	},
	{
		name: 'hold',
		zh: '暂停',
		mood: 'hold',
		async enter({ driver }) {
			await leave(driver, 12.5 * MINUTE);
			await driver.tell({ name: 'hold', args: {}, aim: aimOf(driver) });
		},
		told: (page) => timer(page, '暂停')
	},
	{
		name: 'unsaved',
		zh: '未入库',
		mood: 'normal',
		async enter({ show, driver }) {
			await driver.tell({ name: 'resume', args: {}, aim: aimOf(driver) });
			await leave(driver, 4 * MINUTE);
			process.kill(await pocketbasePid(show.app.pid), 'SIGSTOP');
			const args = { markId: 'm-unsaved', kind: 'note', text: '还没入库的一条', at: null } as const;
			await driver.tell({ name: 'mark', args });
		},
		// The show goes on for everybody else, and its record is safe on the disk: only the desk has something to do about it.
		told: (page, screen) =>
			screen === 'screen-director'
				? page
						.getByText(/待入库/)
						.filter({ visible: true })
						.first()
				: timer(page, '剩余')
	},
	{
		name: 'offline',
		zh: '离线',
		mood: 'normal',
		async enter({ show }) {
			process.kill(await pocketbasePid(show.app.pid), 'SIGKILL');
			await show.app.kill();
		},
		told: (page) =>
			page
				.getByText(/离线，自/)
				.filter({ visible: true })
				.first()
	}
];

/** How the item on air stands now. */
export const moodNow = (driver: Driver): Mood =>
	moodOf(driver.state.live.phase, liveTimes(driver.state, driver.now()).current);

const aimOf = ({ state }: Driver) => ({ runId: runOnAir(state)?.id ?? null });

/** What is left of the item on air. */
function left(driver: Driver): Duration {
	const { current } = liveTimes(driver.state, driver.now());
	if (!current) throw new Error('nothing is on air');
	return current.remaining;
}

/** Extends or shortens the item on air so that so much of it is left. */
async function leave(driver: Driver, wanted: Duration): Promise<void> {
	const by = Math.round(wanted - left(driver));
	await driver.tell({ name: 'extend', args: { by }, aim: aimOf(driver) });
}

/** Every post answers what it was asked. */
async function answerAll(driver: Driver): Promise<void> {
	for (const { id: postId } of driver.state.posts)
		for (const { id: cueId } of openCues(driver.state, postId, driver.now()))
			await driver.tell({ name: 'acknowledge-cue', args: { cueId, postId } });
}
