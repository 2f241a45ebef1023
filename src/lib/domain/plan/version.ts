// Named versions of a stream, and what the director knew when going on air all the same.
import type { MemberId, VersionId } from '../id.ts';
import type { Instant } from '../time.ts';

/** A name for the stream as it was after the entry `seq` (the naming itself); its state is the fold up to there. */
export interface Version {
	readonly id: VersionId;
	readonly title: string;
	readonly seq: number;
	readonly at: Instant;
	readonly by: MemberId;
}

/** 播前: somebody saw what still blocks air and went on. */
export interface GoneOn {
	/** Names of what blocked (see readiness.ts). */
	readonly blockers: readonly string[];
	readonly by: MemberId;
	readonly at: Instant;
}

/** Whether somebody has already gone on with all of these open, so that nobody is asked twice. */
export function isKnown(goneOn: readonly GoneOn[], blockers: readonly string[]): boolean {
	const last = goneOn.at(-1);
	return blockers.every((blocker) => last?.blockers.includes(blocker) ?? false);
}
