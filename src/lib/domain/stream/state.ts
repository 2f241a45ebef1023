// The whole of one stream (场次): the fold of its journal. Plan, air and review are views of this one value.
import type { StreamId } from '../id.ts';
import type { Live } from '../live/live.ts';
import type { Post, Shift } from '../people/post.ts';
import type { Comment } from '../plan/row-comment.ts';
import type { Group } from '../plan/group.ts';
import { EMPTY_ITEM } from '../plan/item.ts';
import type { Item } from '../plan/item.ts';
import type { ChangeRequest, SheetLock } from '../plan/sheet-lock.ts';
import { LINE_DEFAULTS, type ChecklistLine, type Goal, type Positioning } from '../plan/plan.ts';
import type { GoneOn, Version } from '../plan/version.ts';
import type { Review } from '../review/review.ts';
import type { Duration, Instant } from '../time.ts';

export interface StreamState {
	readonly id: StreamId;
	readonly title: string;
	/** 直播账号, as the platform's files name it */
	readonly account: string;
	readonly plannedStart: Instant | null;
	/** End of the slot; the run-sheet is measured against it. */
	readonly plannedEnd: Instant | null;
	/** How long one person may host without a break; null = as the trade has it. */
	readonly longestOnAir: Duration | null;
	/** How long a task of the board may wait before the director sees it; null = as the trade has it. */
	readonly taskPatience: Duration | null;
	/** 通告单: where everybody is to be, whom to call, what else they are told, and how long before their first time they come. */
	readonly venue: string;
	readonly contacts: string;
	readonly callNote: string;
	/** null = as the trade has it (CALL_LEAD) */
	readonly callLead: Duration | null;
	readonly positioning: Positioning;
	readonly goals: readonly Goal[];
	readonly posts: readonly Post[];
	readonly shifts: readonly Shift[];
	readonly checklist: readonly ChecklistLine[];
	/** In the order of the run-sheet. */
	readonly items: readonly Item[];
	/** The rounds, in the order they were made. */
	readonly groups: readonly Group[];
	/** null = open for changes */
	readonly lock: SheetLock | null;
	/** What others asked the producer to change, oldest first. */
	readonly requests: readonly ChangeRequest[];
	/** Comments on rows, oldest first; those of a removed row wait for it. */
	readonly comments: readonly Comment[];
	/** Named versions, oldest first. */
	readonly versions: readonly Version[];
	/** Who went on air knowing what was open, oldest first. */
	readonly goneOn: readonly GoneOn[];
	readonly live: Live;
	readonly review: Review;
}

/** A stream nobody has touched. */
export function emptyStream(id: StreamId): StreamState {
	return {
		id,
		title: '',
		account: '',
		plannedStart: null,
		plannedEnd: null,
		longestOnAir: null,
		taskPatience: null,
		venue: '',
		contacts: '',
		callNote: '',
		callLead: null,
		positioning: { offer: '', audience: '', problem: '' },
		goals: [],
		posts: [],
		shifts: [],
		checklist: [],
		items: [],
		groups: [],
		lock: null,
		requests: [],
		comments: [],
		versions: [],
		goneOn: [],
		live: {
			phase: 'before',
			startedAt: null,
			endedAt: null,
			runs: [],
			nextId: null,
			skipped: [],
			shelf: [],
			lengths: {},
			cues: [],
			covers: [],
			handOver: '',
			promises: [],
			marks: [],
			changes: [],
			numbers: [],
			merges: []
		},
		review: { texts: [], actions: [], datasets: [] }
	};
}

/** A state that was kept before the stream knew all of today's fields, with what it lacks as in an untouched stream. */
export function upgraded(state: StreamState): StreamState {
	const empty = emptyStream(state.id);
	const known = { ...empty, ...state };
	return {
		...known,
		checklist: known.checklist.map((line) => ({ ...LINE_DEFAULTS, ...line })),
		items: state.items.map((item) => ({ ...EMPTY_ITEM, ...item })),
		requests: (state.requests ?? []).map(upgradedRequest),
		live: { ...empty.live, ...state.live },
		review: { ...empty.review, ...state.review }
	};
}

function upgradedRequest(request: ChangeRequest): ChangeRequest {
	const { settled } = request;
	return { ...request, wanted: request.wanted ?? null, settled: settled && { ...settled, note: settled.note ?? '' } };
}
