// A cue screen tells the desk how fresh it is: what it has applied, how far its clock is off, how much battery is left.
import { READ_EVERY, REPORT_EVERY, reportPlace } from '#lib/domain/live/screen-report.ts';
import type { ReadingPlace } from '#lib/domain/script/spoken-line.ts';
import type { StreamLink } from './stream-link.ts';

/** Chromium's alone, and only over https or on this machine; other browsers do not tell. */
interface BatteryTeller {
	getBattery?(): Promise<{ readonly level: number }>;
}

/** A clock's offset is told in steps of this many ms: its last digits change all the time and mean nothing. */
const OFFSET_STEP = 500;
/** The first report comes when the connection has had time to stand. */
const FIRST_AFTER = 2_000;

/** What a screen's 提词器 writes down for the report. */
export interface Eye {
	reading: ReadingPlace | null;
}

/** Reports until the returned function is called. Nothing is sent while nothing changes. */
export function reportScreen(link: StreamLink, screen: string, eye: Eye): () => void {
	let told = '';
	let read: ReadingPlace | null = null;
	async function report(): Promise<void> {
		const battery = await (navigator as BatteryTeller).getBattery?.().catch(() => null);
		if (link.status !== 'live') return;
		const offset = Math.round((Date.now() - link.steadyTime()) / OFFSET_STEP) * OFFSET_STEP;
		const place = reportPlace({
			screen,
			seq: link.seq,
			offset,
			battery: battery ? Math.round(battery.level * 100) : null,
			reading: eye.reading
		});
		if (place === told) return;
		told = place;
		read = eye.reading;
		link.goTo(place);
	}
	const first = setTimeout(() => void report(), FIRST_AFTER);
	const timer = setInterval(() => void report(), REPORT_EVERY);
	// Whoever steps in wants the very line.
	const reader = setInterval(() => {
		if (eye.reading?.blockId !== read?.blockId || eye.reading?.char !== read?.char) void report();
	}, READ_EVERY);
	return () => {
		clearTimeout(first);
		clearInterval(reader);
		clearInterval(timer);
	};
}
