// Who is asking about a stream's review, with the stream itself: only its own team finds it.
import { error } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import type { StreamId } from '#lib/domain/id.ts';
import { mayIssue } from '#lib/domain/permission/table.ts';
import type { Command, CommandName } from '#lib/domain/stream/command.ts';
import { noPens } from '#lib/domain/stream/context.ts';
import { app } from '#lib/server/app.ts';
import type { Membership } from '#lib/server/auth/memberships.ts';
import type { OpenStream } from '#lib/server/live/stream-rooms.ts';
import { memberOf } from '#lib/server/streams/asker.ts';
import type { Answer } from '#lib/sync/protocol.ts';

/** A member at a stream of their team. */
export interface StreamAsker {
	readonly open: OpenStream;
	readonly member: Membership;
	readonly userId: string;
}

/** The asker, who may also issue the command when one is named. Throws 401, 403 or 404. */
export async function askerOf(locals: App.Locals, streamId: StreamId, name?: CommandName): Promise<StreamAsker> {
	const member = memberOf(locals);
	const open = await app().rooms.open(streamId);
	if (open?.teamId !== member.teamId) error(404, 'stream-not-found');
	const { memberId: by, level } = member;
	if (name && !mayIssue(open.room.state, name, { by, level, linkPost: null })) error(403, 'not-allowed');
	return { open, member, userId: locals.who?.userId ?? '' };
}

/** Gives a command to the stream in the member's name, with the member's own rights. */
export async function submitFor({ open, member }: StreamAsker, command: Command): Promise<Answer> {
	const { memberId: by, level } = member;
	const submission = { id: randomBytes(9).toString('base64url'), command };
	const context = (_: unknown, at: number) => ({ at, by, level, linkPost: null, writerOf: noPens });
	const answer = await app().rooms.submit(open.streamId, submission, { by, context });
	if (!answer) error(404, 'stream-not-found');
	return answer;
}
