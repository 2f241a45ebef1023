// One list of versions: what people named stands before what was found at the same entry.
import { expect, it } from 'vitest';
import { listedVersions } from './version-list.ts';

it('is newest first, and names an entry once', () => {
	const named = [
		{ id: 'v', title: '定稿', seq: 4, at: 40, by: 'm' },
		{ id: 'w', title: '终稿', seq: 9, at: 90, by: 'm' }
	];
	const points = [
		{ kind: 'day', seq: 3, at: 30, by: 'm' },
		{ kind: 'locked', seq: 4, at: 40, by: 'm' },
		{ kind: 'locked', seq: 7, at: 70, by: 'm' },
		{ kind: 'before-air', seq: 7, at: 80, by: 'd' }
	] as const;
	expect(listedVersions(named, points).map(({ seq, title, named: own }) => [seq, title, own])).toEqual([
		[9, '终稿', true],
		[7, '开播前', false],
		[4, '定稿', true],
		[3, '当天最后', false]
	]);
});
