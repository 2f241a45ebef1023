// A choice as people write it (引流款, 福袋, 阿宁) read as what is stored.
import { KIND_WORDS } from '#lib/domain/import/own-columns.ts';
import { tierOf } from '#lib/domain/import/header-names.ts';
import { ITEM_KINDS } from '#lib/domain/plan/item.ts';
import type { Column } from '#lib/domain/run-sheet/column.ts';
import { choicesOf, type Person } from './column-words.ts';

/** The stored word; null = there is no such choice. Columns that are typed keep their text. */
export function storedWord(column: Column, text: string, people: readonly Person[]): string | null {
	const choices = choicesOf(column, people);
	const word = text.trim();
	if (!choices) return text;
	if (word === '') return '';
	const same = (one: string): boolean => one.toLowerCase() === word.toLowerCase();
	const chosen = choices.find(({ value, label }) => same(label) || (value !== '' && same(value)));
	if (chosen) return chosen.value;
	if (column.kind === 'tier') return tierOf(word);
	if (column.kind === 'kind') return ITEM_KINDS.find((kind) => same(KIND_WORDS[kind])) ?? null;
	return null;
}
