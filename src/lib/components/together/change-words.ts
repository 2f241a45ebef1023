// A change in the words of the screen: what it is called, what stood there, what stands there now.
import type { Beat, PromiseStep } from '#lib/domain/live/live.ts';
import { isMetricKey, metric } from '#lib/domain/metrics/dictionary.ts';
import type { PostKind } from '#lib/domain/people/post.ts';
import { POST_KINDS } from '#lib/domain/people/post.ts';
import type { BlockKind, ItemKind } from '#lib/domain/plan/item.ts';
import type { CheckGroup } from '#lib/domain/plan/plan.ts';
import type { ReviewSection } from '#lib/domain/review/review.ts';
import { columnOf } from '#lib/domain/run-sheet/column.ts';
import type { TaskStep } from '#lib/domain/task/task.ts';
import type { Tier } from '#lib/domain/run-sheet/tier.ts';
import type { Change, Said } from '#lib/domain/stream/feed-line.ts';
import { m } from '#lib/paraglide/messages.js';
import { sectionName } from '#lib/words/review-sections.ts';
import { taskKindName } from '#lib/words/task-kinds.ts';
import { metricName } from '#lib/words/metric-name.ts';
import { exactText } from '../review/metric-words.ts';
import { columnLabel, type Person } from '../run-sheet/column-words.ts';
import { BLANK, duration, wallDayTime, yuan } from '../ui/format.ts';
import { isTaskKind, promiseStepName, taskStepName } from '../ui/task-words.ts';
import { beatName, blockKindName, checkGroupName, itemKindName, postName, tierName } from '../ui/words.ts';

/** How a change is told. `was` and `now` are null when the label says it all. */
export interface ChangeWords {
	readonly label: string;
	readonly was: string | null;
	readonly now: string | null;
}

type Telling = Pick<Change, 'field' | 'about' | 'was' | 'now'>;

/** What is said whole: the first when it now is so, the second when it no longer is. */
const PHRASES: Readonly<Record<string, readonly [on: () => string, off: () => string]>> = {
	item: [m.together_row_added, m.together_row_removed],
	lock: [m.together_locked, m.together_unlocked],
	done: [m.together_ticked, m.together_unticked],
	resolved: [m.together_comment_resolved, m.together_comment_reopened],
	granted: [m.together_request_granted, m.together_request_declined],
	reopened: [m.together_request_reopened, m.together_request_reopened],
	skipped: [m.together_skipped, m.together_unskipped],
	shelved: [m.together_shelved, m.together_unshelved],
	hold: [m.together_held, m.together_resumed],
	show: [m.together_on_air, m.together_off_air],
	'on-air': [m.together_on_air, m.together_on_air],
	'task-nudged': [m.together_task_nudged, m.together_task_nudged],
	'local-kept': [m.together_local_kept, m.together_local_kept],
	'local-already': [m.together_local_already, m.together_local_already],
	'local-given-up': [m.together_local_given_up, m.together_local_given_up],
	'cue-acknowledged': [m.together_cue_heard, m.together_cue_heard]
};

const LABELS: Readonly<Record<string, () => string>> = {
	account: m.plan_account,
	plannedStart: m.plan_start,
	plannedEnd: m.plan_end,
	offer: m.plan_offer,
	audience: m.plan_audience,
	problem: m.plan_problem,
	target: m.together_field_target,
	post: m.together_field_post,
	postId: m.together_field_post,
	shift: m.plan_shift,
	name: m.together_field_person,
	memberId: m.together_field_person,
	from: m.together_field_from,
	to: m.together_field_to,
	standIn: m.plan_stand_in,
	line: m.together_field_line,
	group: m.together_field_group,
	groupId: m.together_field_group,
	ownerName: m.plan_column_owner,
	dueBefore: m.plan_line_due,
	blocks: m.together_field_blocks,
	longestOnAir: m.together_field_longest,
	taskPatience: m.together_field_patience,
	venue: m.print_place,
	contacts: m.print_contacts,
	callNote: m.print_words,
	callLead: m.print_lead,
	task: m.together_field_task,
	'task-asked': m.together_field_task_asked,
	tasks: m.together_field_tasks,
	request: m.together_field_request,
	answer: m.together_field_answer,
	comment: m.together_field_comment,
	version: m.together_field_version,
	'gone-on': m.together_field_gone_on,
	next: m.together_field_next,
	extension: m.together_field_extension,
	length: m.together_field_length,
	beat: m.together_field_beat,
	cue: m.together_field_cue,
	cover: m.together_field_cover,
	mark: m.together_field_mark,
	promise: m.together_field_promise,
	'promise-settled': m.together_field_promise,
	'hand-over': m.together_field_hand_over,
	numbers: m.together_field_numbers,
	review: m.together_field_review,
	action: m.together_field_action,
	due: m.together_field_due,
	verify: m.together_field_verify,
	import: m.together_field_import,
	place: m.together_field_place,
	script: m.plan_scripts,
	'script-post': m.together_field_script_post,
	'script-kind': m.together_field_script_kind,
	'script-place': m.together_field_script_place,
	image: m.together_field_image,
	productId: m.together_field_product,
	goal: m.together_field_goal
};

