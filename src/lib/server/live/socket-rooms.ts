// Names of Socket.IO's rooms.
import type { StreamId } from '#lib/domain/id.ts';

/** Every screen of a stream. */
export const streamRoom = (streamId: StreamId): string => `stream:${streamId}`;
/** Every page of a stream, also those that are in its 彩排. */
export const aboutRoom = (streamId: StreamId): string => `about:${streamId}`;
/** One screen by its connection, or the group that listens together. */
export const oneRoom = (streamId: StreamId, key: string): string => `one:${streamId}:${key}`;
/** The pages that show who else is here. */
export const watchRoom = (streamId: StreamId): string => `watch:${streamId}`;
