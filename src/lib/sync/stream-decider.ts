// The domain of a stream in the shape that room and replica play with.
import type { Command } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import { decide } from '#lib/domain/stream/decide.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import { evolve } from '#lib/domain/stream/evolve.ts';
import { emptyStream, type StreamState } from '#lib/domain/stream/state.ts';
import type { Decider } from './decider.ts';

/** Room, replica, restart and benches all fold a stream with this one value. */
export const streamDecider: Decider<StreamState, Command, StreamEvent, Context> = {
	initial: emptyStream,
	decide,
	evolve
};
