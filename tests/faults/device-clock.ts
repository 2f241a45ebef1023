// A device whose clock is wrong and jumps: the page's Date is another one before any script runs, and its steady clock goes on, as when somebody sets the time.
import type { BrowserContext, Page } from 'playwright';

declare global {
	interface Window {
		setShift(ms: number): void;
	}
}

/** Sent as text, so it uses nothing from outside. */
function shiftedDate(start: number): void {
	let shift = start;
	const real = Date;
	window.setShift = (ms) => (shift = ms);
	const now = (): number => real.now() + shift;
	window.Date = new Proxy(real, {
		construct: (target, args: [], kind) => Reflect.construct(target, args.length > 0 ? args : [now()], kind) as Date,
		apply: () => new real(now()).toString(),
		get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown))
	});
}

/** Every page of the context has a clock that is `ms` ahead (negative: behind). */
export async function shiftClock(context: BrowserContext, ms: number): Promise<void> {
	await context.addInitScript(shiftedDate, ms);
}

/** Sets the clock of an open page. */
export async function setClock(page: Page, ms: number): Promise<void> {
	await page.evaluate((shift) => window.setShift(shift), ms);
}
