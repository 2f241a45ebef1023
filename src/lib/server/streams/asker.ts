// Which member is asking, for pages and endpoints of streams and products; whoever may not is told so.
import { error } from '@sveltejs/kit';
import type { Level } from '#lib/domain/permission/level.ts';
import type { Membership } from '#lib/server/auth/memberships.ts';
import { memberClient } from '#lib/server/pocketbase/client.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import { app } from '#lib/server/app.ts';

export const PLANNERS: readonly Level[] = ['owner', 'producer'];

/** The team the person works in. Throws 401 for nobody, 403 for a level that may not. */
export function memberOf(locals: App.Locals, levels?: readonly Level[]): Membership {
	if (!locals.team) error(401, 'not-signed-in');
	if (levels && !levels.includes(locals.team.level)) error(403, 'not-allowed');
	return locals.team;
}

/** PocketBase under the person's own token: its rules decide what is there. */
export function clientOf(locals: App.Locals): TypedPocketBase {
	if (!locals.who) error(401, 'not-signed-in');
	return memberClient(app().pocketbaseUrl, locals.who.token);
}
