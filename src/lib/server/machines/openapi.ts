// The HTTP API described for programs (OpenAPI 3.1), made from the very schemas that check what arrives.
import * as v from 'valibot';
import { CUE_PRESETS } from '#lib/domain/live/cue-presets.ts';
import { POST_KINDS } from '#lib/domain/people/post.ts';
import { TASK_KINDS, TASK_STEPS } from '#lib/domain/task/task.ts';
import { AIM, AIMED, COMMAND_ARGS } from '#lib/server/live/command-schema.ts';
import { jsonSchema, type JsonSchema } from './json-schema.ts';
import { numbersBody } from './machine-numbers.ts';
import { MACHINE_COMMANDS, scopeOf, SCOPES } from './scopes.ts';

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const jsonOf = (schema: JsonSchema, example?: unknown) => ({
	'application/json': { schema, ...(example === undefined ? {} : { example }) }
});
const problem = { description: 'Not done: the name of the refusal and a sentence (RFC 9457).', content: { 'application/problem+json': { schema: ref('Problem') } } }; // prettier-ignore

const streamId = { name: 'streamId', in: 'path', required: true, schema: { type: 'string' } };
const key = (required: boolean) => ({
	...{ name: 'Idempotency-Key', in: 'header', required },
	description: 'The same key of the same token is executed once and answered the same way. A retry sends it again.',
	schema: { type: 'string', pattern: '^[A-Za-z0-9:_-]{1,64}$' }
});
const language = { name: 'Accept-Language', in: 'header', schema: { enum: ['zh-CN', 'en'] } };
const aim = {
	...{ name: 'aim', in: 'query', schema: { type: 'string' } },
	description: 'The runId that was on air when the key was pressed, or `none`; without it what is on air on arrival.'
};
const tokenInAddress = { name: 'token', in: 'query', schema: { type: 'string' }, description: 'For readers that can send no header.' }; // prettier-ignore

/** One command as it may be sent: the shape that a screen sends over its socket. */
const commandSchema = (name: (typeof MACHINE_COMMANDS)[number]): JsonSchema => ({
	type: 'object',
	description: `scope: ${scopeOf(name)}`,
	properties: {
		name: { const: name },
		args: jsonSchema(COMMAND_ARGS[name]),
		...(AIMED.has(name) ? { aim: jsonSchema(AIM) } : {})
	},
	required: AIMED.has(name) ? ['name', 'args', 'aim'] : ['name', 'args']
});

/** Examples that are sent as they stand in the tests. */
export const COMMAND_EXAMPLES = {
	take: { name: 'take', args: { runId: 'r-20261123-01', itemId: null, how: 'next' }, aim: { runId: null } },
	extend: { name: 'extend', args: { by: 120_000 }, aim: { runId: 'r-20261123-01' } },
	mark: { name: 'mark', args: { markId: 'm-1', kind: 'bag', text: '福袋开奖', at: null } },
	'send-cue': {
		name: 'send-cue',
		args: { cueId: 'c-1', preset: null, text: '还剩 100 单', posts: ['post-host'], needsAck: true }
	}
} as const;
export const NUMBERS_EXAMPLE = {
	values: { pay_amt: { value: 12_345.6, unit: 'yuan' }, watch_uv: { value: 8_120, unit: 'count' } }
} as const satisfies v.InferInput<typeof numbersBody>;

const done = { '200': { description: 'Done.', content: jsonOf(ref('Done')) }, default: problem };
const instant = { type: 'integer', description: 'epoch ms, the server’s clock' };
const duration = { type: 'integer', description: 'ms' };
const orNull = (schema: JsonSchema) => ({ anyOf: [schema, { type: 'null' }] });
const object = (properties: Record<string, JsonSchema>) => ({
	...{ type: 'object', properties, required: Object.keys(properties) }
});

const verb = (summary: string, scope: string, parameters: readonly object[]) => ({
	post: {
		...{ summary, 'x-scope': scope, security: [{ token: [] }] },
		...{ parameters: [streamId, ...parameters, key(false), language], responses: done }
	}
});
const withBody = (summary: string, scope: string, schema: JsonSchema, example: unknown) => ({
	post: {
		...{ summary, 'x-scope': scope, security: [{ token: [] }], parameters: [streamId, key(true), language] },
		...{ requestBody: { required: true, content: jsonOf(schema, example) }, responses: done }
	}
});
const read = (summary: string, parameters: readonly object[], content: object, more = {}) => ({
	get: {
		...{ summary, 'x-scope': 'read-air', security: [{ token: [] }], parameters },
		responses: { '200': { description: 'OK', content }, ...more, default: problem }
	}
});

