// Who really held each post: the shifts, less the time in which somebody else covered (补位), plus those covers.
import type { Cover, Post, Shift } from '../people/post.ts';
import type { Instant } from '../time.ts';
import type { PersonSpan } from './air-time.ts';

function without(from: Instant, to: Instant, gaps: readonly { from: Instant; to: Instant }[]) {
	let left = [{ from, to }];
	for (const gap of gaps) {
		left = left.flatMap((part) => [
			{ from: part.from, to: Math.min(part.to, gap.from) },
			{ from: Math.max(part.from, gap.to), to: part.to }
		]);
		left = left.filter((part) => part.from < part.to);
	}
	return left;
}

/** The spans within the show from `start` to `end`. A cover that has not ended lasts until `end`; stand-ins do not count. */
export function personSpans(
	posts: readonly Post[],
	shifts: readonly Shift[],
	covers: readonly Cover[],
	start: Instant,
	end: Instant
): readonly PersonSpan[] {
	return posts.flatMap((post) => {
		const covered = covers
			.filter(({ postId }) => postId === post.id)
			.map(({ memberId, name, from, to }) => ({
				memberId,
				name,
				from: Math.max(start, from),
				to: Math.min(end, to ?? end)
			}))
			.filter(({ from, to }) => from < to);
		const held = shifts
			.filter(({ postId, standIn }) => postId === post.id && !standIn)
			.flatMap(({ memberId, name, from, to }) =>
				without(Math.max(start, from), Math.min(end, to), covered).map((part) => ({ memberId, name, ...part }))
			)
			.filter(({ from, to }) => from < to);
		return [...held, ...covered].map((span) => ({ ...span, postKind: post.kind }));
	});
}
