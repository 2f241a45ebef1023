// How the pages' code is cut: by what people open together, not into a hundred crumbs. On a hotel's network every file costs a round trip.
import type { Plugin } from 'vite';
import { MESSAGE, readersOf } from './page-readers.ts';

/**
 * The files that several pages share, by who reads what is in them; what fits none of them goes with its page. In the
 * order they are filled: a file takes along what its own need, so the one that most read comes first.
 */
const FILES = ['common', 'answers', 'fields', 'air', 'crew', 'figures', 'desk', 'pages', 'plan', 'review'] as const;

/** Measured at 0.5 Mbit/s and 300 ms: a first run-sheet came in 137 scripts and 10 s, now in 22 and 5 s. */
const LIBRARIES = {
	name: 'svelte',
	test: /node_modules\/(svelte|@sveltejs|esm-env|clsx|devalue)\//,
	priority: FILES.length + 1
};

/** The posts' own screens, each on a tablet of its own; the desk, the phone that steers and a view that is sent have less of a hurry. */
const TABLET = /\/screen\/(host|wall|cohost|assistant|operator|pace|\[post\])$/;

/** What stands on every tablet of the room is small; what only planning or review reads never travels with it. */
function fileOf(readers: ReadonlySet<string>, isWord: boolean): (typeof FILES)[number] | null {
	const posts = [...readers].flatMap((page) => TABLET.exec(page)?.[1] ?? []);
	const pages = [...readers].filter((page) => !page.includes('(screen)'));
	// The two that are read across the room have the least to do.
	const far = posts.includes('host') || posts.includes('wall');
	if (far && pages.length > 0) return 'common';
	if (posts.length > 1 || (posts.length > 0 && pages.length > 0)) {
		// One word must not bring the whole form in which it stands elsewhere.
		if (far || (isWord && pages.length === 0)) return 'air';
		// What only some of the crew type into is not for the tablets that show.
		if (!posts.includes('cohost')) return pages.length > 0 ? 'fields' : 'figures';
		return pages.length > 0 ? 'answers' : 'crew';
	}
	if (posts.length > 0) return null;
	if (readers.size > pages.length && pages.length > 0) return 'desk';
	const phases = new Set(pages.map((page) => /\[streamId\]\/(plan|review)/.exec(page)?.[1] ?? page));
	if (phases.size > 1) return 'pages';
	const [phase] = phases;
	return pages.length > 1 && (phase === 'plan' || phase === 'review') ? phase : null;
}

export function pageChunks(): Plugin {
	let readers: ReadonlyMap<string, ReadonlySet<string>> = new Map();
	const groups = FILES.map((name, at) => ({
		name,
		priority: FILES.length - at,
		test: (id: string) => fileOf(readers.get(id) ?? new Set(), MESSAGE.test(id)) === name
	}));
	return {
		name: 'changji:page-chunks',
		buildEnd() {
			if (this.environment.name === 'client')
				readers = readersOf([...this.getModuleIds()], (id) => this.getModuleInfo(id));
		},
		outputOptions(options) {
			// The server's half is read from its own disk: crumbs cost nothing there.
			if (this.environment.name !== 'client') return null;
			return { ...options, codeSplitting: { groups: [LIBRARIES, ...groups] } };
		}
	};
}
