// Naming a version, and going on air knowing what is open.
import { expect, it } from 'vitest';
import type { Command } from '../stream/command.ts';
import { evolve } from '../stream/evolve.ts';
import { inverse } from '../stream/inverse.ts';
import { isKnown } from './version.ts';
import { after, outcome, PRODUCER, sheetOf, take } from '../stream/testing/desk.ts';

const name = (versionId: string, title: string): Command => ({ name: 'name-version', args: { versionId, title } });
const goOn = (...blockers: string[]): Command => ({ name: 'go-on-knowingly', args: { blockers } });
const stream = after(sheetOf('a'), name('v', '给老板看的'));

it('a version marks its own entry', () => {
	const meta = { seq: 42, at: 7, by: 'm' };
	const named = evolve(stream, { type: 'version-named', versionId: 'w', title: '定稿' }, meta);
	expect(named.versions.at(-1)).toEqual({ id: 'w', title: '定稿', seq: 42, at: 7, by: 'm' });
	expect(inverse(named, [{ type: 'version-named', versionId: 'w', title: '定稿' }])).toBeNull();
});

it('who went on, when, and what they knew is kept', () => {
	const gone = after(stream, goOn('no-goal', 'checklist', 'no-goal'));
	expect(gone.goneOn).toEqual([{ blockers: ['no-goal', 'checklist'], by: PRODUCER.by, at: PRODUCER.at }]);
	expect(outcome(after(gone, take('r', null, null)), goOn('no-goal'))).toBe('show-started');
});

it.each<[Command, string]>([
	[name('v', 'x'), 'id-taken'],
	[name('', 'x'), 'value-out-of-range id'],
	[name('w', '  '), 'value-out-of-range title'],
	[name('w', 'x'.repeat(201)), 'value-out-of-range title'],
	[goOn(), 'nothing-to-change'],
	[goOn(''), 'value-out-of-range blockers']
])('%j → %s', (command, expected) => {
	expect(outcome(stream, command)).toBe(expected);
});

it('the director goes on, the crew does not; the producer names', () => {
	expect(outcome(stream, goOn('no-goal'), { level: 'crew' })).toBe('not-allowed');
	expect(outcome(stream, name('w', 'x'), { level: 'crew' })).toBe('not-allowed');
	const posted = after(stream, { name: 'add-post', args: { post: { id: 'd', kind: 'director', label: '' } } });
	expect(outcome(posted, goOn('no-goal'), { level: 'viewer', linkPost: 'd' })).toBe('gone-on-knowingly');
});

it('nobody is asked twice about the same, and about anything new once more', () => {
	const gone = after(stream, goOn('no-goal', 'host-gap')).goneOn;
	expect([isKnown([], []), isKnown([], ['no-goal'])]).toEqual([true, false]);
	expect([isKnown(gone, ['no-goal']), isKnown(gone, ['no-goal', 'host-gap'])]).toEqual([true, true]);
	expect(isKnown(gone, ['no-goal', 'no-price'])).toBe(false);
});
