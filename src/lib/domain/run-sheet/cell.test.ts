// What people type into the sheet, and what it becomes.
import { expect, it } from 'vitest';
import { EMPTY_ITEM, type Item } from '../plan/item.ts';
import { HOUR, MINUTE } from '../time.ts';
import { cellText, readCell } from './cell.ts';
import { COLUMNS, columnOf } from './column.ts';

const item: Item = { ...EMPTY_ITEM, id: 'a', script: [], scriptRevision: 0, insertedOnAir: false };
const near = Date.UTC(2026, 8, 18, 11);
function read(key: string, text: string, of: Item = item) {
	const column = columnOf(key);
	if (!column) throw new Error(`no column ${key}`);
	return readCell(of, column, text, near);
}

it.each([
	['livePrice', '59.9', { livePrice: 5990 }],
	['livePrice', '¥1,299', { livePrice: 129_900 }],
	['livePrice', '０．０１', { livePrice: 1 }],
	['livePrice', '', { livePrice: null }],
	['stock', '1.2万', { stock: 12_000 }],
	['stock', '', { stock: null }],
	['linkNo', '7', { linkNo: 7 }],
	['planned', '5', { planned: 5 * MINUTE }],
	['planned', '5:30', { planned: 5.5 * MINUTE }],
	['planned', '6min', { planned: 6 * MINUTE }],
	['planned', '90秒', { planned: 1.5 * MINUTE }],
	['hardStart', '20:00', { hardStart: near + HOUR }],
	['hardStart', '', { hardStart: null }],
	['points', ' 好推开 \n\n不搓泥\n', { points: ['好推开', '不搓泥'] }],
	['kind', 'bag', { kind: 'bag' }],
	['tier', '', { tier: null }],
	['ready', 'yes', { ready: true }],
	['title', '  面霜 ', { title: '面霜' }],
	['note-host', '举起来', { notes: { host: '举起来' } }]
])('%s takes "%s"', (key, text, patch) => {
	expect(read(key, text)).toEqual({ ok: true, patch });
});

it.each([
	['livePrice', '59.9-79.9', 'not_money'],
	['livePrice', '-5', 'not_money'],
	['livePrice', '到手59', 'not_money'],
	['stock', '1.5', 'not_count'],
	['linkNo', '0', 'not_count'],
	['linkNo', '10000', 'not_count'],
	['planned', '25:00:00', 'not_length'],
	['planned', '', 'not_length'],
	['hardStart', '晚上', 'not_clock'],
	['tier', '随便', 'not_choice'],
	['start', '20:00', 'not_choice'],
	['title', '长'.repeat(201), 'too_long']
])('%s does not take "%s", and says why', (key, text, problem) => {
	expect(read(key, text)).toEqual({ ok: false, problem });
});

it('a row has one fixed time: a fixed end takes the fixed start away, and the other way round', () => {
	const at = near + HOUR;
	const clockOf = (instant: number) => cellText({ ...item, hardStart: instant }, columnOf('hardStart')!);
	expect(read('hardEnd', clockOf(at), { ...item, hardStart: near })).toEqual({
		ok: true,
		patch: { hardEnd: at, hardStart: null }
	});
	expect(read('hardStart', clockOf(at), { ...item, hardEnd: near })).toEqual({
		ok: true,
		patch: { hardStart: at, hardEnd: null }
	});
	expect(read('hardEnd', '', { ...item, hardStart: near })).toEqual({ ok: true, patch: { hardEnd: null } });
});

it('keeps the notes of other posts', () => {
	const noted: Item = { ...item, notes: { operator: '上 3 号' } };
	expect(read('note-host', '笑', noted)).toEqual({ ok: true, patch: { notes: { operator: '上 3 号', host: '笑' } } });
});

it('opens every cell with a text that means the same value again', () => {
	const full: Item = {
		...item,
		title: '面霜',
		linkNo: 3,
		tier: 'hero',
		livePrice: 13_900,
		listPrice: 23_950,
		hardStart: near + HOUR,
		stock: 300,
		planned: 330_000,
		points: ['一', '二'],
		ready: true,
		ownerId: 'm1',
		notes: { host: '笑' }
	};
	for (const column of COLUMNS) {
		if (column.kind === 'computed') continue;
		const reading = readCell(full, column, cellText(full, column), near);
		expect(reading.ok && { ...full, ...reading.patch }, column.key).toEqual(full);
	}
});
