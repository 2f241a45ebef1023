// `npm run restore -- <folder>`: puts a backup in place of the data. What was there is moved aside, never deleted.
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { readEnv } from '../lib/server/env.ts';
import { readManifest } from './backup.ts';
import { claimDataDir } from './claim.ts';
import { unzipEntry, zipEntries } from './zip.mjs';

/**
 * Restores a backup. Everything is unpacked beside the data first, so that a damaged backup changes nothing.
 * @returns where the former data lie now; null when there were none
 * @throws Error when the app runs on the folder, or the backup is not whole
 */
export async function restore(dataDir: string, folder: string): Promise<string | null> {
	const from = resolve(folder);
	readManifest(from);
	const release = claimDataDir(dataDir);
	const incoming = join(dataDir, 'restoring');
	try {
		rmSync(incoming, { recursive: true, force: true });
		await unpack(join(from, 'pocketbase.zip'), join(incoming, 'pocketbase'));
		if (existsSync(join(from, 'recorder')))
			cpSync(join(from, 'recorder'), join(incoming, 'recorder'), { recursive: true });
		cpSync(join(from, 'secrets.json'), join(incoming, 'secrets.json'));

		const aside = join(dataDir, `before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`);
		let former = false;
		for (const part of ['pocketbase', 'recorder', 'secrets.json']) {
			const here = join(dataDir, part);
			if (existsSync(here)) {
				mkdirSync(aside, { recursive: true, mode: 0o700 });
				renameSync(here, join(aside, part));
				former = true;
			}
			if (existsSync(join(incoming, part))) renameSync(join(incoming, part), here);
		}
		return former ? aside : null;
	} finally {
		rmSync(incoming, { recursive: true, force: true });
		release();
	}
}

async function unpack(zip: string, folder: string) {
	mkdirSync(folder, { recursive: true, mode: 0o700 });
	for (const entry of await zipEntries(zip)) {
		const target = resolve(folder, entry.name);
		if (!target.startsWith(folder + sep)) throw new Error(`${zip} wants to write outside its folder: ${entry.name}`);
		if (entry.name.endsWith('/')) continue;
		mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
		await unzipEntry(zip, entry, target);
	}
}

if (import.meta.main) {
	try {
		const folder = process.argv[2];
		if (!folder) throw new Error('which backup? npm run restore -- <folder>');
		const { dataDir } = readEnv(process.env);
		const aside = await restore(dataDir, folder);
		console.log(`Restored into ${dataDir}.${aside ? ` What was there is in ${aside}.` : ''} Now: npm start`);
	} catch (fault) {
		console.error(`Restore failed: ${fault instanceof Error ? fault.message : fault}`);
		process.exitCode = 1;
	}
}
