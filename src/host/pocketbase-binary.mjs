// Where PocketBase comes from: POCKETBASE_BIN, the cached one, the official release, or a build of the official program.
// Plain JavaScript for Node 18: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { downloadPocketBase, pinned } from './pocketbase-release.mjs';
import { during, say } from './progress.mjs';
import { run } from './run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const module = join(root, 'pocketbase');
const officialMirror = 'https://github.com/pocketbase/pocketbase/releases/download';
const exe = process.platform === 'win32' ? 'pocketbase.exe' : 'pocketbase';
const cached = join(root, '.cache/pocketbase', exe);

/**
 * The version a binary says it is; null when it cannot be run.
 * @param {string} path
 */
export function versionOf(path) {
	if (!existsSync(path)) return null;
	const said = spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 10_000 });
	return /version (\S+)/.exec(said.stdout ?? '')?.[1] ?? null;
}

/**
 * The PocketBase that is already here, and if none, why.
 * @param {{ POCKETBASE_BIN?: string | undefined }} [env]
 * @param {string} [cache]
 * @returns {{ path: string | null, version: string | null, why: string }}
 */
export function findPocketBase(env = process.env, cache = cached) {
	const own = env.POCKETBASE_BIN;
	const why = [];
	if (own) {
		const version = versionOf(own);
		if (version) return { path: own, version, why: '' };
		why.push(`POCKETBASE_BIN=${own} ${existsSync(own) ? 'cannot be run' : 'does not exist'}`);
	}
	const version = versionOf(cache);
	if (version === pinned) return { path: cache, version, why: why.join('; ') };
	why.push(
		!existsSync(cache)
			? 'none cached'
			: version
				? `the cached one is ${version}, not ${pinned}`
				: 'the cached one cannot be run'
	);
	return { path: null, version: null, why: why.join('; ') };
}

/**
 * Gets a PocketBase by the first way that works, saying what it does and why a way failed.
 * @param {{ env?: NodeJS.ProcessEnv, cache?: string, build?: typeof buildPocketBase }} [options]
 * @returns {Promise<string>} the binary's path; rejects with what a person can do when every way failed
 */
export async function acquirePocketBase({ env = process.env, cache = cached, build = buildPocketBase } = {}) {
	const found = findPocketBase(env, cache);
	if (found.why) say(`PocketBase: ${found.why}`);
	if (found.path) {
		if (found.version !== pinned) say(`PocketBase: using ${found.path}, version ${found.version}; made for ${pinned}`);
		return found.path;
	}
	mkdirSync(dirname(cache), { recursive: true });
	const fresh = `${cache}.${process.pid}.new${process.platform === 'win32' ? '.exe' : ''}`;
	const mirror = (env.CHANGJI_POCKETBASE_MIRROR || officialMirror).replace(/\/+$/, '');
	/** @type {Array<{ what: string, get: (detail: (text: string) => void) => Promise<void> }>} */
	const ways = [
		{
			what: `PocketBase ${pinned}: download from ${mirror}`,
			get: (detail) => downloadPocketBase(mirror, fresh, detail)
		},
		{ what: `PocketBase ${pinned}: build the official program with Go`, get: (detail) => build(fresh, detail) }
	];
	try {
		for (const { what, get } of ways) {
			try {
				await during(what, get);
				const version = versionOf(fresh);
				if (version !== pinned) throw new Error(`what came says it is ${version ?? 'nothing that runs here'}`);
				// Renamed into place whole: a start that is interrupted here leaves no half binary behind.
				renameSync(fresh, cache);
				return cache;
			} catch (e) {
				say(`${what}: did not work, because ${e instanceof Error ? e.message : e}`);
			}
		}
	} finally {
		rmSync(fresh, { force: true });
	}
	throw new Error(
		`No PocketBase. One of these will do: install Go 1.21 or newer; or set POCKETBASE_BIN to a PocketBase ${pinned}; or set CHANGJI_POCKETBASE_MIRROR to an address that has v${pinned}/checksums.txt.`
	);
}

/**
 * Builds the unmodified official main package from the pinned module: examples/base, as the releases are built.
 * @param {string} target @param {(text: string) => void} [detail]
 */
export async function buildPocketBase(target, detail = () => {}) {
	await run(
		'go',
		[
			'build',
			'-v', // names each package as it is compiled: a minute without news looks like a hang
			'-trimpath',
			`-ldflags=-s -w -X github.com/pocketbase/pocketbase.Version=${pinned}`,
			'-o',
			target,
			'github.com/pocketbase/pocketbase/examples/base'
		],
		{
			cwd: module,
			// auto: an older Go fetches the one go.mod asks for
			env: { ...process.env, CGO_ENABLED: '0', GOTOOLCHAIN: 'auto', GOFLAGS: '-mod=readonly' },
			onLine: detail
		}
	);
}
