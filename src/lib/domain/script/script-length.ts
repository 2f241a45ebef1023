// An item's planned length beside what its script takes to say: how far they are apart, and the length taken from the script.
import type { ItemId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import { SECOND, type Duration } from '../time.ts';
import { spokenTime } from './spoken-time.ts';

/** Hosts breathe, and show what they talk about: less apart than this says nothing. */
const WITHIN: Duration = 30 * SECOND;
const SHARE = 0.15;
/** Planned lengths are said in steps of this. */
const STEP: Duration = 10 * SECOND;

/**
 * spoken − planned where the two are worth a word: more than 30 s and 15 % of the plan apart. Positive = the script does
 * not fit. null = close enough, or there is no script.
 */
export function scriptMismatch(item: Pick<Item, 'script' | 'planned'>, rate: number): Duration | null {
	const spoken = spokenTime(item.script, rate);
	const apart = spoken - item.planned;
	return spoken > 0 && Math.abs(apart) > Math.max(WITHIN, SHARE * item.planned) ? apart : null;
}

/** The length the script asks for, up to the next ten seconds; null without anything to say. */
export function scriptLength(item: Pick<Item, 'script'>, rate: number): Duration | null {
	const spoken = spokenTime(item.script, rate);
	return spoken > 0 ? Math.ceil(spoken / STEP) * STEP : null;
}

/** Planned lengths taken from the scripts of these items. `without` counts those that have nothing to say. */
export interface ScriptLengths {
	readonly edits: readonly { readonly itemId: ItemId; readonly patch: { readonly planned: Duration } }[];
	readonly without: number;
	/** Already as long as their scripts. */
	readonly same: number;
}

/** See `ScriptLengths`; `rate` in 字 a minute (> 0). */
export function scriptLengths(items: readonly Item[], rate: number): ScriptLengths {
	const lengths = items.map((item) => ({ item, planned: scriptLength(item, rate) }));
	const spoken = lengths.flatMap(({ item, planned }) => (planned === null ? [] : [{ item, planned }]));
	const edits = spoken
		.filter(({ item, planned }) => item.planned !== planned)
		.map(({ item, planned }) => ({ itemId: item.id, patch: { planned } }));
	return { edits, without: items.length - spoken.length, same: spoken.length - edits.length };
}
