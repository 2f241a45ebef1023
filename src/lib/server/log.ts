// The process's log: one line of JSON per event, UTC, secrets masked.
import pino from 'pino';
import { env } from './env.ts';

export const log = pino({
	level: env().logLevel,
	timestamp: pino.stdTimeFunctions.isoTime,
	redact: ['token', 'password', '*.token', '*.password', 'headers.cookie', 'headers.authorization']
});
