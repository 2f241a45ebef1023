// A person's calendar, for whoever holds its address: their phone asks without a login.
import { error } from '@sveltejs/kit';
import { calendarText } from '#lib/domain/people/calendar.ts';
import { HOUR } from '#lib/domain/time.ts';
import { m } from '#lib/paraglide/messages.js';
import { app } from '#lib/server/app.ts';
import { feedOwner } from '#lib/server/calendar/feeds.ts';
import { personEvents } from '#lib/server/calendar/person-events.ts';
import { env } from '#lib/server/env.ts';
import { listStreams } from '#lib/server/streams/stream-list.ts';
import { linkOrigin } from '#lib/server/team/link-address.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ params, url }) => {
	const owner = /^[\w-]{20,64}$/u.test(params.secret) ? await feedOwner(app(), params.secret) : null;
	if (!owner) error(404, 'calendar-not-found');
	const now = Date.now();
	const { service, rooms } = app();
	const origin = linkOrigin(url, env().origin);
	const streams = await listStreams(service, owner.teamId);
	const events = await personEvents(rooms, streams, owner, now, (id) => `${origin}/streams/${id}`);
	const name = m.print_cal_name({ name: owner.name }, { locale: owner.locale });
	return new Response(calendarText({ name, at: now, events, refresh: HOUR }), {
		headers: {
			'content-type': 'text/calendar; charset=utf-8',
			'content-disposition': 'inline; filename="changji.ics"',
			'cache-control': 'private, max-age=300',
			'x-robots-tag': 'noindex'
		}
	});
};
