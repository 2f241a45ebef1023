// What the parts of a review are called, on screens and in what leaves the house, and what each of them asks.
import type { PostKind } from '#lib/domain/people/post.ts';
import type { ReviewSection } from '#lib/domain/review/review.ts';
import { m } from '#lib/paraglide/messages.js';
import { POST_NAMES } from './post-names.ts';

const STEPS = {
	goal: m.review_step_goal,
	result: m.review_step_result,
	cause: m.review_step_cause,
	lesson: m.review_step_lesson
};
const QUESTIONS = {
	goal: m.review_ask_goal,
	result: m.review_ask_result,
	cause: m.review_ask_cause,
	lesson: m.review_ask_lesson
};
type Step = keyof typeof STEPS;
const isStep = (section: ReviewSection): section is Step => Object.hasOwn(STEPS, section);

/** 回顾目标 …, or 主播自评 */
export function sectionName(section: ReviewSection): string {
	if (isStep(section)) return STEPS[section]();
	return m.review_self_of({ post: POST_NAMES[section.slice('self-'.length) as PostKind]() });
}

/** What the section asks for. */
export function sectionQuestion(section: ReviewSection): string {
	return isStep(section) ? QUESTIONS[section]() : m.review_ask_self();
}
