// 本地没保留的 as a table of the exported review: what a desk without the server did and the merge could not keep.
import type { MemberId } from '#lib/domain/id.ts';
import { givenUpSteps, type GivenUpStep } from '#lib/domain/review/given-up.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { momentText } from '#lib/domain/wall-clock.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ExportTable } from '../export/table.ts';

interface Hand {
	readonly state: StreamState;
	readonly nameOf: (memberId: MemberId) => string;
	/** the step and the reason, in the screens' own sentences */
	readonly stepSaid: (step: GivenUpStep) => { readonly did: string; readonly why: string };
}

/** Null when nothing was given up. */
export function givenUpTable({ state, nameOf, stepSaid }: Hand): ExportTable | null {
	const steps = givenUpSteps(state);
	if (steps.length === 0) return null;
	return {
		name: m.review_given_up(),
		columns: [
			{ header: m.review_as_run_when(), width: 20 },
			{ header: m.review_given_up_step(), width: 30 },
			{ header: m.review_given_up_by() },
			{ header: m.review_given_up_merged(), width: 20 },
			{ header: m.review_given_up_why(), width: 50 }
		],
		rows: steps.map((step) => {
			const { did, why } = stepSaid(step);
			return [momentText(step.at), did, nameOf(step.by) || null, momentText(step.mergedAt), why];
		})
	};
}
