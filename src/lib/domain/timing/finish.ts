// "Finish at HH:MM": what to shorten or drop of what is left, so that the show is over when it is wished to be.
import type { ItemId } from '../id.ts';
import type { Item } from '../plan/item.ts';
import type { LiveCommand } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { MINUTE, SECOND, type Duration, type Instant } from '../time.ts';
import { comingItems, liveTimes } from './expected.ts';

/** One thing to give up. `to` is 0 for a drop. */
export interface FinishOffer {
	readonly itemId: ItemId;
	readonly what: 'shorten' | 'drop';
	readonly from: Duration;
	readonly to: Duration;
	/** How much later the show would end if only this were left as it is. ≥ 0 */
	readonly effect: Duration;
}

export interface FinishPlan {
	/** As it stands. */
	readonly expected: Instant;
	readonly wish: Instant;
	/** In the order of the sheet; none when the wish is met or nothing can give. */
	readonly offers: readonly FinishOffer[];
	/** The expected finish with every offer taken. */
	readonly reached: Instant;
	/** reached − wish: above 0 it cannot be done by so much; below 0 there is so much to spare, because a whole item had to go. */
	readonly off: Duration;
}

/** An item of which a shorter form still makes sense never gets shorter than this. */
const LEAST: Duration = MINUTE;
/** What is left of an item at the least, by what was promised with it; everything else keeps half. */
const KEEPS = { promised: 0.75, hero: 2 / 3, other: 0.5 } as const;

/** The first gives first. 福利 and 秒杀 are why people stay: they go last. */
const ORDER = ['buffer', 'pass', 'preview', 'test', 'encore', 'image', 'talk', 'interaction', 'bridge', 'bundle', 'product', 'profit', 'traffic', 'hero', 'rest', 'draw', 'bag', 'opening', 'closing', 'welfare', 'seckill'] as const; // prettier-ignore
type Giving = (typeof ORDER)[number];
const PROMISED: ReadonlySet<Giving> = new Set(['draw', 'bag', 'opening', 'closing', 'welfare', 'seckill']);
/** A draw that was announced and the show's two ends are shortened at most. */
const STAYS: ReadonlySet<Giving> = new Set(['draw', 'bag', 'opening', 'closing']);

const givingOf = ({ kind, tier }: Item): Giving => (kind === 'product' || kind === 'encore' ? (tier ?? kind) : kind);
const rank = (item: Item): number => ORDER.indexOf(givingOf(item));

/** The shortest an item may become, in whole seconds; never above its planned duration. A 缓冲 gives all it has. */
export function shortestOf(item: Item): Duration {
	const giving = givingOf(item);
	if (giving === 'buffer') return 0;
	const share = PROMISED.has(giving) ? KEEPS.promised : giving === 'hero' ? KEEPS.hero : KEEPS.other;
	return Math.min(item.planned, Math.max(LEAST, Math.ceil((item.planned * share) / SECOND) * SECOND));
}

/** Items with a fixed time, announced draws and the show's two ends are never dropped. */
function mayDrop(item: Item): boolean {
	return item.hardStart === null && item.hardEnd === null && !STAYS.has(givingOf(item));
}

/**
 * What to give up so that the show ends at `wish`: first lengths down to what makes sense, then whole items, each in the
 * order of ORDER; as few as do it. Items in `spared` stay as they are, fixed starts are kept, and what
 * only makes a later item wait for its fixed start is not asked for. For a show that is over there are no offers.
 */
