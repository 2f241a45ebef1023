// Who is in which team with which level: read once, kept in memory, forgotten at every change, so that it can be asked at every command.
import type { Level } from '#lib/domain/permission/level.ts';
import type { MembersRecord, TypedPocketBase } from '#lib/server/pocketbase/records.ts';

export interface Membership {
	readonly memberId: string;
	readonly teamId: string;
	readonly teamName: string;
	readonly userId: string;
	readonly name: string;
	readonly level: Level;
}

type Listener = () => void;

export class Memberships {
	readonly #client: TypedPocketBase;
	readonly #byUser = new Map<string, readonly Membership[]>();
	readonly #byTeam = new Map<string, readonly Membership[]>();
	readonly #listeners = new Set<Listener>();
	readonly #own = new Set<(userId: string, teamId: string) => void>();

	constructor(client: TypedPocketBase) {
		this.#client = client;
	}

	/** The user's teams; asked of PocketBase once. */
	async ofUser(userId: string): Promise<readonly Membership[]> {
		const known = this.#byUser.get(userId);
		if (known) return known;
		const found = await this.#read(this.#client.filter('user = {:userId}', { userId }));
		this.#byUser.set(userId, found);
		return found;
	}

	/** What is known of the user in a team without asking anybody; null = not a member, or not looked up yet. */
	known(userId: string, teamId: string): Membership | null {
		return this.#byUser.get(userId)?.find((one) => one.teamId === teamId) ?? null;
	}

	async ofTeam(teamId: string): Promise<readonly Membership[]> {
		const known = this.#byTeam.get(teamId);
		if (known) return known;
		const found = await this.#read(this.#client.filter('team = {:teamId}', { teamId }));
		this.#byTeam.set(teamId, found);
		return found;
	}

	/** Somebody's level, name or team has changed: reads again what is in use, then tells the listeners. */
	async changed(userId: string, teamId: string): Promise<void> {
		for (const tell of this.#own) tell(userId, teamId);
		await this.readAgain(userId, teamId);
	}

	/** Told of every `changed` of this process. */
	onOwnChange(tell: (userId: string, teamId: string) => void): void {
		this.#own.add(tell);
	}

	/** The same, when another process has said so. */
	async readAgain(userId: string, teamId: string): Promise<void> {
		this.#byTeam.delete(teamId);
		try {
			if (this.#byUser.has(userId)) {
				this.#byUser.set(userId, await this.#read(this.#client.filter('user = {:userId}', { userId })));
			}
		} catch (error) {
			// What was known is wrong now: better nobody until it can be read again than somebody with old rights.
			this.#byUser.delete(userId);
			throw error;
		} finally {
			for (const listener of this.#listeners) listener();
		}
	}

	/** Changes may have been missed: everything in use is read again. */
	async readAllAgain(): Promise<void> {
		this.#byTeam.clear();
		for (const userId of [...this.#byUser.keys()]) await this.readAgain(userId, '');
	}

	onChange(listener: Listener): () => void {
		this.#listeners.add(listener);
		return () => void this.#listeners.delete(listener);
	}

	async #read(filter: string): Promise<readonly Membership[]> {
		const found = await this.#client
			.collection('members')
			.getFullList<MembersRecord & { expand?: Expanded }>({ filter, expand: 'team,user', sort: 'created' });
		return found.map(({ id, team, user, level, expand }) => ({
			memberId: id,
			teamId: team,
			teamName: expand?.team?.name ?? '',
			userId: user,
			name: expand?.user?.name ?? '',
			level
		}));
	}
}

interface Expanded {
	readonly team?: { readonly name: string };
	readonly user?: { readonly name: string };
}
