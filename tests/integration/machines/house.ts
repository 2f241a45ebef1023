// A running app with a show on air in it, and machines of its team.
import { openPlanHouse, type Person } from '../plan/house.ts';

export interface Answer {
	readonly status: number;
	readonly headers: Headers;
	readonly body: Record<string, unknown>;
	readonly text: string;
}
export interface Wish {
	readonly scopes: readonly string[];
	readonly stream?: string;
	readonly post?: string;
	readonly days?: string;
	readonly name?: string;
}

export async function openMachineHouse(env: Record<string, string> = {}) {
	const house = await openPlanHouse(env);
	const producer = await house.person('周棠');

	async function form(who: Person, action: string, fields: [string, string][]): Promise<string> {
		const headers = { accept: 'text/html', origin: house.app.url, cookie: who.cookie };
		const body = new URLSearchParams(fields);
		return (await fetch(`${house.app.url}/team/machines?/${action}`, { method: 'POST', headers, body })).text();
	}
	/** Makes a token on the page, as a person does; throws when the page does not show one. */
	async function token(wish: Wish, who = producer): Promise<string> {
		const { scopes, stream = '', post = '', days = '7', name = 'deck' } = wish;
		const fields = [['name', name], ['stream', stream], ['post', post], ['days', days], ...scopes.map((one) => ['scope', one])]; // prettier-ignore
		const [secret] = /cj_[\w-]{32}/u.exec(await form(who, 'make', fields as [string, string][])) ?? [];
		if (!secret) throw new Error('no token on the page');
		return secret;
	}
	const idOf = async (name: string) =>
		(await house.service.collection('tokens').getFirstListItem(house.service.filter('name = {:name}', { name }))).id;
	const revoke = (id: string, who = producer) => form(who, 'revoke', [['token', id]]);

	async function call(
		secret: string | null,
		method: string,
		path: string,
		body?: unknown,
		headers: object = {}
	): Promise<Answer> {
		// prettier-ignore
		const answer = await fetch(`${house.app.url}/api/v1${path}`, {
			method,
			headers: {
				...(secret ? { authorization: `Bearer ${secret}` } : {}),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...headers
			},
			...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) })
		});
		const text = await answer.text();
		return { status: answer.status, headers: answer.headers, text, body: /^\{/u.test(text) ? JSON.parse(text) : {} };
	}
	/** A stream of four items and the usual posts, not yet on air. */
	async function show(title: string): Promise<string> {
		const start = Date.now() + 60_000;
		const stream = await house.blank(producer, title, start, start + 3_600_000);
		const items = ['开场', '面霜', '精华', '收尾'].map((name, i) => ({ id: `i${i}`, fields: { title: name, planned: 300_000, linkNo: i + 1, livePrice: 9_900 + i } })); // prettier-ignore
		const posts = (['director', 'host', 'cohost', 'operator'] as const).map((kind) => ({
			name: 'add-post' as const,
			args: { post: { id: kind, kind, label: '' } }
		}));
		await house.give(producer, stream, ...posts, { name: 'add-items', args: { items, after: null } });
		return stream;
	}
	return { ...house, producer, token, idOf, revoke, call, show };
}
export type MachineHouse = Awaited<ReturnType<typeof openMachineHouse>>;
