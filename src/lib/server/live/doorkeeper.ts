// Who stands at the door: what the rooms and pages ask of the accounts, without knowing how a login works.
import type { MemberId, PostId, StreamId, TeamId } from '#lib/domain/id.ts';
import type { PostKind } from '#lib/domain/people/post.ts';
import type { Level } from '#lib/domain/permission/level.ts';

/** Behind a request: somebody logged in, or a screen that holds a post's join link. */
export type Visitor =
	| { readonly kind: 'user'; readonly userId: string; readonly name: string }
	| {
			readonly kind: 'link';
			readonly linkId: string;
			readonly teamId: TeamId;
			readonly streamId: StreamId;
			readonly postId: PostId;
			readonly postKind: PostKind;
			readonly label: string;
	  };

/** The visitor as a member of one team, now. */
export interface Standing {
	readonly memberId: MemberId;
	readonly name: string;
	readonly level: Level;
	readonly linkPost: PostId | null;
}

export interface Colleague {
	readonly memberId: MemberId;
	readonly name: string;
	readonly level: Level;
}

export interface Doorkeeper {
	/** null = nobody we know. Works from memory while PocketBase is away. */
	identify(cookie: string | undefined): Promise<Visitor | null>;
	/** Rights in a team (and stream, for links) at this moment; null = none. Asked again at every command, so it must be cheap. */
	standing(visitor: Visitor, teamId: TeamId, streamId: StreamId): Standing | null;
	roster(teamId: TeamId): Promise<readonly Colleague[]>;
	/** Called when somebody's rights may have changed: sockets are looked at again. Returns how to stop listening. */
	onChange(listener: () => void): () => void;
}
