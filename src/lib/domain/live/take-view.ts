// What a screen shows of the moment: the item on air, what follows, open cues, covers.
import type { PostId } from '../id.ts';
import type { Cover } from '../people/post.ts';
import type { Item } from '../plan/item.ts';
import type { StreamState } from '../stream/state.ts';
import { type Duration, type Instant, MINUTE } from '../time.ts';
import type { Cue } from './live.ts';
import { itemOf, runOnAir } from './on-air.ts';

/** How long a cue that wants no answer stays on a screen. */
const INFO_CUE_STAYS: Duration = 2 * MINUTE;

/** The item on air; null before the show and after it. */
export function currentItem(state: StreamState): Item | null {
	return itemOf(state, runOnAir(state)?.itemId ?? null);
}

/** What the next take puts on air; null = end of the sheet, or the show is over. */
export function nextItem(state: StreamState): Item | null {
	return itemOf(state, state.live.nextId);
}

/** The items to fetch: up to `count` behind the next one that are not skipped. */
export function itemsAfterNext(state: StreamState, count = 2): readonly Item[] {
	const index = state.items.findIndex((item) => item.id === state.live.nextId);
	if (index < 0) return [];
	const found: Item[] = [];
	for (let i = index + 1; i < state.items.length && found.length < count; i++) {
		const item = state.items[i]!;
		if (!state.live.skipped.includes(item.id)) found.push(item);
	}
	return found;
}

/** Cues a post has still to see, newest last: those that wait for its answer, and information for two minutes or until it is put away. */
export function openCues(state: StreamState, postId: PostId, now: Instant): readonly Cue[] {
	return state.live.cues.filter(
		(cue) =>
			cue.withdrawnAt === null &&
			cue.posts.includes(postId) &&
			!cue.acks.some((ack) => ack.postId === postId) &&
			(cue.needsAck || now - cue.at < INFO_CUE_STAYS)
	);
}

/** The posts that have not answered a cue, in the order in which they were addressed; none for a withdrawn one. */
export function unackedPosts(cue: Cue): readonly PostId[] {
	if (cue.withdrawnAt !== null || !cue.needsAck) return [];
	return cue.posts.filter((postId) => !cue.acks.some((ack) => ack.postId === postId));
}

/** The cover (补位) running on a post; null = none. */
export function coverOf(state: StreamState, postId: PostId): Cover | null {
	return state.live.covers.find((cover) => cover.postId === postId && cover.to === null) ?? null;
}
