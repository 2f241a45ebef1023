// One process per data folder: two of them would write one journal, and a restore under a running app would be lost again.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainFault } from './plain-fault.ts';

export interface Claim {
	pid: number;
	/** when that process began, as Linux counts it; tells a reused pid from the same process */
	began: string | null;
	/** where its PocketBase answers; null until it does */
	pocketbaseUrl: string | null;
}

const claimFile = (dataDir: string) => join(dataDir, 'running.json');

/** Who runs on this data folder now; null when nobody does (a claim left by a killed process does not count). */
export function whoRuns(dataDir: string): Claim | null {
	let claim: Claim;
	try {
		claim = JSON.parse(readFileSync(claimFile(dataDir), 'utf8')) as Claim;
	} catch {
		return null; // no claim, or one cut off by the power: nobody holds it
	}
	return isAlive(claim) ? claim : null;
}

/** Claims the folder for this process. Returns what gives it back. @throws PlainFault when another process runs on it */
export function claimDataDir(dataDir: string): () => void {
	mkdirSync(dataDir, { recursive: true, mode: 0o700 });
	const other = whoRuns(dataDir);
	if (other && other.pid !== process.pid)
		throw new PlainFault(
			`${dataDir} is in use by another 场记 (process ${other.pid}). Stop that one, or choose another folder by CHANGJI_DATA.`
		);
	tellClaim(dataDir, null);
	const release = () => rmSync(claimFile(dataDir), { force: true });
	process.once('exit', release);
	return () => {
		process.off('exit', release);
		release();
	};
}

/** Adds where PocketBase answers, so that a backup can be made while the app runs. */
export function tellClaim(dataDir: string, pocketbaseUrl: string | null): void {
	const claim: Claim = { pid: process.pid, began: stat(process.pid)?.began ?? null, pocketbaseUrl };
	writeFileSync(claimFile(dataDir), JSON.stringify(claim), { mode: 0o600 });
}

function isAlive(claim: Claim): boolean {
	try {
		process.kill(claim.pid, 0);
	} catch (e) {
		return (e as NodeJS.ErrnoException).code === 'EPERM'; // alive, and somebody else's
	}
	const now = stat(claim.pid);
	// A zombie has ended and waits for its parent; another beginning is another process with the same number.
	return now === null || (now.state !== 'Z' && (claim.began === null || claim.began === now.began));
}

function stat(pid: number): { state: string | undefined; began: string | null } | null {
	try {
		const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
		return { state: fields[0], began: fields[19] ?? null };
	} catch {
		return null; // not Linux
	}
}
