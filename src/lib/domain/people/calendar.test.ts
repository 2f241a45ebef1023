// The calendar file, read back by the rules of RFC 5545 and not by our own code.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../time.ts';
import { calendarText, type CalendarEvent } from './calendar.ts';

const T = Date.UTC(2026, 8, 18, 12);
const event: CalendarEvent = {
	...{ uid: 'shift-1@s.changji', from: T, to: T + 2 * HOUR, title: '主播 · 山茶专场', description: '' },
	...{ place: '', url: '', tentative: false }
};
const write = (...events: CalendarEvent[]) =>
	calendarText({ name: '我的日程', at: T - HOUR, events, refresh: 60 * MINUTE });
/** Unfolds as a client does: a line end and one blank are nothing. */
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');
const read = (text: string, name: string) => {
	const line = unfold(text).find((one) => one.startsWith(`${name}:`));
	return line?.slice(name.length + 1).replace(/\\([\\;,nN])/gu, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c));
};

it('says what it is, how often to ask again, and every event between its marks', () => {
	expect(unfold(write({ ...event, place: '一号直播间', url: 'http://a.test/streams/s?x=1,2;3' }))).toEqual([
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//changji//calendar//ZH',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		'X-WR-CALNAME:我的日程',
		'NAME:我的日程',
		'X-WR-TIMEZONE:Asia/Shanghai',
		'REFRESH-INTERVAL;VALUE=DURATION:PT60M',
		'X-PUBLISHED-TTL:PT60M',
		'BEGIN:VEVENT',
		'UID:shift-1@s.changji',
		'DTSTAMP:20260918T110000Z',
		'DTSTART:20260918T120000Z',
		'DTEND:20260918T140000Z',
		'SUMMARY:主播 · 山茶专场',
		'LOCATION:一号直播间',
		'URL:http://a.test/streams/s?x=1,2;3',
		'STATUS:CONFIRMED',
		'TRANSP:OPAQUE',
		'END:VEVENT',
		'END:VCALENDAR',
		''
	]);
});

it('a point in time has no end and takes nobody up; a stand-in is tentative', () => {
	const point = write({ ...event, to: T });
	expect(point).not.toContain('DTEND');
	expect(read(point, 'TRANSP')).toBe('TRANSPARENT');
	expect(read(write({ ...event, tentative: true }), 'STATUS')).toBe('TENTATIVE');
});

describe('folding', () => {
	const octets = (line: string) => Buffer.byteLength(line, 'utf8');

	it.each([
		['latin', 'x'.repeat(300)],
		['Chinese, three octets each', '山'.repeat(120)],
		['a character across the edge', `${'x'.repeat(65)}山茶`],
		['four octets each', '🍵'.repeat(60)]
	])('%s: no line over 75 octets, none torn, and all of it is back', (_what, title) => {
		const text = write({ ...event, title });
		expect(Math.max(...text.split('\r\n').map(octets))).toBeLessThanOrEqual(75);
		expect(Math.max(...text.split('\r\n').map(octets))).toBeGreaterThan(70);
		expect(text.isWellFormed()).toBe(true);
		expect(read(text, 'SUMMARY')).toBe(title);
	});

	it('holds for whatever people type, and nothing they type becomes a line of its own', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (typed) => {
				const text = write({ ...event, title: `${typed}\r\nEND:VCALENDAR;,\\n`, url: `http://a/\r\n${typed}` });
				const lines = text.split('\r\n');
				expect(lines.every((line) => octets(line) <= 75)).toBe(true);
				expect(unfold(text).filter((line) => /^(BEGIN|END):/u.test(line))).toHaveLength(4);
				const kept = typed.replace(/\r\n?/gu, '\n').replace(/(?!\n)[\p{Cc}\p{Cs}]/gu, '');
				expect(read(text, 'SUMMARY')).toBe(`${kept}\nEND:VCALENDAR;,\\n`);
			})
		);
	});
});
