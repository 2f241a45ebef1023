// Reads what Chromium printed: the text of every page of a PDF, as far as Chromium's own way of writing one goes.
import { inflateSync } from 'node:zlib';

interface Part {
	readonly words: string;
	readonly stream: string | null;
}

/** Objects by number; packed streams are unpacked. */
function partsOf(pdf: Buffer): ReadonlyMap<string, Part> {
	const text = pdf.toString('latin1');
	const parts = new Map<string, Part>();
	for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\s*/gu)) {
		const from = found.index + found[0].length;
		const until = text.indexOf('endobj', from);
		const body = text.slice(from, until);
		const at = /stream\r?\n/u.exec(body);
		if (!at) {
			parts.set(found[1] ?? '', { words: body, stream: null });
			continue;
		}
		const words = body.slice(0, at.index);
		const length = Number(/\/Length (\d+)/u.exec(words)?.[1] ?? 0);
		const start = from + at.index + at[0].length;
		const bytes = pdf.subarray(start, start + length);
		const stream = words.includes('FlateDecode') ? inflateSync(bytes).toString('latin1') : bytes.toString('latin1');
		parts.set(found[1] ?? '', { words, stream });
	}
	return parts;
}

/** Which character each glyph of a font is. */
function lettersOf(cmap: string): ReadonlyMap<number, string> {
	const letters = new Map<number, string>();
	const hex = (digits: string | undefined) => parseInt(digits ?? '', 16);
	const unicode = (digits: string | undefined) =>
		Buffer.from(digits ?? '', 'hex')
			.swap16()
			.toString('utf16le');
	for (const [, table = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/gu))
		for (const [, glyph, letter] of table.matchAll(/<(\w+)> <(\w+)>/gu)) letters.set(hex(glyph), unicode(letter));
	for (const [, table = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/gu))
		for (const [, first, last, letter] of table.matchAll(/<(\w+)> <(\w+)> <(\w+)>/gu))
			for (let glyph = hex(first); glyph <= hex(last); glyph += 1)
				letters.set(glyph, String.fromCodePoint(hex(letter) + glyph - hex(first)));
	return letters;
}

/** The text of each page in order, without blanks: glyphs are placed one by one, and where a word ends is not written. */
export function pagesOf(pdf: Buffer): readonly string[] {
	const parts = partsOf(pdf);
	const of = (number: string | undefined) => parts.get(number ?? '');
	const kids = (words: string): readonly string[] =>
		[...(/\/Kids \[([^\]]*)\]/u.exec(words)?.[1] ?? '').matchAll(/(\d+) 0 R/gu)].flatMap(([, number]) => {
			const words = of(number)?.words ?? '';
			return words.includes('/Type /Pages') ? kids(words) : [words];
		});
	const root = [...parts.values()].find(({ words }) => words.includes('/Type /Pages') && !words.includes('/Parent'));
	return kids(root?.words ?? '').map((page) => {
		const fonts = new Map(
			[...page.matchAll(/\/(F\d+) (\d+) 0 R/gu)].map(([, name, number]) => {
				const words = of(number)?.words ?? '';
				const letters = lettersOf(of(/\/ToUnicode (\d+) 0 R/u.exec(words)?.[1])?.stream ?? '');
				// A bold that the machine has no font for is drawn letter by letter, by codes of one byte.
				return [name, { letters, code: words.includes('/Type3') ? /\w{2}/gu : /\w{4}/gu }] as const;
			})
		);
		const content = of(/\/Contents (\d+) 0 R/u.exec(page)?.[1])?.stream ?? '';
		let text = '';
		let font = fonts.values().next().value;
		for (const [, name, glyphs = ''] of content.matchAll(/\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/gu)) {
			if (name) font = fonts.get(name);
			else
				for (const [glyph] of font ? glyphs.matchAll(font.code) : [])
					text += font?.letters.get(parseInt(glyph, 16)) ?? '';
		}
		// Some fonts share one glyph between a character and its radical.
		return text.normalize('NFKC').replace(/\s+/gu, '');
	});
}
