// Where the host's 提词器 stands, as that screen told last.
import type { PresenceEntry } from '#lib/client/stream-link.ts';
import { readReport } from '#lib/domain/live/screen-report.ts';
import type { ReadingPlace } from '#lib/domain/script/spoken-line.ts';

/** null = none is open. */
export function hostReading(others: readonly PresenceEntry[]): ReadingPlace | null {
	for (const { place } of others) {
		const report = readReport(place);
		if (report?.screen === 'host' && report.reading) return report.reading;
	}
	return null;
}
