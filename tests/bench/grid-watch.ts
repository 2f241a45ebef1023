// What runs inside each page of the grid bench: it notes when a key came and when what it did was painted. Sent as text, so
// it uses nothing from outside.

/** What a page has noted, in epoch ms (one machine, one clock). */
export interface Noted {
	/** ms from each key to the frame that shows it */
	readonly own: number[];
	/** texts that appeared in a cell, with the moment they were painted */
	readonly seen: [text: string, at: number][];
	/** moments of the keys that ended a cell */
	readonly sent: [text: string, at: number][];
	/** ms between frames while the sheet was scrolled */
	readonly frames: number[];
}

export interface Watch {
	take(): Noted;
	/** Notes frames until it is told to stop. */
	film(on: boolean): void;
}

declare global {
	interface Window {
		watch: Watch;
	}
}

/** Runs before the page's own scripts. */
export function watchPage(): void {
	const fresh = (): Noted => ({ own: [], seen: [], sent: [], frames: [] });
	let noted = fresh();
	let filming = false;
	const now = (): number => performance.timeOrigin + performance.now();
	/** After the frame that is drawn next has been handed over. */
	const painted = (then: () => void): void => {
		requestAnimationFrame(() => {
			const channel = new MessageChannel();
			channel.port1.onmessage = then;
			channel.port2.postMessage(0);
		});
	};
	addEventListener(
		'keydown',
		(event) => {
			const cameAt = event.timeStamp;
			const field = event.target;
			if (event.key === 'Enter' && field instanceof HTMLTextAreaElement)
				noted.sent.push([field.value, performance.timeOrigin + cameAt]);
			const { own } = noted;
			painted(() => own.push(performance.now() - cameAt));
		},
		true
	);
	document.addEventListener('DOMContentLoaded', () => {
		new MutationObserver((changes) => {
			const texts = changes.flatMap(({ target, addedNodes }) =>
				[target, ...addedNodes].map((node) => node.textContent ?? '').filter((text) => /^#\d+\.\d+$/u.test(text))
			);
			if (texts.length === 0) return;
			const { seen } = noted;
			painted(() => seen.push(...texts.map((text): [string, number] => [text, now()])));
		}).observe(document.body, { subtree: true, childList: true, characterData: true });
	});
	window.watch = {
		take: () => {
			const all = noted;
			noted = fresh();
			return all;
		},
		film: (on) => {
			filming = on;
			let before = 0;
			const frame = (at: number): void => {
				if (!filming) return;
				if (before) noted.frames.push(at - before);
				before = at;
				requestAnimationFrame(frame);
			};
			if (on) requestAnimationFrame(frame);
		}
	};
}
