// Planned lengths and scripts: when they are apart, and what is taken from a script.
import { expect, it } from 'vitest';
import { EMPTY_ITEM, type Item } from '../plan/item.ts';
import { MINUTE, SECOND } from '../time.ts';
import { scriptLengths, scriptMismatch } from './script-length.ts';

/** An item of so many minutes with a script of so many 字 for the host. */
function item(id: string, minutes: number, characters: number): Item {
	const block = { id: `b${id}`, post: 'host', kind: 'point', revision: 1, writtenBy: 'm', writtenAt: 0 } as const;
	const script = characters === 0 ? [] : [{ ...block, text: '说'.repeat(characters) }];
	return { ...EMPTY_ITEM, id, planned: minutes * MINUTE, script, scriptRevision: 1, insertedOnAir: false };
}

it.each([
	['as long as planned', 5, 1_200, null],
	['30 s too long says nothing', 5, 1_320, null],
	['more than that does', 3, 960, MINUTE],
	['15 % of a long item says nothing', 10, 2_700, null],
	['too short', 5, 480, -3 * MINUTE],
	['no script', 5, 0, null]
])('%s', (_what, minutes, characters, apart) => {
	expect(scriptMismatch(item('a', minutes, characters), 240)).toBe(apart);
});

it('lengths are taken up to the next ten seconds; what has no script, or is right already, is left alone', () => {
	const items = [item('a', 5, 245), item('b', 5, 0), item('c', 1, 240)];
	expect(scriptLengths(items, 240)).toEqual({
		edits: [{ itemId: 'a', patch: { planned: MINUTE + 10 * SECOND } }],
		without: 1,
		same: 1
	});
});
