// Keeps a cue screen from going to sleep where the browser can; asked for again whenever the screen comes back to the front.

/** Returns how to let the device sleep again. Without the browser's help (http in a LAN, old iOS) it does nothing. */
export function keepAwake(): () => void {
	let lock: WakeLockSentinel | null = null;
	let wanted = true;

	const ask = async (): Promise<void> => {
		if (!wanted || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
		try {
			lock = await navigator.wakeLock.request('screen');
			if (!wanted) await lock.release();
		} catch {
			// Refused on low battery or without a secure context: the screen stays as its owner has set it.
			lock = null;
		}
	};
	const back = (): void => void ask();

	void ask();
	document.addEventListener('visibilitychange', back);
	return () => {
		wanted = false;
		document.removeEventListener('visibilitychange', back);
		void lock?.release();
	};
}
