// The review as a file: ?format=md for the chat group, ?format=xlsx for a spreadsheet.
import { error } from '@sveltejs/kit';
import { givenUpSaid, wishSaid } from '#lib/components/live/local-words.ts';
import type { GivenUpStep } from '#lib/domain/review/given-up.ts';
import { app } from '#lib/server/app.ts';
import { askerOf } from '#lib/server/review/asker.ts';
import { heading, reviewMarkdown, reviewWorkbook } from '#lib/server/review/export.ts';
import { materialFor } from '#lib/server/review/material.ts';
import type { RequestHandler } from './$types';

const TYPES = {
	md: 'text/markdown; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const format = url.searchParams.get('format') ?? 'md';
	if (format !== 'md' && format !== 'xlsx') error(400, 'malformed');
	const { open } = await askerOf(locals, params.streamId);
	const [material, people] = await Promise.all([materialFor(open), app().memberships.ofTeam(open.teamId)]);
	const names = new Map(people.map(({ memberId, name }) => [memberId, name]));
	const { state } = open.room;
	const stepSaid = ({ wish, why }: GivenUpStep) => ({ did: wishSaid(wish, state), why: givenUpSaid(why, people) });
	const hand = { state, material, now: Date.now(), nameOf: (id: string) => names.get(id) ?? '', stepSaid };
	const body = format === 'md' ? reviewMarkdown(hand) : new Uint8Array(await reviewWorkbook(hand));
	const name = encodeURIComponent(`${heading(state)}.${format}`);
	return new Response(body, {
		headers: { 'content-type': TYPES[format], 'content-disposition': `attachment; filename*=UTF-8''${name}` }
	});
};
