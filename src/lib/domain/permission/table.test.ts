// The matrix: every command × level × post, against a table written by hand from what a team would expect.
import { describe, expect, it } from 'vitest';
import { LINE_DEFAULTS } from '../plan/plan.ts';
import type { PostKind } from '../people/post.ts';
import { POST_KINDS } from '../people/post.ts';
import type { Command, CommandName } from '../stream/command.ts';
import type { StreamState } from '../stream/state.ts';
import { emptyStream } from '../stream/state.ts';
import type { Level } from './level.ts';
import { LEVELS } from './level.ts';
import { mayIssue, RIGHTS } from './table.ts';

// First: owner, Producer, crew member without a post, viewer. Then a crew member on one post, then a screen linked to one:
// Director Host cohost(C) Assistant Operator ads(T) Support other(X).
const EXPECTED = `
                        OPCV   DHCAOTSX   DHCAOTSX
describe-stream         OP--   --------   --------
position-stream         OP--   --------   --------
set-goal                OP--   --------   --------
add-post                OP--   --------   --------
remove-post             OP--   --------   --------
set-shift               OP--   --------   --------
remove-shift            OP--   --------   --------
add-checklist-lines     OP--   --------   --------
edit-checklist-line     OP--   --------   --------
tick-checklist-line     OPC-   DHCAOTSX   --------
remove-checklist-line   OP--   --------   --------
add-items               OP--   --------   --------
edit-items              OP--   --------   --------
move-items              OP--   D-------   --------
remove-items            OP--   D-------   --------
restore-items           OP--   D-------   --------
add-group               OP--   --------   --------
edit-group              OP--   --------   --------
remove-group            OP--   --------   --------
lock-sheet              OP--   --------   --------
request-change          OPC-   DHCAOTSX   --------
settle-request          OPC-   DHCAOTSX   --------
reopen-request          OPC-   DHCAOTSX   --------
add-comment             OPC-   DHCAOTSX   --------
resolve-comment         OPC-   DHCAOTSX   --------
remove-comment          OPC-   DHCAOTSX   --------
name-version            OP--   --------   --------
go-on-knowingly         OP--   D-------   D-------
write-block             OP--   -HC-----   --------
remove-block            OP--   -HC-----   --------
move-block              OP--   -HC-----   --------
take                    OP--   D-------   D-------
set-next                OP--   D-------   D-------
skip-item               OP--   D-------   D-------
shelve-item             OP--   D-------   D-------
pull-item               OP--   D-------   D-------
fit-rest                OP--   D-------   D-------
step-beat               OP--   DHC-----   DHC-----
insert-item             OP--   D-------   D-------
extend                  OP--   D-------   D-------
hold                    OP--   D-------   D-------
resume                  OP--   D-------   D-------
merge-local             OP--   D-------   D-------
end-show                OP--   D-------   D-------
send-cue                OP--   D-------   D-------
withdraw-cue            OP--   D-------   D-------
acknowledge-cue         OP--   DHCAOTSX   DHCAOTSX
start-cover             OP--   DHCAO---   DHCAO---
end-cover               OP--   DHCAO---   DHCAO---
write-hand-over         OP--   DHCAO---   DHCAO---
answer-task             OPC-   DHCAOTSX   DHCAOTSX
add-task                OP--   D-------   D-------
nudge-task              OP--   D-------   D-------
make-promise            OP--   DHCAO---   DHCAO---
settle-promise          OP--   DHCAO---   DHCAO---
mark                    OPC-   DHCAOTSX   DHCAOTSX
remove-mark             OPC-   DHCAOTSX   DHCAOTSX
set-stock               OP--   D---O---   D---O---
set-price               OP--   D---O---   D---O---
record-numbers          OPC-   DHCAOTSX   D---OT--
write-review            OPC-   DHCAOTSX   --------
add-action              OPC-   DHCAOTSX   --------
edit-action             OPC-   DHCAOTSX   --------
tick-action             OPC-   DHCAOTSX   --------
remove-action           OPC-   DHCAOTSX   --------
note-import             OP--   D---OT--   --------
undo-import             OP--   D---OT--   --------
`;
const rows = EXPECTED.trim()
	.split('\n')
	.slice(1)
	.map((row) => row.split(/\s+/) as [CommandName, string, string, string]);

const stream: StreamState = {
	...emptyStream('s'),
	posts: POST_KINDS.map((kind) => ({ id: kind, kind, label: '' })),
	shifts: POST_KINDS.map((kind) => ({
		id: kind,
		postId: kind,
		memberId: `on-${kind}`,
		name: kind,
		from: 0,
		to: 1,
		standIn: kind === 'assistant'
	}))
};
const may = (name: CommandName, level: Level, by: string, linkPost: string | null = null) =>
	mayIssue(stream, name, { by, level, linkPost });

describe('command × level × post', () => {
	it('has a row for every command', () => {
		expect(rows.map(([name]) => name).sort()).toEqual(Object.keys(RIGHTS).sort());
	});

	it.each(rows)('%s: %s | %s | by link %s', (name, levels, members, links) => {
		LEVELS.forEach((level, i) => {
			expect([level, may(name, level, 'no-post')]).toEqual([level, levels[i] !== '-']);
		});
		POST_KINDS.forEach((kind: PostKind, i) => {
			expect([kind, may(name, 'crew', `on-${kind}`)]).toEqual([kind, members[i] !== '-']);
			expect([kind, may(name, 'viewer', 'link:1', kind)]).toEqual([kind, links[i] !== '-']);
			// A post gives a viewer nothing: whoever works on the stream is crew.
			expect([kind, may(name, 'viewer', `on-${kind}`)]).toEqual([kind, false]);
			// A link is its post and no more, whoever is signed in behind it.
			expect([kind, may(name, 'owner', `on-director`, kind)]).toEqual([kind, links[i] !== '-']);
		});
		expect(may(name, 'viewer', 'link:1', 'a-post-that-was-removed')).toBe(false);
	});
});

