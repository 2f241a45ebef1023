// The data folder's disk is full: a small filesystem of its own, really without space. The show goes on, says so, and everything is kept once there is space.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPage, type Watched } from '../audience.ts';
import { COMMANDS, play, type Scene, type SceneOptions } from '../scene.ts';
import type { Verdict } from '../verdict.ts';

const SIZE = '96m';
/** Full between these two of the 200 presses. */
const FULL_FROM = 60;
const FULL_TO = 140;

/** The director is told within this, and told that it is over. */
const TOLD_MS = 10_000;

export async function diskFull(options: SceneOptions): Promise<Verdict> {
	const home = mkdtempSync(join(tmpdir(), 'changji-full-'));
	try {
		execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', home], {
			stdio: ['ignore', 'ignore', 'pipe']
		});
	} catch (cause) {
		rmSync(home, { recursive: true, force: true });
		throw new Error('A full disk needs a filesystem of its own: run the faults as root on Linux.', { cause });
	}
	const dataDir = join(home, 'data');
	const ballast = join(home, 'ballast');
	mkdirSync(dataDir);
	let told: (there: boolean) => Promise<void> = async () => undefined;
	const also = async ({ browser, port, stage }: Scene): Promise<Watched[]> => {
		const seat = { browser, port, streamId: stage.streamId, cookie: stage.directorCookie };
		const desk = await openPage({ ...seat, screen: 'director' });
		told = (there) =>
			desk.page
				.getByRole('alert')
				.filter({ hasText: '磁盘' })
				.first()
				.waitFor({ state: there ? 'visible' : 'hidden', timeout: TOLD_MS });
		return [desk];
	};
	try {
		return await play('disk-full', { ...options, dataDir, also }, async (scene) => {
			let recovered = 0;
			const fill = async (): Promise<void> => {
				for (let block = 1 << 20; block >= 1; block = block >> 1) fillWith(ballast, block);
				if (statfsSync(home).bavail > 0) throw new Error('the disk is not full');
			};
			const free = async (): Promise<void> => {
				await told(true);
				rmSync(ballast);
				const freedAt = performance.now();
				void scene.presser.nextAcknowledgement().then((at) => (recovered = at - freedAt));
			};
			const moments: [number, () => Promise<void>][] = [
				[FULL_FROM, fill],
				[FULL_TO, free]
			];
			await scene.press(COMMANDS, new Map(moments));
			await told(false);
			return recovered;
		});
	} finally {
		execFileSync('umount', ['-l', home]);
		rmSync(home, { recursive: true, force: true });
	}
}

/** Writes blocks of this size until there is no room for one more. */
function fillWith(file: string, block: number): void {
	const bytes = Buffer.alloc(block, 1);
	try {
		for (;;) writeFileSync(file, bytes, { flag: 'a' });
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
	}
}
