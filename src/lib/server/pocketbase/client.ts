// Doors to PocketBase: one for the service account, which keeps itself logged in, and one per member with the member's own token.
import PocketBase, { BaseAuthStore, ClientResponseError, type BeforeSendResult, type SendOptions } from 'pocketbase';
import type { TypedPocketBase } from './records.ts';

export interface ServiceAccount {
	readonly url: string;
	readonly email: string;
	readonly password: string;
	/** After so long without an answer a request counts as failed, ms. */
	readonly timeoutMs?: number;
}

const TIMEOUT_MS = 10_000;
/** A person waits for the answer, and a page that cannot be had says so. */
const MEMBER_TIMEOUT_MS = 8_000;
/** Headers of a request that cannot mistake an ended login for an empty answer; it is sent without asking first. */
export const GUARDED = { 'x-changji-guarded': '1' };
/** No PocketBase can be stopped and started again in less (its start alone takes 140 ms). */
export const SILENCE_MS = 100;

/**
 * PocketBase as the service account. Logs in at the first request, and checks its login behind every silence: PocketBase treats a token that it does
 * not know (restored backup, new password) as no token at all and then answers a list with 200 and nothing in it, which reads like lost data.
 */
export function serviceClient(account: ServiceAccount): TypedPocketBase {
	const client = plainClient(account.url);
	let heard = -Infinity;
	let login: Promise<void> | null = null;
	const ensureLogin = (): Promise<void> =>
		(login ??= authenticate(client, account).finally(() => {
			login = null;
		}));
	const listening: typeof fetch = async (input, init) => {
		try {
			const answer = await fetch(input, init);
			heard = performance.now();
			if (answer.status !== 401 && answer.status !== 403) return answer;
			client.authStore.clear();
			await ensureLogin();
			const headers = { ...(init?.headers as Record<string, string>), Authorization: client.authStore.token };
			return await fetch(input, { ...init, headers });
		} catch (error) {
			heard = -Infinity;
			throw error;
		}
	};
	client.beforeSend = async (url: string, options: SendOptions): Promise<BeforeSendResult> => {
		const signal = options.signal ?? AbortSignal.timeout(account.timeoutMs ?? TIMEOUT_MS);
		if (url.includes('/_superusers/auth-')) return { url, options: { ...options, signal } };
		const { 'x-changji-guarded': guarded, ...headers } = options.headers ?? {};
		const quiet = performance.now() - heard > SILENCE_MS && guarded === undefined;
		if (quiet || !client.authStore.token) await ensureLogin();
		headers.Authorization = client.authStore.token;
		return { url, options: { ...options, headers, signal, fetch: listening } };
	};
	return client;
}

/** PocketBase with a member's own token: its rules decide what is there. */
export function memberClient(url: string, token: string): TypedPocketBase {
	const client = plainClient(url);
	client.authStore.save(token, null);
	return client;
}

function plainClient(url: string): TypedPocketBase {
	// Not the default store: that one shares a login through localStorage where the runtime has it.
	const client: TypedPocketBase = new PocketBase(url, new BaseAuthStore());
	client.autoCancellation(false);
	client.beforeSend = (url, options) => ({
		url,
		options: { ...options, signal: options.signal ?? AbortSignal.timeout(MEMBER_TIMEOUT_MS) }
	});
	return client;
}

/** Renewing costs a millisecond, the password 60. */
async function authenticate(client: PocketBase, account: ServiceAccount): Promise<void> {
	const superusers = client.collection('_superusers');
	if (client.authStore.token) {
		const renewed = await superusers.authRefresh().then(
			() => true,
			(error: unknown) => {
				if (error instanceof ClientResponseError && [401, 403, 404].includes(error.status)) return false;
				throw error;
			}
		);
		if (renewed) return;
		client.authStore.clear();
	}
	await superusers.authWithPassword(account.email, account.password);
}
