// A person's posts and tasks as an iCalendar file (RFC 5545) that phones and desks subscribe to.
import type { Duration, Instant } from '../time.ts';

/** One thing in a calendar. `uid` stays the same as long as the thing is the same, whatever moves. */
export interface CalendarEvent {
	readonly uid: string;
	readonly from: Instant;
	/** After `from`; the same instant is a point in time. */
	readonly to: Instant;
	readonly title: string;
	readonly description: string;
	/** '' = none */
	readonly place: string;
	/** Address of the page about it; '' = none */
	readonly url: string;
	/** Someone who stands in is not taken up by it. */
	readonly tentative: boolean;
}

export interface Calendar {
	readonly name: string;
	/** When this was written; every event is as of then. */
	readonly at: Instant;
	readonly events: readonly CalendarEvent[];
	/** How long a client may wait before it asks again, whole minutes. */
	readonly refresh: Duration;
}

/** Longest line in octets of UTF-8, without its end (RFC 5545, 3.1). */
const LINE_OCTETS = 75;

/** The file's text, lines folded and ended by CR LF. */
export function calendarText({ name, at, events, refresh }: Calendar): string {
	const every = `PT${Math.max(1, Math.round(refresh / 60_000))}M`;
	const lines = [
		'BEGIN:VCALENDAR',
		'VERSION:2.0',
		'PRODID:-//changji//calendar//ZH',
		'CALSCALE:GREGORIAN',
		'METHOD:PUBLISH',
		`X-WR-CALNAME:${plain(name)}`,
		`NAME:${plain(name)}`,
		'X-WR-TIMEZONE:Asia/Shanghai',
		`REFRESH-INTERVAL;VALUE=DURATION:${every}`,
		`X-PUBLISHED-TTL:${every}`,
		...events.flatMap((event) => eventLines(event, at)),
		'END:VCALENDAR'
	];
	return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(event: CalendarEvent, at: Instant): string[] {
	const { uid, from, to, title, description, place, url, tentative } = event;
	return [
		'BEGIN:VEVENT',
		`UID:${plain(uid)}`,
		`DTSTAMP:${moment(at)}`,
		`DTSTART:${moment(from)}`,
		// An end that is no later than the start is refused by some clients: a point in time has none.
		...(to > from ? [`DTEND:${moment(to)}`] : []),
		`SUMMARY:${plain(title)}`,
		...(description === '' ? [] : [`DESCRIPTION:${plain(description)}`]),
		...(place === '' ? [] : [`LOCATION:${plain(place)}`]),
		// An address is no text: it is written as it is.
		...(url === '' ? [] : [`URL:${withoutControls(url)}`]),
		`STATUS:${tentative ? 'TENTATIVE' : 'CONFIRMED'}`,
		`TRANSP:${tentative || to <= from ? 'TRANSPARENT' : 'OPAQUE'}`,
		'END:VEVENT'
	];
}

/** UTC, to the second: `20260918T120000Z`. */
function moment(at: Instant): string {
	return new Date(at).toISOString().replace(/[-:]|\.\d{3}/gu, '');
}

/** A TEXT value: what has a meaning in the file is escaped, what no file can hold (controls, halves of pairs) is left out. */
function plain(text: string): string {
	return withoutControls(
		text
			.replace(/\r\n?/gu, '\n')
			.replace(/[\\;,]/gu, '\\$&')
			.replaceAll('\n', '\\n')
	);
}

function withoutControls(text: string): string {
	return text.replace(/[\p{Cc}\p{Cs}]/gu, '');
}

/** Breaks a line so that none has more than 75 octets and no character is torn. */
function folded(line: string): string {
	let out = '';
	let octets = 0;
	for (const character of line) {
		const size = octetsOf(character);
		if (octets + size > LINE_OCTETS) {
			out += '\r\n ';
			octets = 1;
		}
		out += character;
		octets += size;
	}
	return out;
}

function octetsOf(character: string): number {
	const code = character.codePointAt(0) ?? 0;
	return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
