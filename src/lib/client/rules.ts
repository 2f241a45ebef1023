// The rules of a stream as a page uses them ahead of the room: what a command would do, and which commands take it back.
import { localStep, withLocal } from '#lib/domain/live/local.ts';
import { decide } from '#lib/domain/stream/decide.ts';
import { inverse } from '#lib/domain/stream/inverse.ts';
import type { Rules } from './foresight.ts';

export const rules: Rules = { decide, inverse, localStep, withLocal };
