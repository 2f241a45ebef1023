// Evenings worth remembering, told step by step: the accidents the rules were made for, with room and replicas together.
import { describe, expect, it } from 'vitest';
import { TRANSPORT_PATIENCE } from './replica-ports.ts';
import { settled, soundParts, World, type Screen } from './testing/world.ts';

const transport = { optimistic: false, patience: TRANSPORT_PATIENCE };

/** Delivers and flushes until nothing moves. */
async function quiet(world: World): Promise<void> {
	for (let round = 0; round < 6; round += 1) {
		for (const screen of world.screens) while (screen.link.up.length > 0) world.deliver(screen, 'up');
		await settled();
		while (world.disk.flushing > 0) {
			world.disk.end('written');
			await settled();
		}
		for (const screen of world.screens) while (screen.link.down.length > 0) world.deliver(screen, 'down');
	}
	world.check();
}

function add(world: World, screen: Screen, item: string): void {
	world.submit(screen, `add-${item}`, { name: 'add-item', item, text: item, after: null }, {});
}

/** Two screens on one server, with items c b a. */
async function evening(servers = 1): Promise<{ world: World; ann: Screen; bob: Screen }> {
	const world = new World(soundParts, servers, 2, true);
	const [ann, bob] = world.screens as [Screen, Screen];
	for (const server of world.servers) await world.open(server);
	for (const screen of world.screens) world.connect(screen, world.servers[0]!);
	await quiet(world);
	for (const item of ['a', 'b', 'c']) add(world, ann, item);
	await quiet(world);
	return { world, ann, bob };
}

function items({ replica }: Screen): string {
	return replica.state.items.map(({ id }) => id).join(' ');
}

describe('on air', () => {
	it('R2, R29: two directors press NEXT at once: one item is moved, the other one hears why not', async () => {
		const { world, ann, bob } = await evening();
		world.submit(ann, 'n1', { name: 'next', aim: null }, transport);
		world.submit(bob, 'n2', { name: 'next', aim: null }, transport);
		await quiet(world);
		expect([ann, bob].map(({ replica }) => replica.state.onAir)).toEqual(['c', 'c']);
		expect(ann.outcomes.get('n1')).toMatchObject({ ok: true, seq: 4 });
		expect(bob.outcomes.get('n2')).toEqual({ ok: false, refusal: { name: 'already-moved' } });
	});

	it('R1, R22: the answer to NEXT is lost with the connection: it moves one item, and the director learns it', async () => {
		const { world, ann } = await evening();
		world.submit(ann, 'n1', { name: 'next', aim: null }, transport);
		world.deliver(ann, 'up');
		await settled();
		world.disk.end('written');
		await settled();
		world.connect(ann, world.servers[0]!);
		await quiet(world);
		expect(ann.outcomes.get('n1')).toEqual({ ok: true, seq: 4, durable: true });
		expect(world.disk.entries).toHaveLength(4);
	});

	it('R11, R26: NEXT goes out on a dead connection, which comes back after a minute: nothing moves', async () => {
		const { world, ann } = await evening();
		world.submit(ann, 'n1', { name: 'next', aim: null }, transport);
		world.cut(ann);
		world.now += 60_000;
		world.connect(ann, world.servers[0]!);
		await quiet(world);
		expect(ann.outcomes.get('n1')).toEqual({ ok: false, refusal: { name: 'expired-offline' } });
		expect(ann.replica.state.onAir).toBeNull();
	});
});

describe('power and disk', () => {
	it('R3, R22: a power cut in the middle of a flush: what was shown is there, what was not is sent again', async () => {
		const { world, ann, bob } = await evening();
		add(world, ann, 'd');
		add(world, bob, 'e');
		for (const screen of [ann, bob]) world.deliver(screen, 'up');
		await settled();
		world.kill(world.servers[0]!, 0);
		expect(items(ann)).toBe('d c b a');
		await world.open(world.servers[0]!);
		for (const screen of [bob, ann]) world.connect(screen, world.servers[0]!);
		await quiet(world);
		expect([items(ann), items(bob)]).toEqual(Array(2).fill(items(ann)));
		expect(world.disk.entries.map(({ commandId }) => commandId).toSorted()).toEqual([
			'add-a',
			'add-b',
			'add-c',
			'add-d',
			'add-e'
		]);
	});

	it('R7, R25: the disk is full, then the machine dies: the senders bring back what only they have', async () => {
		const { world, ann, bob } = await evening();
		add(world, ann, 'd');
		world.deliver(ann, 'up');
		await settled();
		world.disk.end('failed');
		await settled();
		for (const screen of [ann, bob]) while (screen.link.down.length > 0) world.deliver(screen, 'down');
		expect([items(ann), items(bob)]).toEqual(['d c b a', 'd c b a']);
		expect(ann.outcomes.get('add-d')).toEqual({ ok: true, seq: 4, durable: false });
		world.kill(world.servers[0]!, 0);
		await world.open(world.servers[0]!);
		for (const screen of [bob, ann]) world.connect(screen, world.servers[0]!);
		await quiet(world);
		expect([items(ann), items(bob)]).toEqual(['d c b a', 'd c b a']);
		expect(world.disk.holds('add-d', 4)).toBe(true);
	});
});

it('R8, R37: a server that was overtaken stops at its first entry, opens anew, and the beat brings its screens over', async () => {
	const { world, ann, bob } = await evening(2);
	const [first, second] = world.servers;
	// The second was opened before the first wrote anything: it is behind and does not know.
	world.connect(bob, second!);
	add(world, bob, 'x');
	await quiet(world);
	expect(second!.room?.closed).not.toBeNull();
	expect(world.disk.entries).toHaveLength(3);
	await world.open(second!);
	await quiet(world);
	expect(items(bob)).toBe('x c b a');
	expect(bob.outcomes.get('add-x')).toMatchObject({ ok: true, seq: 4 });
	// Now the first is the one behind.
	add(world, ann, 'y');
	await quiet(world);
	expect(first!.room?.closed).not.toBeNull();
	await world.open(first!);
	await quiet(world);
	expect(items(ann)).toBe('y x c b a');
});
