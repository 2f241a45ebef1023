// Sentences for what can be wrong with an account's form, by the field they belong to.
import { m } from '#lib/paraglide/messages.js';

const FAULTS: Readonly<Record<string, readonly [field: string, text: () => string]>> = {
	'bad-name': ['name', m.account_bad_name],
	'bad-email': ['email', m.account_bad_email],
	taken: ['email', m.account_taken],
	weak: ['password', m.account_weak],
	'old-wrong': ['old', m.account_old_wrong]
};

/** The sentence under `field`; null when the fault belongs elsewhere. */
export function accountFaultText(fault: string, field: string): string | null {
	const found = FAULTS[fault];
	return found?.[0] === field ? found[1]() : null;
}
