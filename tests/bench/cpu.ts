// CPU time of another process, user and system, over all its threads, as Linux's scheduler counts it. /proc/PID/stat counts in steps of
// 10 ms, half of what a batch of cues costs at 100 screens.
import { readdirSync, readFileSync } from 'node:fs';

/** Milliseconds of CPU the threads of that process that live now have used so far. */
export function cpuMs(pid: number): number {
	const tasks = `/proc/${pid}/task`;
	const nanoseconds = readdirSync(tasks).map((task) => Number(schedstat(`${tasks}/${task}`).split(' ')[0]));
	return nanoseconds.reduce((sum, ns) => sum + ns, 0) / 1_000_000;
}

/** A thread may end between the listing and the look. */
function schedstat(task: string): string {
	try {
		return readFileSync(`${task}/schedstat`, 'utf8');
	} catch {
		return '0';
	}
}
