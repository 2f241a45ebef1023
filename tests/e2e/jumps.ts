// What moves on a screen that nobody touches: Chromium's layout shifts, and the places of the parts that stand there all evening.
import type { Page } from '@playwright/test';

/** Parts that a person finds without looking for them; made anew or not, they stay where they are. */
const STANDING =
	'header, header time, header .tools button, main, footer, .zone, :is(.desk, .wall, .pace) dl > div, .strip, .list, .keys button, .step-in button, ' +
	'div.price, .price strong, div.left, .left .number, .left .bar, .beat';
/** Parts of the sheet of one item: another item has another one. */
const SHEET =
	'h1, h2, main > *, section, aside, article, form, form button, .offer strong, .say, .acts button, .quick button';

/** So much is rounding, px. */
const STILL = 1.5;

export interface Jumps {
	/** Sum of Chromium's layout shifts, those soon after a press too. */
	readonly shift: number;
	/** What moved, with from where to where; the first few. */
	readonly moved: readonly string[];
	/** No standing part is anywhere else than before. */
	readonly stood: boolean;
}

interface Watch {
	shift: number;
	moved: string[];
	places: Map<string, [x: number, y: number]>;
}

/** Watches from now on; each look answers what moved since the one before; without `sheet` another item has come. */
export async function watchJumps(page: Page): Promise<(sheet: boolean) => Promise<Jumps>> {
	await page.evaluate(() => {
		const watch: Watch = { shift: 0, moved: [], places: new Map() };
		Object.assign(globalThis, { __jumps: watch });
		const name = (node: Node | null | undefined): string => {
			const at = node instanceof Element ? node : (node?.parentElement ?? null);
			const classes = at?.getAttribute('class')?.replace(/\s*svelte-\w+/g, '') ?? '';
			return at
				? `${at.localName}.${classes.trim().replaceAll(' ', '.')} "${(at.textContent ?? '').trim().slice(0, 16)}"`
				: '';
		};
		const place = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(' ');
		new PerformanceObserver((list) => {
			for (const entry of list.getEntries()) {
				const { value, sources } = entry as PerformanceEntry & {
					readonly value: number;
					readonly sources: readonly { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
				};
				watch.shift += value;
				for (const { node, previousRect, currentRect } of sources)
					watch.moved.push(`${value.toFixed(4)} ${name(node)} ${place(previousRect)} → ${place(currentRect)}`);
			}
		}).observe({ type: 'layout-shift', buffered: false });
	});
	const look = (sheet: boolean) =>
		page.evaluate(
			async ({ standing, own, sheet, still }) => {
				// Twice: the first frame shows it, the observer hears of it before the second has begun.
				await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(drawn))));
				const { __jumps: watch } = globalThis as unknown as { __jumps: Watch };
				const places: Watch['places'] = new Map();
				const moved: string[] = [];
				const path = (element: Element): string => {
					const up = element.parentElement;
					if (!up || element === document.body) return '';
					const like = [...up.children].filter((each) => each.localName === element.localName);
					return `${path(up)}/${element.localName}${like.indexOf(element)}`;
				};
				for (const element of document.querySelectorAll(`${standing}, ${own}`)) {
					if (
						element.closest('[data-virtual], [role=dialog]') ||
						!element.checkVisibility({ visibilityProperty: true })
					)
						continue;
					const { x, y, width, height } = element.getBoundingClientRect();
					if (width < 2 || height < 2) continue;
					// Of buttons that take turns in a place each is one of its own.
					const key = path(element) + (element.localName === 'button' ? element.className.split(' ')[0] : '');
					const was = watch.places.get(key);
					places.set(key, [x, y]);
					if (!was || (!sheet && !element.matches(standing))) continue;
					if (Math.abs(was[0] - x) < still && Math.abs(was[1] - y) < still) continue;
					const classes = (element.getAttribute('class') ?? '').replace(/\s*svelte-\w+/g, '');
					moved.push(
						`stands ${element.localName}.${classes} ${was.map(Math.round).join(' ')} → ${Math.round(x)} ${Math.round(y)}`
					);
				}
				const seen = { shift: watch.shift, moved: [...watch.moved, ...moved].slice(0, 6), stood: moved.length === 0 };
				watch.shift = 0;
				watch.moved = [];
				watch.places = places;
				return seen;
			},
			{ standing: STANDING, own: SHEET, sheet, still: STILL }
		);
	await look(true);
	return look;
}