export function finishPlan(state: StreamState, now: Instant, wish: Instant, spared: ReadonlySet<ItemId>): FinishPlan {
	const times = liveTimes(state, now);
	const { expectedFinish: expected } = times;
	const coming = state.live.phase === 'ended' ? [] : comingItems(state);
	const from = times.current?.expectedEnd ?? times.expected[0]?.start ?? now;
	const was = new Map(coming.map((item) => [item.id, state.live.lengths[item.id] ?? item.planned]));
	const rest = new Rest(coming, from, new Map(was));
	if (expected <= wish) return { expected, wish, offers: [], reached: expected, off: expected - wish };

	const free = coming.filter((item) => !spared.has(item.id));
	const spare = (item: Item) => Math.max(0, rest.lengthOf(item) - shortestOf(item));
	for (const item of inOrder(free, spare)) rest.shorten(item, spare(item), wish);
	const dropped = inOrder(free.filter(mayDrop), (item) => -rest.lengthOf(item));
	for (const item of dropped) if (rest.finish() > wish) rest.drop(item);
	// A whole item may be more than was needed: what it freed goes back, the dearest first.
	for (const item of dropped) rest.giveBack(item, Math.min(was.get(item.id)!, shortestOf(item)), wish, true);
	for (const item of inOrder(free, () => 0).toReversed()) rest.giveBack(item, was.get(item.id)!, wish, false);

	const reached = rest.finish();
	const offers = coming.flatMap((item): FinishOffer[] => {
		const { id: itemId } = item;
		const [before, to] = [was.get(itemId)!, rest.lengthOf(item)];
		if (before === to && !rest.isOut(item)) return [];
		const what = rest.isOut(item) || (to === 0 && mayDrop(item)) ? 'drop' : 'shorten';
		return [{ itemId, what, from: before, to, effect: rest.finishWith(item, before) - reached }];
	});
	return { expected, wish, offers, reached, off: reached - wish };
}

/** The one command that does all of it; undoing it brings all of it back. */
export function finishCommand(offers: readonly FinishOffer[]): LiveCommand {
	const of = (what: FinishOffer['what']) => offers.filter((offer) => offer.what === what);
	const lengths = of('shorten').map(({ itemId, to }) => ({ itemId, length: to }));
	return { name: 'fit-rest', args: { lengths, skips: of('drop').map(({ itemId }) => ({ itemId, skip: true })) } };
}

function inOrder(items: readonly Item[], length: (item: Item) => Duration): readonly Item[] {
	const lengths = new Map(items.map((item) => [item.id, length(item)]));
	return items.toSorted((a, b) => rank(a) - rank(b) || lengths.get(b.id)! - lengths.get(a.id)!);
}

/** What is left, as it would run with other lengths. A dropped item does not run at all. */
class Rest {
	readonly #coming: readonly Item[];
	readonly #from: Instant;
	readonly #lengths: Map<ItemId, Duration>;
	readonly #out = new Set<ItemId>();

	constructor(coming: readonly Item[], from: Instant, lengths: Map<ItemId, Duration>) {
		this.#coming = coming;
		this.#from = from;
		this.#lengths = lengths;
	}

	lengthOf = ({ id }: Item): Duration => (this.#out.has(id) ? 0 : (this.#lengths.get(id) ?? 0));
	isOut = ({ id }: Item): boolean => this.#out.has(id);

	finish(): Instant {
		return this.finishWith(null, 0);
	}

	/** With one of them as long as given, and on air. */
	finishWith(other: Item | null, length: Duration): Instant {
		let at = this.#from;
		for (const item of this.#coming) {
			if (item !== other && this.#out.has(item.id)) continue;
			at = Math.max(at, item.hardStart ?? at) + (item === other ? length : (this.#lengths.get(item.id) ?? 0));
		}
		return at;
	}

	/** By as much of `most` as brings the finish towards the wish and not beyond. */
	shorten(item: Item, most: Duration, wish: Instant): void {
		const length = this.lengthOf(item);
		const finish = this.finish();
		const gain = Math.min(finish - wish, finish - this.finishWith(item, length - most));
		if (gain > 0) this.#lengths.set(item.id, length - gain);
	}

	/** Only where it brings the finish nearer. */
	drop(item: Item): void {
		if (this.finishWith(item, 0) < this.finish()) this.#out.add(item.id);
	}

	/** Up to `most`, as far as the finish stays within the wish; an item that was dropped comes back whole or not at all. */
	giveBack(item: Item, most: Duration, wish: Instant, isDrop: boolean): void {
		if (isDrop !== this.#out.has(item.id)) return;
		const late = Math.max(0, this.finishWith(item, most) - Math.max(wish, this.finish()));
		if (isDrop && late > 0) return;
		const length = Math.max(this.lengthOf(item), most - late);
		this.#out.delete(item.id);
		this.#lengths.set(item.id, length);
	}
}
