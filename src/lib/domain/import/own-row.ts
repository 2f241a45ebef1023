// Reads a row of a run-sheet that we wrote ourselves: every cell means exactly what it meant when it went out.
import { readDuration, readInstant } from './clock.ts';
import { tierOf } from './header-names.ts';
import { readMoney } from './number.ts';
import { KIND_WORDS, NOTE_HEADERS, OWN, READY_WORD } from './own-columns.ts';
import type { Reading } from './reading.ts';
import { readLinkNo, readStock } from './sheet-cells.ts';
import type { SheetLine } from './sheet-line.ts';
import type { SheetRow } from './sheet-row.ts';
import { cellText, type CellValue } from './table.ts';
import type { PostKind } from '../people/post.ts';
import { TEXT_MAX, TITLE_MAX } from '../plan/ranges.ts';
import { ITEM_KINDS, type ItemKind } from '../plan/item.ts';
import { DAY, HOUR, MINUTE, SECOND, type Duration, type Instant } from '../time.ts';

const KINDS = new Map<string, ItemKind>(ITEM_KINDS.map((kind) => [KIND_WORDS[kind], kind]));
const POSTS = Object.entries(NOTE_HEADERS) as readonly (readonly [PostKind, string])[];
const POINT_MAX = 1_000;
const POINTS_MAX = 50;

/** The kind our own file says the row is of; null = the row is not one of ours. */
export function ownKind(line: SheetLine): ItemKind | null {
	return KINDS.get(line.raw(OWN.kind, TITLE_MAX)) ?? null;
}

/** Reads the row. What somebody typed over and cannot be read is left open and noted. */
export function readOwnRow(line: SheetLine, kind: ItemKind, place: SheetRow['place']): SheetRow {
	const long = (header: string) => line.raw(header, TEXT_MAX);
	const tierWord = line.raw(OWN.tier, TITLE_MAX);
	const tier = tierWord === '' ? null : tierOf(tierWord);
	if (tierWord !== '' && tier === null) line.note('tier-unknown', line.under(OWN.tier));
	const fixed = line.exact(OWN.hardStart, readFixed);
	const end = line.exact(OWN.hardEnd, readFixed);
	return {
		kind,
		title: line.raw(OWN.title, TITLE_MAX),
		planned: line.exact(OWN.planned, readPlanned),
		startMinutes: null,
		hardStart: fixed && 'clock' in fixed ? fixed.clock / MINUTE : null,
		linkNo: line.exact(OWN.linkNo, readLinkNo),
		productId: null,
		skuCode: line.raw(OWN.skuCode, TITLE_MAX),
		tier,
		livePrice: line.exact(OWN.livePrice, readYuan),
		listPrice: line.exact(OWN.listPrice, readYuan),
		floorPrice: null,
		costPrice: null,
		commissionRate: null,
		category: '',
		spec: '',
		coupon: long(OWN.coupon),
		gift: long(OWN.gift),
		mechanism: long(OWN.mechanism),
		stock: line.exact(OWN.stock, readStock),
		releaseStock: line.exact(OWN.releaseStock, readStock),
		goal: line.exact(OWN.goal, readYuan),
		points: long(OWN.points)
			.split('\n')
			.map((point) => point.trim().slice(0, POINT_MAX))
			.filter((point) => point !== '')
			.slice(0, POINTS_MAX),
		mustNotSay: long(OWN.mustNotSay),
		notes: Object.fromEntries(POSTS.map(([post, header]) => [post, long(header)]).filter(([, text]) => text !== '')),
		script: [],
		remark: long(OWN.remark),
		others: [],
		own: {
			mustSay: long(OWN.mustSay),
			limit: long(OWN.limit),
			ready: line.raw(OWN.ready, TITLE_MAX) === READY_WORD,
			hardStartDay: fixed && 'at' in fixed ? fixed.at : null,
			hardEnd: end && 'clock' in end ? end.clock / MINUTE : null,
			hardEndDay: end && 'at' in end ? end.at : null
		},
		place
	};
}

function readYuan(cell: CellValue): Reading {
	const reading = readMoney(cell, null);
	const money = reading.kind === 'exact' && Number.isSafeInteger(reading.value) && reading.value >= 0;
	return money || reading.kind === 'empty' ? reading : { kind: 'bad', reason: 'price-unreadable' };
}

function readPlanned(cell: CellValue): Reading<Duration> {
	const reading = readDuration(cell, 'minutes');
	const fits = reading.kind === 'exact' && reading.value >= 0 && reading.value <= DAY;
	return fits || reading.kind === 'empty' ? reading : { kind: 'bad', reason: 'length-unreadable' };
}

/** A fixed start or end: a clock as the time since midnight, or, where a clock would not say which day, the moment itself. */
type Fixed = { readonly clock: Duration } | { readonly at: Instant };

function readFixed(cell: CellValue): Reading<Fixed> {
	// A spreadsheet that took the text for a time of day keeps it as a fraction of the day.
	if (typeof cell === 'number' && cell >= 0 && cell < 1)
		return { kind: 'exact', value: { clock: (Math.round((cell * DAY) / SECOND) * SECOND) % DAY } };
	const found = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/u.exec(cellText(cell).normalize('NFKC'));
	if (found && Number(found[1]) < 24) {
		const [hour = 0, minute = 0, second = 0] = found.slice(1).map((part) => Number(part ?? 0));
		return { kind: 'exact', value: { clock: hour * HOUR + minute * MINUTE + second * SECOND } };
	}
	const reading = readInstant(cell);
	if (reading.kind === 'exact') return { kind: 'exact', value: { at: reading.value } };
	return reading.kind === 'empty' ? reading : { kind: 'bad', reason: 'clock-unreadable' };
}
