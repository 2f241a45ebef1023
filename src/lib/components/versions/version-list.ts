// The versions of a stream as one list: named by people, found by the journal, the newest on top.
import type { MemberId } from '#lib/domain/id.ts';
import type { Version } from '#lib/domain/plan/version.ts';
import type { VersionPoint } from '#lib/domain/stream/version-points.ts';
import type { Instant } from '#lib/domain/time.ts';
import { m } from '#lib/paraglide/messages.js';

export interface ListedVersion {
	readonly seq: number;
	readonly title: string;
	readonly at: Instant;
	readonly by: MemberId;
	/** false = nobody named it */
	readonly named: boolean;
}

const POINTS = {
	day: m.versions_point_day,
	locked: m.versions_point_locked,
	'before-air': m.versions_point_before_air,
	ended: m.versions_point_ended
};

/** The newest first; of two at one entry only the named one is listed. */
export function listedVersions(named: readonly Version[], points: readonly VersionPoint[]): readonly ListedVersion[] {
	const titles = new Set(named.map(({ seq }) => seq));
	const seen = new Set<number>();
	const found = points
		.toReversed()
		// At one entry the more telling reason comes later in the journal's own order.
		.filter(({ seq }) => !titles.has(seq) && !seen.has(seq) && seen.add(seq))
		.map(({ kind, seq, at, by }) => ({ seq, title: POINTS[kind](), at, by, named: false }));
	return [...named.map(({ seq, title, at, by }) => ({ seq, title, at, by, named: true })), ...found].sort(
		(one, other) => other.seq - one.seq
	);
}
