// The cells of run-sheets as teams type them.
import { expect, test } from 'vitest';
import { readCommission, readLength, readLinkNo, readPoints, readPrice, readSlot, readStock } from './sheet-cells.ts';

test.each([
	['到手59', 5_900],
	['¥59.9', 5_990],
	['59.9元', 5_990],
	['1,299', 129_900],
	['直播价：39.9', 3_990],
	[0.01, 1]
])('a price %s is %d 分', (cell, value) => expect(readPrice(cell)).toEqual({ kind: 'exact', value }));

test.each([
	['59.9-79.9', 'price-range'],
	['59.9～79.9元', 'price-range'],
	['59起', 'price-range'],
	['拍2件减10', 'price-unreadable'],
	['59.999', 'price-unreadable'],
	[-3, 'price-unreadable']
])('%s is no price: %s', (cell, reason) => expect(readPrice(cell)).toEqual({ kind: 'bad', reason }));

test.each([
	['6min', 6],
	['6分钟', 6],
	[6, 6],
	['1小时30分', 90],
	['00:06:00', 6]
])('a length %s is %d minutes', (cell, minutes) =>
	expect(readLength(cell, null)).toEqual({ kind: 'exact', value: minutes * 60_000 })
);

test.each([
	['5-8分钟', 'length-range'],
	['06:00:00', 'length-unreadable'],
	[0, 'length-unreadable'],
	['一会儿', 'length-unreadable']
])('%s is no length: %s', (cell, reason) => expect(readLength(cell, null)).toEqual({ kind: 'bad', reason }));

test.each([
	['20:06—20:12', 1_206, 6],
	['20：06－20：12', 1_206, 6],
	['20:06~20:12', 1_206, 6],
	['23:50-00:10', 1_430, 20],
	['20点06分', 1_206, null],
	['8点', 480, null],
	['2026/09/18 20:06:00', 1_206, null],
	[20.1 / 24, 1_206, null],
	['10-30分钟', null, 20]
])('a slot %s starts at %s and lasts %s minutes', (cell, start, minutes) =>
	expect(readSlot(cell)).toEqual({ slot: { start, length: minutes === null ? null : minutes * 60_000 } })
);

test.each(['晚上', '25:00', '20:70', '20:00-20:00', 20])('%s is no slot', (cell) => expect(readSlot(cell)).toBe('bad'));

test('link numbers and stock', () => {
	expect(readLinkNo('3号链接')).toEqual({ kind: 'exact', value: 3 });
	expect(readLinkNo('https://haohuo.example/3')).toEqual({ kind: 'empty' });
	expect(readLinkNo('三号')).toEqual({ kind: 'bad', reason: 'link-unreadable' });
	expect(readStock('1,000件')).toEqual({ kind: 'exact', value: 1_000 });
	for (const cell of ['1000+', '现货', -1, 2.5])
		expect(readStock(cell)).toEqual({ kind: 'bad', reason: 'stock-unreadable' });
});

test.each([
	['20%', '佣金', 0.2],
	[20, '佣金比例', 0.2],
	[0.2, '佣金率', 0.2]
])('a commission %s under %s is the share %d', (cell, header, value) =>
	expect(readCommission(cell, header)).toEqual({ kind: 'exact', value })
);

test.each([
	[20, '佣金'],
	[1, '佣金比例'],
	['200%', '佣金']
])('a commission %s under %s is not guessed', (cell, header) =>
	expect(readCommission(cell, header)).toEqual({ kind: 'bad', reason: 'commission-unclear' })
);

test('selling points by lines, semicolons or numbers', () => {
	expect(readPoints('1.神经酰胺\n2、修护；③温和')).toEqual(['神经酰胺', '修护', '温和']);
	expect(readPoints('0.5%视黄醇')).toEqual(['0.5%视黄醇']);
});
