// What every cue screen is given, and which post of the stream it is.
import type { StreamLink } from '#lib/client/stream-link.ts';
import type { PostId } from '#lib/domain/id.ts';
import { onPostAt } from '#lib/domain/people/on-post.ts';
import type { Post, PostKind } from '#lib/domain/people/post.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Desk } from './desk.ts';

export interface ScreenProps {
	readonly stream: StreamState;
	/** Server time. */
	readonly now: Instant;
	readonly link: StreamLink;
	readonly desk: Desk;
	/** null = the stream has no such post: the screen shows, but nobody is called on it */
	readonly post: Post | null;
}

/** The post a screen stands for: that of its join link, the one asked for, or the first of its kind. */
export function ownPost(
	state: StreamState,
	kind: PostKind,
	linkPost: PostId | null,
	asked: PostId | null = null
): Post | null {
	const ofKind = state.posts.filter((post) => post.kind === kind);
	return ofKind.find((post) => post.id === (linkPost ?? asked)) ?? ofKind[0] ?? null;
}

/** The names of those on a post now, by shift or cover. */
export function namesOnPost(state: StreamState, postId: PostId | null, now: Instant): string {
	const names = onPostAt(state, now).filter((person) => person.postId === postId);
	return names.map(({ name }) => name).join(' ');
}

/** A note of several lines, as people type them. */
export function noteLines(note: string | undefined): readonly string[] {
	return (note ?? '')
		.split(/[\n;；]/)
		.map((line) => line.trim())
		.filter((line) => line !== '');
}

/** Spoken text apart from 【动作】 (a line that begins with it is all instruction), so that nobody reads one aloud. The parts joined are the text. */
export function spokenParts(text: string): readonly { readonly text: string; readonly action: boolean }[] {
	return text
		.split(/(^[^\S\n]*【动作[^】]*】.*$|【[^】]*】)/m)
		.filter((part) => part !== '')
		.map((part) => ({ text: part, action: part.trimStart().startsWith('【') && part.includes('】') }));
}
