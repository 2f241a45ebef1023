// Doors to PocketBase: one for the service account, which keeps itself logged in, and one per member with the member's own token.
import PocketBase, { BaseAuthStore, type BeforeSendResult, type SendOptions } from 'pocketbase';

export interface ServiceAccount {
	readonly url: string;
	readonly email: string;
	readonly password: string;
	/** After so long without an answer a request counts as failed, ms. */
	readonly timeoutMs?: number;
}

/** Before the token's end by so much it is renewed: a login costs 60 ms and must not hit a request that is in a hurry. */
const RENEW_MS = 10 * 60 * 1000;
const TIMEOUT_MS = 10_000;

/** PocketBase as the service account. Logs in at the first request and again when its token ends or is refused. */
export function serviceClient(account: ServiceAccount): PocketBase {
	const client = plainClient(account.url);
	let login: Promise<void> | null = null;
	const ensureLogin = (): Promise<void> =>
		(login ??= authenticate(client, account).finally(() => {
			login = null;
		}));
	const renewing: typeof fetch = async (input, init) => {
		const first = await fetch(input, init);
		// PocketBase treats a token it does not know as no token: a superuser's request is then 401 or 403.
		if (first.status !== 401 && first.status !== 403) return first;
		client.authStore.clear();
		await ensureLogin();
		const headers = { ...(init?.headers as Record<string, string>), Authorization: client.authStore.token };
		return fetch(input, { ...init, headers });
	};
	client.beforeSend = async (url: string, options: SendOptions): Promise<BeforeSendResult> => {
		const signal = options.signal ?? AbortSignal.timeout(account.timeoutMs ?? TIMEOUT_MS);
		if (url.includes('/auth-with-password')) return { url, options: { ...options, signal } };
		if (endsSoon(client.authStore.token)) await ensureLogin();
		const headers = { ...options.headers, Authorization: client.authStore.token };
		return { url, options: { ...options, headers, signal, fetch: renewing } };
	};
	return client;
}

/** PocketBase with a member's own token: its rules decide what is there. */
export function memberClient(url: string, token: string): PocketBase {
	const client = plainClient(url);
	client.authStore.save(token, null);
	return client;
}

function plainClient(url: string): PocketBase {
	// Not the default store: that one shares a login through localStorage where the runtime has it.
	const client = new PocketBase(url, new BaseAuthStore());
	client.autoCancellation(false);
	return client;
}

async function authenticate(client: PocketBase, account: ServiceAccount): Promise<void> {
	await client.collection('_superusers').authWithPassword(account.email, account.password);
}

function endsSoon(token: string): boolean {
	const payload = token.split('.')[1];
	if (!payload) return true;
	const { exp } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { exp?: number };
	return typeof exp !== 'number' || exp * 1000 - Date.now() < RENEW_MS;
}
