// This person's own rate of speech (字 a minute), kept on this device: the same in 话术 and in the sheet.
import { SPEAKING_RATES } from '#lib/domain/script/speaking.ts';

const KEY = 'changji_rate';
/** What a person may set; outside of it a kept setting is not believed. */
export const SLOWEST = 80;
export const FASTEST = 600;

/** The rate that was kept, else the standard one. */
export function keptRate(device: Pick<Storage, 'getItem'>): number {
	const kept = Number(device.getItem(KEY));
	return kept >= SLOWEST && kept <= FASTEST ? kept : SPEAKING_RATES.standard;
}

export function keepRate(device: Pick<Storage, 'setItem'>, rate: number): void {
	device.setItem(KEY, String(rate));
}
