// A logged-in person as pages and endpoints see them.
import type { Login } from './logins.ts';
import type { Membership } from './memberships.ts';

export interface Who extends Login {
	readonly memberships: readonly Membership[];
}
