// 举牌: which words of an item are worth holding up, and how big they can be on the glass.
import type { Item } from '#lib/domain/plan/item.ts';
import { m } from '#lib/paraglide/messages.js';
import { count, yuan } from '../ui/format.ts';
import { noteLines } from './screen.ts';

export interface Sign {
	readonly text: string;
	/** A number of pieces: it has to be the back office's. */
	readonly counted: boolean;
}

const OWN = /^举牌\s*[:：]?\s*(.+)$/;

/** The signs of an item: what the note wants held up, then price, offer, gift, coupon, link and what is left; no text twice. */
export function signsOf(item: Item): readonly Sign[] {
	const { livePrice, listPrice, mechanism, gift, coupon, linkNo, stock } = item;
	const own = noteLines(item.notes.assistant).flatMap((line) => OWN.exec(line)?.[1] ?? []);
	/** ¥89, not ¥89.00: every sign is a letter less. */
	const short = (fen: number) => yuan(fen).replace(/\.00$/, '');
	const price =
		livePrice === null
			? ''
			: listPrice !== null && listPrice !== livePrice
				? m.air_sign_from({ list: short(listPrice), price: short(livePrice) })
				: m.air_sign_price({ price: short(livePrice) });
	const offers = [price, mechanism.trim(), gift.trim() && m.air_gift({ gift: gift.trim() }), coupon.trim()];
	const link = linkNo === null ? '' : m.air_sign_link({ n: linkNo });
	const plain = [...new Set([...own, ...offers, link].filter((text) => text !== ''))];
	const left = stock === null ? [] : [{ text: m.air_sign_list({ n: count(stock) }), counted: true }];
	// A part of the show without goods has its name to hold up.
	if (plain.length === 0 && left.length === 0 && item.title !== '') plain.push(item.title);
	return [...plain.map((text) => ({ text, counted: false })), ...left];
}

/** How wide a text is, in its own letter size: CJK and full-width signs 1, others about half. */
const widthOf = (text: string) => [...text].reduce((sum, char) => sum + (/[⺀-￯]/u.test(char) ? 1 : 0.58), 0);

/** The biggest letter size (px, whole) at which the text fits a pane of this size in as many lines as it takes; at least 16. */
export function signSize(text: string, width: number, height: number): number {
	const LINE = 1.15;
	let best = 16;
	for (let lines = 1; lines <= 6; lines++) {
		// A word may not be broken where one would like: a little less than what would just fit.
		const perLine = widthOf(text) / lines + (lines > 1 ? 0.6 : 0.1);
		best = Math.max(best, Math.floor(Math.min(width / perLine, height / (lines * LINE))));
	}
	return best;
}
