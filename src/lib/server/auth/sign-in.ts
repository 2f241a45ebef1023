// Logging in: asks PocketBase, slows down guessing by address and by account, and takes as long for a wrong name as for a wrong password.
import { ClientResponseError } from 'pocketbase';
import { setTimeout as wait } from 'node:timers/promises';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import { memberClient } from '#lib/server/pocketbase/client.ts';
import { audit } from './audit.ts';
import type { Logins } from './logins.ts';
import { Throttle } from './throttle.ts';

export type SignIn =
	| { readonly ok: true; readonly token: string; readonly userId: string }
	| { readonly ok: false; readonly why: 'wrong' | 'away' }
	| { readonly ok: false; readonly why: 'wait'; readonly minutes: number };

const WINDOW = 5 * 60_000;
/** A wrong name costs PocketBase nothing, a wrong password a hash; both are answered after this. */
const SAME_ANSWER_MS = 300;
const ANSWER_MS = 5_000;

const byBoth = new Throttle({ tries: 8, windowMs: WINDOW });
/** A studio is one address with a dozen people behind it. */
const byAddress = new Throttle({ tries: 60, windowMs: WINDOW });
const byAccount = new Throttle({ tries: 40, windowMs: WINDOW });

export interface SignInPorts {
	readonly service: TypedPocketBase;
	readonly pocketbaseUrl: string;
	readonly logins: Pick<Logins, 'begin'>;
}

/** `address` is the person's, not the proxy's. */
export async function signIn(
	{ logins, service, pocketbaseUrl }: SignInPorts,
	{ email, password, address }: { readonly email: string; readonly password: string; readonly address: string }
): Promise<SignIn> {
	const account = email.trim().toLowerCase();
	const both = `${address} ${account}`;
	const ms = byBoth.take(both) || byAddress.take(address) || byAccount.take(account);
	if (ms > 0) {
		audit(service, { team: null, by: null, what: 'login-slowed', detail: { account: masked(account), address } });
		return { ok: false, why: 'wait', minutes: Math.ceil(ms / 60_000) };
	}
	const answered = wait(SAME_ANSWER_MS);
	try {
		const { token, record } = await memberClient(pocketbaseUrl, '')
			.collection('users')
			.authWithPassword(account, password, {
				headers: { 'X-Forwarded-For': address },
				signal: AbortSignal.timeout(ANSWER_MS)
			});
		byBoth.clear(both);
		byAccount.clear(account);
		logins.begin(token);
		return { ok: true, token, userId: record.id };
	} catch (error) {
		if (!(error instanceof ClientResponseError)) throw error;
		await answered;
		if (error.status === 429) return { ok: false, why: 'wait', minutes: 1 };
		if (error.status < 400 || error.status >= 500) return { ok: false, why: 'away' };
		audit(service, { team: null, by: null, what: 'login-failed', detail: { account: masked(account), address } });
		return { ok: false, why: 'wrong' };
	}
}

/** an…@example.com: enough to recognise in a log, not enough to collect addresses from it. */
function masked(account: string): string {
	const [name = '', host = ''] = account.split('@');
	return `${name.slice(0, 2)}…@${host}`;
}
