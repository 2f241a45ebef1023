// Words for 本地: what a step was, and why it was not kept.
import type { RosterEntry } from '#lib/client/stream-link.ts';
import type { GivenUp, LocalWish } from '#lib/domain/live/live.ts';
import { itemOf } from '#lib/domain/live/on-air.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { m } from '#lib/paraglide/messages.js';
import { signedDuration } from '../ui/format.ts';
import { itemKindName } from '../ui/words.ts';
import { refusalSaid } from './said.ts';

/** The step as its hand would say it. */
export function wishSaid(wish: LocalWish, stream: StreamState): string {
	const titled = (id: string | null): string => {
		const item = itemOf(stream, id);
		return item ? item.title || itemKindName(item.kind) : m.air_merge_gone();
	};
	switch (wish.name) {
		case 'take':
			return m.air_merge_take({ item: titled(wish.args.itemId) });
		case 'set-next':
			return m.air_merge_next({ item: titled(wish.args.itemId) });
		case 'skip-item':
			return (wish.args.skip ? m.air_merge_skip : m.air_merge_unskip)({ item: titled(wish.args.itemId) });
		case 'extend':
			return m.air_merge_extend({ by: signedDuration(wish.args.by) });
		case 'hold':
			return m.air_merge_hold();
		case 'resume':
			return m.air_merge_resume();
	}
}

/** Why the room did not follow the step. */
export function givenUpSaid({ name, detail }: GivenUp, roster: readonly RosterEntry[]): string {
	return name === 'follows-given-up' ? m.air_merge_follows() : refusalSaid({ name, detail }, roster);
}
