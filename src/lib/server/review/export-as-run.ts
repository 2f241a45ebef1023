// 实播 as tables of the exported review: every take with a line for each host it had, person by person, and who stood where when.
import type { MemberId } from '#lib/domain/id.ts';
import type { PostKind } from '#lib/domain/people/post.ts';
import { asRunLines, type AsRunLine, type AsRunPart } from '#lib/domain/review/as-run-lines.ts';
import type { Material } from '#lib/domain/review/material.ts';
import { peopleLines } from '#lib/domain/review/people-lines.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import { isCover, personSpans } from '#lib/domain/timing/as-run.ts';
import { momentText } from '#lib/domain/wall-clock.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportTable } from '../export/table.ts';

interface Hand {
	readonly state: StreamState;
	readonly material: Pick<Material, 'minutes'>;
	readonly now: Instant;
	/** name of a kind of post */
	readonly postOf: (post: PostKind) => string;
}

const NO_MINUTES = { minutes: [], columns: {} };
const yuan = (fen: number | null) => (fen === null ? null : fen / 100);
const minutes = (ms: number | null) => (ms === null ? null : ms / MINUTE);
/** With its day: a show goes over midnight. */
const hostOf = (memberId: MemberId | null, name: string) => (memberId === null ? m.review_tasks_nobody() : name);

/** Every take; a take that had several hosts has a line for each, with the plan only on the first. Null before the show. */
export function asRunTable({ state, material, now }: Hand): ExportTable | null {
	const lines = asRunLines(state, material.minutes ?? NO_MINUTES, now);
	if (lines.length === 0) return null;
	return {
		name: m.review_as_run(),
		columns: [
			{ header: m.review_as_run_from(), width: 20 },
			{ header: m.review_as_run_to(), width: 20 },
			{ header: '#', width: 5 },
			{ header: m.review_item(), width: 30 },
			{ header: m.review_as_run_host() },
			{ header: m.review_planned_min(), format: 'decimal' },
			{ header: m.review_real_min(), format: 'decimal' },
			{ header: m.review_as_run_held_min(), format: 'decimal' },
			{ header: 'GMV', format: 'yuan' },
			{ header: m.review_as_run_note(), width: 30 }
		],
		rows: lines.flatMap((line) =>
			line.parts.length === 0
				? [row(line, { ...line, memberId: '', name: '' }, true)]
				: line.parts.map((part, at) => row(line, part, at === 0))
		)
	};
}

function row(line: AsRunLine, part: AsRunPart, first: boolean) {
	const title = line.item ? line.item.title || null : m.review_as_run_gone();
	const held = part.to - part.from - part.real;
	return [
		...[momentText(part.from), momentText(part.to), line.number, title, hostOf(part.memberId, part.name) || null],
		...[first ? minutes(line.planned) : null, minutes(part.real), held > 0 ? minutes(held) : null, yuan(part.gmv)],
		first ? noteOf(line) : null
	];
}

function noteOf({ run, planned }: AsRunLine): string | null {
	const again = run.how === 'encore' ? m.review_as_run_encore() : m.review_as_run_again();
	const local = run.mergedAt === undefined ? [] : [`${m.review_local()} (${momentText(run.mergedAt)})`];
	return [...(planned === null ? [again] : []), ...local].join(' · ') || null;
}

/** What each person's time on a post earned. */
export function peopleTable({ state, material, now, postOf }: Hand): ExportTable {
	return {
		name: m.review_people(),
		columns: [
			{ header: m.review_post() },
			{ header: m.review_person() },
			{ header: m.review_on_post_planned_min(), format: 'decimal' },
			{ header: m.review_on_post_min(), format: 'decimal' },
			{ header: 'GMV', format: 'yuan' },
			{ header: m.review_on_post_share(), format: 'percent' },
			{ header: m.review_gmv_per_minute(), format: 'yuan' },
			{ header: m.review_clicks(), format: 'whole' },
			{ header: m.review_conversion(), format: 'percent' }
		],
		rows: peopleLines(state, material, now).map((one) => [
			...[postOf(one.postKind), one.name, minutes(one.planned), minutes(one.real)],
			...[yuan(one.gmv), one.share, yuan(one.gmvPerMinute), one.clicks, one.conversion]
		])
	};
}

/** Who stood on which post from when to when, covers (补位) named; null before the show. */
export function onPostTable({ state, now, postOf }: Hand): ExportTable | null {
	const spans = personSpans(state, now);
	if (spans.length === 0) return null;
	return {
		name: m.review_on_post_spans(),
		columns: [
			{ header: m.review_post() },
			{ header: m.review_person() },
			{ header: m.review_as_run_from(), width: 20 },
			{ header: m.review_as_run_to(), width: 20 },
			{ header: m.review_on_post_min(), format: 'decimal' },
			{ header: m.review_as_run_note() }
		],
		rows: spans.map((span) => [
			...[postOf(span.kind), span.name, momentText(span.from), momentText(span.to), minutes(span.to - span.from)],
			isCover(state, span) ? m.review_on_post_cover() : null
		])
	};
}
