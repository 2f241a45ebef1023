// The problems of a plan's sheet, found once for everything that shows them: rows, cells, filter, list, counts.
import { createContext } from 'svelte';
import type { GoodsFacts } from '#lib/domain/goods/conflicts.ts';
import type { ProductId } from '#lib/domain/id.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { problemMarks, sheetProblems, type Problem, type ProblemMarks } from './problems.ts';

export class FoundProblems {
	readonly #stream: () => StreamState | null;
	readonly #goods: () => ReadonlyMap<ProductId, GoodsFacts> | null;

	/** Both are read reactively. `goods` null = the library is not known yet, and not judged by. */
	constructor(stream: () => StreamState | null, goods: () => ReadonlyMap<ProductId, GoodsFacts> | null) {
		this.#stream = stream;
		this.#goods = goods;
	}

	/** In sheet order. */
	readonly list: readonly Problem[] = $derived.by(() => {
		const stream = this.#stream();
		return stream ? sheetProblems(stream, this.#goods()) : [];
	});
	readonly marks: ProblemMarks = $derived(problemMarks(this.list));
}

const [useProblems, setProblems] = createContext<FoundProblems>();
export { setProblems, useProblems };
