// A person's own calendar address: asked about, made (the one before ends), and taken back.
import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { app } from '#lib/server/app.ts';
import { CALENDAR_LOCALES, closeFeed, feedOf, openFeed } from '#lib/server/calendar/feeds.ts';
import { env } from '#lib/server/env.ts';
import { bodyOf } from '#lib/server/streams/body.ts';
import { memberOf } from '#lib/server/streams/asker.ts';
import { linkOrigin } from '#lib/server/team/link-address.ts';
import { error } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

const wish = v.pipe(
	v.custom<object>((said) => !Array.isArray(said)),
	v.strictObject({ locale: v.picklist(CALENDAR_LOCALES) })
);

/** `{ since }`: when the address was made (ISO), null = there is none. The address itself is not kept. */
export const GET: RequestHandler = async ({ locals }) => json({ since: await feedOf(app(), memberOf(locals)) });

/** `{ address, webcal }`: told this once. */
export const POST: RequestHandler = async ({ locals, request, url }) => {
	const member = memberOf(locals);
	const said = v.safeParse(wish, await bodyOf(request));
	if (!said.success) error(400, 'malformed');
	const secret = await openFeed(app(), member, said.output.locale);
	const address = `${linkOrigin(url, env().origin)}/api/calendar/${secret}.ics`;
	return json({ address, webcal: address.replace(/^https?:/u, 'webcal:') }, { status: 201 });
};

export const DELETE: RequestHandler = async ({ locals }) => json({ closed: await closeFeed(app(), memberOf(locals)) });
