// What a page looks like to whoever measures it: faults in its console, what hangs over the edge, contrast of every word.
import { expect, type Page } from '@playwright/test';

/** Collects everything a page complains of. */
export function listen(page: Page): string[] {
	const faults: string[] = [];
	page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
	page.on('console', (message) => {
		// A page that is open for some seconds keeps itself for later; here it is told not to.
		if (/Service Worker registration blocked by Playwright/.test(message.text())) return;
		if (message.type() === 'error' || message.type() === 'warning') faults.push(`${message.type()}: ${message.text()}`);
	});
	page.on('requestfailed', (request) => {
		const why = request.failure()?.errorText ?? '';
		if (why !== 'net::ERR_ABORTED') faults.push(`request: ${new URL(request.url()).pathname} ${why}`);
	});
	return faults;
}

/** How far the page is wider than the window, px, and what sticks out. */
export const overhang = (page: Page): Promise<string[]> =>
	page.evaluate(async () => {
		await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
		const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
		if (wide <= 0) return [];
		const out = [...document.querySelectorAll('body *')].filter(
			(one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
		);
		return [`${wide}px`, ...out.slice(0, 4).map((one) => one.outerHTML.slice(0, 90))];
	});

export interface Word {
	readonly text: string;
	readonly contrast: number;
	/** font size as a part of the window's height */
	readonly size: number;
	readonly where: string;
	/** the landmark it stands in: header, main, footer, … */
	readonly within: string;
}

/** Every visible text with its measured contrast; colours are drawn and read back, so any colour notation counts. */
export const words = (page: Page, within: string): Promise<Word[]> =>
	page.evaluate(async (within) => {
		await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
		const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
		if (!pen) throw new Error('no canvas');
		pen.canvas.width = pen.canvas.height = 1;
		type Colour = [number, number, number, number];
		const read = (css: string): Colour => {
			pen.clearRect(0, 0, 1, 1);
			pen.fillStyle = css;
			pen.fillRect(0, 0, 1, 1);
			const [r = 0, g = 0, b = 0, a = 0] = pen.getImageData(0, 0, 1, 1).data;
			return [r, g, b, a / 255];
		};
		const over = (top: Colour, bottom: Colour): Colour => {
			const part = (i: 0 | 1 | 2) => top[i] * top[3] + bottom[i] * (1 - top[3]);
			return [part(0), part(1), part(2), 1];
		};
		const light = ([r, g, b]: Colour) => {
			const linear = (c: number) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
			return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
		};
		const behind = (element: Element | null): Colour => {
			if (!element) return [255, 255, 255, 1];
			const own = read(getComputedStyle(element).backgroundColor);
			return own[3] === 1 ? own : over(own, behind(element.parentElement));
		};
		const found: { text: string; contrast: number; size: number; where: string; within: string }[] = [];
		for (const element of document.querySelectorAll(`${within}, ${within} *`)) {
			const text = [...element.childNodes]
				.filter((node) => node.nodeType === Node.TEXT_NODE)
				.map((node) => node.textContent?.trim() ?? '')
				.join('');
			const box = element.getBoundingClientRect();
			const style = getComputedStyle(element);
			const there = box.width > 2 && box.height > 2 && style.visibility === 'visible' && box.bottom > 0;
			if (
				!text ||
				!there ||
				box.top > innerHeight ||
				element.closest('[disabled], [aria-disabled="true"], [inert], svg')
			)
				continue;
			const ground = behind(element);
			let seen = 1;
			for (let at: Element | null = element; at; at = at.parentElement) seen *= Number(getComputedStyle(at).opacity);
			const ink = read(style.color);
			const [a, b] = [light(over([ink[0], ink[1], ink[2], ink[3] * seen], ground)), light(ground)];
			found.push({
				text: text.slice(0, 30),
				contrast: Math.round(((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)) * 100) / 100,
				size: parseFloat(style.fontSize) / innerHeight,
				where: `${element.tagName.toLowerCase()}.${element.className.toString().split(' ')[0] ?? ''}`,
				within: element.closest('header, main, footer')?.localName ?? ''
			});
		}
		return found;
	}, within);

/** Words for the host, all but the bar with the screen's own buttons, under a twentieth of the window's height. */
export async function small(page: Page, least = 8): Promise<string[]> {
	const all = (await words(page, 'body')).filter(({ within }) => within !== 'header');
	expect(all.length).toBeGreaterThan(least);
	return all.filter(({ size }) => size < 0.0499).map(({ text, size, where }) => `${size.toFixed(4)} ${where} ${text}`);
}

/**
 * What of these cannot be read without a hand: not there, out of the window, cut off, or with something over it. `lines` is how
 * many lines of an element must stand there whole; what it has beyond them may be cut.
 */
export const unseen = (page: Page, lines: Readonly<Record<string, number>>): Promise<string[]> =>
	page.evaluate(async (lines) => {
		await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
		return Object.entries(lines).flatMap(([selector, wanted]) => {
			const found = [...document.querySelectorAll(selector)];
			if (found.length === 0) return [`${selector} is not there`];
			return found.flatMap((element) => {
				const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
				const rects: DOMRect[] = [];
				while (texts.nextNode()) {
					const range = document.createRange();
					range.selectNodeContents(texts.currentNode);
					if (texts.currentNode.parentElement?.checkVisibility({ visibilityProperty: true }))
						rects.push(...range.getClientRects());
				}
				const tops = [...new Set(rects.filter(({ width }) => width > 2).map(({ top }) => Math.round(top / 8)))];
				const own = tops.sort((one, other) => one - other).slice(0, wanted);
				if (own.length === 0) return [`${selector} says nothing`];
				return rects
					.filter(({ top, width }) => width > 2 && own.includes(Math.round(top / 8)))
					.filter(({ left, right, top, bottom }) => {
						// The box of a text is taller than its ink.
						const air = (bottom - top) / 6;
						if (left < -1 || right > innerWidth + 1 || top + air < 0 || bottom - air > innerHeight) return true;
						return [left + 2, (left + right) / 2, right - 2].some((x) => {
							const hit = document.elementFromPoint(x, (top + bottom) / 2);
							return !hit || !element.contains(hit);
						});
					})
					.map(({ left, top, right, bottom }) => `${selector} ${[left, top, right, bottom].map(Math.round).join(' ')}`);
			});
		});
	}, lines);
