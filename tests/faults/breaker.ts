// A power cut: the data folder lives in a filesystem image, and what was never flushed is not in the copy of the image.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const run = (command: string, ...args: readonly string[]): void => {
	execFileSync(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
};

/** A folder on a disk of its own. Needs root and loop devices; throws with a sentence when it cannot have them. */
export function openDisk() {
	const home = mkdtempSync(join(tmpdir(), 'changji-disk-'));
	const image = join(home, 'image');
	const folder = join(home, 'mounted');
	mkdirSync(folder);
	try {
		run('truncate', '-s', '256M', image);
		run('mkfs.ext4', '-q', '-F', image);
		// The kernel writes back on its own every few seconds otherwise, and would make the cut milder than it is.
		run('mount', '-o', 'loop,commit=300', image, folder);
	} catch (cause) {
		rmSync(home, { recursive: true, force: true });
		throw new Error('A power cut needs a disk of its own: run the faults as root on Linux with loop devices.', {
			cause
		});
	}
	return {
		dataDir: join(folder, 'data'),
		/** The disk as the cut leaves it. Stop the processes first, so that nothing moves under the copy. */
		cut(): void {
			run('cp', '--sparse=always', image, `${image}.cut`);
		},
		/** Power is back: the folder is what the copy holds. */
		restore(): void {
			run('umount', '-l', folder);
			run('mount', '-o', 'loop', `${image}.cut`, folder);
		},
		close(): void {
			run('umount', '-l', folder);
			rmSync(home, { recursive: true, force: true });
		}
	};
}
