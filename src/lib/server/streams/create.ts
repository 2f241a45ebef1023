// A new stream: blank with a title and a slot, the demo moved to another day, or a copy of a template or an earlier stream.
import { randomBytes } from 'node:crypto';
import * as v from 'valibot';
import type { StreamId, TeamId } from '#lib/domain/id.ts';
import { cloneParts } from '#lib/domain/reuse/clone.ts';
import { STREAM_PARTS, type StreamPart } from '#lib/domain/reuse/parts.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { HOUR, type Instant } from '#lib/domain/time.ts';
import { app } from '../app.ts';
import type { Membership } from '../auth/memberships.ts';
import type { TypedPocketBase } from '../pocketbase/records.ts';
import { DEMO_PEOPLE, demoCommands, type DemoTies } from './demo.ts';
import { createStream } from './create-stream.ts';
import { demoProducts } from './demo-products.ts';
import { plannedState } from './planned-state.ts';
import { oneTemplate } from '../templates/template-store.ts';

const UNTITLED = '新场次';
/** 2001 to 2100: a clock set wrong, or a date in seconds, is no plan. */
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(1_000_000_000_000), v.maxValue(4_102_444_800_000));

const slot = {
	title: v.pipe(v.string(), v.trim(), v.maxLength(200)),
	plannedStart: v.nullable(instant),
	plannedEnd: v.nullable(instant)
};
const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/u));
const parts = v.pipe(v.array(v.picklist(STREAM_PARTS)), v.minLength(1), v.maxLength(STREAM_PARTS.length));

/** What the browser asks for. Without an end a slot is as long as the one it is made from, or two hours. */
export const newStream = v.pipe(
	v.variant('from', [
		v.strictObject({ from: v.picklist(['blank', 'demo']), ...slot }),
		v.strictObject({ from: v.literal('template'), template: id, ...slot }),
		v.strictObject({ from: v.literal('stream'), stream: id, parts, ...slot })
	]),
	v.check(
		({ plannedStart, plannedEnd }) => plannedEnd === null || (plannedStart !== null && plannedStart < plannedEnd)
	),
	// The demo is moved to a day, so it needs one.
	v.check(({ from, plannedStart }) => from !== 'demo' || plannedStart !== null)
);
export type NewStream = v.InferOutput<typeof newStream>;

/** Makes the stream and gives it what was asked for; null = what it was to be made from is not there. */
export async function createWanted(
	service: TypedPocketBase,
	wanted: NewStream,
	by: Membership,
	team: readonly Membership[]
): Promise<StreamId | null> {
	const commands = await commandsFor(service, wanted, by.teamId, team);
	return commands && createStream(by.teamId, by.memberId, wanted.title || UNTITLED, commands);
}

async function commandsFor(
	service: TypedPocketBase,
	wanted: NewStream,
	teamId: TeamId,
	team: readonly Membership[]
): Promise<readonly Command[] | null> {
	const { title, plannedStart } = wanted;
	if (wanted.from === 'template' || wanted.from === 'stream') {
		const source = await sourceOf(service, wanted, teamId);
		if (!source) return null;
		const copied = cloneParts(source.state, new Set(source.parts), {
			...{ title: title || source.state.title || UNTITLED, plannedStart, plannedEnd: wanted.plannedEnd },
			members: new Set(team.map(({ memberId }) => memberId)),
			newId: () => randomBytes(9).toString('base64url')
		});
		return withEnd(copied, plannedStart);
	}
	if (wanted.from === 'demo' && plannedStart !== null) {
		const ties = { people: peopleOf(team), products: await productsOf(service, teamId) };
		const named: Command[] = title ? [{ name: 'describe-stream', args: { patch: { title } } }] : [];
		return [...demoCommands(plannedStart, ties), ...named];
	}
	const plannedEnd = wanted.plannedEnd;
	const patch = { title: title || UNTITLED, plannedStart, plannedEnd };
	return withEnd([{ name: 'describe-stream', args: { patch } }], plannedStart);
}

/** The plan a copy is made of and the parts that are taken; null = not there, or another team's. */
async function sourceOf(
	service: TypedPocketBase,
	wanted: Extract<NewStream, { from: 'template' | 'stream' }>,
	teamId: TeamId
): Promise<{ readonly state: StreamState; readonly parts: readonly StreamPart[] } | null> {
	if (wanted.from === 'template') {
		const kept = await oneTemplate(service, teamId, wanted.template);
		return kept?.kind === 'stream' ? kept : null;
	}
	const open = await app().rooms.open(wanted.stream);
	return open?.teamId === teamId ? { state: await plannedState(open), parts: wanted.parts } : null;
}

/** A slot that nobody gave an end lasts two hours. */
function withEnd(commands: readonly Command[], start: Instant | null): readonly Command[] {
	return commands.map((command) => {
		if (command.name !== 'describe-stream' || start === null || command.args.patch.plannedEnd !== null) return command;
		return { name: 'describe-stream', args: { patch: { ...command.args.patch, plannedEnd: start + 2 * HOUR } } };
	});
}

/** Members who carry a name of the demo's cast take its posts. */
function peopleOf(team: readonly Membership[]): NonNullable<DemoTies['people']> {
	const cast: readonly string[] = DEMO_PEOPLE;
	return Object.fromEntries(
		team.filter(({ name }) => cast.includes(name)).map(({ name, memberId }) => [name, memberId])
	);
}

/** Products of the library by the demo's cart numbers, where the library has them. */
async function productsOf(service: TypedPocketBase, teamId: string): Promise<NonNullable<DemoTies['products']>> {
	const filter = service.filter('team = {:teamId} && archived = false', { teamId });
	const found = await service.collection('products').getFullList({ filter, fields: 'id,sku_code', batch: 500 });
	const bySku = new Map(found.map(({ id, sku_code }) => [sku_code, id]));
	const tied = demoProducts().map(({ no, fields }) => [no, bySku.get(fields.skuCode)] as const);
	return Object.fromEntries(tied.filter((pair): pair is readonly [number, string] => pair[1] !== undefined));
}
