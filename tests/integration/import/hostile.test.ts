// Files made to hurt: each comes back as a named refusal, and the app goes on.
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { LIMITS, type Limits } from '#lib/server/import/limits.ts';
import { CHILD_ENVIRONMENT, childArguments, runImport } from '#lib/server/import/run.ts';
import { zip } from '../../fixtures/zip.ts';
import { fixture } from './reading.ts';

const report = (bytes: Uint8Array, limits?: Limits) => runImport({ task: 'report', fileName: 'x.xlsx' }, bytes, limits);
const refusal = async (bytes: Uint8Array, limits?: Limits) => {
	const { reply } = await report(bytes, limits);
	return reply.ok ? null : reply.refusal;
};

test('a zip bomb that lies about its size is weighed, not believed', async () => {
	const packed = deflateRawSync(Buffer.alloc(210_000_000));
	expect(await refusal(zip([{ name: 'xl/worksheets/sheet1.xml', packed, says: 1_000 }]))).toBe('file-too-large-inside');
});

test('a bomb below the size but packed beyond any table is refused', async () => {
	const packed = deflateRawSync(Buffer.alloc(20_000_000));
	expect(await refusal(zip([{ name: 'xl/worksheets/sheet1.xml', packed, says: 20_000_000 }]))).toBe('file-too-dense');
});

test('many entries that are small each count together', async () => {
	const packed = deflateRawSync(Buffer.from(Array.from({ length: 900_000 }, (_, at) => (at * 2_654_435_761) >>> 24)));
	const entries = Array.from({ length: 24 }, (_, at) => ({ name: `e${at}`, packed, says: 1 }));
	expect(await refusal(zip(entries), { ...LIMITS, unpacked: 20_000_000 })).toBe('file-too-large-inside');
});

test('a cut workbook, at any length, is damaged and nothing worse', async () => {
	const { bytes } = fixture('exports/compass-products/棠禾优选_商品榜_2026-09-18.xlsx');
	for (const part of [0.1, 0.5, 0.9, 0.999]) {
		expect([part, await refusal(bytes.subarray(0, Math.floor(bytes.length * part)))]).toEqual([part, 'file-damaged']);
	}
});

test('a zip that is no workbook, and bytes that are no table', async () => {
	expect(await refusal(zip([{ name: 'a.txt', packed: deflateRawSync(Buffer.from('hello')), says: 5 }]))).toBe(
		'file-damaged'
	);
	expect(await refusal(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toBe('file-is-old-excel');
	expect(await refusal(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]))).toBe('file-not-a-table');
	expect(await refusal(Buffer.from([0xff, 0x41, 0x2c, 0xff]))).toBe('unknown-encoding');
	expect(await refusal(new Uint8Array(0))).toBe('file-empty');
});

test('too many bytes and too many cells', async () => {
	expect(await refusal(Buffer.alloc(11), { ...LIMITS, bytes: 10 })).toBe('file-too-large');
	expect(await refusal(Buffer.from('a,b\n1,2\n3,4\n'), { ...LIMITS, cells: 5 })).toBe('too-many-cells');
});

test('a child that takes too long is killed, and the next file is read', async () => {
	const csv = Buffer.from('时间,进入直播间人数\n2026/09/18 19:00,1\n');
	expect(await refusal(csv, { ...LIMITS, time: 1 })).toBe('took-too-long');
	expect(await refusal(csv)).toBeNull();
});

test('a child that needs too much memory ends alone', async () => {
	const csv = Buffer.from('时间,进入直播间人数\n' + '2026/09/18 19:00,1\n'.repeat(400_000));
	expect(await refusal(csv, { ...LIMITS, heap: 16 })).toBe('needed-too-much-memory');
	expect(await refusal(csv, { ...LIMITS, resident: 60 })).toBe('needed-too-much-memory');
});

test('the child gets no environment and may neither write nor start anything', () => {
	const given = childArguments(LIMITS).join(' ');
	expect(CHILD_ENVIRONMENT).toEqual({});
	expect(given).toContain('--permission --allow-fs-read=');
	expect(given).not.toMatch(/allow-fs-write|allow-child-process|allow-worker/u);
});
