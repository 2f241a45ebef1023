// A number in an address: whole, from 0, or the request makes no sense.
import { error } from '@sveltejs/kit';

/** The number; `otherwise` when nothing is said. Throws 400. */
export function wholeNumber(said: string | null, otherwise: number): number {
	if (said === null) return otherwise;
	if (!/^\d{1,15}$/u.test(said)) error(400, 'malformed');
	return Number(said);
}
