// The two cookies of the house: a member's login, and a screen's join link. Neither can be read by a page's script.

/** Holds the member's own PocketBase token. */
export const LOGIN_COOKIE = 'changji_login';
/** Holds the secret of a post's join link. */
export const LINK_COOKIE = 'changji_link';

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
