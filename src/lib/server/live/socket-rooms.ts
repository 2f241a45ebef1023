// Names of Socket.IO's rooms.
import type { StreamId } from '#lib/domain/id.ts';

/** Every screen of a stream. */
export const streamRoom = (streamId: StreamId): string => `stream:${streamId}`;
/** Every page of a stream, also those that are in its 彩排. */
export const aboutRoom = (streamId: StreamId): string => `about:${streamId}`;
/** The pages that show who else is here. */
export const watchRoom = (streamId: StreamId): string => `watch:${streamId}`;
