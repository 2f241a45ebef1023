// Looking at some rows of the sheet only: which rows answer to a filter. The rows keep their own numbers.
import type { ItemId, MemberId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import type { Tier } from './tier.ts';

/** Every part that says something has to fit; null, '' and false say nothing. */
export interface SheetFilter {
	/** Words of which each stands somewhere in the row's texts, or is its 链接号. */
	readonly text: string;
	/** `none` = rows without a tier */
	readonly tier: Tier | 'none' | null;
	/** `nobody` = rows without an owner */
	readonly owner: MemberId | 'nobody' | null;
	readonly ready: boolean | null;
	/** Only rows something is wrong with. */
	readonly problems: boolean;
}

/** Nothing is asked: all rows. */
export const NO_FILTER: SheetFilter = { text: '', tier: null, owner: null, ready: null, problems: false };

/** Whether the filter asks for anything. */
export function isFiltering({ text, tier, owner, ready, problems }: SheetFilter): boolean {
	return text.trim() !== '' || tier !== null || owner !== null || ready !== null || problems;
}

/** The rows that answer, null when nothing is asked. `problems` are the rows something is wrong with. */
export function filterRows(
	items: readonly Item[],
	filter: SheetFilter,
	problems: { has(itemId: ItemId): boolean }
): ReadonlySet<ItemId> | null {
	if (!isFiltering(filter)) return null;
	const words = plain(filter.text).split(/\s+/u).filter(Boolean);
	const found = items.filter(
		(item) =>
			(filter.tier === null || (item.tier ?? 'none') === filter.tier) &&
			(filter.owner === null || (item.ownerId ?? 'nobody') === filter.owner) &&
			(filter.ready === null || item.ready === filter.ready) &&
			(!filter.problems || problems.has(item.id)) &&
			answers(item, words)
	);
	return new Set(found.map((item) => item.id));
}

function answers(item: Item, words: readonly string[]): boolean {
	if (words.length === 0) return true;
	const texts = [item.title, item.skuCode, item.mechanism, item.coupon, item.gift, item.limit, item.remark];
	const text = plain(
		[...texts, item.mustSay, item.mustNotSay, ...item.points, ...Object.values(item.notes)].join('\n')
	);
	return words.every((word) => text.includes(word) || String(item.linkNo ?? '') === word);
}

/** Full width or half, upper case or lower: people type what is quickest. */
function plain(text: string): string {
	return text.normalize('NFKC').toLowerCase();
}

/** All rows there are, by their ids. */
export function idsOf(items: readonly Pick<Item, 'id'>[]): ReadonlySet<ItemId> {
	return new Set(items.map((item) => item.id));
}

/**
 * The rows in view under a filter: those that were found, the one somebody is in (it never goes away under the hands), and
 * those that came since the filter was set (`known` are the ones there were), whatever they are: nothing hides silently.
 */
export function rowsInView(
	items: readonly Pick<Item, 'id'>[],
	found: ReadonlySet<ItemId>,
	known: ReadonlySet<ItemId>,
	active: ItemId | null
): ReadonlySet<ItemId> {
	return idsOf(items.filter(({ id }) => found.has(id) || id === active || !known.has(id)));
}
