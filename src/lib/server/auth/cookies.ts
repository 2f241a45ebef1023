// The cookies of the house: a member's login and a screen's join link, which no page's script can read, and the chosen team.

/** Holds the member's own PocketBase token. */
export const LOGIN_COOKIE = 'changji_login';
/** Holds the secret of a post's join link. */
export const LINK_COOKIE = 'changji_link';
/** The team a person works in, when they are in several: a preference, so the page's menu may set it too. */
export const TEAM_COOKIE = 'changji_team';

/** One cookie out of a Cookie header; undefined when it is not there or cannot be decoded. */
export function cookie(header: string | undefined, name: string): string | undefined {
	for (const part of (header ?? '').split(';')) {
		const at = part.indexOf('=');
		if (part.slice(0, at).trim() !== name) continue;
		try {
			return decodeURIComponent(part.slice(at + 1).trim());
		} catch {
			// A cookie nobody of ours has written is no cookie.
			return undefined;
		}
	}
	return undefined;
}
