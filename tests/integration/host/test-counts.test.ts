// `npm test` must count what the runners really did: a file that cannot be loaded, a crash, and an error outside a test.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countPlaywright, countVitest } from '../../../src/host/test-counts.ts';

const root = resolve(import.meta.dirname, '../../..');
let dir: string;
// Inside the project, so that the runners find their packages; .cache is nobody's source.
beforeAll(() => {
	mkdirSync(join(root, '.cache'), { recursive: true });
	dir = mkdtempSync(join(root, '.cache/counts-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function runTool(tool: string, args: string[], env: NodeJS.ProcessEnv = {}) {
	const { VITEST: _1, VITEST_WORKER_ID: _2, VITEST_POOL_ID: _3, ...clean } = process.env;
	return spawnSync(process.execPath, [join(root, 'node_modules', tool), ...args], {
		cwd: dir,
		env: { ...clean, ...env },
		encoding: 'utf8'
	});
}

test('vitest: passed, failed, and a file that cannot be loaded', () => {
	writeFileSync(join(dir, 'vitest.config.js'), `export default { test: { include: ['*.check.js'] } };`);
	writeFileSync(
		join(dir, 'a.check.js'),
		`import { test, expect } from 'vitest';
		test('one', () => expect(1).toBe(1)); test('two', () => expect(2).toBe(2)); test('three', () => expect(1).toBe(2));
		test.skip('four', () => {});`
	);
	writeFileSync(join(dir, 'b.check.js'), `throw new Error('cannot be loaded');`);
	const report = join(dir, 'vitest.json');
	const ran = runTool('vitest/vitest.mjs', ['run', '--root', dir, '--reporter=json', `--outputFile.json=${report}`]);
	expect(ran.status).toBe(1);
	const { failures, ...counted } = countVitest(report);
	expect(counted).toEqual({ passed: 2, failed: 2 });
	expect(failures).toEqual([
		expect.stringMatching(/a\.check\.js › three: .*expected 1 to be 2/),
		expect.stringMatching(/b\.check\.js: .*cannot be loaded/)
	]);
});

test('playwright: passed, failed, and a file that cannot be loaded', () => {
	writeFileSync(join(dir, 'playwright.config.js'), `export default { testDir: '.', testMatch: '*.look.js' };`);
	const look = (body: string) => `import { test, expect } from '@playwright/test';\n${body}`;
	writeFileSync(
		join(dir, 'a.look.js'),
		look(`test('one', () => { expect(1).toBe(1); }); test('two', () => { expect(1).toBe(2); });`)
	);
	const report = join(dir, 'playwright.json');
	const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
	runTool('@playwright/test/cli.js', ['test', '--reporter=json'], env);
	expect(countPlaywright(report)).toEqual({
		passed: 1,
		failed: 1,
		failures: [expect.stringMatching(/^a\.look\.js:2 › two: .*toBe/)]
	});
	writeFileSync(join(dir, 'b.look.js'), look(`throw new Error('cannot be loaded');`));
	const ran = runTool('@playwright/test/cli.js', ['test', '--reporter=json'], env);
	expect(ran.status).toBe(1);
	expect(countPlaywright(report).failed).toBeGreaterThan(0);
	expect(countPlaywright(report).failures.join('\n')).toContain('cannot be loaded');
});

test('a runner that died before its report has run nothing', () => {
	writeFileSync(join(dir, 'half.json'), '{"stats":');
	expect(countVitest(join(dir, 'none.json'))).toEqual({ passed: 0, failed: 0, failures: [] });
	expect(countPlaywright(join(dir, 'half.json'))).toEqual({ passed: 0, failed: 0, failures: [] });
});
