// Tells whether what is installed is what the lock file says, from npm's own record of its last install.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Why `npm ci` is needed; null when it is not.
 * @param {string} root
 * @param {{ platform?: string, arch?: string }} [machine]
 */
export function packagesMissing(root, { platform = process.platform, arch = process.arch } = {}) {
	const record = join(root, 'node_modules/.package-lock.json');
	// npm writes it last, and `npm ci` begins by deleting node_modules: an interrupted install has none.
	if (!existsSync(record)) return 'none installed';
	const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
	const have = JSON.parse(readFileSync(record, 'utf8')).packages;
	for (const [path, entry] of Object.entries(wanted)) {
		if (path === '' || entry.link) continue;
		const elsewhere =
			(entry.os && !entry.os.includes(platform)) || (entry.cpu && !entry.cpu.includes(arch)) || entry.libc;
		if (elsewhere && !have[path]) continue;
		if (!have[path] && entry.optional && !entry.os) continue;
		if (!have[path]) return `${path.replace('node_modules/', '')} is missing`;
		if (have[path].version !== entry.version)
			return `${path.replace('node_modules/', '')} is ${have[path].version}, not ${entry.version}`;
	}
	return null;
}
