// What every journal must do, whatever it is made of: the memory journal, the flight recorder, PocketBase.
import { describe, expect, it } from 'vitest';
import { ForeignEntry, type Journal } from './journal.ts';
import type { Entry } from './protocol.ts';

/** The states and events of the suite: any JSON, with the characters people type. */
export interface ContractEvent {
	readonly text: string;
}
export type ContractState = readonly string[];
type ContractJournal = Journal<ContractState, ContractEvent>;

/** A journal under test, on a place of its own. */
export interface JournalUnderTest {
	readonly journal: ContractJournal;
	/** Opens the same place again as after a restart; null when the implementation forgets by design. */
	reopen: (() => Promise<ContractJournal>) | null;
	close(): Promise<void>;
}

/** An entry of the suite; `id` defaults to one of its own per seq. */
function contractEntry(seq: number, id = `id-${seq}`): Entry<ContractEvent> {
	const events = [{ text: `第${seq}条 “59.9” \n\u2028 🎁` }];
	return { seq, at: 1_800_000_000_000 + seq, by: 'member-a', commandId: id, name: 'edit-item', events };
}

function entries(from: number, to: number): readonly Entry<ContractEvent>[] {
	return Array.from({ length: to - from + 1 }, (_, i) => contractEntry(from + i));
}

/** Runs the suite; `make` is called once per test. */
export function journalContract(name: string, make: () => Promise<JournalUnderTest>): void {
	async function using(test: (made: JournalUnderTest) => Promise<void>): Promise<void> {
		const made = await make();
		try {
			await test(made);
		} finally {
			await made.close();
		}
	}

	describe(`${name} is a journal`, () => {
		it('R16: a stream nobody wrote to is empty', () =>
			using(async ({ journal }) => {
				expect(await journal.load('new')).toEqual({ snapshot: null, entries: [] });
			}));

		it('R16: gives entries back in order, exactly as they were', () =>
			using(async ({ journal }) => {
				await journal.append('s', entries(1, 3));
				await journal.append('s', [contractEntry(4)]);
				expect((await journal.load('s')).entries).toEqual(entries(1, 4));
			}));

		it('R16: keeps streams apart', () =>
			using(async ({ journal }) => {
				await journal.append('s', entries(1, 2));
				await journal.append('t', [contractEntry(1, 'other')]);
				expect((await journal.load('t')).entries).toEqual([contractEntry(1, 'other')]);
				expect((await journal.load('s')).entries).toEqual(entries(1, 2));
			}));

		it('R16: a repeated append is done already, also when it overlaps or grows', () =>
			using(async ({ journal }) => {
				await journal.append('s', entries(1, 3));
				await journal.append('s', entries(1, 3));
				await journal.append('s', entries(2, 5));
				expect((await journal.load('s')).entries).toEqual(entries(1, 5));
			}));

		it('R8, R16: a seq that another command holds is foreign, and nothing of that append is written', () =>
			using(async ({ journal }) => {
				await journal.append('s', entries(1, 3));
				const late = [contractEntry(3, 'mine'), contractEntry(4, 'mine-too')];
				await expect(journal.append('s', late)).rejects.toBeInstanceOf(ForeignEntry);
				expect((await journal.load('s')).entries).toEqual(entries(1, 3));
			}));

		it('R16: refuses to leave a gap', () =>
			using(async ({ journal }) => {
				await journal.append('s', entries(1, 2));
				await expect(journal.append('s', [contractEntry(4)])).rejects.toThrow();
				expect((await journal.load('s')).entries).toEqual(entries(1, 2));
			}));

		it('R16: appends that overlap in time end up in order', () =>
			using(async ({ journal }) => {
				await Promise.all([journal.append('s', entries(1, 2)), journal.append('s', entries(3, 50))]);
				expect((await journal.load('s')).entries).toEqual(entries(1, 50));
			}));

		it('R14: loads from the newest snapshot, then only what came after it', () =>
			using(async ({ journal }) => {
				await journal.append('s', entries(1, 6));
				await journal.saveSnapshot?.('s', { seq: 2, state: ['two'], ids: ['id-1', 'id-2'] });
				await journal.saveSnapshot?.('s', { seq: 4, state: ['four', '四'], ids: ['id-3', 'id-4'] });
				await journal.saveSnapshot?.('s', { seq: 3, state: ['three'], ids: ['id-3'] });
				const { snapshot, entries: after } = await journal.load('s');
				// Which snapshot is there is the journal's affair as long as nothing is missing and none goes back.
				const from = snapshot?.seq ?? 0;
				expect(after).toEqual(entries(from + 1, 6));
				if (snapshot) expect(snapshot).toEqual({ seq: 4, state: ['four', '四'], ids: ['id-3', 'id-4'] });
				await journal.append('s', [contractEntry(7)]);
				expect((await journal.load('s')).entries).toEqual(entries(from + 1, 7));
			}));

		it('R3, R14: all that was appended is there after a restart', () =>
			using(async ({ journal, reopen }) => {
				await journal.append('s', entries(1, 20));
				await journal.saveSnapshot?.('s', { seq: 10, state: ['ten'], ids: ['id-9', 'id-10'] });
				await journal.append('s', entries(21, 23));
				const again = (await reopen?.()) ?? journal;
				const loaded = await again.load('s');
				expect(loaded.entries).toEqual(entries((loaded.snapshot?.seq ?? 0) + 1, 23));
				await again.append('s', entries(22, 24));
				await expect(again.append('s', [contractEntry(20, 'mine')])).rejects.toBeInstanceOf(ForeignEntry);
				expect((await again.load('s')).entries.at(-1)).toEqual(contractEntry(24));
			}));
	});
}
