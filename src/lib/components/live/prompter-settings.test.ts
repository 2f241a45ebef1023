// What a device keeps of its 提词器: always something that can be read with.
import fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { measuredRate, PROMPT_RANGES, readSettings, stepped, type PromptNumber } from './prompter-settings.ts';

const first = readSettings(null);

test.each([
	['nothing', null],
	['somebody else’s words', 'dark'],
	['a list', '[1]'],
	['null', 'null'],
	['nonsense values', '{"size":"big","rate":null,"speed":"fast","mirrorX":1}']
])('%s is as at first', (_, kept) => expect(readSettings(kept)).toEqual(first));

it('what was kept comes back', () => {
	const kept = { ...first, size: 9, mirrorX: true, speed: 'steady' as const, lines: 20, follow: false };
	expect(readSettings(JSON.stringify(kept))).toEqual(kept);
});

it('every number stays within its range, however it came', () => {
	const keys = Object.keys(PROMPT_RANGES) as PromptNumber[];
	fc.assert(
		fc.property(
			fc.constantFrom(...keys),
			fc.double(),
			fc.array(fc.constantFrom(1 as const, -1 as const)),
			(key, value, steps) => {
				const start = readSettings(JSON.stringify({ [key]: value }));
				const { least, most } = PROMPT_RANGES[key];
				const end = steps.reduce((now, by) => stepped(now, key, by), start)[key];
				expect(end).toBeGreaterThanOrEqual(least);
				expect(end).toBeLessThanOrEqual(most);
			}
		)
	);
});

test.each([
	['twenty 字 in five seconds', '家'.repeat(20), 5_000, 240],
	['what is not spoken does not count', `【动作：举起】\n${'家'.repeat(20)}`, 5_000, 240],
	['a slip of the finger', '家'.repeat(20), 900, null],
	['nobody speaks so fast', '家'.repeat(100), 5_000, null],
	['nothing to read', '', 5_000, null]
])('%s', (_, text, took, rate) => expect(measuredRate(text, took)).toBe(rate));
