// The replica, rule by rule: what the screen shows, what it sends, and how it heals.
import { describe, expect, it } from 'vitest';
import { HELLO_PENDING } from './protocol.ts';
import { TRANSPORT_PATIENCE } from './replica-ports.ts';
import { addEntry, ToyReplicaBench } from './testing/toy-replica.ts';

function live(): ToyReplicaBench {
	return new ToyReplicaBench().live();
}

const waiting = { optimistic: false, patience: TRANSPORT_PATIENCE };

describe('entries', () => {
	it('R17: applies entries in order and tells each once', () => {
		const bench = live().entry(addEntry(1, 'a')).entry(addEntry(2, 'b'));
		expect(bench.replica.confirmed.seq).toBe(2);
		expect(bench.items).toBe('b a');
		expect(bench.notes.flatMap((note) => (note.type === 'entry' ? [[note.entry.seq, note.own]] : []))).toEqual([
			[1, false],
			[2, false]
		]);
	});

	it('R19: a repeated entry changes nothing', () => {
		const bench = live()
			.entry(addEntry(1, 'a'))
			.entry(addEntry(2, 'b'))
			.entry(addEntry(1, 'a'))
			.entry(addEntry(2, 'b'));
		expect(bench.items).toBe('b a');
		expect(bench.hellos).toHaveLength(1);
	});

	it('R20: an early entry is kept, the gap is asked for once, and all comes right', () => {
		const bench = live().entry(addEntry(3, 'c')).entry(addEntry(2, 'b'));
		expect(bench.items).toBe('');
		expect(bench.hellos).toHaveLength(2);
		expect(bench.hellos[1]).toMatchObject({ epoch: 'life-1', seq: 0 });
		bench.welcome({ entries: [addEntry(1, 'a')], snapshot: false });
		expect(bench.items).toBe('c b a');
		expect(bench.hellos).toHaveLength(2);
	});

	it('R20: a gap that remains after the welcome is asked for again', () => {
		const bench = live().entry(addEntry(4, 'd'));
		bench.welcome({ entries: [addEntry(1, 'a')], snapshot: false });
		expect(bench.hellos[2]).toMatchObject({ seq: 1 });
	});

	it('R20: the entries of a welcome may overlap with what came meanwhile', () => {
		const bench = live().entry(addEntry(2, 'b')).entry(addEntry(1, 'a'));
		bench.welcome({ entries: [addEntry(1, 'a'), addEntry(2, 'b'), addEntry(3, 'c')], snapshot: false });
		expect(bench.items).toBe('c b a');
	});

	it('R17: a late snapshot of the same life does not take the screen back', () => {
		const bench = live().entry(addEntry(2, 'b')).entry(addEntry(1, 'a'));
		bench.welcome({ entries: [addEntry(1, 'a')] });
		expect(bench.replica.confirmed.seq).toBe(2);
	});
});

describe('lives of the room', () => {
	it('R21: an entry, a beat or an answer of another epoch only makes it ask', () => {
		for (const strange of ['entry', 'beat', 'answer'] as const) {
			const bench = live().entry(addEntry(1, 'a'));
			bench.epoch = 'life-2';
			if (strange === 'entry') bench.entry(addEntry(2, 'x'));
			else if (strange === 'beat') bench.beat(1);
			else bench.accepted('nobody', 1);
			expect(bench.items).toBe('a');
			expect(bench.hellos).toHaveLength(2);
		}
	});

	it('R21: an answer to an older hello does not count', () => {
		const bench = live().entry(addEntry(1, 'a')).connect();
		bench.epoch = 'life-0';
		bench.welcome({ entries: [], ask: 1 });
		expect(bench.replica.epoch).toBe('life-1');
		expect(bench.items).toBe('a');
		expect(bench.replica.link(bench.now)).toBe('joining');
	});

	it('R17, R22: a new life replaces the state, and open commands go again under their ids, oldest first', () => {
		const bench = live().entry(addEntry(1, 'a')).add('x').add('y');
		bench.epoch = 'life-2';
		bench.beat(0).welcome({ entries: [addEntry(1, 'b')] });
		expect(bench.items).toBe('y x b');
		expect(bench.sent.map(({ id }) => id)).toEqual(['add-x', 'add-y', 'add-x', 'add-y']);
	});
});

