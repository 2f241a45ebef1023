// Who is here and who holds which pen, for every open stream. Ephemeral: gone with the process.
import type { MemberId, StreamId } from '#lib/domain/id.ts';
import type { Instant } from '#lib/domain/time.ts';
import { Claims } from '#lib/sync/claims.ts';
import { Presence, type Present } from '#lib/sync/presence.ts';

/** As it goes over the wire: somebody's page, and whether they hold the pen of the place it is at. */
export interface PresenceEntry {
	readonly connectionId: string;
	readonly memberId: MemberId;
	readonly name: string;
	readonly place: string | null;
	readonly writing: boolean;
}

interface Page {
	readonly memberId: MemberId;
	readonly name: string;
	place: string | null;
}

interface Here {
	readonly presence: Presence;
	readonly claims: Claims;
	readonly pages: Map<string, Page>;
}

export class PresenceBook {
	readonly #streams = new Map<StreamId, Here>();
	readonly #now: () => Instant;

	constructor(now: () => Instant) {
		this.#now = now;
	}

	enter(streamId: StreamId, connectionId: string, who: { memberId: MemberId; name: string }): PresenceEntry {
		const here = this.#of(streamId);
		const page: Page = { ...who, place: null };
		here.pages.set(connectionId, page);
		return this.#put(here, connectionId, page) ?? this.#entry(here, connectionId, page);
	}

	/** null = nothing to tell the others. */
	goTo(streamId: StreamId, connectionId: string, place: string | null): PresenceEntry | null {
		const here = this.#of(streamId);
		const page = here.pages.get(connectionId);
		if (!page) return null;
		page.place = place;
		return this.#put(here, connectionId, page);
	}

	leave(streamId: StreamId, connectionId: string): void {
		const here = this.#streams.get(streamId);
		const page = here?.pages.get(connectionId);
		if (!here || !page) return;
		here.presence.leave(connectionId);
		here.pages.delete(connectionId);
		const lastPage = ![...here.pages.values()].some(({ memberId }) => memberId === page.memberId);
		if (lastPage) here.claims.releaseAll(page.memberId);
		if (here.pages.size === 0) this.#streams.delete(streamId);
	}

	/** Streams that somebody has open here. */
	streams(): readonly StreamId[] {
		return [...this.#streams.keys()];
	}

	list(streamId: StreamId): readonly PresenceEntry[] {
		const here = this.#streams.get(streamId);
		if (!here) return [];
		return here.presence.list().present.map((present) => this.#shown(here, present));
	}

	takePen(streamId: StreamId, connectionId: string, place: string, at: Instant) {
		const here = this.#of(streamId);
		const page = here.pages.get(connectionId);
		if (!page) return { held: false, entry: null };
		const { ok } = here.claims.claim(place, page.memberId, at);
		if (ok) page.place = place;
		this.#put(here, connectionId, page);
		return { held: ok, entry: ok ? this.#entry(here, connectionId, page) : null };
	}

	dropPen(streamId: StreamId, connectionId: string, place: string) {
		const here = this.#of(streamId);
		const page = here.pages.get(connectionId);
		if (!page) return { held: false, entry: null };
		here.claims.release(place, page.memberId);
		return { held: false, entry: this.#entry(here, connectionId, page) };
	}

	/** The same for somebody at another process, whose pages are not known here. */
	takePenFor(streamId: StreamId, memberId: MemberId, place: string, at: Instant): boolean {
		return this.#of(streamId).claims.claim(place, memberId, at).ok;
	}

	dropPenFor(streamId: StreamId, memberId: MemberId, place: string): void {
		this.#streams.get(streamId)?.claims.release(place, memberId);
	}

	writerOf(streamId: StreamId, place: string, at: Instant): MemberId | null {
		return this.#streams.get(streamId)?.claims.writerOf(place, at) ?? null;
	}

	#of(streamId: StreamId): Here {
		let here = this.#streams.get(streamId);
		if (!here) {
			here = { presence: new Presence(), claims: new Claims(), pages: new Map() };
			this.#streams.set(streamId, here);
		}
		return here;
	}

	#put(here: Here, key: string, { memberId, name, place }: Page): PresenceEntry | null {
		const change = here.presence.put({ key, by: memberId, name, post: null, place }, this.#now());
		return change?.type === 'here' ? this.#shown(here, change.present) : null;
	}

	#entry(here: Here, key: string, { memberId, name, place }: Page): PresenceEntry {
		return this.#shown(here, { key, by: memberId, name, post: null, place });
	}

	#shown(here: Here, { key, by, name, place }: Present): PresenceEntry {
		const writing = place !== null && here.claims.writerOf(place, this.#now()) === by;
		return { connectionId: key, memberId: by, name, place, writing };
	}
}
