// The replica of a stream as a page plays it: its person, its clock, its pens.
import type { MemberId, StreamId } from '#lib/domain/id.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { Context } from '#lib/domain/stream/context.ts';
import type { StreamEvent } from '#lib/domain/stream/event.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';
import type { Copy } from '#lib/sync/replica-ports.ts';
import { Replica } from '#lib/sync/replica.ts';
import { foreseeing, foreseen } from './foresight.ts';
import type { Me } from './stream-link.ts';

export type StreamReplica = Replica<StreamState, Command, StreamEvent, Context>;

export interface SenderPorts {
	me(): Me;
	writerOf(place: string): MemberId | null;
}
export interface ReplicaPorts extends SenderPorts {
	readonly streamId: StreamId;
	/** What the device kept of it. */
	readonly copy: Copy<StreamState, Command> | null;
	/** What the page's clock says at a moment of the device's. */
	time(device: Instant): Instant;
}

/** What the server is expected to decide a command of this page with. */
export function senderContext({ me, writerOf }: SenderPorts, at: Instant): Context {
	const { memberId, level, linkPost } = me();
	return { at, by: memberId, level, linkPost, writerOf };
}

export function streamReplica({ streamId, copy, time, ...sender }: ReplicaPorts): StreamReplica {
	const replica: StreamReplica = new Replica({
		streamId,
		copy,
		decider: foreseeing,
		serverTime: time,
		sender: {
			by: sender.me().memberId,
			context: (_, at) => senderContext(sender, at)
		}
	});
	void foreseen.then(() => replica.foreseeAgain());
	return replica;
}
