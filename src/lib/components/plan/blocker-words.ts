// What still stands before air, as a sentence and the page where it is put right.
import type { Blocker } from '#lib/domain/stream/blockers.ts';
import { m } from '#lib/paraglide/messages.js';

const TEXT: Readonly<Record<Blocker, () => string>> = {
	'no-start': m.plan_blocker_no_start,
	'empty-sheet': m.plan_blocker_empty_sheet,
	'host-gap': m.plan_blocker_host_gap,
	'no-goal': m.plan_no_goal,
	'over-slot': m.plan_blocker_over_slot,
	checklist: m.plan_blocker_checklist
};
const PAGE: Readonly<Record<Blocker, string>> = {
	'no-start': '',
	'empty-sheet': '/sheet',
	'host-gap': '/people',
	'no-goal': '',
	'over-slot': '/sheet',
	checklist: '/checklist'
};

/** 主播有空档 … */
export const blockerText = (blocker: Blocker): string => TEXT[blocker]();
/** Where it is put right. */
export const blockerHref = (streamId: string, blocker: Blocker): string => `/streams/${streamId}/plan${PAGE[blocker]}`;
