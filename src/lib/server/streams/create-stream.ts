// Makes a stream and gives it its first commands: from blank, from the demo, later from a template.
import { randomBytes } from 'node:crypto';
import type { MemberId, StreamId, TeamId } from '#lib/domain/id.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import { noPens } from '#lib/domain/stream/context.ts';
import type { Answer } from '#lib/sync/protocol.ts';
import { app } from '#lib/server/app.ts';

/** A new stream's id; `title` stands in the list until the stream describes itself. A command that is refused stops the rest and is thrown: what was given is our own, so it is a fault. */
export async function createStream(
	teamId: TeamId,
	by: MemberId,
	title: string,
	commands: readonly Command[]
): Promise<StreamId> {
	const { checkpoints, projection, rooms, service } = app();
	const { id } = await service.collection('streams').create({
		team: teamId,
		title,
		account: '',
		planned_start: null,
		planned_end: null,
		phase: 'plan',
		summary: null,
		seq: 0
	});
	await checkpoints.now();
	for (const command of commands) {
		const answer = await submitAs(id, by, command);
		if (!answer.ok) throw new Error(`${command.name} was refused: ${answer.refusal.name}`);
	}
	await projection.flush();
	const open = rooms.peek(id);
	if (open) projection.touch(open, 0);
	await projection.flush();
	return id;
}

/** Gives one command to a stream for the server itself, with a producer's rights, in the name of a member. */
async function submitAs(streamId: StreamId, by: MemberId, command: Command): Promise<Answer> {
	const id = randomBytes(9).toString('base64url');
	const answer = await app().rooms.submit(
		streamId,
		{ id, command },
		{ by, context: (_, at) => ({ at, by, level: 'producer', linkPost: null, writerOf: noPens }) }
	);
	if (!answer) throw new Error(`stream ${streamId} is not there`);
	return answer;
}
