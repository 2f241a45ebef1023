// What every fault is played on: a show on air, a hand that keeps pressing, screens that are watched, and the moments from which they must be right.
import type { Browser } from 'playwright';
import { openStage, serviceOf, type Stage } from '../bench/stage.ts';
import { startApp } from '../integration/support/app.ts';
import { openPage, openReplicaScreen, type Watched } from './audience.ts';
import { Presser } from './presser.ts';
import { judge, type Verdict } from './verdict.ts';

export const COMMANDS = 200;
/** A hurried hand. */
const PACE_MS = 40;
/** So long nothing is pressed at the end, and the countdowns are compared. */
const CALM_MS = 4_500;
const REPLICAS = 3;

export const pause = (ms: number): Promise<void> => new Promise((go) => setTimeout(go, ms));

/** A moment that is another one in every run, between two presses. */
export const somewhere = (from: number, to: number): number => from + Math.floor(Math.random() * (to - from));

/** A way from screens to the app. */
export interface Line {
	readonly port: number;
	close(): void;
}

export interface SceneOptions {
	readonly browser: Browser;
	readonly dataDir?: string;
	/** Another house than one process with a PocketBase of its own; `recordDir` is the folder of its PocketBase. */
	open?(): Promise<Stage & { readonly recordDir: string }>;
	/** Between the app and everybody; straight without it. */
	line?(port: number): Promise<Line>;
	/** How long a tab is frozen. */
	readonly frozenS?: number;
	/** Screens beside the two pages and three replicas that watch every fault. */
	also?(scene: Scene): Promise<readonly Watched[]>;
}

export class Scene {
	readonly browser: Browser;
	readonly stage: Stage;
	/** Where everybody connects. */
	readonly port: number;
	readonly presser: Presser;
	app: Stage['app'];
	readonly #after: { from: number; to: number }[] = [{ from: Date.now(), to: Infinity }];

	constructor(browser: Browser, stage: Stage, port: number) {
		this.browser = browser;
		this.stage = stage;
		this.app = stage.app;
		this.port = port;
		this.presser = new Presser(port, stage.streamId, stage.directorCookie);
	}

	/** From now on screens cannot know better. */
	broken(): void {
		const open = this.#after.at(-1);
		if (open) open.to = Math.min(open.to, Date.now());
	}

	/** From now on they must be right; each moment that they are not counts. */
	mended(): void {
		this.broken();
		this.#after.push({ from: Date.now(), to: Infinity });
	}

	/** Closes the last window and gives all of them. */
	over(): readonly { readonly from: number; readonly to: number }[] {
		this.broken();
		return this.#after;
	}

	/** The app again, on its folder and port. */
	async startAgain(): Promise<void> {
		this.app = await startApp({ dataDir: this.app.dataDir, port: this.app.port });
	}

	/** Presses `count` times; `at` breaks things before the given press. */
	async press(count: number, at: ReadonlyMap<number, () => Promise<void>> = new Map(), pace = PACE_MS): Promise<void> {
		for (let i = 0; i < count; i++) {
			await at.get(i)?.();
			this.presser.press();
			await pause(pace);
		}
		await this.presser.settled();
	}
}

/** Plays a fault; `act` breaks, mends, and answers how long it took to the first acknowledgement after it. */
export async function play(
	fault: string,
	options: SceneOptions,
	act: (scene: Scene) => Promise<number>
): Promise<Verdict> {
	const other = await options.open?.();
	const stage = other ?? (await openStage(options.dataDir === undefined ? {} : { dataDir: options.dataDir }));
	const line = await options.line?.(stage.app.port);
	const scene = new Scene(options.browser, stage, line?.port ?? stage.app.port);
	const { presser } = scene;
	const screens: Watched[] = [];
	try {
		await presser.ready();
		presser.take(0);
		await presser.settled();
		screens.push(...(await audience(scene)), ...((await options.also?.(scene)) ?? []));
		// What they showed while they opened does not count.
		scene.mended();
		const recoveredMs = await act(scene);
		presser.take(7);
		await presser.settled();
		await pause(CALM_MS);
		const after = scene.over();
		const service = await serviceOf(other?.recordDir ?? scene.app.dataDir, scene.app.pocketbaseUrl);
		return await judge({
			fault,
			presser,
			service,
			streamId: stage.streamId,
			recoveredMs,
			screens,
			after: after.slice(1)
		});
	} finally {
		presser.close();
		await Promise.all(screens.map((screen) => screen.close()));
		line?.close();
		await scene.app.stop();
		await stage.close();
	}
}

async function audience({ browser, port, stage }: Scene): Promise<Watched[]> {
	const { streamId, directorCookie, screenCookie } = stage;
	const replicas = Array.from({ length: REPLICAS }, () => openReplicaScreen({ port, streamId, cookie: screenCookie }));
	return [
		await openPage({ browser, port, streamId, cookie: screenCookie, screen: 'host' }),
		await openPage({ browser, port, streamId, cookie: directorCookie, screen: 'wall' }),
		...(await Promise.all(replicas))
	];
}
