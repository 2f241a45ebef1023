// The doorkeeper of rooms and pages: puts logins, memberships and join links together.
import type { Colleague, Doorkeeper, Standing, Visitor } from '#lib/server/live/doorkeeper.ts';
import { cookie, LINK_COOKIE, LOGIN_COOKIE } from './cookies.ts';
import type { Logins } from './logins.ts';
import type { Memberships } from './memberships.ts';
import type { PostLinks } from './post-links.ts';

export class Door implements Doorkeeper {
	readonly #logins: Logins;
	readonly #memberships: Memberships;
	readonly #links: PostLinks;

	constructor(logins: Logins, memberships: Memberships, links: PostLinks) {
		this.#logins = logins;
		this.#memberships = memberships;
		this.#links = links;
	}

	async identify(header: string | undefined): Promise<Visitor | null> {
		const token = cookie(header, LOGIN_COOKIE);
		const login = token ? await this.#logins.whose(token) : null;
		if (login) {
			// Looked up now, so that `standing` can answer from memory.
			await this.#memberships.ofUser(login.userId);
			return { kind: 'user', userId: login.userId, name: login.name };
		}
		const secret = cookie(header, LINK_COOKIE);
		const link = secret ? await this.#links.find(secret) : null;
		if (!link) return null;
		const { id: linkId, teamId, streamId, postId, postKind, label } = link;
		return { kind: 'link', linkId, teamId, streamId, postId, postKind, label };
	}

	standing(visitor: Visitor, teamId: string, streamId: string): Standing | null {
		if (visitor.kind === 'user') {
			const membership = this.#memberships.known(visitor.userId, teamId);
			if (!membership) return null;
			const { memberId, name, level } = membership;
			return { memberId, name, level, linkPost: null };
		}
		const link = this.#links.live(visitor.linkId);
		if (!link || link.teamId !== teamId || link.streamId !== streamId) return null;
		return { memberId: `link:${link.id}`, name: link.label, level: 'viewer', linkPost: link.postId };
	}

	async roster(teamId: string): Promise<readonly Colleague[]> {
		const members = await this.#memberships.ofTeam(teamId);
		return members.map(({ memberId, name, level }) => ({ memberId, name, level }));
	}

	onChange(listener: () => void): () => void {
		const stop = [this.#memberships.onChange(listener), this.#links.onChange(listener)];
		return () => stop.forEach((one) => one());
	}
}
