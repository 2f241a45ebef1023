// Whose token is it? Asked of PocketBase, remembered for a minute, and longer while PocketBase is away and the show goes on.
import { ClientResponseError } from 'pocketbase';
import { memberClient } from '#lib/server/pocketbase/client.ts';
import { hashOf } from './secret-hash.ts';

export interface Login {
	readonly userId: string;
	readonly name: string;
	readonly email: string;
	/** The member's own PocketBase token. */
	readonly token: string;
}

interface Known {
	readonly login: Login;
	readonly checkedAt: number;
}

/** What one process tells the others of logins: hashes, never tokens. */
export type LoginChange =
	| { readonly what: 'ended' | 'begun' | 'forgotten'; readonly key: string }
	| { readonly what: 'user-forgotten'; readonly userId: string };

const FRESH_MS = 60_000;
/** A show lasts a night: whoever was known at its beginning stays known without PocketBase. */
const AWAY_MS = 12 * 3_600_000;
const KEPT = 5_000;
/** A PocketBase that hangs counts as away: pages of a running show must not hang with it. */
const ANSWER_MS = 3_000;

export class Logins {
	readonly #url: () => string;
	readonly #now: () => number;
	readonly #known = new Map<string, Known>();
	/** Asked of PocketBase just now: a page's requests and sockets come all at once, after a restart everybody's. */
	readonly #asking = new Map<string, Promise<Login | null>>();
	readonly #ended = new Set<string>();
	#changes = 0;
	readonly #own = new Set<(change: LoginChange) => void>();

	constructor(url: () => string, now: () => number = Date.now) {
		this.#url = url;
		this.#now = now;
	}

	/** null = nobody, or a token that has ended. Throws only when PocketBase is away and the token was never seen. */
	async whose(token: string): Promise<Login | null> {
		if (endOf(token) <= this.#now()) return null;
		const key = hashOf(token);
		if (this.#ended.has(key)) return null;
		const known = this.#known.get(key);
		if (known && this.#now() - known.checkedAt < FRESH_MS) return known.login;
		const under = this.#asking.get(key);
		if (under) return under;
		const asking = this.#ask(key, token).finally(() => {
			if (this.#asking.get(key) === asking) this.#asking.delete(key);
		});
		this.#asking.set(key, asking);
		return asking;
	}

	async #ask(key: string, token: string): Promise<Login | null> {
		const known = this.#known.get(key);
		// An answer to what was asked before a change says nothing of the time after it.
		const changes = this.#changes;
		try {
			const { record } = await memberClient(this.#url(), token)
				.collection('users')
				.authRefresh({ signal: AbortSignal.timeout(ANSWER_MS) });
			if (this.#ended.has(key)) return null;
			const login = { userId: record.id, name: String(record.name ?? ''), email: String(record.email ?? ''), token };
			if (changes === this.#changes) this.#remember(key, { login, checkedAt: this.#now() });
			return login;
		} catch (error) {
			const answered = error instanceof ClientResponseError && error.status >= 400 && error.status < 500;
			if (answered && error.status !== 429) {
				this.#known.delete(key);
				return null;
			}
			if (known && this.#now() - known.checkedAt < AWAY_MS) return known.login;
			throw error;
		}
	}

	/** What was remembered of a token is old: it is asked again. */
	forget(token: string): void {
		this.#change({ what: 'forgotten', key: hashOf(token) });
	}

	/**
	 * Somebody has logged in. PocketBase's tokens carry the second they end and nothing else of their own: who logs out and in
	 * again within one second gets the very token that was ended.
	 */
	begin(token: string): void {
		this.#change({ what: 'begun', key: hashOf(token) });
	}

	/** Log-out: PocketBase would take a copy of the token until it ends, we do not. */
	end(token: string): void {
		this.#change({ what: 'ended', key: hashOf(token) });
	}

	/** Forgets every login of a person: their password has changed, and PocketBase no longer takes the old tokens. */
	forgetUser(userId: string): void {
		this.#change({ what: 'user-forgotten', userId });
	}

	/** Told of every change of this process. */
	onOwnChange(tell: (change: LoginChange) => void): void {
		this.#own.add(tell);
	}

	/** A change, here or at another process. */
	heard(change: LoginChange): void {
		this.#changes += 1;
		this.#asking.clear();
		if (change.what === 'user-forgotten') {
			for (const [key, { login }] of this.#known) if (login.userId === change.userId) this.#known.delete(key);
			return;
		}
		if (change.what === 'begun') return void this.#ended.delete(change.key);
		this.#known.delete(change.key);
		if (change.what === 'forgotten') return;
		this.#ended.add(change.key);
		const [oldest] = this.#ended;
		if (this.#ended.size > KEPT && oldest) this.#ended.delete(oldest);
	}

	#change(change: LoginChange): void {
		this.heard(change);
		for (const tell of this.#own) tell(change);
	}

	#remember(key: string, known: Known): void {
		this.#known.delete(key);
		this.#known.set(key, known);
		const oldest = this.#known.keys().next();
		if (this.#known.size > KEPT && !oldest.done) this.#known.delete(oldest.value);
	}
}

/** When a token ends, epoch ms; 0 for something that is no token. */
function endOf(token: string): number {
	try {
		const payload = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')) as {
			exp?: unknown;
		};
		return typeof payload.exp === 'number' ? payload.exp * 1_000 : 0;
	} catch {
		// Not a token at all: the same as one that ended long ago.
		return 0;
	}
}
