// Sentences for the desk: why something was refused, with names instead of ids.
import type { RosterEntry } from '#lib/client/stream-link.ts';
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import { m } from '#lib/paraglide/messages.js';
import { refusalText } from '../ui/refusal-words.ts';

/** The refusal as a sentence; a member who has left the team is "somebody". */
export function refusalSaid(refusal: Refusal, roster: readonly RosterEntry[]): string {
	const who = refusal.detail?.who;
	if (who === undefined) return refusalText(refusal);
	const name = roster.find((member) => member.memberId === who)?.name ?? m.air_somebody();
	return refusalText({ ...refusal, detail: { ...refusal.detail, who: name } });
}
