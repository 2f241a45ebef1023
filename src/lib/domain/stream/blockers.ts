// What still stands between a plan and air; every page of a stream says it, nobody finds out when the light is on.
import { hostGapTotal } from '../people/host-cover.ts';
import { plannedSheet } from '../timing/planned.ts';
import type { StreamState } from './state.ts';

/** Each is a sentence `plan_blocker_<name with _>` with a link to where it is put right. */
export type Blocker = 'no-start' | 'empty-sheet' | 'host-gap' | 'no-goal' | 'over-slot' | 'checklist';

/** All that is missing, the gravest first; nothing once the show has begun. */
export function blockersOf(state: StreamState): Blocker[] {
	if (state.live.phase !== 'before') return [];
	const found: Blocker[] = [];
	if (state.plannedStart === null || state.plannedEnd === null) found.push('no-start');
	if (state.items.length === 0) found.push('empty-sheet');
	if ((hostGapTotal(state) ?? 0) > 0) found.push('host-gap');
	if (state.goals.length === 0) found.push('no-goal');
	if (state.items.length > 0 && (plannedSheet(state).over ?? 0) > 0) found.push('over-slot');
	if (state.checklist.some((line) => line.done === null)) found.push('checklist');
	return found;
}
