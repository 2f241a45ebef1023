// Decides about naming a version, and about going on air although something is still open.
import type { PlanCommand } from '../stream/command.ts';
import { accept, refuse } from '../stream/decision.ts';
import type { Decision } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { isId, isTitle, VERSIONS_MAX } from './ranges.ts';
import { rowIndex } from './rows.ts';

export type VersionCommand = Extract<PlanCommand, { name: 'name-version' | 'go-on-knowingly' }>;

const BLOCKERS_MAX = 50;

/** Refuses: id-taken, value-out-of-range, nothing-to-change (nothing blocks), show-started. */
export function decideVersion(state: StreamState, command: VersionCommand): Decision {
	if (command.name === 'go-on-knowingly') return goOn(state, command.args.blockers);
	const { versionId, title } = command.args;
	if (!isId(versionId)) return refuse('value-out-of-range', { field: 'id' });
	if (!isTitle(title) || title.trim() === '') return refuse('value-out-of-range', { field: 'title' });
	if (rowIndex(state.versions, versionId) >= 0) return refuse('id-taken');
	if (state.versions.length >= VERSIONS_MAX) return refuse('value-out-of-range', { field: 'versions' });
	return accept({ type: 'version-named', versionId, title });
}

function goOn(state: StreamState, asked: readonly string[]): Decision {
	if (state.live.phase !== 'before') return refuse('show-started');
	const blockers = [...new Set(asked)];
	if (blockers.length === 0) return refuse('nothing-to-change');
	if (blockers.length > BLOCKERS_MAX || !blockers.every(isId)) {
		return refuse('value-out-of-range', { field: 'blockers' });
	}
	return accept({ type: 'gone-on-knowingly', blockers });
}
