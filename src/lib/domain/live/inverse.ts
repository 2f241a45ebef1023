// Taking back what may be taken back on air: marks, stock and price, skips, and the choice of what is next.
import type { Command } from '../stream/command.ts';
import type { StreamEvent } from '../stream/event.ts';
import type { StreamState } from '../stream/state.ts';
import type { ItemId } from '../id.ts';
import { findTask } from '../task/board.ts';
import { decideShelve } from './shelf.ts';
import { itemOf, runOnAir } from './on-air.ts';

/** The commands that take the event back; [] = nothing of it is left; null = not of this kind, or never taken back. */
export function inverseOfLive(state: StreamState, event: StreamEvent): readonly Command[] | null {
	const { live } = state;
	switch (event.type) {
		case 'marked':
			if (!live.marks.some((mark) => mark.id === event.markId)) return [];
			return [{ name: 'remove-mark', args: { markId: event.markId } }];
		case 'task-added': {
			// What was asked for stays in the record: taken back, nobody has to do it.
			const { runId, task } = event;
			const found = live.phase === 'on-air' ? findTask(state, runId, task.id) : null;
			if (found === null || found.record?.settled) return [];
			const seen = found.record?.step ?? 'open';
			return [{ name: 'answer-task', args: { runId, taskId: task.id, step: 'waived', seen } }];
		}
		case 'task-answered': {
			const { runId, taskId, step, was } = event;
			const stands = live.phase === 'on-air' && findTask(state, runId, taskId)?.record?.step === step;
			return stands ? [{ name: 'answer-task', args: { runId, taskId, step: was, seen: step } }] : [];
		}
		case 'promise-made':
		case 'promise-settled': {
			const [left, back] = event.type === 'promise-made' ? (['open', 'dropped'] as const) : [event.step, event.was];
			const stands = live.phase === 'on-air' && live.promises.find(({ id }) => id === event.promiseId)?.step === left;
			return stands ? [{ name: 'settle-promise', args: { promiseId: event.promiseId, step: back } }] : [];
		}
		case 'hand-over-written':
			return live.handOver === event.text ? [{ name: 'write-hand-over', args: { text: event.was } }] : [];
		case 'stock-set': {
			const { itemId, stock, was } = event;
			const item = itemOf(state, itemId);
			return item && item.stock === stock ? [{ name: 'set-stock', args: { itemId, stock: was } }] : [];
		}
		case 'price-set': {
			const { itemId, price, was } = event;
			const item = itemOf(state, itemId);
			return item && item.livePrice === price ? [{ name: 'set-price', args: { itemId, price: was } }] : [];
		}
		case 'item-skipped': {
			const { itemId, skip } = event;
			if (live.phase === 'ended' || !itemOf(state, itemId) || live.skipped.includes(itemId) !== skip) return [];
			return [{ name: 'skip-item', args: { itemId, skip: !skip } }];
		}
		case 'item-shelved': {
			const { itemId, shelve } = event;
			const stands = live.shelf.includes(itemId) === shelve && live.skipped.includes(itemId) === shelve;
			if (!stands || decideShelve(state, itemId, !shelve).ok === false) return [];
			return [{ name: 'shelve-item', args: { itemId, shelve: !shelve } }];
		}
		case 'rest-fitted': {
			if (live.phase === 'ended') return [];
			const free = ({ itemId }: { readonly itemId: ItemId }) =>
				itemOf(state, itemId) !== null && runOnAir(state)?.itemId !== itemId;
			const lengths = event.lengths.flatMap((each) => {
				const stands = free(each) && (live.lengths[each.itemId] ?? null) === each.length;
				return stands ? [{ itemId: each.itemId, length: each.was }] : [];
			});
			const skips = event.skips.flatMap((each) => {
				const stands = free(each) && live.skipped.includes(each.itemId) === each.skip;
				return stands ? [{ itemId: each.itemId, skip: !each.skip }] : [];
			});
			return lengths.length + skips.length === 0 ? [] : [{ name: 'fit-rest', args: { lengths, skips } }];
		}
		case 'next-set': {
			const { was } = event;
			const onAir = runOnAir(state)?.itemId ?? null;
			const free = was !== null && was !== onAir && itemOf(state, was) && !live.skipped.includes(was);
			if (live.phase === 'ended' || live.nextId !== event.itemId || !free) return [];
			return [{ name: 'set-next', args: { itemId: was } }];
		}
		default:
			return null;
	}
}
