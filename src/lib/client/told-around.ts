// What the server tells about a stream's surroundings, asked for and read.
import type { GoodsFacts } from '#lib/domain/goods/conflicts.ts';
import type { ProductId, StreamId } from '#lib/domain/id.ts';
import type { ElsewhereShift } from '#lib/domain/people/shift-conflicts.ts';
import type { KnownAround } from '#lib/domain/plan/readiness.ts';

/** As `/api/streams/…/around` sends it. */
interface Told {
	readonly goods: readonly (readonly [ProductId, GoodsFacts])[];
	readonly elsewhere: readonly ElsewhereShift[];
}

/** null = the server cannot say: offline, or a linked screen that may not ask. */
export async function askAround(streamId: StreamId): Promise<KnownAround | null> {
	try {
		const answer = await fetch(`/api/streams/${streamId}/around`);
		if (!answer.ok) return null;
		const { goods, elsewhere } = (await answer.json()) as Told;
		return { goods: new Map(goods), elsewhere };
	} catch {
		// The network is gone: the stream's own bar says so, and the plan is judged by what it says itself.
		return null;
	}
}
