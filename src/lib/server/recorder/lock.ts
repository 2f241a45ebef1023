// One process owns the recorder's folder. The lock is SQLite's file lock: the system lets go of it when the process dies, however it dies.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { RecorderInUse } from './fault.ts';

/** Takes the folder or throws RecorderInUse; the answer lets go of it. */
export function ownFolder(folder: string): () => void {
	const name = join(folder, 'owner.pid');
	const lock = new DatabaseSync(join(folder, 'owner.lock'));
	try {
		lock.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; BEGIN EXCLUSIVE');
	} catch (error) {
		lock.close();
		if ((error as { errcode?: number }).errcode !== 5) throw error; // 5 is SQLITE_BUSY
		throw new RecorderInUse(folder, pidIn(name));
	}
	try {
		writeFileSync(name, `${process.pid}\n`, { mode: 0o600 });
	} catch {
		rmSync(name, { force: true }); // A full disk must not stop a restart; the name only helps a person to find the owner.
	}
	return () => lock.close();
}

function pidIn(name: string): string {
	try {
		return readFileSync(name, 'utf8').trim();
	} catch {
		return ''; // The owner is between its lock and its name; the sentence does without.
	}
}
