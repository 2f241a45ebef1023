// The promises made on air as a table of the exported review.
import type { MemberId } from '#lib/domain/id.ts';
import { promiseReview, type PromiseOutcome } from '#lib/domain/review/promises.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { SECOND, type Instant } from '#lib/domain/time.ts';
import { momentText } from '#lib/domain/wall-clock.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportTable } from '../export/table.ts';

interface Hand {
	readonly state: StreamState;
	readonly now: Instant;
	readonly nameOf: (memberId: MemberId) => string;
}

const OUTCOMES: Readonly<Record<PromiseOutcome, () => string>> = {
	kept: m.review_promise_kept,
	late: m.review_promise_late,
	dropped: m.review_promise_dropped,
	open: m.review_promise_open,
	waits: m.review_promise_waits
};
const moment = (at: Instant | null) => (at === null ? null : momentText(at));

/** Null when nothing was promised. */
export function promiseTable({ state, now, nameOf }: Hand): ExportTable | null {
	const { lines } = promiseReview(state, now);
	if (lines.length === 0) return null;
	return {
		name: m.review_promises(),
		columns: [
			{ header: m.review_promise_said(), width: 20 },
			{ header: m.review_promise_what(), width: 30 },
			{ header: m.review_promise_item(), width: 30 },
			{ header: m.review_promise_noted() },
			{ header: m.review_promise_due(), width: 20 },
			{ header: m.review_promise_settled(), width: 20 },
			{ header: m.review_promise_outcome() },
			{ header: m.review_tasks_late_s(), format: 'decimal' }
		],
		rows: lines.map(({ promise, item, outcome, late }) => [
			...[moment(promise.at), promise.text, item?.title || null, nameOf(promise.by) || null, moment(promise.due)],
			...[promise.step === 'kept' ? moment(promise.settledAt) : null, OUTCOMES[outcome]()],
			late === null ? null : late / SECOND
		])
	};
}
