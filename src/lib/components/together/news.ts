// What others did that this person should hear of at once: called upon in a comment, asked or answered, the sheet closed.
import type { MemberId } from '#lib/domain/id.ts';
import type { Comment } from '#lib/domain/plan/row-comment.ts';
import type { ChangeRequest, SheetLock } from '#lib/domain/plan/sheet-lock.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';

export type News =
	| { readonly kind: 'mention'; readonly comment: Comment }
	/** somebody asks for a change, told to those who may grant it */
	| { readonly kind: 'request'; readonly request: ChangeRequest }
	/** an own request was answered */
	| { readonly kind: 'answer'; readonly request: ChangeRequest }
	| { readonly kind: 'locked'; readonly lock: SheetLock };

/** The news between two states of a stream, for one member; `grants` = may grant requests. Own acts are no news. */
export function news(was: StreamState, now: StreamState, me: MemberId, grants: boolean): News[] {
	const found: News[] = [];
	if (was.comments !== now.comments) {
		const known = new Set(was.comments.map(({ id }) => id));
		for (const comment of now.comments) {
			const fresh = !known.has(comment.id) && comment.by !== me;
			if (fresh && comment.mentions.includes(me)) found.push({ kind: 'mention', comment });
		}
	}
	if (was.requests !== now.requests) {
		const known = new Map(was.requests.map((request) => [request.id, request]));
		for (const request of now.requests) {
			const before = known.get(request.id);
			const { settled } = request;
			if (!before && !settled && grants && request.by !== me) found.push({ kind: 'request', request });
			if (settled && settled.by !== me && request.by === me && !before?.settled)
				found.push({ kind: 'answer', request });
		}
	}
	if (now.lock && now.lock.at !== was.lock?.at && now.lock.by !== me) found.push({ kind: 'locked', lock: now.lock });
	return found;
}
