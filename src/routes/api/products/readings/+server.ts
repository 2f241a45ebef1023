// How the characters of the team's goods are read, for a search by pinyin and initials.
import { json } from '@sveltejs/kit';
import { readingsFor } from '#lib/server/goods/readings.ts';
import { searchedTexts } from '#lib/server/goods/product-store.ts';
import { clientOf, memberOf } from '#lib/server/streams/asker.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
	const { teamId } = memberOf(locals);
	return json(readingsFor(await searchedTexts(clientOf(locals), teamId)));
};
