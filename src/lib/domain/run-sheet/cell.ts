// One cell of the sheet as text, both ways: what it shows, what is in the editor, and what a typed text means.
import { readDuration } from '../import/clock.ts';
import { readCount, readMoney } from '../import/number.ts';
import type { Fen } from '../money.ts';
import type { PostKind } from '../people/post.ts';
import { ITEM_KINDS, type Item, type ItemKind, type ItemPatch } from '../plan/item.ts';
import { DAY, MINUTE, SECOND, type Duration, type Instant } from '../time.ts';
import { clockText, lengthText, nearClock } from '../wall-clock.ts';
import type { Column } from './column.ts';
import { isTier } from './tier.ts';

/** Why a typed text is not a value of its column; a sentence `plan_cell_<reason>` on the screen. */
export type CellProblem = 'not_money' | 'not_count' | 'not_length' | 'not_clock' | 'not_choice' | 'too_long';

export type CellReading =
	{ readonly ok: true; readonly patch: ItemPatch } | { readonly ok: false; readonly problem: CellProblem };

const HIGHEST_MONEY: Fen = 100_000_000_00;
const HIGHEST: Readonly<Record<string, number>> = { linkNo: 9_999, stock: 100_000_000, releaseStock: 100_000_000 };
const MOST_LINES = 20;

/** 分 as yuan: `59.90`; whole yuan without the zeros when `short`. */
export function moneyText(fen: Fen | null, short = false): string {
	if (fen === null) return '';
	return short && fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

/** What stands in the editor when a cell is opened; choices and ticks are their stored words. */
export function cellText(item: Item, column: Column): string {
	if (column.post) return item.notes[column.post] ?? '';
	switch (column.kind) {
		case 'money':
			return moneyText(item[column.field as 'livePrice'], true);
		case 'minutes':
			return lengthText(item.planned);
		case 'clock':
			return clockCell(item[column.field as 'hardStart']);
		case 'lines':
			return item.points.join('\n');
		case 'tick':
			return item.ready ? 'yes' : '';
		case 'computed':
			return '';
		default:
			return String(item[column.field as 'title'] ?? '');
	}
}

/**
 * What a typed text means for a column. An empty text is "nobody said" (null) where that exists. `near` is the moment a
 * clock is meant to be close to: the item's computed start.
 */
export function readCell(item: Item, column: Column, typed: string, near: Instant): CellReading {
	const text = column.kind === 'lines' ? typed : typed.trim();
	if (column.longest && text.length > column.longest * (column.kind === 'lines' ? MOST_LINES : 1))
		return no('too_long');
	if (column.post) return yes({ notes: noted(item.notes, column.post, text) });
	switch (column.kind) {
		case 'money':
			return number(column, text, readMoney(text || null, null), HIGHEST_MONEY, 'not_money');
		case 'count':
			return number(column, text, readCount(text || null), HIGHEST[column.key] ?? 0, 'not_count');
		case 'minutes':
			return length(text);
		case 'clock': {
			const other = column.field === 'hardEnd' ? 'hardStart' : 'hardEnd';
			if (text === '') return yes({ [column.field as 'hardStart']: null });
			const at = nearClock(text, near);
			// A row has one fixed time: its start or its end.
			const patch: ItemPatch = { [column.field as 'hardStart']: at, ...(item[other] !== null && { [other]: null }) };
			return at === null ? no('not_clock') : yes(patch);
		}
		case 'lines':
			return lines(text, column.longest);
		case 'kind':
			return (ITEM_KINDS as readonly string[]).includes(text) ? yes({ kind: text as ItemKind }) : no('not_choice');
		case 'tier':
			return text === '' ? yes({ tier: null }) : isTier(text) ? yes({ tier: text }) : no('not_choice');
		case 'person':
			return yes({ ownerId: text || null });
		case 'tick':
			return yes({ ready: text !== '' });
		case 'computed':
			return no('not_choice');
		case 'text':
		case 'note':
			// A name stands on one line, on every screen.
			return yes({ [column.field as 'title']: column.key === 'title' ? text.replace(/\s*\n\s*/gu, ' ') : text });
	}
}

function clockCell(at: Instant | null): string {
	return at === null ? '' : clockText(at);
}

function yes(patch: ItemPatch): CellReading {
	return { ok: true, patch };
}

function noted(notes: Item['notes'], post: PostKind, text: string): Item['notes'] {
	const { [post]: _old, ...others } = notes;
	return text === '' ? others : { ...others, [post]: text };
}

function no(problem: CellProblem): CellReading {
	return { ok: false, problem };
}

function number(
	column: Column,
	text: string,
	reading: ReturnType<typeof readCount>,
	highest: number,
	problem: CellProblem
): CellReading {
	if (text === '') return yes({ [column.field as 'stock']: null });
	if (reading.kind !== 'exact') return no(problem);
	const lowest = column.key === 'linkNo' ? 1 : 0;
	const fits = Number.isInteger(reading.value) && reading.value >= lowest && reading.value <= highest;
	return fits ? yes({ [column.field as 'stock']: reading.value }) : no(problem);
}

/** `5` is five minutes, `5:30` five and a half, `1:05:00` and `6min`, `90s` as they say. */
function length(text: string): CellReading {
	const plain = text.normalize('NFKC').replace('：', ':');
	const ms = /^(\d{1,3}):([0-5]\d)$/u.exec(plain);
	let planned: Duration | null = null;
	if (ms) planned = Number(ms[1]) * MINUTE + Number(ms[2]) * SECOND;
	else {
		const reading = readDuration(plain || null, 'minutes');
		if (reading.kind === 'exact') planned = reading.value;
	}
	return planned === null || planned < 0 || planned > DAY ? no('not_length') : yes({ planned });
}

function lines(text: string, longest: number): CellReading {
	const points = text
		.split(/\r?\n/u)
		.map((line) => line.trim())
		.filter((line) => line !== '');
	const fits = points.length <= MOST_LINES && points.every((line) => line.length <= longest);
	return fits ? yes({ points }) : no('too_long');
}