describe('own commands', () => {
	it('R18: are shown at once, and stay once when the entry comes', () => {
		const bench = live().add('x');
		expect(bench.items).toBe('x');
		expect(bench.replica.confirmed.state.items).toEqual([]);
		bench.entry(addEntry(1, 'x'));
		expect(bench.items).toBe('x');
		expect(bench.replica.pending).toEqual([]);
	});

	it('R18: are rolled back and applied again on what another did first', () => {
		const bench = live().entry(addEntry(1, 'a'));
		bench.replica.submit('e', { name: 'edit-item', item: 'a', text: 'mine' }, bench.now);
		bench.entry({ ...addEntry(2, 'a'), commandId: 'o', events: [{ name: 'item-edited', item: 'a', text: 'theirs' }] });
		expect(bench.replica.confirmed.state.items[0]?.text).toBe('theirs');
		expect(bench.replica.state.items[0]?.text).toBe('mine');
	});

	it('R18: one that no longer makes sense is kept and marked, not shown, until the answer', () => {
		const bench = live().entry(addEntry(1, 'a'));
		bench.replica.submit('e', { name: 'edit-item', item: 'a', text: 'mine' }, bench.now);
		bench.entry({ ...addEntry(2, 'a'), commandId: 'o', events: [{ name: 'item-removed', item: 'a' }] });
		expect(bench.items).toBe('');
		expect(bench.replica.pending).toMatchObject([{ id: 'e', refusal: { name: 'item-gone' } }]);
		bench.refused('e', 'item-gone');
		expect(bench.replica.pending).toEqual([]);
		expect(bench.outcomes).toEqual([['e', { ok: false, refusal: { name: 'item-gone' } }]]);
	});

	it('R18: submit tells the refusal that is to be expected, and sends all the same', () => {
		const bench = live();
		const edit = { name: 'edit-item', item: 'a', text: 'x' } as const;
		expect(bench.replica.submit('e', edit, bench.now)).toEqual({ name: 'item-gone' });
		expect(bench.replica.submit('f', edit, bench.now, waiting)).toEqual({ name: 'item-gone' });
		expect(bench.replica.submit('g', { name: 'press' }, bench.now)).toBeNull();
		expect(bench.replica.drain()).toHaveLength(3);
	});

	it('R24: the answer first, then the entry: shown throughout, settled once', () => {
		const bench = live().add('x').accepted('add-x', 1);
		expect(bench.items).toBe('x');
		expect(bench.outcomes).toEqual([]);
		bench.entry(addEntry(1, 'x'));
		expect(bench.items).toBe('x');
		expect(bench.outcomes).toEqual([['add-x', { ok: true, seq: 1, durable: true }]]);
	});

	it('R24: the entry first, then the answer: settled once', () => {
		const bench = live().add('x').entry(addEntry(1, 'x')).accepted('add-x', 1);
		expect(bench.outcomes).toEqual([['add-x', { ok: true, seq: 1, durable: true }]]);
	});

	it('R13, R24: a snapshot that knows the command settles it, and it is shown once', () => {
		const bench = live().add('x').disconnect().connect();
		expect(bench.hellos[1]?.pending).toEqual(['add-x']);
		bench.welcome({ entries: [addEntry(1, 'x')], known: { 'add-x': 1 } });
		expect(bench.items).toBe('x');
		expect(bench.outcomes).toEqual([['add-x', { ok: true, seq: 1, durable: true }]]);
		expect(bench.sent).toHaveLength(1);
	});

	it('R13: a hello names a bounded number of ids', () => {
		const bench = new ToyReplicaBench();
		for (let i = 0; i < HELLO_PENDING + 50; i += 1) bench.add(`i${i}`);
		expect(bench.connect().hellos[0]?.pending).toHaveLength(HELLO_PENDING);
	});

	it('R29: one that is not optimistic waits for its entry', () => {
		const bench = live().entry(addEntry(1, 'a'));
		bench.replica.submit('n', { name: 'next', aim: null }, bench.now, waiting);
		expect(bench.replica.state.onAir).toBeNull();
		bench.accepted('n', 2);
		expect(bench.replica.state.onAir).toBeNull();
		bench.entry({ ...addEntry(2, 'a'), commandId: 'n', events: [{ name: 'item-taken', item: 'a' }] });
		expect(bench.replica.state.onAir).toBe('a');
	});
});

