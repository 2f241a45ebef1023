// What of the sheet this person looks at: folded rounds and the filter. Nobody else's screen changes by it.
import { SvelteSet } from 'svelte/reactivity';
import type { GroupId, ItemId } from '#lib/domain/id.ts';
import {
	filterRows,
	idsOf,
	isFiltering,
	NO_FILTER,
	rowsInView,
	type SheetFilter
} from '#lib/domain/run-sheet/filter.ts';
import { keptLines, linePlaces, placesOf, sheetLines, type SheetLine } from '#lib/domain/run-sheet/lines.ts';
import type { Item } from '#lib/domain/plan/item.ts';
import { roundsByGroup, type Round } from '#lib/domain/run-sheet/rounds.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { offOrder } from './row-cells.ts';
import type { FoundProblems } from './found-problems.svelte.ts';

const NOTHING = { items: [], groups: [], live: { skipped: [] } } as const;
const NONE = idsOf([]);
type Device = Pick<Storage, 'getItem' | 'setItem'>;

/** What the view is made from; all of it is read reactively. */
interface Sources {
	readonly stream: () => StreamState | null;
	readonly problems: FoundProblems;
	/** The row this person is in: it never goes out of view under the hands. */
	readonly active: () => ItemId | null;
}

export class SheetView {
	/** The bar of the filter is shown. */
	open = $state(false);
	#filter = $state.raw(NO_FILTER);
	/** The rows there were when the filter was set: one that came since is in view, whatever it is. */
	#known: ReadonlySet<ItemId> = idsOf([]);
	readonly #folded = new SvelteSet<GroupId>();
	readonly #from: Sources;
	readonly #device: Device;
	readonly #key: string;

	/** `who` keeps people apart who share a device. */
	constructor(from: Sources, device: Device, streamId: string, who: string) {
		this.#from = from;
		this.#device = device;
		this.#key = `changji_folded_${who}_${streamId}`;
		for (const groupId of kept(device.getItem(this.#key))) this.#folded.add(groupId);
	}

	readonly #items = $derived.by(() => this.#from.stream()?.items ?? []);
	readonly #posts = $derived.by(() => this.#from.stream()?.posts ?? []);
	readonly #shifts = $derived.by(() => this.#from.stream()?.shifts ?? []);
	/** Who is planned on which post, the same object until that changes; null = nobody anywhere. */
	readonly crew = $derived(this.#shifts.length > 0 ? { posts: this.#posts, shifts: this.#shifts } : null);
	readonly #skipped = $derived.by(() => this.#from.stream()?.live.skipped ?? []);
	readonly #shelf = $derived.by(() => this.#from.stream()?.live.shelf ?? []);
	/** Rows out of the running order, the same object until that changes. */
	readonly off = $derived(offOrder(this.#skipped, this.#shelf));
	readonly rounds: ReadonlyMap<GroupId, Round> = $derived.by(() => {
		const stream = this.#from.stream();
		return roundsByGroup(stream ?? NOTHING);
	});

	/** The place of each row in the whole sheet. */
	readonly numberOf: ReadonlyMap<ItemId, number> = $derived(placesOf(this.#items));

	/** The rows that answer to the filter; null = there is none. */
	readonly found: ReadonlySet<ItemId> | null = $derived.by(() =>
		isFiltering(this.#filter)
			? filterRows(this.#items, this.#filter, this.#filter.problems ? this.#from.problems.marks : NONE)
			: null
	);
	#linesBefore: readonly SheetLine[] = [];
	/** What is drawn from top to bottom; the same list until a line comes, goes or moves. */
	readonly lines: readonly SheetLine[] = $derived.by(() => {
		const { found } = this;
		const shown = found && rowsInView(this.#items, found, this.#known, this.#from.active());
		return (this.#linesBefore = keptLines(this.#linesBefore, sheetLines(this.#items, this.#folded, shown)));
	});
	readonly #inView = $derived(this.lines.flatMap((line) => (line.kind === 'row' ? [line] : [])));
	#rowsBefore: readonly ItemId[] = [];
	/** The rows in view, in order; the same list until that changes, so that an edit of a cell asks nothing of the order. */
	readonly rows: readonly ItemId[] = $derived.by(() => {
		const before = this.#rowsBefore;
		const lines = this.#inView;
		if (before.length === lines.length && lines.every(({ key }, at) => key === before[at])) return before;
		return (this.#rowsBefore = lines.map(({ key }) => key));
	});
	readonly items: readonly Item[] = $derived(this.#inView.flatMap(({ index }) => this.#items[index] ?? []));
	/** The place of each row in view among the lines. */
	readonly lineOf: ReadonlyMap<ItemId, number> = $derived(linePlaces(this.lines));

	get filter(): SheetFilter {
		return this.#filter;
	}

	/** Asks for some rows only; what is not named stays as it was asked. */
	ask(patch: Partial<SheetFilter>): void {
		this.#filter = { ...this.#filter, ...patch };
		this.#known = idsOf(this.#items);
	}

	clear(): void {
		this.#filter = NO_FILTER;
	}

	fold(groupId: GroupId, folded: boolean): void {
		if (folded) this.#folded.add(groupId);
		else this.#folded.delete(groupId);
		this.#device.setItem(this.#key, JSON.stringify([...this.#folded]));
	}

	/** Folds all rounds, or opens all. */
	foldAll(folded: boolean): void {
		for (const groupId of this.rounds.keys()) this.fold(groupId, folded);
	}

	/** Brings a row into view that is folded away or filtered out; true = the filter had to go for it. */
	reveal(itemId: ItemId): boolean {
		const groupId = this.#items.find(({ id }) => id === itemId)?.groupId;
		if (groupId && this.#folded.has(groupId)) this.fold(groupId, false);
		if (this.found === null || this.rows.includes(itemId)) return false;
		this.clear();
		return true;
	}
}

function kept(text: string | null): readonly GroupId[] {
	try {
		const ids: unknown = JSON.parse(text ?? '[]');
		return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
	} catch {
		// Somebody else's word under our key is no folding.
		return [];
	}
}
