// One after the other: two requests that read and then write the same thing must not overlap. One process owns the accounts.
const tails = new Map<string, Promise<unknown>>();

/** Runs `act` when everything before it under the same key has ended. */
export async function inTurn<T>(key: string, act: () => Promise<T>): Promise<T> {
	const before = tails.get(key) ?? Promise.resolve();
	const mine = before.then(act, act);
	tails.set(key, mine);
	try {
		return await mine;
	} finally {
		if (tails.get(key) === mine) tails.delete(key);
	}
}
