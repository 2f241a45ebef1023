// Sentences for what the team page can be refused.
import { m } from '#lib/paraglide/messages.js';

const TEXTS: Readonly<Record<string, () => string>> = {
	'not-allowed': m.team_refused_not_allowed,
	'last-owner': m.team_refused_last_owner,
	'no-such-member': m.team_refused_no_member,
	'bad-team-name': m.team_refused_bad_name,
	'bad-wish': m.team_refused_bad_wish,
	unknown: m.team_refused_unknown
};

export const refusalText = (name: string): string => (TEXTS[name] ?? m.team_refused_not_allowed)();
