// The calendar a phone asks for: read back by the rules of RFC 5545, by whoever holds the address and nobody else.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../../src/lib/domain/time.ts';
import { openPlanHouse, type Person, type PlanHouse } from './house.ts';

let house: PlanHouse;
let producer: Person;
let ning: Person;
beforeAll(async () => {
	house = await openPlanHouse();
	[producer, ning] = await Promise.all([house.person('周棠'), house.person('阿宁')]);
});
afterAll(() => house.stop());

interface Feed {
	readonly address: string;
	readonly webcal: string;
}
const make = async (who: Person, locale = 'zh-CN') => (await house.ask<Feed>(who, 'POST', '/api/calendar', { locale })).body; // prettier-ignore
/** As a phone asks: no cookie. */
const fetchFeed = (address: string) => house.ask(null, 'GET', new URL(address).pathname);

/** Content lines after unfolding, as 3.1 says; the file has to end its lines with CR LF. */
function contentLines(text: string): string[] {
	expect(text.endsWith('\r\n')).toBe(true);
	expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
	return text.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
}
/** The events as name → value, TEXT values unescaped (3.3.11). */
function eventsOf(text: string): Record<string, string>[] {
	const events: Record<string, string>[] = [];
	for (const line of contentLines(text)) {
		const [name = '', value = ''] = [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)];
		if (line === 'BEGIN:VEVENT') events.push({});
		else if (events.length > 0) events.at(-1)![name] = value.replace(/\\([\\;,nN])/gu, (_, c: string) => (/n/iu.test(c) ? '\n' : c)); // prettier-ignore
	}
	return events;
}
/** 20261123T110000Z; anything else (a local time without a zone, a zone that is not defined) is no instant. */
function instantOf(value: string | undefined): number {
	const found = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/u.exec(value ?? '');
	if (!found) throw new Error(`not in UTC: ${value}`);
	const [year = 0, month = 0, ...rest] = found.slice(1).map(Number);
	return Date.UTC(year, month - 1, ...(rest as [number, number, number, number]));
}

test('shifts and lines with a due time stand in it at their instants, in UTC', async () => {
	const { address, webcal } = await make(ning);
	expect(webcal).toBe(address.replace(/^http:/u, 'webcal:'));
	const { status, headers, text } = await fetchFeed(address);
	expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
	expect(contentLines(text).slice(0, 2)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0']);
	// Everything is in UTC: then no VTIMEZONE is needed, and none may be referred to.
	expect(text).not.toMatch(/TZID|VTIMEZONE/u);
	const events = eventsOf(text);
	const { start } = house.demo;
	const shift = events.find(({ SUMMARY }) => SUMMARY?.startsWith('主播 · '));
	expect([instantOf(shift?.['DTSTART']), instantOf(shift?.['DTEND'])]).toEqual([start, start + 2 * HOUR]);
	const line = events.find(({ SUMMARY }) => SUMMARY?.includes('手卡审核完成'));
	expect([instantOf(line?.['DTSTART']), instantOf(line?.['DTEND'])]).toEqual([start - 3 * HOUR - 15 * MINUTE, start - 3 * HOUR]); // prettier-ignore
	expect(events.some(({ SUMMARY }) => SUMMARY?.includes('核对'))).toBe(false);
	expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length);
	expect(events.every((event) => instantOf(event['DTSTAMP']) > 0)).toBe(true);
});

