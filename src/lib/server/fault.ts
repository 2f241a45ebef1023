// A fault that nobody caught: logged once with an id, and only the id goes to the person.
import type { HandleServerError } from '@sveltejs/kit';
import { randomBytes } from 'node:crypto';
import { ClientResponseError } from 'pocketbase';
import { log } from './log.ts';

export const handleFault: HandleServerError = ({ error, event, status, message }) => {
	if (status === 404) return { message };
	const id = randomBytes(5).toString('hex');
	// The route, not the address: invites and screen links carry their secret in it.
	const { route, request, locals } = event;
	// PocketBase away is nobody's mistake, and passes: the answer says so (handle.ts gives it its status).
	locals.away = error instanceof ClientResponseError && error.status === 0;
	log.error({ err: error, id, route: route.id, method: request.method, user: locals.who?.userId }, 'fault');
	return { message: locals.away ? 'database-away' : 'fault', id };
};
