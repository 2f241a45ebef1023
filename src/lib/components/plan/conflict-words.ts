// What is wrong with a shift, as one sentence with who, when and where.
import { LONGEST_ON_AIR, type ShiftConflict } from '#lib/domain/people/shift-conflicts.ts';
import { m } from '#lib/paraglide/messages.js';
import { duration, wallTime } from '../ui/format.ts';
import { endWords } from '../ui/span-words.ts';
import { postName } from '../ui/words.ts';

/** 阿宁 20:30–21:00 同时排了主播和副播. */
export function conflictText(conflict: ShiftConflict): string {
	const [from, to] = [wallTime(conflict.from), endWords(conflict.from, conflict.to)];
	const length = duration(conflict.to - conflict.from);
	if (conflict.name === 'host-gap') return m.plan_conflict_gap({ from, to, length });
	const when = { name: conflict.person, from, to };
	switch (conflict.name) {
		case 'person-twice':
		case 'post-strained': {
			const [one, other] = conflict.posts.map(({ kind, label }) => postName(kind, label)) as [string, string];
			const words = { ...when, one, other };
			return conflict.name === 'person-twice' ? m.plan_conflict_twice(words) : m.plan_conflict_strained(words);
		}
		case 'too-long':
			return m.plan_conflict_long({ ...when, length: duration(conflict.length), limit: duration(conflict.limit) });
		case 'outside-slot':
			return conflict.side === 'before' ? m.plan_conflict_before(when) : m.plan_conflict_after(when);
		case 'other-stream':
			return m.plan_conflict_other({ ...when, stream: conflict.title });
	}
}

/** What the limit is while nobody set one. */
export const usualLimit = (): string => duration(LONGEST_ON_AIR);
