// The shape of every socket message except the command itself (command-schema.ts).
import * as v from 'valibot';
import { REPORT_WORDS, SIGNAL_GROUPS, type Signal } from '#lib/domain/live/signal.ts';
import { REHEARSAL_RATES } from '#lib/domain/rehearsal/clock.ts';
import { HELLO_PENDING, type Hello } from '#lib/sync/protocol.ts';

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9:_-]{1,64}$/));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const place = v.pipe(v.string(), v.regex(/^[a-z]+:[A-Za-z0-9:_-]{1,120}$/));

const hello = v.strictObject({
	ask: count,
	epoch: v.nullable(id),
	seq: count,
	pending: v.pipe(v.array(id), v.maxLength(HELLO_PENDING))
}) satisfies v.GenericSchema<unknown, Hello>;

/** `watch`: this page shows who else is here; cue screens do not ask for it. `follow`: it is in the stream's 彩排 while there is one. */
const join = v.strictObject({
	protocol: count,
	streamId: id,
	watch: v.boolean(),
	follow: v.optional(v.boolean(), false)
});
const submission = v.strictObject({ id, command: v.unknown(), expires: v.optional(count) });
const toRoom = v.variant('type', [
	v.strictObject({ type: v.literal('hello'), hello }),
	v.strictObject({ type: v.literal('submit'), submission })
]);
const pen = v.strictObject({ place, take: v.boolean() });
const rehearse = v.variant('act', [
	v.strictObject({ act: v.picklist(['start', 'again', 'end', 'forget', 'measured']) }),
	v.strictObject({ act: v.literal('turn'), rate: v.picklist([0, ...REHEARSAL_RATES]) })
]);

const by = v.picklist([1, -1]);
const screen = v.pipe(v.string(), v.regex(/^[a-z]{1,20}$/));
const view = v.picklist(['card', 'script']);
const figure = v.pipe(count, v.maxValue(10_000));
const promptAct = v.variant('act', [
	v.strictObject({ act: v.picklist(['block', 'line', 'speed', 'size']), by }),
	v.strictObject({ act: v.literal('roll'), on: v.boolean() }),
	v.strictObject({ act: v.literal('view'), view }),
	v.strictObject({ act: v.literal('tell') })
]);
const report = v.strictObject({
	...{ view, rolling: v.boolean(), speed: figure, steady: v.boolean(), size: figure },
	title: v.pipe(v.string(), v.maxLength(400)),
	...{ block: figure, blocks: figure },
	words: v.pipe(v.string(), v.maxLength(REPORT_WORDS))
});
const signal = v.strictObject({
	to: id,
	signal: v.variant('type', [
		v.strictObject({ type: v.literal('identify'), number: figure }),
		v.strictObject({ type: v.literal('show'), screen, itemId: v.nullable(id) }),
		v.strictObject({ type: v.literal('prompt'), wish: promptAct }),
		v.strictObject({ type: v.literal('prompt-state'), report })
	]) satisfies v.GenericSchema<unknown, Signal>
});
const listen = v.strictObject({ group: v.picklist(SIGNAL_GROUPS), on: v.boolean() });

/** Parsers by message name; each gives the value or the path of the first thing that is wrong. */
export const messages = {
	join: parser(join),
	'to-room': parser(toRoom),
	place: parser(v.nullable(place)),
	pen: parser(pen),
	rehearse: parser(rehearse),
	signal: parser(signal),
	listen: parser(listen)
};
export type MessageName = keyof typeof messages | 'time';

type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly field: string };

function parser<T extends v.GenericSchema>(schema: T): (raw: unknown) => Parsed<v.InferOutput<T>> {
	return (raw) => {
		const result = v.safeParse(schema, raw);
		return result.success
			? { ok: true, value: result.output }
			: { ok: false, field: v.getDotPath(result.issues[0]) ?? result.issues[0].type };
	};
}
