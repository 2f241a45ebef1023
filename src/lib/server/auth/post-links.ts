// Join links: a screen that may see one stream and hold one post, until the link ends or is taken back.
import type { PostKind } from '#lib/domain/people/post.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import { KnownSecrets } from './known-secrets.ts';

export interface PostLink {
	readonly id: string;
	readonly teamId: string;
	readonly streamId: string;
	readonly postId: string;
	readonly postKind: PostKind;
	readonly label: string;
	/** Epoch ms. */
	readonly expires: number;
}

/** How a post stands in a link's record: kind and id, so that a screen needs no journal to know which it is. */
export const postText = (kind: PostKind, postId: string): string => `${kind}:${postId}`;

export class PostLinks extends KnownSecrets<PostLink> {
	constructor(client: TypedPocketBase, now?: () => number) {
		super((hash) => readLink(client, hash), now);
	}
}

async function readLink(client: TypedPocketBase, hash: string): Promise<PostLink | null> {
	const { items } = await client.collection('post_links').getList(1, 1, {
		filter: client.filter('token_hash = {:hash} && revoked = false', { hash }),
		skipTotal: true
	});
	const [record] = items;
	if (!record) return null;
	const [postKind, postId = ''] = record.post.split(':') as [PostKind, string?];
	const { id, team: teamId, stream: streamId, label, expires } = record;
	return { id, teamId, streamId, postId, postKind, label, expires };
}
