// Calling upon somebody in a comment: what is typed after @, who it may be, and who is called upon in the end.
import type { MemberId } from '#lib/domain/id.ts';
import type { Person } from '../run-sheet/column-words.ts';

/** An @ that is being typed: where it stands and what follows it up to the caret. */
export interface AtQuery {
	readonly from: number;
	readonly query: string;
}

const LONGEST_NAME = 20;
/** Names offered at once. */
const OFFERED = 6;

/** The @ before the caret; null when none is being typed. */
export function atQuery(text: string, caret: number): AtQuery | null {
	const from = text.slice(0, caret).lastIndexOf('@');
	if (from < 0) return null;
	const query = text.slice(from + 1, caret);
	return query.length > LONGEST_NAME || /\s/u.test(query) ? null : { from, query };
}

/** Whose names begin like this, in the team's order. */
export function matching<P extends Person>(people: readonly P[], query: string): readonly P[] {
	const start = query.toLocaleLowerCase();
	return people.filter(({ name }) => name.toLocaleLowerCase().startsWith(start)).slice(0, OFFERED);
}

/** The text with the name in the place of what was typed, and where the caret goes. */
export function withName(text: string, { from, query }: AtQuery, name: string): { text: string; caret: number } {
	const before = `${text.slice(0, from)}@${name} `;
	return { text: before + text.slice(from + 1 + query.length).replace(/^ /u, ''), caret: before.length };
}

/** Everybody whose name stands behind an @, each once; of two names that fit the longer one is meant. */
export function mentionsIn(text: string, people: readonly Person[]): MemberId[] {
	const longestFirst = [...people].filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length);
	const called = [...text.matchAll(/@/gu)].flatMap(
		({ index }) => longestFirst.find(({ name }) => text.startsWith(name, index + 1))?.memberId ?? []
	);
	return [...new Set(called)];
}
