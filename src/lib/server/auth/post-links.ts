// Join links: a screen that may see one stream and hold one post, until the link ends or is taken back.
import type { PostKind } from '#lib/domain/people/post.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import { hashOf } from './secret-hash.ts';

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

const FRESH_MS = 60_000;
const AWAY_MS = 12 * 3_600_000;
/** Timers cannot wait longer; a link that lasts longer is looked up again long before. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

export class PostLinks {
	readonly #client: TypedPocketBase;
	readonly #now: () => number;
	readonly #known = new Map<string, { readonly link: PostLink | null; readonly checkedAt: number }>();
	/** Links that are in use, by id: asked at every command. */
	readonly #live = new Map<string, PostLink>();
	readonly #listeners = new Set<() => void>();
	/** When a link in use ends, its screens are cut off, not only refused. */
	readonly #ends = new Map<string, NodeJS.Timeout>();

	constructor(client: TypedPocketBase, now: () => number = Date.now) {
		this.#client = client;
		this.#now = now;
	}

	/** null = no such link, ended, or taken back. */
	async find(secret: string): Promise<PostLink | null> {
		const key = hashOf(secret);
		const known = this.#known.get(key);
		const age = known ? this.#now() - known.checkedAt : Infinity;
		let link = known?.link ?? null;
		if (age >= FRESH_MS) {
			try {
				link = await this.#read(key);
				this.#remember(key, link);
			} catch (error) {
				if (!link || age >= AWAY_MS) throw error;
			}
		}
		return link && link.expires > this.#now() ? link : null;
	}

	/** A link that was found before and still counts; null = ended or taken back since. */
	live(linkId: string): PostLink | null {
		const link = this.#live.get(linkId);
		return link && link.expires > this.#now() ? link : null;
	}

	/** A link was taken back or changed: nobody who came with it stays. */
	changed(linkId: string): void {
		this.#live.delete(linkId);
		clearTimeout(this.#ends.get(linkId));
		this.#ends.delete(linkId);
		for (const [key, { link }] of this.#known) if (link?.id === linkId) this.#known.delete(key);
		for (const listener of this.#listeners) listener();
	}

	onChange(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	async #read(hash: string): Promise<PostLink | null> {
		const { items } = await this.#client.collection('post_links').getList(1, 1, {
			filter: this.#client.filter('token_hash = {:hash} && revoked = false', { hash }),
			skipTotal: true
		});
		const [record] = items;
		if (!record) return null;
		const [postKind, postId = ''] = record.post.split(':') as [PostKind, string?];
		const { id, team: teamId, stream: streamId, label, expires } = record;
		return { id, teamId, streamId, postId, postKind, label, expires };
	}

	#remember(key: string, link: PostLink | null): void {
		if (this.#known.size > 20_000) this.#known.clear();
		this.#known.set(key, { link, checkedAt: this.#now() });
		if (!link) return;
		this.#live.set(link.id, link);
		clearTimeout(this.#ends.get(link.id));
		const end = setTimeout(() => this.changed(link.id), Math.min(link.expires - this.#now(), LONGEST_TIMER_MS));
		this.#ends.set(link.id, end.unref());
	}
}
