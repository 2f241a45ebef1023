// The system's Chromium with the flags that keep it quiet on a machine without the internet.
import { existsSync } from 'node:fs';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

/** Launch options for Playwright; without a system Chromium, Playwright's own download is used. */
export const chromium = {
	...(process.env.CHROMIUM_BIN || installed ? { executablePath: process.env.CHROMIUM_BIN ?? installed } : {}),
	args: [
		'--headless',
		'--no-sandbox',
		'--disable-gpu',
		'--disable-quic',
		'--no-first-run',
		'--disable-background-networking',
		'--disable-component-update',
		'--disable-sync'
	]
};