describe("one's own", () => {
	const item = (id: string, insertedOnAir: boolean) => ({ id, insertedOnAir }) as StreamState['items'][number];
	const line = { group: 'venue' as const, title: '', ownerName: '', dueBefore: null, done: null, ...LINE_DEFAULTS };
	const action = { title: '', ownerName: '', due: null, verify: '', done: null };
	const file = { kind: 'x', fileName: 'x', sha256: 'x', rows: 0, issues: 0, at: 0, undone: false };
	const run = { id: 'r', itemId: 'planned', endedAt: null } as StreamState['live']['runs'][number];
	const busy: StreamState = {
		...stream,
		items: [item('planned', false), item('inserted', true)],
		checklist: [
			{ ...line, id: 'hers', ownerId: 'on-host' },
			{ ...line, id: 'nobodys', ownerId: null }
		],
		live: {
			...stream.live,
			marks: [{ id: 'k', at: 0, by: 'on-host', kind: 'note', text: '', itemId: null }]
		},
		review: {
			texts: [],
			actions: [{ ...action, id: 'hers', ownerId: 'on-host' }],
			datasets: [{ ...file, id: 'd', by: 'on-operator' }]
		}
	};
	const onAir: StreamState = { ...busy, live: { ...busy.live, phase: 'on-air', runs: [run] } };
	const ask = (command: Pick<Command, 'name' | 'args'>, by: string, state = busy, linkPost: string | null = null) =>
		mayIssue(
			state,
			command.name,
			{ by, level: linkPost === null ? 'crew' : 'viewer', linkPost },
			command.args as never
		);
	type Case = [what: string, command: Pick<Command, 'name' | 'args'>, yes: string[], no: string[]];

	it.each<Case>([
		['a cue is answered by the post it went to, and by the director', { name: 'acknowledge-cue', args: { cueId: 'q', postId: 'host' } }, ['on-host', 'on-director'], ['on-cohost', 'on-operator']], // prettier-ignore
		['a line is ticked by its owner', { name: 'tick-checklist-line', args: { lineId: 'hers', done: true } }, ['on-host'], ['on-cohost', 'on-director', 'no-post']], // prettier-ignore
		['a line of nobody is ticked by whoever did it', { name: 'tick-checklist-line', args: { lineId: 'nobodys', done: true } }, ['on-host', 'on-cohost', 'no-post'], []], // prettier-ignore
		['a mark is removed by who made it, and by the director', { name: 'remove-mark', args: { markId: 'k' } }, ['on-host', 'on-director'], ['on-cohost', 'no-post']], // prettier-ignore
		['a self-assessment is its post’s own', { name: 'write-review', args: { section: 'self-host', text: '', seen: 0 } }, ['on-host'], ['on-cohost', 'on-director', 'no-post']], // prettier-ignore
		['the four steps are written by all', { name: 'write-review', args: { section: 'cause', text: '', seen: 0 } }, ['on-host', 'on-ads', 'no-post'], []], // prettier-ignore
		['an action is changed by its owner', { name: 'edit-action', args: { actionId: 'hers', patch: {} } }, ['on-host'], ['on-cohost']], // prettier-ignore
		['an action is ticked by its owner', { name: 'tick-action', args: { actionId: 'hers', done: true } }, ['on-host'], ['on-cohost']], // prettier-ignore
		['an action is removed by its owner', { name: 'remove-action', args: { actionId: 'hers' } }, ['on-host'], ['on-cohost']], // prettier-ignore
		['an import is undone by who made it', { name: 'undo-import', args: { datasetId: 'd' } }, ['on-operator'], ['on-ads', 'on-host']], // prettier-ignore
		['before air the sheet is the producer’s', { name: 'move-items', args: { itemIds: ['planned'], after: null } }, [], ['on-director']], // prettier-ignore
		['a planned row is the producer’s', { name: 'remove-items', args: { itemIds: ['inserted', 'planned'] } }, [], ['on-director']], // prettier-ignore
		['a row inserted on air is the director’s too', { name: 'remove-items', args: { itemIds: ['inserted'] } }, ['on-director'], ['on-host']], // prettier-ignore
		['and is brought back by the director', { name: 'restore-items', args: { items: [{ item: item('x', true), after: null }] } }, ['on-director'], ['on-host']], // prettier-ignore
		['a planned row is not', { name: 'restore-items', args: { items: [{ item: item('x', false), after: null }] } }, [], ['on-director']] // prettier-ignore
	])('%s', (_what, command, yes, no) => {
		expect(yes.filter((by) => !ask(command, by))).toEqual([]);
		expect(no.filter((by) => ask(command, by))).toEqual([]);
		for (const level of ['owner', 'producer'] as const) {
			const asker = { by: 'no-post', level, linkPost: null };
			expect(mayIssue(busy, command.name, asker, command.args as never)).toBe(true);
		}
	});

	it('on air the director reorders what is left', () => {
		expect(ask({ name: 'move-items', args: { itemIds: ['planned'], after: null } }, 'on-director', onAir)).toBe(true);
	});

	it('a linked screen answers the cues of its post only', () => {
		const answer = (postId: string) =>
			ask({ name: 'acknowledge-cue', args: { cueId: 'q', postId } }, 'link:1', busy, 'host');
		expect([answer('host'), answer('cohost')]).toEqual([true, false]);
	});
});