test('over midnight, moved, ticked: the feed follows, under the same name', async () => {
	const start = Math.floor(Date.now() / HOUR) * HOUR + 30 * HOUR;
	const stream = await house.blank(producer, '跨夜场', start, start + 5 * HOUR);
	const shift = { id: 'night', postId: 'h', memberId: ning.memberId, name: '阿宁', from: start + 3 * HOUR, to: start + 5 * HOUR, standIn: false }; // prettier-ignore
	await house.give(
		producer,
		stream,
		{ name: 'add-post', args: { post: { id: 'h', kind: 'host', label: '' } } },
		{ name: 'set-shift', args: { shift } },
		{ name: 'add-checklist-lines', args: { lines: [{ id: 'l', group: 'script', title: '过一遍话术', post: 'host', blocks: true, ownerId: null, ownerName: '', dueBefore: HOUR }] } } // prettier-ignore
	);
	const { address } = await make(ning);
	const read = async () => eventsOf((await fetchFeed(address)).text).filter(({ UID }) => UID?.endsWith(`@${stream}.changji`)); // prettier-ignore
	const before = await read();
	expect(before.map(({ UID, DTSTART }) => [UID?.split('@')[0], instantOf(DTSTART)])).toEqual([
		['checklist-l', start - HOUR - 15 * MINUTE],
		['shift-night', start + 3 * HOUR]
	]);
	// A line of a post falls to whoever holds it, without naming them.
	await house.give(producer, stream, { name: 'set-shift', args: { shift: { ...shift, from: start + 4 * HOUR } } });
	expect((await house.ask(ning, 'POST', `/api/streams/${stream}/tasks`, { source: 'checklist', sourceId: 'l', done: true })).status).toBe(200); // prettier-ignore
	expect((await read()).map(({ UID, DTSTART }) => [UID?.split('@')[0], instantOf(DTSTART)])).toEqual([['shift-night', start + 4 * HOUR]]); // prettier-ignore
});

test('what people type is escaped and folded, and never becomes a line of its own', async () => {
	const start = Math.floor(Date.now() / HOUR) * HOUR + 50 * HOUR;
	const title = `反斜杠\\、分号;逗号,换行\nEND:VCALENDAR ${'山茶花'.repeat(30)}🍵`;
	const stream = await house.blank(producer, '特别的字', start, start + HOUR);
	await house.give(
		producer,
		stream,
		{ name: 'describe-stream', args: { patch: { title } } },
		{ name: 'add-post', args: { post: { id: 'h', kind: 'host', label: '' } } },
		{ name: 'set-shift', args: { shift: { id: 'x', postId: 'h', memberId: ning.memberId, name: '阿宁', from: start, to: start + HOUR, standIn: false } } } // prettier-ignore
	);
	const { text } = await fetchFeed((await make(ning)).address);
	for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
	expect(contentLines(text).filter((line) => line === 'END:VCALENDAR')).toHaveLength(1);
	expect(eventsOf(text).find(({ UID }) => UID === `shift-x@${stream}.changji`)?.['SUMMARY']).toBe(`主播 · ${title}`);
});

test('an address is one person’s: rotated it dies, taken back it is gone, another team’s sees nothing of ours', async () => {
	const stranger = await house.stranger();
	const theirs = await fetchFeed((await make(stranger)).address);
	expect([theirs.status, eventsOf(theirs.text)]).toEqual([200, []]);
	expect(theirs.text).not.toMatch(/阿宁|棠禾/u);

	const first = await make(ning);
	expect((await house.ask<{ since: string | null }>(ning, 'GET', '/api/calendar')).body.since).not.toBeNull();
	const second = await make(ning, 'en');
	expect(second.address).not.toBe(first.address);
	expect((await fetchFeed(first.address)).status).toBe(404);
	const english = await fetchFeed(second.address);
	expect(eventsOf(english.text).some(({ SUMMARY }) => SUMMARY?.startsWith('Host · '))).toBe(true);
	// A colleague's change leaves hers alone, and hers theirs.
	await make(producer);
	expect((await fetchFeed(second.address)).status).toBe(200);
	expect((await house.ask(ning, 'DELETE', '/api/calendar')).status).toBe(200);
	expect((await fetchFeed(second.address)).status).toBe(404);
	expect((await house.ask<{ since: string | null }>(ning, 'GET', '/api/calendar')).body.since).toBeNull();
});
