// What set-up says while it works: always on stderr, because benches print JSON on stdout and nothing else may.

const tick = 5000;
/** @param {number} since */
const seconds = (since) => ((Date.now() - since) / 1000).toFixed(1);

/** @param {string} line */
export const say = (line) => void process.stderr.write(`[setup] ${line}\n`);

/**
 * Says what is being done, every few seconds how long it has taken and the newest detail, and at the end how long it took.
 * @template T
 * @param {string} what
 * @param {(detail: (text: string) => void) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function during(what, work) {
	const started = Date.now();
	let newest = '';
	say(`${what} ...`);
	const timer = setInterval(() => say(`${what}: ${seconds(started)} s${newest ? `, ${newest}` : ''}`), tick);
	try {
		const result = await work((text) => (newest = text.trim().slice(0, 120)));
		say(`${what}: done in ${seconds(started)} s`);
		return result;
	} finally {
		clearInterval(timer);
	}
}
