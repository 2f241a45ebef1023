// Which process is the PocketBase of an app right now: it is another one after every restart.
import { readdirSync, readFileSync } from 'node:fs';

/** The pid of the app's child that is PocketBase; waits until there is one. Linux only. */
export async function pocketbasePid(appPid: number): Promise<number> {
	for (const until = Date.now() + 15_000; Date.now() < until;) {
		for (const entry of readdirSync('/proc')) {
			if (/^\d+$/.test(entry) && isPocketBaseOf(entry, appPid)) return Number(entry);
		}
		await new Promise((go) => setTimeout(go, 20));
	}
	throw new Error(`process ${appPid} has no PocketBase`);
}

function isPocketBaseOf(pid: string, parent: number): boolean {
	try {
		const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const ppid = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1]);
		return ppid === parent && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0serve\0');
	} catch {
		// The process ended while we looked at it.
		return false;
	}
}
