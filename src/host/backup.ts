// `npm run backup -- [folder]`: everything that must survive, as one folder: PocketBase's own backup, the flight recorder, the secrets.
import {
	cpSync,
	createWriteStream,
	existsSync,
	mkdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import PocketBase from 'pocketbase';
import { readEnv } from '../lib/server/env.ts';
import { whoRuns } from './claim.ts';
import { startPocketBase } from './pocketbase-process.ts';
import { pinned } from './pocketbase-release.mjs';
import { loadSecrets, secretsFile, type Secrets } from './secrets.ts';

/** What a backup folder says of itself. */
export interface Manifest {
	format: 'changji-backup-1';
	at: string;
	pocketbase: string;
}

/** Makes a backup, while the app runs or not. Returns the folder it is in. @throws Error; nothing half-made stays behind */
export async function backUp(dataDir: string, folder?: string): Promise<string> {
	if (!existsSync(secretsFile(dataDir))) throw new Error(`${dataDir} holds no data of 场记 yet`);
	const at = new Date().toISOString();
	const target = resolve(folder ?? join(dataDir, 'backups', at.replace(/[:.]/g, '-')));
	if (existsSync(target)) throw new Error(`${target} is already there; a backup never overwrites another`);
	const making = `${target}.making`;
	rmSync(making, { recursive: true, force: true });
	mkdirSync(making, { recursive: true, mode: 0o700 });
	try {
		const secrets = loadSecrets(dataDir);
		const running = whoRuns(dataDir)?.pocketbaseUrl;
		if (running) await saveDatabase(running, secrets, join(making, 'pocketbase.zip'));
		else {
			const own = await startPocketBase({ dir: join(dataDir, 'pocketbase'), superuser: secrets.superuser });
			await saveDatabase(own.url, secrets, join(making, 'pocketbase.zip')).finally(() => own.stop());
		}
		// The recorder after the database: what was accepted in between is in the recorder, and is shipped again after a restore.
		const recorder = join(dataDir, 'recorder');
		if (existsSync(recorder)) cpSync(recorder, join(making, 'recorder'), { recursive: true, filter: notItsOwner });
		cpSync(secretsFile(dataDir), join(making, 'secrets.json'));
		const manifest: Manifest = { format: 'changji-backup-1', at, pocketbase: pinned };
		writeFileSync(join(making, 'manifest.json'), JSON.stringify(manifest, null, '\t') + '\n');
		renameSync(making, target);
		return target;
	} catch (fault) {
		rmSync(making, { recursive: true, force: true });
		throw fault;
	}
}

/** Who holds the recorder now is true of this process only. */
const notItsOwner = (path: string) => !/[\\/]owner\.(lock|pid)$/.test(path);

async function saveDatabase(url: string, secrets: Secrets, file: string) {
	const client = new PocketBase(url);
	client.autoCancellation(false);
	await client.collection('_superusers').authWithPassword(secrets.superuser.email, secrets.superuser.password);
	const name = `changji_${Date.now()}.zip`;
	await client.backups.create(name);
	try {
		const answer = await fetch(client.backups.getDownloadURL(await client.files.getToken(), name));
		if (!answer.ok || !answer.body) throw new Error(`PocketBase answered ${answer.status} for its backup`);
		await pipeline(Readable.fromWeb(answer.body as never), createWriteStream(file, { mode: 0o600 }));
	} finally {
		await client.backups.delete(name);
	}
}

/** Reads what a backup says of itself. @throws Error when the folder is not one */
export function readManifest(folder: string): Manifest {
	try {
		const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
		if (manifest.format === 'changji-backup-1') return manifest;
	} catch (cause) {
		throw new Error(`${folder} is not a backup of 场记: its manifest.json cannot be read`, { cause });
	}
	throw new Error(`${folder} was made by another version of 场记`);
}

if (import.meta.main) {
	try {
		console.log(await backUp(readEnv(process.env).dataDir, process.argv[2]));
	} catch (fault) {
		console.error(`Backup failed: ${fault instanceof Error ? fault.message : fault}`);
		process.exitCode = 1;
	}
}
