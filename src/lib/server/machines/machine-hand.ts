// A machine's hand on the show: the same commands, rights and answers as a person's, under the machine's own name.
import type { StreamId } from '#lib/domain/id.ts';
import { runOnAir } from '#lib/domain/live/on-air.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import { noPens } from '#lib/domain/stream/context.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { OpenStream, StreamRooms } from '#lib/server/live/stream-rooms.ts';
import type { Answer } from '#lib/sync/protocol.ts';
import type { Machine, MachineTokens } from './tokens.ts';

export interface HandPorts {
	readonly rooms: StreamRooms;
	readonly machines: MachineTokens;
}

/** The stream, when it is one this machine may know of; null looks the same for another team's and for none. */
export async function streamFor(
	{ rooms }: Pick<HandPorts, 'rooms'>,
	machine: Machine,
	streamId: StreamId
): Promise<OpenStream | null> {
	if (machine.streamId !== null && machine.streamId !== streamId) return null;
	const open = await rooms.open(streamId);
	return open?.teamId === machine.teamId ? open : null;
}

/**
 * Gives a command in the machine's name. `key` is the machine's own: under it the command is executed at most once,
 * and two machines that both count from 1 do not get each other's answers. null = the stream is gone.
 */
export function give(
	{ rooms, machines }: HandPorts,
	machine: Machine,
	{ streamId }: OpenStream,
	command: Command,
	key: string
): Promise<Answer | null> {
	const by = `machine:${machine.id}`;
	const context = (state: StreamState, at: number) => {
		// A token that was taken back while the command waited has no rights left.
		const rights = machines.live(machine.id) ? rightsIn(state, machine) : NO_RIGHTS;
		return { at, by, ...rights, writerOf: noPens };
	};
	return rooms.submit(streamId, { id: `${machine.id}:${key}`, command }, { by, context });
}

/** What is on air now: the aim of a press that says none. */
export const aimNow = (state: StreamState) => ({ runId: runOnAir(state)?.id ?? null });

const NO_RIGHTS = { level: 'viewer', linkPost: '' } as const;

/** A machine of a post has that post's rights, as a linked screen has; one of none in particular a producer's. */
function rightsIn(state: StreamState, { post }: Machine) {
	if (post === null) return { level: 'producer', linkPost: null } as const;
	return { level: 'viewer', linkPost: state.posts.find(({ kind }) => kind === post)?.id ?? '' } as const;
}
