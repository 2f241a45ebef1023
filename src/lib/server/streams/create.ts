// A new stream: blank with a title and a slot, or the demo moved to another day.
import * as v from 'valibot';
import type { StreamId } from '#lib/domain/id.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import { HOUR } from '#lib/domain/time.ts';
import type { Membership } from '../auth/memberships.ts';
import type { TypedPocketBase } from '../pocketbase/records.ts';
import { DEMO_PEOPLE, demoCommands, type DemoTies } from './demo.ts';
import { createStream } from './create-stream.ts';
import { demoProducts } from './demo-products.ts';

const UNTITLED = '新场次';
/** 2001 to 2100: a clock set wrong, or a date in seconds, is no plan. */
const instant = v.pipe(v.number(), v.safeInteger(), v.minValue(1_000_000_000_000), v.maxValue(4_102_444_800_000));

/** What the browser asks for. Without an end a slot is two hours. */
export const newStream = v.pipe(
	v.strictObject({
		from: v.picklist(['blank', 'demo']),
		title: v.pipe(v.string(), v.trim(), v.maxLength(200)),
		plannedStart: v.nullable(instant),
		plannedEnd: v.nullable(instant)
	}),
	v.check(
		({ plannedStart, plannedEnd }) => plannedEnd === null || (plannedStart !== null && plannedStart < plannedEnd)
	),
	// The demo is moved to a day, so it needs one.
	v.check(({ from, plannedStart }) => from === 'blank' || plannedStart !== null)
);
export type NewStream = v.InferOutput<typeof newStream>;

/** Makes the stream and gives it what was asked for. */
export async function createWanted(
	service: TypedPocketBase,
	wanted: NewStream,
	by: Membership,
	team: readonly Membership[]
): Promise<StreamId> {
	const ties = { people: peopleOf(team), products: await productsOf(service, by.teamId) };
	return createStream(by.teamId, by.memberId, wanted.title || UNTITLED, commandsFor(wanted, ties));
}

function commandsFor(wanted: NewStream, ties: DemoTies): readonly Command[] {
	const { title, plannedStart } = wanted;
	if (wanted.from === 'demo' && plannedStart !== null) {
		const named: Command[] = title ? [{ name: 'describe-stream', args: { patch: { title } } }] : [];
		return [...demoCommands(plannedStart, ties), ...named];
	}
	const plannedEnd = wanted.plannedEnd ?? (plannedStart === null ? null : plannedStart + 2 * HOUR);
	return [{ name: 'describe-stream', args: { patch: { title: title || UNTITLED, plannedStart, plannedEnd } } }];
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
