// Lets the browser keep this screen: its page, the code, so that it opens again when the server is gone. Only where browsers allow it: https, or this very machine.

/** After the screen stands: the first sight of it must not share the line with 400 KB for later. */
const LATER_MS = 3_000;

/** Whether this browser can open the screen without a server at all; not over plain http from another machine. */
const canKeepScreen = (): boolean => 'serviceWorker' in navigator;

/** Registers the worker and has it keep the page at `location`. Returns how to call it off. */
export function keepScreen(): () => void {
	if (!canKeepScreen()) return () => undefined;
	const timer = setTimeout(() => {
		void register().catch(() => undefined); // No room, or switched off by its owner: the screen works, it only cannot open offline.
	}, LATER_MS);
	return () => clearTimeout(timer);
}

async function register(): Promise<void> {
	await navigator.serviceWorker.register('/service-worker.js');
	const { active } = await navigator.serviceWorker.ready;
	active?.postMessage({ type: 'keep', url: location.pathname + location.search });
}

/** Whether to load the page anew without being asked: once in a while, lest a server that tells two versions in turn makes a screen that never stands still. */
export function mayReloadByItself(): boolean {
	try {
		const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
		if (Math.abs(Date.now() - last) < RELOAD_MS) return false;
		sessionStorage.setItem(RELOADED, String(Date.now()));
		return true;
	} catch {
		return false; // Nothing can be remembered here: a press does it.
	}
}
const RELOADED = 'changji_reloaded';
const RELOAD_MS = 10 * 60_000;

/** The newest build takes over from the worker that still runs; call it just before the page is loaded anew. */
export async function letNewBuildIn(): Promise<void> {
	if (!canKeepScreen()) return;
	const registration = await navigator.serviceWorker.getRegistration();
	registration?.waiting?.postMessage({ type: 'take-over' });
}
