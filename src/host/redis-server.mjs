// A Redis for the tests of several processes: found, or installed where that is ours to do. The app itself only ever gets a REDIS_URL.
import { spawnSync } from 'node:child_process';
import { installPackages } from './apt.mjs';

export function redisMissing() {
	return spawnSync(process.env.REDIS_SERVER_BIN ?? 'redis-server', ['--version']).status !== 0;
}

/** @returns {Promise<void>} rejects with one sentence when this is not ours to install */
export async function installRedis() {
	await installPackages(
		['redis-server'],
		"The tests of several processes need redis-server: install it with your system's package manager (or set REDIS_SERVER_BIN) and run npm test again; the other checks run meanwhile."
	);
}