const MONEY = new Set(['livePrice', 'listPrice', 'goal']);
const LENGTHS = new Set([
	'planned',
	'length',
	'extension',
	'dueBefore',
	'target',
	'longestOnAir',
	'taskPatience',
	'callLead'
]);
const INSTANTS = new Set(['hardStart', 'plannedStart', 'plannedEnd', 'from', 'to', 'due', 'hardEnd']);
const PEOPLE = new Set(['ownerId', 'memberId']);
/** Ids and order marks that nobody can read: that they changed is all there is to say. */
const UNSPOKEN = new Set(['script-place', 'productId', 'groupId', 'postId', 'image', 'tasks']);

/** The change as a label and two values. `people` are those whose names may stand in it. */
export function changeWords(change: Telling, people: readonly Person[]): ChangeWords {
	const { field, about, was, now } = change;
	const phrase = PHRASES[field];
	if (phrase) {
		const label = (now === null || now === false ? phrase[1] : phrase[0])();
		return {
			label: about === null || field === 'lock' ? label : `${label} · ${about}`,
			was: null,
			now: lockNote(change)
		};
	}
	const label = `${fieldLabel(field)}${aboutText(field, about)}`;
	if (UNSPOKEN.has(field)) return { label, was: null, now: null };
	if (field === 'place') return { label, was: null, now: now === null ? m.together_to_top() : m.together_behind({ title: now as string }) }; // prettier-ignore
	return { label, was: valueText(change, was, people), now: valueText(change, now, people) };
}

function lockNote({ field, about, now }: Telling): string | null {
	return field === 'lock' && now === true && about !== null && about !== '' ? about : null;
}

/** 直播价, 主播动作, 开播 … */
function fieldLabel(field: string): string {
	const column = columnOf(field);
	return column ? columnLabel(column) : (LABELS[field]?.() ?? field);
}

function aboutText(field: string, about: string | null): string {
	if (about === null || about === '') return '';
	return ` · ${aboutWord(field, about)}`;
}

function aboutWord(field: string, about: string): string {
	if ((field === 'target' || field === 'numbers') && isMetricKey(about)) return metricName(about);
	if (field === 'comment') return fieldLabel(about);
	if (field === 'beat') return m.air_beat_round({ n: about });
	if (field === 'task' && isTaskKind(about)) return taskKindName(about);
	if (field === 'review') return sectionName(about as ReviewSection);
	if (field === 'line') return checkGroupName(about as CheckGroup);
	if ((POST_KINDS as readonly string[]).includes(about)) return postName(about as PostKind);
	return about;
}

function valueText({ field, about }: Telling, value: Said, people: readonly Person[]): string {
	if (value === null || value === '') return BLANK;
	if (typeof value === 'boolean') return value ? m.together_yes() : m.together_no();
	if (typeof value === 'object') return value.join(' / ') || BLANK;
	if (typeof value === 'number') return numberText(field, about, value);
	if (PEOPLE.has(field)) return people.find((one) => one.memberId === value)?.name ?? m.plan_somebody_gone();
	if (field === 'kind') return itemKindName(value as ItemKind);
	if (field === 'tier') return tierName(value as Tier);
	if (field === 'beat') return beatName(value as Beat);
	if (field === 'promise-settled') return promiseStepName(value as PromiseStep);
	if (field === 'task') return taskStepName(value as TaskStep);
	if (field === 'task-asked' && isTaskKind(value)) return taskKindName(value);
	if (field === 'script-kind') return blockKindName(value as BlockKind);
	if (field === 'script-post') return postName(value as PostKind);
	return value;
}

function numberText(field: string, about: string | null, value: number): string {
	if ((field === 'target' || field === 'numbers') && about !== null && isMetricKey(about)) {
		return exactText(metric(about).kind, value);
	}
	if (MONEY.has(field)) return yuan(value);
	if (LENGTHS.has(field)) return duration(value);
	return INSTANTS.has(field) ? wallDayTime(value) : String(value);
}
