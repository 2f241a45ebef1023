// A room over a disk worked by hand, with a record of all it broadcast: the bench for tests of single rules.
import type { Answer, Broadcast } from '../protocol.ts';
import { Room, type RoomOptions } from '../room.ts';
import { HandDisk, type FlushEnd } from './hand-disk.ts';
import { toyList, type ToyCommand, type ToyContext, type ToyEvent, type ToyState } from './toy-list.ts';
import { settled } from './world.ts';

type Options = RoomOptions<ToyState, ToyCommand, ToyEvent, ToyContext>;

export class ToyRoomBench {
	readonly disk = new HandDisk<ToyState, ToyEvent>();
	readonly broadcasts: Broadcast<ToyEvent>[] = [];
	readonly faults: string[] = [];
	/** In order of telling: entries as `entry <seq>`, answers as `answer <id>`. */
	readonly told: string[] = [];
	room!: Room<ToyState, ToyCommand, ToyEvent, ToyContext>;
	#lives = 0;

	/** Opens (again) over what is on the disk. */
	async open(overrides: Partial<Options> = {}): Promise<this> {
		this.#lives += 1;
		this.room = await Room.open({
			streamId: 'toy',
			epoch: `life-${this.#lives}`,
			decider: toyList,
			journal: this.disk.journal('server'),
			broadcast: (message) => {
				this.broadcasts.push(message);
				this.told.push(`entry ${message.entry.seq}`);
			},
			fault: (error, { during }) => this.faults.push(`${during}: ${error instanceof Error ? error.message : ''}`),
			...overrides
		});
		return this;
	}

	submit(id: string, command: ToyCommand, at = 1_000, expires?: number): Promise<Answer> {
		const sender = { by: 'ann', context: () => ({ allowed: true }) };
		const answer = this.room.submit({ id, command, expires }, sender, at);
		answer.then(
			() => this.told.push(`answer ${id}`),
			() => this.told.push(`closed ${id}`)
		);
		return answer;
	}

	add(item: string, id = `add-${item}`): Promise<Answer> {
		return this.submit(id, { name: 'add-item', item, text: item, after: null });
	}

	/** Ends the oldest flush and lets everything follow that follows. */
	async flush(how: FlushEnd = 'written'): Promise<void> {
		this.disk.end(how);
		await settled();
	}

	/** Adds these items and flushes each. */
	async filled(...items: readonly string[]): Promise<this> {
		for (const item of items) {
			void this.add(item);
			await this.flush();
		}
		return this;
	}
}
