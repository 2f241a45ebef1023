// Wiring only: opens the server at the start, and asks of every request who is there and in which language.
import type { Handle, ServerInit } from '@sveltejs/kit';
import { sequence } from '@sveltejs/kit/hooks';
import { paraglideMiddleware } from '#lib/paraglide/server.js';
import { handleAuth } from '#lib/server/auth/handle.ts';
import { handleFault } from '#lib/server/fault.ts';
import { publish } from '#lib/server/live/realtime-handle.ts';

export const init: ServerInit = () => publish();

const handleLanguage: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ request, locale }) => {
		event.request = request;
		return resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', locale) });
	});

export const handle: Handle = sequence(handleLanguage, handleAuth);
export const handleError = handleFault;
