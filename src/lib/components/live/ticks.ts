// What the 中控 has ticked off, on this device and for one take: a 返场 begins with an empty list.

interface Store {
	getItem(key: string): string | null;
	setItem(key: string, value: string): void;
	removeItem(key: string): void;
}

const KEY = 'changji_ticks';

/** The keys of the tasks ticked in this take; whatever was kept for another take, or cannot be read, counts as nothing. */
export function readTicks(store: Store, runId: string): ReadonlySet<string> {
	try {
		const kept: unknown = JSON.parse(store.getItem(KEY) ?? 'null');
		if (!Array.isArray(kept) || kept[0] !== runId) return new Set();
		return new Set(kept.slice(1).filter((key): key is string => typeof key === 'string'));
	} catch {
		// Somebody else's text under this name: an empty list is right, the ticks are only a help for one person.
		return new Set();
	}
}

/** Keeps the ticks of a take, and only of this one. */
export function keepTicks(store: Store, runId: string, ticks: ReadonlySet<string>): void {
	try {
		store.setItem(KEY, JSON.stringify([runId, ...ticks]));
	} catch {
		// A full or forbidden store: the ticks live as long as the page.
		store.removeItem(KEY);
	}
}
