// Runs before `npm start`, `npm test` and `npm run dev`, on whatever Node people have (18 or newer): makes ready what is missing.
// Nothing here may need an installed package. Everything it says goes to stderr.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { browserMissing, installBrowser } from './browser.mjs';
import { digest } from './digest.mjs';
import { packagesMissing } from './packages.mjs';
import { acquirePocketBase } from './pocketbase-binary.mjs';
import { during, say } from './progress.mjs';
import { installRedis, redisMissing } from './redis-server.mjs';
import { run } from './run.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const want = new Set(process.argv.slice(2));
const windows = process.platform === 'win32';
// Written by the message compiler itself, so not something it reads.
const generated = /\/paraglide$|\/project\.inlang\/(?!settings\.json$)/;

try {
	await installPackages();
	if (want.has('--pocketbase')) await acquirePocketBase();
	if (want.has('--browser')) await getBrowser();
	if (want.has('--redis')) await getRedis();
	if (want.has('--build')) await buildPages();
	else if (want.has('--messages')) await compileMessages();
} catch (e) {
	process.stderr.write(`\n[setup] ${e instanceof Error ? e.message : e}\n\n`);
	process.exitCode = 1;
}

async function installPackages() {
	const missing = packagesMissing(root);
	if (!missing) return;
	await during(`install packages (${missing})`, (detail) => {
		const npm = process.env.npm_execpath;
		/** @param {string} line npm's word of a package it has fetched */
		const told = (line) => detail(/\/([^/]+)\.tgz/.exec(line)?.[1] ?? '');
		const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http'];
		return npm
			? run(process.env.npm_node_execpath || process.execPath, [npm, ...args], { cwd: root, onLine: told })
			: run(windows ? 'npm.cmd' : 'npm', args, { cwd: root, shell: windows, onLine: told });
	});
}

/** Node 24: the one among the packages, or the machine's own where there is none for it (macOS). */
function node() {
	const own = join(root, 'node_modules/.bin', windows ? 'node.cmd' : 'node');
	if (existsSync(own)) return own;
	const machine = spawnSync('node', ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
	if (Number(/^v(\d+)/.exec(machine)?.[1]) >= 24) return 'node';
	throw new Error(
		`there is no bundled Node for ${process.platform} ${process.arch}: install Node 24 (here is ${machine})`
	);
}

/** @param {string} what @param {string} stamp @param {string} key @param {string} product @param {string[]} args */
async function once(what, stamp, key, product, args) {
	const file = join(root, '.cache/setup', stamp);
	if (existsSync(join(root, product)) && existsSync(file) && readFileSync(file, 'utf8') === key) return;
	rmSync(file, { force: true }); // an interrupted run must not look finished
	await during(what, (detail) => run(node(), args, { cwd: root, shell: windows, onLine: detail }));
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, key);
}

function buildPages() {
	const read = ['package-lock.json', 'svelte.config.js', 'vite.config.ts', 'src', 'static'];
	const unread = /\.test\.ts$|^src\/host$/;
	const key = digest(root, read, (path) => unread.test(path) || generated.test(path));
	return once('build the pages', 'build', key, 'build/handler.js', ['node_modules/vite/bin/vite.js', 'build']);
}

function compileMessages() {
	const key = digest(root, ['src/messages', 'package-lock.json'], (path) => generated.test(path));
	const script = 'node_modules/@inlang/paraglide-js/bin/run.js';
	return once('compile the messages', 'messages', key, 'src/lib/paraglide/messages.js', [
		...[script, 'compile', '--project', './src/messages/project.inlang', '--outdir', './src/lib/paraglide'],
		...['--strategy', 'cookie', 'baseLocale', '--silent']
	]);
}

async function getRedis() {
	if (!redisMissing()) return;
	// The tests that need it fail with this sentence; the others are still worth running.
	try {
		await installRedis();
	} catch (e) {
		say(e instanceof Error ? e.message : String(e));
	}
}

async function getBrowser() {
	const missing = browserMissing();
	if (!missing) return;
	// Without a browser the other checks are still worth running: `npm test` counts the browser part as failed.
	try {
		await installBrowser(missing);
	} catch (e) {
		say(e instanceof Error ? e.message : String(e));
	}
}
