// The journal in memory keeps the contract; two openings of one memory stand for two processes.
import { journalContract, type ContractEvent, type ContractState } from './journal.contract.ts';
import { MemoryJournal } from './memory-journal.ts';

journalContract('MemoryJournal', async () => {
	const journal = new MemoryJournal<ContractState, ContractEvent>();
	return { journal, reopen: async () => journal, close: async () => undefined };
});
