// Chromium and a Chinese font for the tests in the browser: found, or installed where that is ours to do.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { installPackages } from './apt.mjs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const packages = { browser: 'chromium', font: 'fonts-wqy-microhei' };

/**
 * What the tests in the browser lack; null when nothing.
 * @returns {Array<'browser' | 'font'> | null}
 */
export function browserMissing() {
	/** @type {Array<'browser' | 'font'>} */
	const missing = [];
	if (![process.env.CHROMIUM_BIN ?? '', ...places].some(existsSync) && !playwrightsOwn()) missing.push('browser');
	// macOS and Windows bring Chinese fonts along.
	if (process.platform === 'linux' && !spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' }).stdout?.trim())
		missing.push('font');
	return missing.length > 0 ? missing : null;
}

/** @param {Array<'browser' | 'font'>} missing rejects with one sentence when this is not ours to install */
export async function installBrowser(missing) {
	const names = missing.map((m) => packages[m]);
	if (missing.includes('font') && spawnSync('fc-list').error) names.push('fontconfig');
	await installPackages(
		names,
		`The tests in the browser need ${names.join(' and ')}: install ${names.length > 1 ? 'them' : 'it'} with your system's package manager (or set CHROMIUM_BIN to a Chromium) and run npm test again; the other checks run meanwhile.`
	);
}

function playwrightsOwn() {
	/** @type {Partial<Record<NodeJS.Platform, string>>} */
	const folders = {
		linux: join(homedir(), '.cache/ms-playwright'),
		darwin: join(homedir(), 'Library/Caches/ms-playwright'),
		win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright')
	};
	const folder = process.env.PLAYWRIGHT_BROWSERS_PATH ?? folders[process.platform] ?? '';
	return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('chromium'));
}
