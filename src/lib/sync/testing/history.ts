// One random evening: people type and press, lines lose and repeat, disks fail, servers die; in the end all must agree.
import { TRANSPORT_PATIENCE } from '../replica-ports.ts';
import type { FlushEnd } from './hand-disk.ts';
import { Random } from './random.ts';
import type { ToyCommand } from './toy-list.ts';
import { settled, World, type Parts, type Screen, type Server } from './world.ts';

const ACTIONS = {
	submit: 22,
	deliver: 60,
	flush: 24,
	disturb: 14,
	'disk-fails': 5,
	retry: 2,
	cut: 3,
	connect: 8,
	reload: 1,
	kill: 3,
	open: 5,
	beat: 4,
	time: 6
};

export class Evening {
	readonly world: World;
	readonly #random: Random;
	/** On a slow evening the lines are long: more is on its way when something breaks. */
	readonly #actions: typeof ACTIONS;
	#names = 0;

	constructor(seed: number, parts: Parts) {
		this.#random = new Random(seed);
		this.#actions = { ...ACTIONS, deliver: this.#random.pick([ACTIONS.deliver, 25])! };
		const servers = this.#random.chance(0.3) ? 2 : 1;
		this.world = new World(parts, servers, 1 + this.#random.int(3), this.#random.chance(0.4));
	}

	async play(steps: number): Promise<void> {
		const { world } = this;
		for (const server of world.servers) await world.open(server);
		for (const screen of world.screens) world.connect(screen, this.#random.pick(world.servers)!);
		for (let i = 0; i < steps; i += 1) {
			await this.#step();
			await settled();
			world.check();
		}
		await this.#heal();
	}

	async #step(): Promise<void> {
		const { world } = this;
		const random = this.#random;
		const screen = random.pick(world.screens)!;
		const server = random.pick(world.servers)!;
		const action = random.weighted(this.#actions);
		if (action === 'submit') this.#submit(screen);
		else if (action === 'deliver') this.#deliver();
		else if (action === 'flush') world.disk.end('written', random.int(world.disk.flushing));
		else if (action === 'disturb') this.#disturb(screen);
		else if (action === 'disk-fails') world.disk.end(random.pick<FlushEnd>(['failed', 'torn', 'unheard'])!);
		else if (action === 'retry') void server.room?.retry();
		else if (action === 'cut') world.cut(screen);
		else if (action === 'connect') this.#connect(screen, server);
		else if (action === 'reload') world.reload(screen);
		else if (action === 'kill') world.kill(server, random.next());
		else if (action === 'open') await this.#open(server);
		else if (action === 'beat') world.beat(server);
		else this.#passTime(random.pick([300, 1_000, 2_000, 4_500])!);
	}

	#submit(screen: Screen): void {
		const transport = this.#random.chance(0.25);
		const { state } = screen.replica;
		this.#names += 1;
		const id = `c${this.#names}`;
		if (transport) {
			const how = { optimistic: false, patience: TRANSPORT_PATIENCE };
			return this.world.submit(screen, id, { name: 'next', aim: state.onAir }, how);
		}
		this.world.submit(screen, id, this.#command(screen, id), {});
	}

	#command(screen: Screen, id: string): ToyCommand {
		const random = this.#random;
		const { items } = screen.replica.state;
		const item = random.pick(items)?.id ?? 'nobody';
		const kind = random.weighted({ press: 3, 'add-item': 4, 'edit-item': 4, 'remove-item': 1 });
		if (kind === 'press') return { name: kind };
		if (kind === 'add-item') return { name: kind, item: random.chance(0.1) ? item : `i-${id}`, text: id, after: item };
		return kind === 'edit-item' ? { name: kind, item, text: id } : { name: kind, item };
	}

	/** Most messages come soon; which line moves is chance. */
	#deliver(): void {
		const { world } = this;
		const random = this.#random;
		const ways = world.screens.flatMap((screen) =>
			(['up', 'down'] as const).filter((way) => screen.link[way].length > 0).map((way) => ({ screen, way }))
		);
		const next = random.pick(ways);
		if (!next) return;
		const reorder = !world.orderly && random.chance(0.15);
		world.deliver(next.screen, next.way, reorder ? random.int(next.screen.link[next.way].length) : 0);
	}

	/** Loss and repetition inside a connection. */
	#disturb(screen: Screen): void {
		const random = this.#random;
		const line = random.pick(this.world.lines(screen));
		if (!line || this.world.orderly) return;
		if (random.chance(0.5)) line.take(random.int(line.length));
		else line.repeat(random.int(line.carried));
	}

	#connect(screen: Screen, server: Server): void {
		if (!screen.server && server.room) this.world.connect(screen, server);
	}

	async #open(server: Server): Promise<void> {
		if (!server.room || server.room.closed) await this.world.open(server);
	}

	#passTime(ms: number): void {
		this.world.now += ms;
		for (const screen of this.world.screens) this.world.act(screen, (replica, now) => replica.tick(now));
	}

	/** The faults end: one owner, good lines, a good disk. Nobody is told anything beyond heartbeats. */
	async #heal(): Promise<void> {
		const { world } = this;
		const owner = world.servers[0]!;
		// Whoever takes the lease opens anew: an idle room that was overtaken would never meet the fence.
		if (world.servers.length > 1) for (const server of world.servers) world.kill(server, 0);
		for (let round = 0; round < 12; round += 1) {
			if (!owner.room || owner.room.closed) await world.open(owner);
			for (const screen of world.screens) if (!screen.server) world.connect(screen, owner);
			void owner.room?.retry();
			for (let i = 0; i < 3; i += 1) {
				for (const screen of world.screens) while (screen.link.up.length > 0) world.deliver(screen, 'up');
				await settled();
				while (world.disk.flushing > 0) {
					world.disk.end('written');
					await settled();
				}
				for (const screen of world.screens) while (screen.link.down.length > 0) world.deliver(screen, 'down');
			}
			world.check();
			world.beat(owner);
			this.#passTime(4_100);
		}
		world.compareAll(owner);
	}
}

/** Plays the history of this seed; throws a `Violation` when a rule is broken. Returns how many entries were made. */
export async function playHistory(seed: number, parts: Parts, steps = 60): Promise<number> {
	const evening = new Evening(seed, parts);
	await evening.play(steps);
	return evening.world.disk.entries.length;
}