describe('loss', () => {
	it('R22: what was typed offline goes with the next connection, after the welcome', () => {
		const bench = live().disconnect().add('x').add('y');
		expect(bench.items).toBe('y x');
		expect(bench.connect().sent).toEqual([]);
		expect(bench.welcome({}).sent.map(({ id }) => id)).toEqual(['add-x', 'add-y']);
	});

	it('R22: a lost answer: the same id goes again, and the answer then settles it', () => {
		const bench = live().add('x').disconnect().connect();
		bench.welcome({ entries: [], snapshot: false });
		expect(bench.sent.map(({ id }) => id)).toEqual(['add-x', 'add-x']);
		bench.entry(addEntry(1, 'x')).accepted('add-x', 1);
		expect(bench.outcomes).toHaveLength(1);
	});

	it('R23: without an answer it goes again after four seconds, not before', () => {
		const bench = live().add('x').pass(3_900);
		expect(bench.sent).toHaveLength(1);
		expect(bench.pass(100).sent.map(({ id }) => id)).toEqual(['add-x', 'add-x']);
		bench.accepted('add-x', 1).pass(9_000);
		expect(bench.sent).toHaveLength(2);
	});

	it('R28: an unanswered hello is repeated after four seconds', () => {
		const bench = new ToyReplicaBench().connect().pass(3_900);
		expect(bench.hellos).toHaveLength(1);
		expect(bench.pass(100).hellos.map(({ ask }) => ask)).toEqual([1, 2]);
		expect(bench.welcome({}).pass(60_000).hellos).toHaveLength(2);
	});

	it('R27: a beat that is ahead makes it ask; one that is level does not', () => {
		const bench = live().entry(addEntry(1, 'a')).beat(1);
		expect(bench.hellos).toHaveLength(1);
		expect(bench.beat(2).hellos).toHaveLength(2);
	});

	it('R7: a beat tells what the server has not stored', () => {
		const bench = live().beat(0, { waiting: { count: 3, since: 5 }, unsaved: { count: 1, since: 7 } });
		expect(bench.replica.backlog).toEqual({ waiting: { count: 3, since: 5 }, unsaved: { count: 1, since: 7 } });
	});

	it('R31: a silent connection is called stale after eight seconds', () => {
		const bench = live();
		expect(bench.replica.link(bench.now + 8_000)).toBe('live');
		expect(bench.replica.link(bench.now + 8_001)).toBe('stale');
		expect(bench.pass(9_000).beat(0).replica.link(bench.now)).toBe('live');
		expect(bench.disconnect().replica.link(bench.now + 60_000)).toBe('offline');
	});
});

describe('unsaved', () => {
	it('R25: kept until the room says it is on disk: by an answer, a later entry, or a beat', () => {
		for (const sign of ['answer', 'entry', 'beat', 'same entry'] as const) {
			const bench = live().add('x').entry(addEntry(1, 'x'), { durable: false }).accepted('add-x', 1, false);
			expect(bench.replica.unsaved).toMatchObject([{ id: 'add-x', seq: 1 }]);
			expect(bench.outcomes).toEqual([['add-x', { ok: true, seq: 1, durable: false }]]);
			if (sign === 'answer') bench.accepted('add-x', 1, true);
			else if (sign === 'beat') bench.beat(1);
			else bench.entry(addEntry(sign === 'entry' ? 2 : 1, sign === 'entry' ? 'b' : 'x'));
			expect(bench.replica.unsaved).toEqual([]);
		}
	});

	it('R25: goes again, before younger ones, when the next life does not know it', () => {
		const bench = live().add('x').entry(addEntry(1, 'x'), { durable: false }).disconnect().add('y');
		bench.epoch = 'life-2';
		bench.connect();
		expect(bench.hellos[1]?.pending).toEqual(['add-x', 'add-y']);
		bench.welcome({ entries: [] });
		expect(bench.items).toBe('y x');
		expect(bench.sent.map(({ id }) => id)).toEqual(['add-x', 'add-x', 'add-y']);
	});

	it('R25: does not go again when the next life has it', () => {
		const bench = live().add('x').entry(addEntry(1, 'x'), { durable: false }).disconnect();
		bench.epoch = 'life-2';
		bench.connect().welcome({ entries: [addEntry(1, 'x')], known: { 'add-x': 1 } });
		expect(bench.sent).toHaveLength(1);
		expect(bench.replica.unsaved).toEqual([]);
	});
});

