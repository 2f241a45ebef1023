// A new stream out of an earlier one, or out of a template, which is a plan kept without its evening.
import type { GroupId, PostId } from '../id.ts';
import type { Command } from '../stream/command.ts';
import { emptyStream, type StreamState } from '../stream/state.ts';
import type { Instant } from '../time.ts';
import { addedInPackets, copiedItem, copiedLines, copiedShift, type CopyTo } from './copies.ts';
import type { StreamPart } from './parts.ts';

export interface CloneTo extends Omit<CopyTo, 'shift'> {
	readonly title: string;
	readonly plannedStart: Instant | null;
	/** null = the slot is as long as the earlier one's. */
	readonly plannedEnd: Instant | null;
}

type Parts = ReadonlySet<StreamPart>;

/**
 * The commands that make an empty stream into a copy of these parts of `source`, in this order; none of them is refused.
 * All ids are fresh, all times are moved by as much as the start. What was inserted on air, and all that a show leaves
 * behind (runs, cues, ticks, comments, requests, versions, review), stays where it was.
 */
export function cloneParts(source: StreamState, parts: Parts, to: CloneTo): Command[] {
	const { title, plannedStart, members, newId } = to;
	const shift = plannedStart === null || source.plannedStart === null ? null : plannedStart - source.plannedStart;
	const copyTo: CopyTo = { shift, members, newId };
	const moved = shift === null || source.plannedEnd === null ? null : source.plannedEnd + shift;
	const account = parts.has('positioning') ? source.account : '';
	const longestOnAir = parts.has('people') ? source.longestOnAir : null;
	const taskPatience = parts.has('sheet') ? source.taskPatience : null;
	// Who comes is called to the same place; what they were told that evening stays there.
	const { venue, contacts, callLead } = parts.has('people') ? source : emptyStream('');
	const call = { venue, contacts, callLead };
	const head = {
		title,
		account,
		longestOnAir,
		taskPatience,
		plannedStart,
		plannedEnd: to.plannedEnd ?? moved,
		...call
	};
	return [
		{ name: 'describe-stream', args: { patch: head } },
		...(parts.has('positioning') ? positioning(source) : []),
		...(parts.has('goals') ? source.goals.map((goal): Command => ({ name: 'set-goal', args: goal })) : []),
		...(parts.has('people') ? people(source, copyTo) : []),
		...(parts.has('checklist') ? copiedLines(source.checklist, copyTo) : []),
		...(parts.has('sheet') ? sheet(source, parts.has('scripts'), copyTo) : [])
	];
}

/** Only these parts of a stream, as a template keeps them; `cloneParts` makes the same of it as of the stream. */
export function planOf(source: StreamState, parts: Parts): StreamState {
	const { plannedStart, plannedEnd, account, positioning: offered, goals, checklist, groups } = source;
	const { posts, shifts, longestOnAir, taskPatience, venue, contacts, callLead } = source;
	const items = source.items.filter(({ insertedOnAir }) => !insertedOnAir);
	const worded = parts.has('scripts') ? items : items.map((item) => ({ ...item, script: [], scriptRevision: 0 }));
	return {
		...emptyStream('template'),
		...{ plannedStart, plannedEnd },
		...(parts.has('positioning') ? { account, positioning: offered } : {}),
		...(parts.has('goals') ? { goals } : {}),
		...(parts.has('people') ? { posts, shifts, longestOnAir, venue, contacts, callLead } : {}),
		...(parts.has('checklist') ? { checklist: checklist.map((line) => ({ ...line, done: null })) } : {}),
		...(parts.has('sheet') ? { items: worded, groups, taskPatience } : {})
	};
}

function positioning({ positioning: patch }: StreamState): Command[] {
	const said = Object.values(patch).some((text) => text !== '');
	return said ? [{ name: 'position-stream', args: { patch } }] : [];
}

function people({ posts, shifts }: StreamState, to: CopyTo): Command[] {
	const ids = new Map<PostId, PostId>();
	const made = posts.map((post): Command => {
		const id = to.newId();
		ids.set(post.id, id);
		return { name: 'add-post', args: { post: { ...post, id } } };
	});
	const held = shifts.flatMap((one): Command[] => {
		const shift = copiedShift(one, ids.get(one.postId), to);
		return shift ? [{ name: 'set-shift', args: { shift } }] : [];
	});
	return [...made, ...held];
}

function sheet({ items, groups }: StreamState, scripts: boolean, to: CopyTo): Command[] {
	const ids = new Map<GroupId, GroupId>();
	const rounds = groups.map((group): Command => {
		const id = to.newId();
		ids.set(group.id, id);
		return { name: 'add-group', args: { group: { ...group, id } } };
	});
	const rows = items
		.filter(({ insertedOnAir }) => !insertedOnAir)
		.map((item) => copiedItem(item, (item.groupId !== null && ids.get(item.groupId)) || null, scripts, to));
	return [...rounds, ...addedInPackets(rows, null)];
}
