// A page comes to the front, goes to the back, wakes or is about to be gone: said in two words.

/** `woke` may come several times in a row; `going` may be the last thing a page hears. Returns how to stop listening. */
export function watchPage({ woke, going }: { woke: () => void; going: () => void }): () => void {
	const turned = (): void => (document.visibilityState === 'hidden' ? going() : woke());
	const WAKING = ['online', 'pageshow', 'focus'] as const;
	document.addEventListener('visibilitychange', turned);
	for (const name of WAKING) window.addEventListener(name, turned);
	window.addEventListener('pagehide', going);
	return () => {
		document.removeEventListener('visibilitychange', turned);
		for (const name of WAKING) window.removeEventListener(name, turned);
		window.removeEventListener('pagehide', going);
	};
}
