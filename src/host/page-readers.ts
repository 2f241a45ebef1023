// Which pages read a module, by what it really takes: a word of the messages is read where it is said, not wherever any word is.
export interface ModuleSource {
	readonly importedIds: readonly string[];
	readonly code: string | null;
}

const MESSAGES = /\/paraglide\/messages\.js$/;
/** A single word of the messages, by its key. */
export const MESSAGE = /\/paraglide\/messages\/(\w+)\.js$/;
/** A page, a frame of pages, or what stands in their place when they fail (the browser fetches it ahead): its folder under src/routes, and which it is. */
const PAGE = /\/src\/routes\/(.*?)\/?\+(page|layout|error)(?:\.\w+)*$/;

/** For every module the pages that need it before they stand; a frame counts as every page in it. Ids as the bundler gives them. */
export function readersOf(
	ids: readonly string[],
	sourceOf: (id: string) => ModuleSource | null
): ReadonlyMap<string, ReadonlySet<string>> {
	const messages = new Map(ids.flatMap((id) => (MESSAGE.exec(id) ? [[MESSAGE.exec(id)?.[1] ?? '', id] as const] : [])));
	const needs = new Map(ids.map((id) => [id, needsOf(sourceOf(id), messages)] as const));
	const roots = ids.flatMap((id) => {
		const [, folder, kind] = PAGE.exec(id) ?? [];
		return folder === undefined ? [] : [{ id, folder, kind }];
	});
	const pages = [...new Set(roots.filter(({ kind }) => kind === 'page').map(({ folder }) => folder))];
	const readers = new Map<string, Set<string>>(ids.map((id) => [id, new Set()]));
	for (const { id, folder, kind } of roots) {
		const within = kind === 'page' ? [folder] : pages.filter((page) => `${page}/`.startsWith(folder && `${folder}/`));
		for (const one of reached(id, needs)) for (const page of within) readers.get(one)?.add(page);
	}
	return readers;
}

function needsOf(source: ModuleSource | null, messages: ReadonlyMap<string, string>): readonly string[] {
	if (!source) return [];
	const others = source.importedIds.filter((id) => !MESSAGES.test(id));
	if (others.length === source.importedIds.length) return others;
	const said = [...(source.code ?? '').matchAll(/\bm\.(\w+)/g)].flatMap(([, key]) => messages.get(key ?? '') ?? []);
	return [...others, ...said];
}

function reached(root: string, needs: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
	const seen = new Set([root]);
	// A set grows while it is walked, and the walk goes on over what was added.
	for (const one of seen) for (const next of needs.get(one) ?? []) seen.add(next);
	return seen;
}
