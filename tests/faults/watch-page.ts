// What runs inside a watched page: it notes what the screen shows and when that was painted. Sent as text, so it uses nothing from outside.

/** When it was painted (by the page's steady clock, epoch ms), the name in the heading, the countdown as it is written, and the markup of the heading. */
export type PageNote = readonly [at: number, title: string | null, left: string | null, saw: string];

declare global {
	interface Window {
		pageNotes: PageNote[];
	}
}

/** Runs before the page's own scripts. */
export function watchPage(): void {
	const notes: PageNote[] = [];
	window.pageNotes = notes;
	let last = '';
	let asked = false;
	const note = (): void => {
		asked = false;
		const heading = document.querySelector('h1');
		// The number before a name is not the name.
		const words = [...(heading?.childNodes ?? [])].filter((node) => !(node instanceof Element && node.matches('.no')));
		const title =
			heading &&
			words
				.map((node) => node.textContent)
				.join('')
				.trim();
		const left = document.querySelector('.left .number')?.textContent ?? null;
		const text = JSON.stringify([title, left]);
		if (text === last) return;
		last = text;
		// Not Date: in some faults that is what is wrong.
		const saw = (heading ?? document.querySelector('main') ?? document.body)?.outerHTML.slice(0, 400) ?? '';
		notes.push([performance.timeOrigin + performance.now(), title, left, saw]);
	};
	/** After the frame that is drawn next has been handed over. */
	const whenPainted = (): void => {
		if (asked) return;
		asked = true;
		requestAnimationFrame(() => {
			const channel = new MessageChannel();
			channel.port1.onmessage = note;
			channel.port2.postMessage(0);
		});
	};
	new MutationObserver(whenPainted).observe(document, { subtree: true, childList: true, characterData: true });
}
