// A person's choice of columns, kept on the server: asked for when they open a sheet anywhere, written when they change it.
import * as v from 'valibot';
import { FROZEN_MAX, NARROWEST, WIDEST, type SheetLayout } from '#lib/domain/run-sheet/layout.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';

const key = v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}$/));
const keys = v.pipe(v.array(key), v.maxLength(100));
const whole = (least: number, most: number) => v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** A layout as a browser sends it. */
export const sentLayout = v.strictObject({
	order: keys,
	hidden: keys,
	widths: v.pipe(
		v.record(key, whole(NARROWEST, WIDEST)),
		v.check((widths) => Object.keys(widths).length <= 100)
	),
	frozen: whole(0, FROZEN_MAX)
}) satisfies v.GenericSchema<unknown, SheetLayout>;

/** The person's layout; null = they never chose one, or it was kept by a version that wrote it otherwise. */
export async function layoutOf(service: TypedPocketBase, userId: string): Promise<SheetLayout | null> {
	const found = v.safeParse(sentLayout, (await recordOf(service, userId))?.sheet);
	return found.success ? found.output : null;
}

/** Keeps the person's layout. */
export async function keepLayout(service: TypedPocketBase, userId: string, sheet: SheetLayout): Promise<void> {
	const kept = await recordOf(service, userId);
	const preferences = service.collection('preferences');
	if (kept) await preferences.update(kept.id, { sheet });
	else
		await preferences.create({ user: userId, sheet }).catch(async (fault: unknown) => {
			// Two machines chose for the first time in the same moment: the other's record is there now.
			const other = await recordOf(service, userId);
			if (!other) throw fault;
			await preferences.update(other.id, { sheet });
		});
}

async function recordOf(service: TypedPocketBase, userId: string) {
	const filter = service.filter('user = {:userId}', { userId });
	const { items } = await service.collection('preferences').getList(1, 1, { filter, skipTotal: true });
	return items[0] ?? null;
}
