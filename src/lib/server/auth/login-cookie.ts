// Puts a login or a screen's link into the browser, where scripts cannot read it, and takes it away again.
import type { Cookies } from '@sveltejs/kit';
import { LINK_COOKIE, LOGIN_COOKIE, TEAM_COOKIE } from './cookies.ts';

const WEEK = 7 * 24 * 3600;

const options = (url: URL) =>
	({ path: '/', httpOnly: true, sameSite: 'lax', secure: url.protocol === 'https:' }) as const;

export function keepLogin(cookies: Cookies, url: URL, token: string): void {
	cookies.set(LOGIN_COOKIE, token, { ...options(url), maxAge: WEEK });
}

export function dropLogin(cookies: Cookies, url: URL): void {
	cookies.delete(LOGIN_COOKIE, options(url));
	cookies.delete(LINK_COOKIE, options(url));
}

/** The whole site, not one stream's path: the sockets live elsewhere. What it opens is decided by the link itself. */
export function keepLink(cookies: Cookies, url: URL, secret: string, expires: number): void {
	const maxAge = Math.max(1, Math.floor((expires - Date.now()) / 1000));
	cookies.set(LINK_COOKIE, secret, { ...options(url), maxAge });
}

/** Opens the next pages in this team. */
export function chooseTeam(cookies: Cookies, url: URL, teamId: string): void {
	cookies.set(TEAM_COOKIE, teamId, { ...options(url), httpOnly: false, maxAge: 365 * 24 * 3600 });
}

/** A path of our own to go on to after the login; anything else is the home page. */
export function nextPath(url: URL): string {
	const next = url.searchParams.get('next') ?? '/';
	return /^\/(?![/\\])[^\\\r\n]*$/.test(next) ? next : '/';
}
