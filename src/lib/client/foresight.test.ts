// A page follows the room without the rules, and foresees its own commands with them.
import { expect, test } from 'vitest';
import type { Command } from '#lib/domain/stream/command.ts';
import { foreseeBy, foreseeing, takenBack } from './foresight.ts';
import { rules } from './rules.ts';

const start = foreseeing.initial('s1');
const describe: Command = { name: 'describe-stream', args: { patch: { title: '护肤夜场' } } };
const context = { at: 1, by: 'm1', level: 'producer' as const, linkPost: null, writerOf: () => null };
const told = { type: 'stream-described' as const, patch: { title: '护肤夜场' }, was: { title: '' } };

test('without the rules a command changes nothing until the room says so, and the room’s events count', () => {
	expect(foreseeing.decide(start, describe, context)).toEqual({ ok: true, events: [] });
	expect(takenBack(start, [told])).toBeNull();
	expect(foreseeing.evolve(start, told, { seq: 1, at: 1, by: 'm2', commandId: 'c' }).title).toBe('护肤夜场');
});

test('with the rules it is shown at once and can be taken back', () => {
	foreseeBy(rules);
	expect(foreseeing.decide(start, describe, context)).toEqual(rules.decide(start, describe, context));
	expect(foreseeing.decide(start, describe, context)).toMatchObject({
		ok: true,
		events: [{ type: 'stream-described' }]
	});
});
