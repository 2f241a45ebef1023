// Whose a checklist line is: its owner's, or, while it has none, of whoever holds its post first.
import type { MemberId } from '../id.ts';
import type { StreamState } from '../stream/state.ts';
import type { ChecklistLine } from './plan.ts';

export interface LineOwner {
	/** null = nobody's, or of somebody known by name only */
	readonly ownerId: MemberId | null;
	/** '' = nobody's */
	readonly ownerName: string;
}

/** The owner of the line; of several people on its post the one whose shift begins first, stand-ins not counted. */
export function lineOwner({ posts, shifts }: Pick<StreamState, 'posts' | 'shifts'>, line: ChecklistLine): LineOwner {
	const { ownerId, ownerName, post } = line;
	if (ownerId !== null || ownerName !== '' || post === null) return { ownerId, ownerName };
	const kinds = new Map(posts.map(({ id, kind }) => [id, kind]));
	const first = shifts
		.filter(({ postId, standIn }) => !standIn && kinds.get(postId) === post)
		.reduce<(typeof shifts)[number] | null>((one, other) => (one && one.from <= other.from ? one : other), null);
	return { ownerId: first?.memberId ?? null, ownerName: first?.name ?? '' };
}
