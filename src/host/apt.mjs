// Programs of the system that tests need: installed where that is ours to do (root on a Debian), otherwise named in one sentence.
import { spawnSync } from 'node:child_process';
import { during } from './progress.mjs';
import { run } from './run.mjs';

/**
 * @param {string[]} names Debian packages
 * @param {string} otherwise the sentence when they are not ours to install
 * @returns {Promise<void>} rejects with that sentence, or with apt's last words
 */
export async function installPackages(names, otherwise) {
	const root = process.getuid?.() === 0;
	if (process.platform !== 'linux' || !root || spawnSync('apt-get', ['--version']).status !== 0)
		throw new Error(otherwise);
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
	await during(`install ${names.join(', ')} with apt`, async (onLine) => {
		await run('apt-get', ['update'], { env, onLine });
		await run('apt-get', ['install', '-y', '--no-install-recommends', ...names], { env, onLine });
	});
}
