// The operator's note as people type it (`上 7 号链接,弹讲解卡`, `3分钟后发福袋`, `结束前30秒 下链接`), read as tasks.
import { MINUTE, SECOND, type Duration } from '../time.ts';
import type { TaskKind, TaskTime } from './task.ts';

/** A line of a note. `linkNo` and `amount` (分 or pieces) null = not said; time null = not said. */
export interface NoteTask {
	readonly kind: TaskKind;
	readonly text: string;
	readonly linkNo: number | null;
	readonly amount: number | null;
	readonly time: TaskTime | null;
}

const NUMBER = String.raw`(\d+(?:\.\d+)?)`;
const LINK = /^上架?\s*(\d{1,4})?\s*号?\s*(?:链接|品)?$/;
const CARD = /^弹\s*(\d{1,4})?\s*号?\s*(?:讲解)?卡?$/;
const PRICE = new RegExp(`^改价(?:到|为|成)?\\s*[¥￥]?\\s*${NUMBER}\\s*(?:元|块)?$`);
const STOCK = /^(?:放|加|补)(?:库存|单)?\s*(\d+)\s*(?:单|件|份|个|库存)?$/;
const BAG = /福袋/;
const COUPON = /^(?:发|上|开).{0,12}券/;

/** `1分30秒`, `90秒`, `1:30`, `3 分钟` in ms; null = no length. */
function lengthOf(words: string): Duration | null {
	const clock = /^(\d{1,3}):([0-5]\d)$/.exec(words);
	if (clock) return Number(clock[1]) * MINUTE + Number(clock[2]) * SECOND;
	const said = /^(?:(\d{1,3})\s*分钟?)?\s*(?:(\d{1,4})\s*秒)?$/.exec(words);
	if (!said || (said[1] === undefined && said[2] === undefined)) return null;
	return Number(said[1] ?? 0) * MINUTE + Number(said[2] ?? 0) * SECOND;
}

const LENGTH = String.raw`(\d{1,3}:[0-5]\d|(?:\d{1,3}\s*分钟?\s*)?(?:\d{1,4}\s*秒)?)`;
const BEFORE_END = new RegExp(`^(?:结束|收尾|讲完)前\\s*${LENGTH}\\s*[,，:：]?\\s*(.+)$`);
const AFTER_TAKE = new RegExp(`^(?:\\+\\s*${LENGTH}|${LENGTH}\\s*[后时])\\s*[,，:：]?\\s*(.+)$`);

function timed(line: string): { readonly words: string; readonly time: TaskTime | null } {
	const end = BEFORE_END.exec(line);
	const take = AFTER_TAKE.exec(line);
	const by = lengthOf((end?.[1] ?? take?.[1] ?? take?.[2] ?? '').trim());
	if (by === null) return { words: line, time: null };
	return { words: (end?.[2] ?? take?.[3] ?? '').trim(), time: { from: end ? 'end' : 'take', by } };
}

function readPart(part: string): NoteTask | null {
	const { words, time } = timed(part);
	const task = (kind: TaskKind, linkNo: string | null, amount: number | null, text = ''): NoteTask => ({
		...{ kind, text, amount, time },
		linkNo: linkNo === null ? null : Number(linkNo)
	});
	const link = LINK.exec(words);
	if (link && words.length > 1) return task('link', link[1] ?? null, null);
	const card = CARD.exec(words);
	if (card && words.length > 1) return task('card', card[1] ?? null, null);
	const price = PRICE.exec(words);
	if (price) return task('price', null, Math.round(Number(price[1]) * 100));
	const stock = STOCK.exec(words);
	if (stock) return task('stock', null, Number(stock[1]));
	if (COUPON.test(words)) return task('coupon', null, null, words);
	return BAG.test(words) ? task('bag', null, null, words) : null;
}

/** The lines of a note as tasks, in their order. A line of several is taken apart only where every part of it is understood. */
export function noteTasks(note: string): readonly NoteTask[] {
	return note.split(/[\n;；]/).flatMap((raw): NoteTask[] => {
		const line = raw.trim();
		if (line === '') return [];
		const parts = line.split(/[,，、]/).map((part) => readPart(part.trim()));
		if (parts.length > 1 && parts.every((part) => part !== null)) return parts;
		const whole = readPart(line);
		if (whole) return [whole];
		const { words, time } = timed(line);
		return [{ kind: 'note', text: words, linkNo: null, amount: null, time }];
	});
}
