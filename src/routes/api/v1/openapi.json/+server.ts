// The API's own description, for programs that read it; open to everybody, because it says nothing of anybody.
import { json, type RequestHandler } from '@sveltejs/kit';
import { OPENAPI } from '#lib/server/machines/openapi.ts';

export const GET: RequestHandler = () => json(OPENAPI, { headers: { 'cache-control': 'public, max-age=300' } });
