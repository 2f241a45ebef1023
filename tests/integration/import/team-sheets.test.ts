// The run-sheets of real teams: what becomes of every row and every cell, file by file, through the reader uploads go through.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { LIMITS, Refused } from '#lib/server/import/limits.ts';
import { readFile } from '#lib/server/import/worker.ts';
import { fixture, readSheet } from './reading.ts';
import { TEAM_SHEETS } from './team-sheets.table.ts';
import { told } from './told.ts';

const FOLDER = new URL('../../fixtures/sheets/team/', import.meta.url);

test('the table speaks of every file there is, and there are at least twelve', () => {
	expect(Object.keys(TEAM_SHEETS).sort()).toEqual(readdirSync(FOLDER).sort());
	expect(Object.keys(TEAM_SHEETS).length).toBeGreaterThanOrEqual(12);
});

test.each(Object.entries(TEAM_SHEETS))('%s', async (name, expected) => {
	const { bytes, fileName } = fixture(`sheets/team/${name}`);
	const read = readFile({ task: 'sheet', fileName }, bytes, LIMITS).catch((fault: unknown) => {
		if (fault instanceof Refused) return fault.refusal;
		throw fault;
	});
	const answer = await read;
	if (typeof answer === 'string') {
		expect(answer).toBe(expected);
		return;
	}
	const [reply] = answer;
	if (!reply.ok || reply.task !== 'sheet') throw new Error(JSON.stringify(reply));
	expect(reply.sheets.map(told)).toEqual(expected);
	for (const { rows, skipped } of reply.sheets) {
		const ends = [...rows.map(({ place }) => place.row), ...skipped.map(({ row }) => row)].sort((a, b) => a - b);
		expect(ends).toEqual(ends.map((_, at) => at + 1));
	}
});

test('the child that reads uploads says the same', async () => {
	const name = '两行表头.xlsx';
	expect((await readSheet(`sheets/team/${name}`)).sheets.map(told)).toEqual(TEAM_SHEETS[name]);
});
