// The board's lateness as tables of the exported review: by kind, by person, and every single task for those who calculate on.
import type { PostKind } from '#lib/domain/people/post.ts';
import { taskLines, taskReview, type Lateness } from '#lib/domain/review/lateness.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Task } from '#lib/domain/task/task.ts';
import { SECOND, type Instant } from '#lib/domain/time.ts';
import { momentText } from '#lib/domain/wall-clock.ts';
import { m } from '#lib/paraglide/messages.js';
import { taskKindName } from '#lib/words/task-kinds.ts';
import type { ExportTable } from '../export/table.ts';

interface Hand {
	readonly state: StreamState;
	readonly now: Instant;
	/** name of a member */
	readonly nameOf: (memberId: string) => string;
	/** name of a kind of post */
	readonly postOf: (post: PostKind) => string;
}

/** To the thousandth: what was measured is not rounded away. */
const seconds = (ms: number | null) => (ms === null ? null : ms / SECOND);

const words = ({ text, linkNo, amount, kind }: Task) =>
	text ||
	[linkNo === null ? null : `#${linkNo}`, amount === null ? null : kind === 'price' ? `¥${amount / 100}` : amount]
		.filter((part) => part !== null)
		.join(' ') ||
	null;

function table(name: string, first: string, rows: readonly (readonly [string, Lateness])[]): ExportTable {
	return {
		name,
		columns: [
			{ header: first, width: 18 },
			{ header: m.review_tasks_count(), format: 'whole' },
			{ header: m.review_tasks_share(), format: 'percent' },
			{ header: m.review_tasks_median_s(), format: 'decimal' },
			{ header: m.review_tasks_worst_s(), format: 'decimal' },
			{ header: m.review_tasks_heard_s(), format: 'decimal' },
			{ header: m.review_tasks_undone(), format: 'whole' },
			{ header: m.review_tasks_waived(), format: 'whole' },
			{ header: m.review_tasks_nudges(), format: 'whole' }
		],
		rows: rows.map(([label, of]) => [
			...[label, of.tasks, of.share, seconds(of.median), seconds(of.worst), seconds(of.heard)],
			...[of.undone, of.waived, of.nudges]
		])
	};
}

/** By kind with the sum, and by person; none where no task came due. */
export function lateTables({ state, now, postOf }: Hand): readonly ExportTable[] {
	const review = taskReview(state, now);
	if (review === null) return [];
	return [
		table(m.review_tasks(), m.review_tasks_kind(), [
			...review.kinds.map((kind) => [taskKindName(kind.kind), kind] as const),
			[m.review_tasks_all(), review.all]
		]),
		table(
			m.review_tasks_by_person(),
			m.review_person(),
			review.people.map((one) => [`${postOf(one.person.post)} ${one.person.name || m.review_tasks_nobody()}`, one])
		)
	];
}

/** The latest ones, as the page shows them. */
export function worstTable({ state, now }: Hand): ExportTable | null {
	const review = taskReview(state, now);
	return review === null || review.worst.length === 0
		? null
		: linesTable(m.review_tasks_worst_ones(), review.worst, null);
}

/** Every task that came due. */
export function allTasks({ state, now, nameOf }: Hand): ExportTable | null {
	const lines = taskLines(state, now);
	return lines.length === 0 ? null : linesTable(m.review_tasks_every(), lines, nameOf);
}

function linesTable(name: string, lines: ReturnType<typeof taskLines>, nameOf: Hand['nameOf'] | null): ExportTable {
	const OUTCOMES = { done: m.air_task_done(), waived: m.air_task_waive(), undone: m.review_tasks_undone() };
	return {
		name,
		columns: [
			{ header: m.review_tasks_due(), width: 20 },
			{ header: m.review_item(), width: 30 },
			{ header: m.review_tasks_kind() },
			{ header: m.review_tasks_what(), width: 26 },
			{ header: m.review_person() },
			{ header: m.review_tasks_late_s(), format: 'decimal' },
			{ header: m.review_action_state() },
			...(nameOf ? [{ header: m.review_tasks_who_did() }] : [])
		],
		rows: lines.map(({ entry, due, outcome, late, people }) => [
			momentText(due),
			entry.item?.title ?? null,
			taskKindName(entry.task.kind),
			words(entry.task),
			people
				.map((person) => person.name)
				.filter(Boolean)
				.join(' ') || null,
			seconds(late),
			OUTCOMES[outcome],
			...(nameOf ? [entry.record?.settled ? nameOf(entry.record.settled.by) || null : null] : [])
		])
	};
}