const at = '/api/v1/streams/{streamId}';
const paths = {
	'/api/v1/openapi.json': {
		get: { summary: 'This document.', security: [], responses: { '200': { description: 'OK', content: jsonOf({}) } } }
	},
	'/api/v1/streams': read('The team’s streams of today.', [], jsonOf(ref('Streams'))),
	[`${at}/now`]: read(
		'What is on air and what comes; with If-None-Match it answers 304 while only time passes.',
		[streamId, { name: 'If-None-Match', in: 'header', schema: { type: 'string' } }],
		jsonOf(ref('Now')),
		{ '304': { description: 'Only time has passed.' } }
	),
	[`${at}/events`]: read(
		'Server-Sent Events: `now` with the same body as /now, at once and at every change of now or next.',
		[streamId, tokenInAddress],
		{ 'text/event-stream': { schema: { type: 'string' } } }
	),
	[`${at}/commands`]: withBody(
		'Any live command, as a screen sends it. Each needs the scope in its description.',
		SCOPES.filter((scope) => scope !== 'read-air').join(' | '),
		{ oneOf: MACHINE_COMMANDS.map(commandSchema) },
		COMMAND_EXAMPLES.take
	),
	[`${at}/take-next`]: verb('切下一项.', 'drive', [aim]),
	[`${at}/previous`]: verb('回上一项.', 'drive', [aim]),
	[`${at}/hold`]: verb('暂停.', 'drive', [aim]),
	[`${at}/resume`]: verb('继续.', 'drive', [aim]),
	[`${at}/cue/{preset}`]: verb('Sends a preset cue, filled in from the moment.', 'cues', [
		{ name: 'preset', in: 'path', required: true, schema: { enum: CUE_PRESETS.map(({ code }) => code) } },
		...['n', 'name', 'p', 'q', 't', 'm', 'w', 'who', 'role'].map((name) => ({ name, in: 'query', schema: { type: 'string', maxLength: 60 } })) // prettier-ignore
	]),
	[`${at}/numbers`]: withBody(
		'Figures while on air: names of the metric dictionary, each with its unit, cumulative. All are kept or none.',
		'numbers',
		jsonSchema(numbersBody),
		NUMBERS_EXAMPLE
	)
};

const item = object({
	...{ id: { type: 'string' }, kind: { type: 'string' }, title: { type: 'string' }, mechanism: { type: 'string' } },
	...{ linkNo: orNull({ type: 'integer' }) },
	livePrice: orNull({ type: 'integer', description: '分' }),
	listPrice: orNull({ type: 'integer', description: '分' })
});
const task = object({
	...{ id: { type: 'string' }, kind: { enum: TASK_KINDS }, post: { enum: POST_KINDS }, step: { enum: TASK_STEPS } },
	...{ linkNo: orNull({ type: 'integer' }), due: orNull(instant) },
	amount: orNull({ type: 'integer', description: '分 or pieces' })
});
const now = object({
	...{ at: instant, seq: { type: 'integer' }, phase: { enum: ['before', 'on-air', 'ended'] } },
	stream: object({ id: { type: 'string' }, title: { type: 'string' } }),
	current: orNull(
		object({
			...{ runId: { type: 'string' }, item: orNull(item), startedAt: instant, endsAt: instant },
			...{ remaining: duration, heldSince: orNull(instant) },
			tasks: { type: 'array', items: task }
		})
	),
	next: orNull(object({ item, startsAt: orNull(instant) })),
	...{ expectedFinish: instant, plannedFinish: instant, over: duration }
});

/** The whole document. */
export const OPENAPI = {
	openapi: '3.1.0',
	info: {
		...{ title: '场记 Changji', version: '1' },
		description: 'What machines may read and do on air. Tokens are made under 团队 › 外接设备. In words: docs/api.'
	},
	paths,
	components: {
		securitySchemes: { token: { type: 'http', scheme: 'bearer', description: `scopes: ${SCOPES.join(', ')}` } },
		schemas: {
			Now: now,
			Streams: object({
				at: instant,
				streams: {
					type: 'array',
					items: object({
						...{ id: { type: 'string' }, title: { type: 'string' }, phase: { enum: ['plan', 'air', 'ended'] } },
						...{ plannedStart: orNull(instant), plannedEnd: orNull(instant) }
					})
				}
			}),
			Done: object({
				ok: { const: true },
				seq: { type: 'integer', description: 'the entry of the journal' },
				durable: { type: 'boolean', description: 'false: done and shown, not yet on disk' },
				now: ref('Now')
			}),
			Problem: object({
				...{ type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' } },
				...{ name: { type: 'string' }, about: { type: 'object' } }
			})
		}
	}
} as const;
