// Secrets are made once, kept as they are, and readable by their owner alone; one process holds a data folder at a time.
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimDataDir, tellClaim, whoRuns } from '../../../src/host/claim.ts';
import { loadSecrets, secretsFile } from '../../../src/host/secrets.ts';

let dir: string;
beforeEach(() => void (dir = mkdtempSync(join(tmpdir(), 'changji-secrets-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

test('made once, different each time, 0600', () => {
	const made = loadSecrets(dir);
	expect(loadSecrets(dir)).toEqual(made);
	expect(made.demoPassword).toMatch(/^[a-z2-9]{3}(-[a-z2-9]{3}){3}$/);
	expect(new Set([made.ownerPassword, made.demoPassword, made.setupCode]).size).toBe(3);
	expect(Buffer.from(made.tokenKey, 'base64url').length).toBe(32);
	expect(statSync(secretsFile(dir)).mode & 0o777).toBe(0o600);
	expect(loadSecrets(join(dir, 'another')).tokenKey).not.toBe(made.tokenKey);
});

test('a file others could read is closed again', () => {
	loadSecrets(dir);
	chmodSync(secretsFile(dir), 0o644);
	loadSecrets(dir);
	expect(statSync(secretsFile(dir)).mode & 0o777).toBe(0o600);
});

test('a secret added by a newer version is added to the file, the others stay', () => {
	const { demoPassword: _, ...older } = loadSecrets(dir);
	writeFileSync(secretsFile(dir), JSON.stringify(older));
	expect(loadSecrets(dir)).toMatchObject(older);
	expect(JSON.parse(readFileSync(secretsFile(dir), 'utf8'))).toHaveProperty('demoPassword');
});

test('an unreadable file is never replaced: nobody could log in any more', () => {
	writeFileSync(secretsFile(dir), '{"superuser":');
	expect(() => loadSecrets(dir)).toThrow(/cannot be read/);
	expect(readFileSync(secretsFile(dir), 'utf8')).toBe('{"superuser":');
});

test('a claim counts while its process lives', () => {
	expect(whoRuns(dir)).toBeNull();
	const release = claimDataDir(dir);
	tellClaim(dir, 'http://127.0.0.1:1');
	expect(whoRuns(dir)).toMatchObject({ pid: process.pid, pocketbaseUrl: 'http://127.0.0.1:1' });
	release();
	expect(whoRuns(dir)).toBeNull();
});

test('a claim left by a killed process, or whose number another process has now, does not count', () => {
	const left = (claim: unknown) => writeFileSync(join(dir, 'running.json'), JSON.stringify(claim));
	left({ pid: 2 ** 30, began: '1', pocketbaseUrl: null });
	expect(whoRuns(dir)).toBeNull();
	left({ pid: process.pid, began: 'another beginning', pocketbaseUrl: null });
	expect(whoRuns(dir)).toBeNull();
	writeFileSync(join(dir, 'running.json'), '{"pid":'); // cut off by the power
	expect(whoRuns(dir)).toBeNull();
	claimDataDir(dir)();
});
