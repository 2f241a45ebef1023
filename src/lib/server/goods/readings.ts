// How the characters of the team's goods are read. The table is made from pinyin-pro (tests/fixtures/make-readings.mjs): all readings of a
// character, so that 重 answers to zhong and to chong. Only the characters in use go to the browser: some kB, no dictionary.
import type { Readings, Searchable } from '#lib/domain/goods/search.ts';
import table from './readings.json' with { type: 'json' };

let known: Map<string, string> | null = null;

function readingsOfAll(): Map<string, string> {
	const made = new Map<string, string>();
	for (const [reading, characters] of Object.entries(table)) {
		for (const character of characters) {
			const before = made.get(character);
			made.set(character, before ? `${before} ${reading}` : reading);
		}
	}
	return made;
}

/** The readings of every character in these goods. */
export function readingsFor(goods: readonly Pick<Searchable, 'name' | 'category' | 'spec'>[]): Readings {
	known ??= readingsOfAll();
	const characters = new Set(
		goods
			.map(({ name, category, spec }) => `${name}${category}${spec}`)
			.join('')
			.normalize('NFKC')
	);
	const found: Record<string, string> = {};
	for (const character of characters) {
		const reading = known.get(character);
		if (reading) found[character] = reading;
	}
	return found;
}
