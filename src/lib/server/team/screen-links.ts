// Screen links: a tablet in the studio follows one stream as one post, without an account, until the link ends or is taken back.
import { audit } from '#lib/server/auth/audit.ts';
import type { Membership } from '#lib/server/auth/memberships.ts';
import { postText, type PostLinks } from '#lib/server/auth/post-links.ts';
import { hashOf, newSecret } from '#lib/server/auth/secret-hash.ts';
import { POST_KINDS, type PostKind } from '#lib/domain/people/post.ts';
import { HOUR, type Instant } from '#lib/domain/time.ts';
import { mayLink } from './rights.ts';
import type { TeamPorts } from './roster.ts';

export interface LinkPorts extends TeamPorts {
	readonly postLinks: PostLinks;
}
export interface LinkWish {
	readonly streamId: string;
	readonly postId: string;
	readonly postKind: string;
	readonly label: string;
	/** how long it opens, 1 … 720 */
	readonly hours: number;
}

/** Makes a link; the secret is shown this once. */
export async function createScreenLink(
	{ service }: LinkPorts,
	by: Membership,
	wish: LinkWish,
	now: Instant = Date.now()
): Promise<{ readonly id: string; readonly secret: string; readonly expires: Instant } | 'not-allowed' | 'bad-wish'> {
	if (!mayLink(by.level)) return 'not-allowed';
	const kind = POST_KINDS.find((one): one is PostKind => one === wish.postKind);
	if (!kind || !/^[\w-]{1,40}$/.test(wish.postId) || !(wish.hours >= 1 && wish.hours <= 720)) return 'bad-wish';
	const streams = await service.collection('streams').getList(1, 1, {
		filter: service.filter('id = {:id} && team = {:team}', { id: wish.streamId, team: by.teamId }),
		skipTotal: true
	});
	if (streams.items.length === 0) return 'bad-wish';
	const secret = newSecret();
	const expires = now + Math.round(wish.hours) * HOUR;
	const { id } = await service.collection('post_links').create({
		team: by.teamId,
		stream: wish.streamId,
		post: postText(kind, wish.postId),
		token_hash: hashOf(secret),
		label: wish.label.trim().slice(0, 120),
		expires,
		revoked: false,
		created_by: by.userId
	});
	const detail = { link: id, post: kind };
	audit(service, { team: by.teamId, stream: wish.streamId, by: by.userId, what: 'screen-link-created', detail });
	return { id, secret, expires };
}

/** Links of the team that still open something, the newest first. */
export async function openScreenLinks({ service }: TeamPorts, teamId: string, now: Instant = Date.now()) {
	const { items } = await service.collection('post_links').getList(1, 200, {
		filter: service.filter('team = {:teamId} && revoked = false && expires > {:now}', { teamId, now }),
		sort: '-created',
		skipTotal: true
	});
	return items.map(({ id, stream, post, label, expires }) => {
		const [kind, postId = ''] = post.split(':') as [PostKind, string?];
		return { id, streamId: stream, kind, postId, label, expires };
	});
}

/** Takes a link back; screens that came with it are cut off at once. */
export async function revokeScreenLink(
	{ service, postLinks }: LinkPorts,
	by: Membership,
	id: string
): Promise<'not-allowed' | 'unknown' | null> {
	if (!mayLink(by.level)) return 'not-allowed';
	const { items } = await service.collection('post_links').getList(1, 1, {
		filter: service.filter('id = {:id} && team = {:team}', { id, team: by.teamId }),
		skipTotal: true
	});
	const [record] = items;
	if (!record) return 'unknown';
	await service.collection('post_links').update(id, { revoked: true });
	postLinks.changed(id);
	const detail = { link: id };
	audit(service, { team: by.teamId, stream: record.stream, by: by.userId, what: 'screen-link-revoked', detail });
	return null;
}
