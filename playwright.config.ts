// Whole jobs through a real Chromium against the production build. Each spec starts the server it needs.
import { defineConfig } from '@playwright/test';
import { chromium } from './tests/e2e/chromium.ts';

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results',
	workers: 1,
	timeout: 240_000,
	expect: { timeout: 15_000 },
	reporter: [['list']],
	use: {
		browserName: 'chromium',
		// A browser of its own for each visitor would fetch the whole app for later each time; offline.spec.ts allows it.
		serviceWorkers: 'block',
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		launchOptions: chromium,
		actionTimeout: 20_000,
		navigationTimeout: 20_000,
		trace: 'retain-on-failure'
	}
});
