// Who may do what in a stream: one table of command × level × post, read by the server and by every screen.
import type { MemberId, PostId } from '../id.ts';
import { postsOf } from '../people/on-post.ts';
import type { Post, PostKind } from '../people/post.ts';
import type { Command, CommandName } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import type { Level } from './level.ts';
import { OWN_ONLY } from './own-only.ts';

/** `levels` may always; `crew` members and linked screens may when they hold one of `posts`. */
export interface Right {
	readonly levels: readonly Level[];
	readonly posts: readonly PostKind[];
	/** A screen opened with a post's join link may too: only what its post does on air. */
	readonly byLink: boolean;
}

/** Who is asking. `linkPost` is the one post of a linked screen. */
export interface Asker {
	readonly by: MemberId;
	readonly level: Level;
	readonly linkPost: PostId | null;
}

/** Whoever is signed in here, as the one who asks. */
export const askerFrom = (me: { readonly memberId: MemberId } & Omit<Asker, 'by'>): Asker => ({
	by: me.memberId,
	level: me.level,
	linkPost: me.linkPost
});

const PLANNERS: readonly Level[] = ['owner', 'producer'];
const TEAM: readonly Level[] = ['owner', 'producer', 'crew'];
const DIRECTOR: readonly PostKind[] = ['director'];
const ON_SET: readonly PostKind[] = ['director', 'host', 'cohost', 'assistant', 'operator'];
const EVERY_POST: readonly PostKind[] = [...ON_SET, 'ads', 'support', 'other'];

const planning: Right = { levels: PLANNERS, posts: [], byLink: false };
const driving: Right = { levels: PLANNERS, posts: DIRECTOR, byLink: true };
const speaking: Right = { levels: PLANNERS, posts: ['host', 'cohost'], byLink: false };
const reshaping: Right = { levels: PLANNERS, posts: DIRECTOR, byLink: false };
const covering: Right = { levels: PLANNERS, posts: ON_SET, byLink: true };
const selling: Right = { levels: PLANNERS, posts: ['director', 'operator'], byLink: true };
const teamwork: Right = { levels: TEAM, posts: [], byLink: false };

/** The table. What is narrowed to "one's own" is in own-only.ts. */
export const RIGHTS: Readonly<Record<CommandName, Right>> = {
	// The plan is the producer's word: one hand on positioning, goals, people and checklist.
	'describe-stream': planning,
	'position-stream': planning,
	'set-goal': planning,
	'add-post': planning,
	'remove-post': planning,
	'set-shift': planning,
	'remove-shift': planning,
	'add-checklist-lines': planning,
	'edit-checklist-line': planning,
	'remove-checklist-line': planning,
	// Whoever does the work ticks it.
	'tick-checklist-line': teamwork,
	'add-items': planning,
	'edit-items': planning,
	// On air the director reorders what is left, and takes back what was inserted (own-only.ts).
	'move-items': reshaping,
	'remove-items': reshaping,
	'restore-items': reshaping,
	'add-group': planning,
	'edit-group': planning,
	'remove-group': planning,
	'lock-sheet': planning,
	// Everybody may ask; granting is the producer's, taking one's own question back is one's own (own-only.ts).
	'request-change': teamwork,
	'settle-request': teamwork,
	'reopen-request': teamwork,
	'add-comment': teamwork,
	'resolve-comment': teamwork,
	'remove-comment': teamwork,
	'name-version': planning,
	// Whoever drives the show says that it goes on.
	'go-on-knowingly': driving,
	// The words are the speakers' own; a linked tablet on a table is nobody's name under a text.
	'write-block': speaking,
	'remove-block': speaking,
	'move-block': speaking,
	// The show has one driver; the producer can step in.
	take: driving,
	'set-next': driving,
	'skip-item': driving,
	'shelve-item': driving,
	'pull-item': driving,
	'fit-rest': driving,
	// Whoever speaks knows where they are; the desk may help.
	'step-beat': { levels: PLANNERS, posts: ['director', 'host', 'cohost'], byLink: true },
	'insert-item': driving,
	extend: driving,
	hold: driving,
	resume: driving,
	// The same hand that took the steps; each of them is driving.
	'merge-local': driving,
	'end-show': driving,
	'send-cue': driving,
	'withdraw-cue': driving,
	// Every post can be spoken to, so every post can answer and note a moment.
	'acknowledge-cue': { levels: PLANNERS, posts: EVERY_POST, byLink: true },
	// Whoever does it says so, and the director for anybody (own-only.ts). Asking for more and reminding are the director's.
	'answer-task': { levels: TEAM, posts: EVERY_POST, byLink: true },
	'add-task': driving,
	'nudge-task': driving,
	mark: { levels: TEAM, posts: EVERY_POST, byLink: true },
	'remove-mark': { levels: TEAM, posts: EVERY_POST, byLink: true },
	// 补位 happens in a second, by whoever sees the gap on set.
	'start-cover': covering,
	'end-cover': covering,
	'write-hand-over': covering,
	// Whoever heard it notes it, whoever sees it kept says so.
	'make-promise': covering,
	'settle-promise': covering,
	// 中控 does it in the shop's back office and notes it here.
	'set-stock': selling,
	'set-price': selling,
	// Anyone of the crew with a phone; from a linked screen only those who watch figures.
	'record-numbers': { levels: TEAM, posts: ['director', 'operator', 'ads'], byLink: true },
	// The review is joint work under names.
	'write-review': teamwork,
	'add-action': teamwork,
	'edit-action': teamwork,
	'tick-action': teamwork,
	'remove-action': teamwork,
	// 中控 and 投手 are the ones who export the platform's files.
	'note-import': { levels: PLANNERS, posts: ['director', 'operator', 'ads'], byLink: false },
	'undo-import': { levels: PLANNERS, posts: ['director', 'operator', 'ads'], byLink: false }
};

/** The posts the asker acts for: those of a member's shifts and covers, or exactly the one of a linked screen. */
function postsOfAsker(state: StreamState, asker: Asker): readonly Post[] {
	if (asker.linkPost !== null) return state.posts.filter((post) => post.id === asker.linkPost);
	return asker.level === 'crew' ? postsOf(state, asker.by) : [];
}

/**
 * Whether the asker may issue the command. Without `args` it answers for the command as such ("is there any reason to
 * show this button?"); with them also whether it is their own cue, line, mark, action … where that is asked for.
 */
export function mayIssue<N extends CommandName>(
	state: StreamState,
	name: N,
	asker: Asker,
	args?: Extract<Command, { name: N }>['args']
): boolean {
	const right = RIGHTS[name];
	const byLink = asker.linkPost !== null;
	if (byLink && !right.byLink) return false;
	if (!byLink && PLANNERS.includes(asker.level)) return right.levels.includes(asker.level);
	const posts = postsOfAsker(state, asker);
	const byLevel = !byLink && right.levels.includes(asker.level);
	if (!byLevel && !posts.some((post) => right.posts.includes(post.kind))) return false;
	const own = OWN_ONLY[name];
	return args === undefined || own === undefined || own(state, args, asker.by, posts);
}
