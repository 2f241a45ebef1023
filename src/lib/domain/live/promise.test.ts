// Promises: made with a time, settled, taken back, owed until then.
import { expect, test } from 'vitest';
import type { LiveCommand } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { inverse } from '../stream/inverse.ts';
import { MINUTE } from '../time.ts';
import { decideLive } from './decide.ts';
import { handOverCard } from './hand-over.ts';
import type { PromiseStep } from './live.ts';
import { nearPromise, openPromises } from './promise.ts';
import { clock, contextAt, issue, play, sheet } from './testing/told-show.ts';

const onAir = play(sheet('A5 B5'), '09:00 take');
const make = (promiseId: string, text: string, minutes: number | null): LiveCommand => ({
	name: 'make-promise',
	args: { promiseId, text, within: minutes === null ? null : minutes * MINUTE }
});
const settle = (promiseId: string, step: PromiseStep): LiveCommand => ({
	name: 'settle-promise',
	args: { promiseId, step }
});
function told(...commands: readonly LiveCommand[]): StreamState {
	return commands.reduce((state, command) => {
		const after = issue(state, command, clock('09:01'));
		if (typeof after === 'string') throw new Error(after);
		return after;
	}, onAir);
}

test('the nearest is owed first, what has no time last; settled is owed no more', () => {
	const state = told(make('a', '送小样', null), make('b', '开福袋', 5), make('c', '返场', 3));
	expect(openPromises(state).map(({ text, due }) => [text, due])).toEqual([
		['返场', clock('09:04')],
		['开福袋', clock('09:06')],
		['送小样', null]
	]);
	expect(nearPromise(state, clock('09:02'), 2 * MINUTE)?.id).toBe('c');
	expect(nearPromise(state, clock('09:01'), 2 * MINUTE)).toBeNull();
	expect(openPromises(told(make('a', '送小样', null), settle('a', 'kept')))).toEqual([]);
	expect(openPromises(told(make('a', '送小样', null), settle('a', 'kept'), settle('a', 'open')))).toHaveLength(1);
});

test('who comes next reads them on the card', () => {
	const state = told(make('b', '开福袋', 5), make('c', '返场', 3), settle('c', 'kept'));
	expect(handOverCard(state, clock('09:02')).promises).toEqual([{ at: clock('09:06'), text: '开福袋', kind: null }]);
});

test.each<[string, StreamState, LiveCommand, string]>([
	['before the show', sheet('A5'), make('a', '开福袋', 5), 'not-on-air'],
	['after it', play(onAir, '09:01 end'), make('a', '开福袋', 5), 'show-ended'],
	['the same twice', told(make('a', '开福袋', 5)), make('a', '开福袋', 5), 'id-taken'],
	['no words', onAir, make('a', ' ', 5), 'value-out-of-range'],
	['days ahead', onAir, make('a', '开福袋', 5_000), 'value-out-of-range'],
	['one that is not there', onAir, settle('a', 'kept'), 'promise-gone'],
	['so already', told(make('a', '开福袋', 5)), settle('a', 'open'), 'nothing-to-change']
])('refused: %s', (_words, state, command, refusal) => {
	expect(issue(state, command, clock('09:02'))).toBe(refusal);
});

test('one’s own is taken back while it stands', () => {
	const decision = decideLive(onAir, make('a', '开福袋', 5), contextAt(clock('09:01')));
	if (!decision.ok) throw new Error(decision.refusal.name);
	const made = told(make('a', '开福袋', 5));
	expect(inverse(made, decision.events)).toEqual([settle('a', 'dropped')]);
	const kept = told(make('a', '开福袋', 5), settle('a', 'kept'));
	expect(inverse(kept, decision.events)).toBeNull();
	expect(inverse(kept, [{ type: 'promise-settled', promiseId: 'a', step: 'kept', was: 'open' }])).toEqual([
		settle('a', 'open')
	]);
});
