// What a screen shows of the moment.
import { expect, test } from 'vitest';
import type { StreamState } from '../stream/state.ts';
import { coverOf, currentItem, itemsAfterNext, nextItem, openCues, unackedPosts } from './take-view.ts';
import { clock, issue, play, sheet } from './testing/told-show.ts';

function moment(state: StreamState): string {
	const after = itemsAfterNext(state).map((item) => item.title);
	return `${currentItem(state)?.title ?? '-'} > ${nextItem(state)?.title ?? '-'} > ${after.join('')}`;
}

test.each([
	['', '- > A > BC'],
	['09:00 take', 'A > B > CD'],
	['09:00 take; 09:01 skip C', 'A > B > DE'],
	['09:00 take; 09:01 next D', 'A > D > E'],
	['09:00 take; 09:01 jump D', 'D > E > '],
	['09:00 take; 09:01 jump E', 'E > - > '],
	['09:00 take; 09:01 take; 09:02 encore A', 'A > C > DE'],
	['09:00 take; 09:01 end', '- > - > ']
])('on air, next, to fetch after “%s”', (story, words) => {
	expect(moment(play(sheet('A5 B5 C5 D5 E5'), story))).toBe(words);
});

const crew = (['host', 'cohost'] as const).map((kind) => ({ id: kind, kind, label: '' }));
const onAir = play({ ...sheet('A5'), posts: crew }, '09:00 take');

function cued(state: StreamState, cueId: string, needsAck: boolean, posts: readonly string[] = ['host', 'cohost']) {
	const after = issue(
		state,
		{ name: 'send-cue', args: { cueId, preset: null, text: '快', posts, needsAck } },
		clock('09:01')
	);
	if (typeof after === 'string') throw new Error(after);
	return after;
}
function then(state: StreamState, command: Parameters<typeof issue>[1]) {
	const after = issue(state, command, clock('09:02'));
	if (typeof after === 'string') throw new Error(after);
	return after;
}
const seen = (state: StreamState, postId: string, now: string) =>
	openCues(state, postId, clock(now)).map((cue) => cue.id);

test('a cue that wants an answer stays until its post has answered', () => {
	const sent = cued(onAir, 'q', true);
	expect(seen(sent, 'host', '10:00')).toEqual(['q']);
	const answered = then(sent, { name: 'acknowledge-cue', args: { cueId: 'q', postId: 'host' } });
	expect(seen(answered, 'host', '09:03')).toEqual([]);
	expect(seen(answered, 'cohost', '10:00')).toEqual(['q']);
	expect(answered.live.cues.flatMap((cue) => unackedPosts(cue))).toEqual(['cohost']);
});

test('information goes by itself after two minutes, or when it is put away', () => {
	const sent = cued(onAir, 'q', false);
	expect(seen(sent, 'host', '09:02:59')).toEqual(['q']);
	expect(seen(sent, 'host', '09:03')).toEqual([]);
	const away = then(sent, { name: 'acknowledge-cue', args: { cueId: 'q', postId: 'host' } });
	expect(seen(away, 'host', '09:02')).toEqual([]);
	expect(sent.live.cues.flatMap((cue) => unackedPosts(cue))).toEqual([]);
});

test('a withdrawn cue, and one for others, is not shown and waits for nobody', () => {
	const sent = cued(cued(onAir, 'q', true), 'r', true, ['cohost']);
	const withdrawn = then(sent, { name: 'withdraw-cue', args: { cueId: 'q' } });
	expect(seen(withdrawn, 'host', '09:02')).toEqual([]);
	expect(withdrawn.live.cues.flatMap((cue) => unackedPosts(cue))).toEqual(['cohost']);
});

test('the cover running on a post', () => {
	const args = { coverId: 'k', postId: 'host', memberId: 'wu', name: '吴' };
	const covered = then(onAir, { name: 'start-cover', args });
	expect(coverOf(covered, 'host')?.memberId).toBe('wu');
	expect(coverOf(covered, 'cohost')).toBeNull();
	expect(coverOf(then(covered, { name: 'end-cover', args: { coverId: 'k' } }), 'host')).toBeNull();
});
