// A backup is worth what a restore gives back.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PocketBase from 'pocketbase';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backUp } from '../../../src/host/backup.ts';
import { claimDataDir, tellClaim } from '../../../src/host/claim.ts';
import { startPocketBase } from '../../../src/host/pocketbase-process.ts';
import { restore } from '../../../src/host/restore.ts';
import { loadSecrets } from '../../../src/host/secrets.ts';

const image = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
let dir: string;
let dataDir: string;
let productId: string;

async function withPocketBase<T>(work: (su: PocketBase, url: string) => Promise<T>): Promise<T> {
	const { superuser } = loadSecrets(dataDir);
	const server = await startPocketBase({ dir: join(dataDir, 'pocketbase'), superuser });
	const su = new PocketBase(server.url);
	await su.collection('_superusers').authWithPassword(superuser.email, superuser.password);
	return work(su, server.url).finally(() => server.stop());
}

beforeAll(async () => {
	dir = mkdtempSync(join(tmpdir(), 'changji-backup-'));
	dataDir = join(dir, 'data');
	await withPocketBase(async (su) => {
		const team = await su.collection('teams').create({ name: '甲队' });
		const images = [new File([image], '主图.png', { type: 'image/png' })];
		productId = (await su.collection('products').create({ team: team.id, name: '洗面奶', live_price: 5990, images }))
			.id;
	});
	mkdirSync(join(dataDir, 'recorder'));
	writeFileSync(join(dataDir, 'recorder/s1.rec'), 'accepted, not yet in PocketBase');
	writeFileSync(join(dataDir, 'recorder/owner.pid'), '1');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

/** Everything is as it was at the backup: records, files, recorder, secrets. */
async function expectAllBack() {
	await withPocketBase(async (su) => {
		const product = await su.collection('products').getOne(productId);
		expect(product).toMatchObject({ name: '洗面奶', live_price: 5990 });
		const url = su.files.getURL(product, product.images[0], { token: await su.files.getToken() });
		expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(image);
	});
	expect(readFileSync(join(dataDir, 'recorder/s1.rec'), 'utf8')).toBe('accepted, not yet in PocketBase');
}

test('backup, wipe, restore: the data are back', async () => {
	const secrets = loadSecrets(dataDir);
	const folder = await backUp(dataDir, join(dir, 'kept'));
	rmSync(dataDir, { recursive: true });
	expect(await restore(dataDir, folder)).toBeNull();
	expect(loadSecrets(dataDir)).toEqual(secrets);
	expect(statSync(join(dataDir, 'secrets.json')).mode & 0o077).toBe(0);
	expect(readdirSync(join(dataDir, 'recorder'))).toEqual(['s1.rec']);
	await expectAllBack();
});

test('backup while PocketBase runs; restoring over newer data keeps those aside', async () => {
	const folder = await withPocketBase(async (_su, url) => {
		const release = claimDataDir(dataDir);
		tellClaim(dataDir, url);
		return backUp(dataDir).finally(release);
	});
	await withPocketBase((su) => su.collection('products').update(productId, { name: '改坏了' }));
	writeFileSync(join(dataDir, 'recorder/s1.rec'), 'newer');
	const aside = await restore(dataDir, folder);
	await expectAllBack();
	expect(readFileSync(join(aside ?? '', 'recorder/s1.rec'), 'utf8')).toBe('newer');
	expect(readdirSync(aside ?? '').sort()).toEqual(['pocketbase', 'recorder', 'secrets.json']);
});

test('restore refuses while the app runs on the folder', async () => {
	const folder = await backUp(dataDir, join(dir, 'refused'));
	// pid 1 is always there, and never us
	writeFileSync(join(dataDir, 'running.json'), JSON.stringify({ pid: 1, began: null, pocketbaseUrl: null }));
	await expect(restore(dataDir, folder)).rejects.toThrow(/in use by another 场记 \(process 1\)/);
	rmSync(join(dataDir, 'running.json'));
	await expectAllBack();
});

test('a damaged backup changes nothing', async () => {
	const folder = await backUp(dataDir, join(dir, 'damaged'));
	const zip = join(folder, 'pocketbase.zip');
	writeFileSync(zip, readFileSync(zip).subarray(0, -200));
	await expect(restore(dataDir, folder)).rejects.toThrow(/not a whole zip/);
	await expect(restore(dataDir, join(dir, 'nowhere'))).rejects.toThrow(/not a backup of 场记/);
	await expectAllBack();
});

test('a backup never overwrites another', async () => {
	await expect(backUp(dataDir, join(dir, 'kept'))).rejects.toThrow(/already there/);
});
