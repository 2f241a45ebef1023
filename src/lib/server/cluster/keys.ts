// Names of what lies in Redis. Several installations on one Redis take a database each (redis://…/1).
export const leaseKey = (streamId: string): string => `changji:owner:${streamId}`;
/** The newest term of a stream; it outlives the lease, so that an owner that slept through another's term finds the door closed. */
export const termKey = (streamId: string): string => `changji:term:${streamId}`;
export const entriesKey = (streamId: string): string => `changji:entries:${streamId}`;
/** Held by the process that makes what only one may make. */
export const ALONE_KEY = 'changji:alone';
/** Everything one process says to the others. */
export const BETWEEN_KEY = 'changji:between';
