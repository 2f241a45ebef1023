// A screen that the desk sent elsewhere remembers where it came from, so that its own person can go back.
import type { StreamId } from '#lib/domain/id.ts';

/** So long a screen says which one it is. */
export const IDENTIFY_MS = 6_000;

export interface Sent {
	/** who sent it, by name */
	readonly by: string;
	/** what it showed before, as in its address */
	readonly from: string;
	readonly back: string;
}

const KEPT = 'changji-sent';
type Address = Pick<URL, 'pathname' | 'search'>;
const addressOf = ({ pathname, search }: Address) => pathname + search;
const screenOf = ({ pathname }: Address) => pathname.slice(pathname.lastIndexOf('/') + 1);

/** The address of a view; `itemId` is what an item's view shows. */
export function screenAddress(
	streamId: StreamId,
	{ screen, itemId }: { readonly screen: string; readonly itemId: string | null }
): string {
	const item = itemId === null ? '' : `?item=${encodeURIComponent(itemId)}`;
	return `/streams/${encodeURIComponent(streamId)}/screen/${encodeURIComponent(screen)}${item}`;
}

/** Before it goes. Sent on from where it was sent already, it still goes back to where its person was. */
export function keepSent(here: Address, by: string, to: string): void {
	const { from, back } = readSent(here) ?? { from: screenOf(here), back: addressOf(here) };
	if (back === to) sessionStorage.removeItem(KEPT);
	else sessionStorage.setItem(KEPT, JSON.stringify({ by, from, back, to }));
}

/** Null when this screen was not sent here. */
export function readSent(here: Address): Sent | null {
	try {
		const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null') as (Sent & { readonly to: string }) | null;
		return kept?.to === addressOf(here) ? kept : null;
	} catch {
		// Somebody else's words under our name.
		return null;
	}
}
