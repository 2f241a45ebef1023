// Home: what this person has to do and when.
import { app } from '#lib/server/app.ts';
import { listProducts } from '#lib/server/goods/product-store.ts';
import { clientOf, memberOf } from '#lib/server/streams/asker.ts';
import { dayOf } from '#lib/server/streams/day.ts';
import { listStreams } from '#lib/server/streams/stream-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { memberId, teamId, level, name } = memberOf(locals);
	const now = Date.now();
	const { service, rooms, memberships } = app();
	const [cards, products] = await Promise.all([
		listStreams(service, teamId),
		listProducts(clientOf(locals), teamId, level)
	]);
	const day = await dayOf(rooms, cards, memberId, now, products);
	const team = await memberships.ofTeam(teamId);
	const names = Object.fromEntries(team.map((one) => [one.memberId, one.name]));
	return { ...day, now, level, name, names };
};
