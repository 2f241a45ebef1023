// Somebody with a browser: keeps cookies, sends forms from the app's own pages, and does not follow redirects by themselves.

export interface Page {
	readonly status: number;
	/** where a redirect leads, without the origin */
	readonly location: string | null;
	readonly text: string;
	readonly headers: Headers;
}

export class Visitor {
	readonly #origin: string;
	readonly cookies = new Map<string, string>();
	/** The last Set-Cookie lines as they came, with their attributes. */
	setCookies: readonly string[] = [];

	constructor(origin: string) {
		this.#origin = origin;
	}

	get cookieHeader(): string {
		return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
	}

	async ask(path: string, init: RequestInit = {}): Promise<Page> {
		// A page is what a browser asks for; Kit answers forms with JSON otherwise.
		const headers = {
			accept: 'text/html',
			origin: this.#origin,
			cookie: this.cookieHeader,
			...(init.headers as Record<string, string>)
		};
		const response = await fetch(this.#origin + path, { ...init, headers, redirect: 'manual' });
		this.setCookies = response.headers.getSetCookie();
		for (const line of this.setCookies) {
			const [pair = ''] = line.split(';');
			const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
			if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
		const { status, headers: answered } = response;
		const location = answered.get('location');
		return {
			status,
			location: location && location.replace(this.#origin, ''),
			text: await response.text(),
			headers: answered
		};
	}

	get = (path: string): Promise<Page> => this.ask(path);

	send(path: string, fields: Readonly<Record<string, string>>, headers: Record<string, string> = {}): Promise<Page> {
		return this.ask(path, { method: 'POST', body: new URLSearchParams(fields), headers });
	}

	login = (email: string, password: string): Promise<Page> => this.send('/login', { email, password });
}

/** The secret in a link that a page shows. */
export function linkIn(page: Page, kind: 'invite' | 'join'): string {
	const found = new RegExp(`/${kind}/([\\w-]{32})`).exec(page.text);
	if (!found?.[1]) throw new Error(`no ${kind} link on the page (status ${page.status})`);
	return found[1];
}
