// Calling to posts: cues with their answers, and covers (补位).
import type { CoverId, CueId, MemberId, PostId } from '../id.ts';
import type { LiveCommand } from '../stream/command.ts';
import { accept, type Decision, refuse } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { CUE_PRESETS } from './cue-presets.ts';
import { LIVE_LIMITS, outOfRange } from './range.ts';

type Args<Name extends LiveCommand['name']> = Extract<LiveCommand, { readonly name: Name }>['args'];

/** Refuses: show-ended, id-taken, post-gone, value-out-of-range (`text`, `preset`, `posts`). A free cue needs words. */
export function decideSendCue(state: StreamState, args: Args<'send-cue'>): Decision {
	const { cueId, preset, text, needsAck } = args;
	if (state.live.phase === 'ended') return refuse('show-ended');
	if (state.live.cues.some((cue) => cue.id === cueId)) return refuse('id-taken');
	if (text.length > LIVE_LIMITS.cueText || (preset === null && text.trim() === '')) return outOfRange('text');
	if (preset !== null && !CUE_PRESETS.some((known) => known.code === preset)) return outOfRange('preset');
	const posts = [...new Set(args.posts)];
	if (posts.length === 0) return outOfRange('posts');
	if (!posts.every((id) => hasPost(state, id))) return refuse('post-gone');
	return accept({ type: 'cue-sent', cueId, preset, text, posts, needsAck });
}

/** Refuses: cue-gone (unknown or withdrawn), post-not-addressed, already-acknowledged. */
export function decideAcknowledge(state: StreamState, cueId: CueId, postId: PostId): Decision {
	const cue = state.live.cues.find((each) => each.id === cueId);
	if (!cue || cue.withdrawnAt !== null) return refuse('cue-gone');
	if (!cue.posts.includes(postId)) return refuse('post-not-addressed');
	if (cue.acks.some((ack) => ack.postId === postId)) return refuse('already-acknowledged');
	return accept({ type: 'cue-acknowledged', cueId, postId });
}

/** Refuses: cue-gone (unknown or withdrawn already). */
export function decideWithdrawCue(state: StreamState, cueId: CueId): Decision {
	const cue = state.live.cues.find((each) => each.id === cueId);
	return cue?.withdrawnAt === null ? accept({ type: 'cue-withdrawn', cueId }) : refuse('cue-gone');
}

/** A running cover of the same post by somebody else ends with it. Refuses: show-ended, id-taken, post-gone, value-out-of-range (`name`, `memberId`), already-covered (by the same person). */
export function decideStartCover(
	state: StreamState,
	args: { readonly coverId: CoverId; readonly postId: PostId; readonly memberId: MemberId; readonly name: string }
): Decision {
	if (state.live.phase === 'ended') return refuse('show-ended');
	if (state.live.covers.some((cover) => cover.id === args.coverId)) return refuse('id-taken');
	if (!hasPost(state, args.postId)) return refuse('post-gone');
	if (args.memberId === '') return outOfRange('memberId');
	if (args.name.trim() === '' || args.name.length > LIVE_LIMITS.personName) return outOfRange('name');
	const running = state.live.covers.find((cover) => cover.postId === args.postId && cover.to === null);
	if (running?.memberId === args.memberId) return refuse('already-covered');
	const { coverId, postId, memberId, name } = args;
	return accept({ type: 'cover-started', coverId, postId, memberId, name });
}

/** Refuses: cover-gone (unknown), nothing-to-change (over already). */
export function decideEndCover(state: StreamState, coverId: CoverId): Decision {
	const cover = state.live.covers.find((each) => each.id === coverId);
	if (!cover) return refuse('cover-gone');
	return cover.to === null ? accept({ type: 'cover-ended', coverId }) : refuse('nothing-to-change');
}

function hasPost(state: StreamState, postId: PostId): boolean {
	return state.posts.some((post) => post.id === postId);
}
