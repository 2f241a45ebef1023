// A new row of the run-sheet as it will stand in the stream.
import type { EventMeta } from '../stream/context.ts';
import { EMPTY_ITEM } from './item.ts';
import type { Item, NewItem } from './item.ts';

/** The item a client asked for, with everything it left out. A copy brings its script, whose writings count from 1 again. */
export function newItem(asked: NewItem, insertedOnAir: boolean, meta: Pick<EventMeta, 'at' | 'by'>): Item {
	const script = (asked.script ?? []).map(({ id, post, kind, text }) => ({
		id,
		post,
		kind,
		text,
		revision: 1,
		writtenBy: meta.by,
		writtenAt: meta.at
	}));
	return {
		...EMPTY_ITEM,
		...asked.fields,
		id: asked.id,
		script,
		scriptRevision: script.length > 0 ? 1 : 0,
		insertedOnAir
	};
}
