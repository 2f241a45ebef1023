// `npm run faults [-- --only NAME …]`: breaks the real thing on air and counts; one JSON line per fault, exit 1 when one does not hold.
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { chromium as launch } from '../e2e/chromium.ts';
import type { SceneOptions } from './scene.ts';
import { oneOfTwoKilled, redisKilled } from './storms/two-processes.ts';
import { clientClock } from './storms/client-clock.ts';
import { diskFull } from './storms/disk-full.ts';
import { kills } from './storms/kills.ts';
import { lineCuts } from './storms/line-cut.ts';
import { powerCut } from './storms/power-cut.ts';
import { slowLine } from './storms/slow-line.ts';
import { storeStopped } from './storms/store-stopped.ts';
import { tabFrozen } from './storms/tab-frozen.ts';
import { thousandReconnects } from './storms/thousand.ts';
import { holds, type Verdict } from './verdict.ts';

const FAULTS: Readonly<Record<string, (options: SceneOptions) => Promise<Verdict>>> = {
	...kills,
	'power-cut': powerCut,
	'pocketbase-stopped-60s': storeStopped,
	...lineCuts,
	'slow-jittery-line': slowLine,
	'client-clock': clientClock,
	'tab-frozen': tabFrozen,
	'thousand-reconnects': thousandReconnects,
	'disk-full': diskFull,
	'redis-killed': redisKilled,
	'one-of-two-killed': oneOfTwoKilled
};

const { positionals, values } = parseArgs({
	allowPositionals: true,
	options: { only: { type: 'string', multiple: true }, 'frozen-s': { type: 'string' } }
});
const asked = [...positionals, ...(values.only ?? [])];
for (const name of asked) if (!FAULTS[name]) throw new Error(`no fault "${name}": ${Object.keys(FAULTS).join(', ')}`);

const browser = await chromium.launch(launch);
try {
	for (const [name, fault] of Object.entries(FAULTS)) {
		if (asked.length > 0 && !asked.includes(name)) continue;
		const verdict = await fault({ browser, ...(values['frozen-s'] ? { frozenS: Number(values['frozen-s']) } : {}) });
		console.log(JSON.stringify(verdict));
		if (!holds(verdict)) process.exitCode = 1;
	}
} finally {
	await browser.close();
}