describe('patience', () => {
	it('R26: pressed offline, it is dropped after three seconds and never sent', () => {
		const bench = live()
			.disconnect()
			.add('n', waiting)
			.pass(TRANSPORT_PATIENCE + 1);
		expect(bench.outcomes).toEqual([['add-n', { ok: false, refusal: { name: 'expired-offline' } }]]);
		expect(bench.connect().welcome({}).sent).toEqual([]);
	});

	it('R26: dropped also when no tick came in between, for instance asleep in a pocket', () => {
		const bench = live().disconnect().add('n', waiting).add('x');
		bench.now += 600_000;
		expect(
			bench
				.connect()
				.welcome({})
				.sent.map(({ id }) => id)
		).toEqual(['add-x']);
	});

	it('R26: dropped when the clock of the device was set back meanwhile', () => {
		const bench = live().disconnect().add('n', waiting);
		bench.now -= 60_000;
		expect(bench.connect().welcome({}).sent).toEqual([]);
	});

	it('R26: back within three seconds, it goes, with its expiry in server time', () => {
		const bench = live().disconnect().add('n', waiting);
		const pressed = bench.now + 500_000;
		bench.now += 2_000;
		expect(bench.connect().welcome({}).sent).toMatchObject([{ id: 'add-n', expires: pressed + TRANSPORT_PATIENCE }]);
	});

	it('R11, R26: sent once and lost, it goes again with the old expiry, for the room to refuse', () => {
		const bench = live().add('n', waiting);
		const { expires } = bench.sent[0]!;
		bench.disconnect().pass(60_000).connect().welcome({});
		expect(bench.sent).toMatchObject([{ expires }, { id: 'add-n', expires }]);
	});
});

describe('on the device', () => {
	it('R30: goes on from its copy: state, open and unsaved commands', () => {
		const bench = live().entry(addEntry(1, 'a')).add('u').entry(addEntry(2, 'u'), { durable: false }).add('x');
		const text = JSON.stringify(bench.replica.copy());
		const again = new ToyReplicaBench({ copy: JSON.parse(text) as never });
		expect(again.items).toBe('x u a');
		expect(JSON.stringify(again.replica.copy())).toBe(text);
		again.connect();
		expect(again.hellos[0]).toMatchObject({ epoch: 'life-1', seq: 2, pending: ['add-u', 'add-x'] });
		again.welcome({ entries: [], snapshot: false, durable: 1 });
		expect(again.sent.map(({ id }) => id)).toEqual(['add-x']);
	});

	it('R30: a page that never had a connection keeps what was typed', () => {
		const bench = new ToyReplicaBench().add('x');
		const again = new ToyReplicaBench({ copy: JSON.parse(JSON.stringify(bench.replica.copy())) as never });
		expect(again.live().sent.map(({ id }) => id)).toEqual(['add-x']);
	});

	it('R32: a welcome gives a round trip for the clock', () => {
		const bench = new ToyReplicaBench().connect();
		bench.now += 80;
		bench.welcome({});
		const trip = { type: 'round-trip', sentAt: 10_000, serverAt: 510_080, receivedAt: 10_080 };
		expect(bench.notes).toContainEqual(trip);
	});
});

it('who stops listening hears nothing more; what is drained is drained', () => {
	const bench = new ToyReplicaBench();
	const heard: string[] = [];
	const stop = bench.replica.subscribe(({ type }) => heard.push(type));
	bench.live();
	const before = heard.length;
	stop();
	bench.add('x');
	expect(before).toBeGreaterThan(0);
	expect(heard).toHaveLength(before);
	expect(bench.replica.drain()).toEqual([]);
});
