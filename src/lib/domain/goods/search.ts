// Finds products as people type them: a piece of the name, pinyin, its initials, 货号, 链接号. The nearest comes first.
import type { Product } from './product.ts';

/** How characters are read, without tones: 重 → "zhong chong". A character that is not in it is only found as itself. */
export type Readings = Readonly<Record<string, string>>;

/** What the search looks at. */
export type Searchable = Pick<Product, 'name' | 'skuCode' | 'linkNo' | 'category' | 'spec'>;

/** One character of a text that can be typed: as it stands, or by one of its readings. */
interface Letter {
	readonly itself: string;
	readonly readings: readonly string[];
}

interface Entry<T> {
	readonly one: T;
	readonly name: string;
	readonly sku: string;
	readonly link: string;
	readonly rest: string;
	readonly nameLetters: readonly Letter[];
	readonly restLetters: readonly Letter[];
}

/** Lower is nearer. Words add up. */
const RANK = {
	...{ link: 0, sku: 0, name: 1, nameBegins: 3, skuBegins: 5, nameHolds: 8, nameSpelled: 10, nameSpelledLater: 13 },
	...{ skuHolds: 16, restHolds: 20, restSpelled: 24 }
} as const;
/** A longer word is no pinyin that anybody types. */
const LONGEST_SPELLED = 40;

/** A list made ready to be searched at every key. */
export class ProductIndex<T extends Searchable> {
	readonly #entries: readonly Entry<T>[];

	constructor(products: readonly T[], readings: Readings) {
		this.#entries = products.map((one) => entryOf(one, readings));
	}

	get size(): number {
		return this.#entries.length;
	}

	/** Those in which every word is found, the nearest first, else in the list's own order. An empty search finds all. */
	find(search: string): readonly T[] {
		const words = plain(search).split(/\s+/u).filter(Boolean);
		if (words.length === 0) return this.#entries.map(({ one }) => one);
		const found: { readonly one: T; readonly rank: number }[] = [];
		for (const entry of this.#entries) {
			let rank = 0;
			for (const word of words) rank += rankOf(entry, word);
			if (rank < Infinity) found.push({ one: entry.one, rank });
		}
		return found.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
	}
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll('ü', 'v').trim();

function entryOf<T extends Searchable>(one: T, readings: Readings): Entry<T> {
	const name = plain(one.name);
	const rest = plain(`${one.category} ${one.spec}`);
	const link = one.linkNo === null ? '' : String(one.linkNo);
	const letters = { nameLetters: lettersOf(name, readings), restLetters: lettersOf(rest, readings) };
	return { one, name, sku: plain(one.skuCode), link, rest, ...letters };
}

/** What stands between the words of a name is not typed. */
function lettersOf(text: string, readings: Readings): readonly Letter[] {
	return [...text]
		.filter((character) => !/[\s\p{P}\p{S}]/u.test(character))
		.map((itself) => ({ itself, readings: readings[itself]?.split(' ') ?? [] }));
}

function rankOf<T>(entry: Entry<T>, word: string): number {
	const { name, sku, link, rest } = entry;
	if (link !== '' && (word === link || word === `${link}号` || word === `${link}号链接`)) return RANK.link;
	if (word === sku) return RANK.sku;
	if (word === name) return RANK.name;
	if (name.startsWith(word)) return RANK.nameBegins;
	if (sku !== '' && sku.startsWith(word)) return RANK.skuBegins;
	if (name.includes(word)) return RANK.nameHolds;
	const spelled = /^[a-z0-9]+$/u.test(word) && word.length <= LONGEST_SPELLED;
	if (spelled) {
		const at = spelledAt(entry.nameLetters, word);
		if (at === 0) return RANK.nameSpelled;
		if (at > 0) return RANK.nameSpelledLater;
	}
	if (sku.includes(word)) return RANK.skuHolds;
	if (rest.includes(word)) return RANK.restHolds;
	return spelled && spelledAt(entry.restLetters, word) >= 0 ? RANK.restSpelled : Infinity;
}

/** From which letter on the word spells the text; −1 = from none. */
function spelledAt(letters: readonly Letter[], word: string): number {
	for (let start = 0; start < letters.length; start += 1) if (spells(letters, start, word)) return start;
	return -1;
}

/** Follows all ways of reading at once: each letter is typed whole, by its initial (z or zh), or, at the end, half. */
function spells(letters: readonly Letter[], start: number, word: string): boolean {
	let reached = new Set([0]);
	for (let at = start; at < letters.length && reached.size > 0; at += 1) {
		const { itself, readings } = letters[at]!;
		const next = new Set<number>();
		for (const from of reached) {
			if (word[from] === itself) next.add(from + 1);
			for (const reading of readings) {
				if (reading.startsWith(word.slice(from))) return true;
				if (word[from] === reading[0]) next.add(from + 1);
				if (reading[1] === 'h' && word.startsWith(reading.slice(0, 2), from)) next.add(from + 2);
				if (word.startsWith(reading, from)) next.add(from + reading.length);
			}
		}
		if (next.has(word.length)) return true;
		reached = next;
	}
	return false;
}
