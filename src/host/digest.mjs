// One number for the content of files: a step of set-up is skipped when nothing it reads has changed.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root
 * @param {string[]} paths files and folders, relative to root
 * @param {(path: string) => boolean} [skip] asked for every path below
 */
export function digest(root, paths, skip = () => false) {
	const hash = createHash('sha256');
	/** @param {string} path */
	const walk = (path) => {
		const full = join(root, path);
		if (skip(path) || !existsSync(full)) return;
		if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) walk(`${path}/${name}`);
		else hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
	};
	paths.forEach(walk);
	return hash.digest('hex');
}
