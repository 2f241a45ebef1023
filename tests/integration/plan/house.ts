// A running app with the demo's people, who ask it over HTTP and give commands over their own sockets.
import { randomBytes } from 'node:crypto';
import PocketBase from 'pocketbase';
import { io } from 'socket.io-client';
import type { Command } from '../../../src/lib/domain/stream/command.ts';
import { PROTOCOL } from '../../../src/lib/sync/protocol.ts';
import { serviceOf } from '../../bench/stage.ts';
import { startApp } from '../support/app.ts';

export interface Person {
	readonly cookie: string;
	readonly memberId: string;
	readonly name: string;
}

export async function openPlanHouse(env: Record<string, string> = {}) {
	const app = await startApp({ env });
	const service = await serviceOf(app.dataDir, app.pocketbaseUrl);
	const [demo] = await service.collection('streams').getFullList({ sort: 'created' });
	if (!demo) throw new Error('the demo has no stream');

	async function letIn(email: string, password: string, name: string): Promise<Person> {
		const { token, record } = await new PocketBase(app.pocketbaseUrl)
			.collection('users')
			.authWithPassword(email, password);
		const member = await service.collection('members').getFirstListItem(`user = "${record.id}"`);
		return { cookie: `changji_login=${encodeURIComponent(token)}`, memberId: member.id, name };
	}
	/** Somebody of the demo's team. */
	async function person(name: string): Promise<Person> {
		const login = app.logins.find((one) => one.name === name);
		if (!login?.password) throw new Error(`the demo has no ${name}`);
		return letIn(login.email, login.password, name);
	}
	/** The owner of another team. */
	async function stranger(): Promise<Person> {
		const [email, password] = ['stranger@b.test', 'correct horse battery'];
		const user = { email, name: '外人', password, passwordConfirm: password, verified: true };
		const { id } = await service.collection('users').create(user);
		const { id: team } = await service.collection('teams').create({ name: '乙队' });
		await service.collection('members').create({ team, user: id, level: 'owner' });
		return letIn(email, password, '外人');
	}
	async function ask<T>(who: Person | null, method: string, path: string, body?: object) {
		const response = await fetch(app.url + path, {
			method,
			headers: {
				...{ origin: app.url, accept: 'application/json', cookie: who?.cookie ?? '' },
				...(body ? { 'content-type': 'application/json' } : {})
			},
			...(body ? { body: JSON.stringify(body) } : {})
		});
		const text = await response.text();
		return { status: response.status, text, headers: response.headers, body: (/^[[{]/u.test(text) ? JSON.parse(text) : null) as T }; // prettier-ignore
	}
	/** Gives commands to a stream as a page does; throws when one is refused. */
	async function give(who: Person, streamId: string, ...commands: readonly Command[]): Promise<void> {
		const socket = io(app.url, { transports: ['websocket'], reconnection: false, forceNew: true, extraHeaders: { cookie: who.cookie } }); // prettier-ignore
		await new Promise<void>((done, failed) => socket.once('connect', done).once('connect_error', failed));
		try {
			await socket.emitWithAck('join', { protocol: PROTOCOL, streamId, watch: false });
			for (const command of commands) {
				const id = randomBytes(16).toString('base64url');
				const answered = new Promise<{ ok: boolean }>((done) => {
					socket.on('from-room', (message: { type: string; answer?: { id: string; ok: boolean } }) => {
						if (message.type === 'answer' && message.answer?.id === id) done(message.answer);
					});
				});
				socket.emit('to-room', { type: 'submit', submission: { id, command } });
				const answer = await answered;
				if (!answer.ok) throw new Error(`${command.name}: ${JSON.stringify(answer)}`);
			}
		} finally {
			socket.disconnect();
		}
	}
	/** A blank stream of the producer. */
	async function blank(who: Person, title: string, plannedStart: number, plannedEnd: number): Promise<string> {
		const { body, status, text } = await ask<{ id: string }>(who, 'POST', '/api/streams', { from: 'blank', title, plannedStart, plannedEnd }); // prettier-ignore
		if (status !== 201) throw new Error(`no stream: ${status} ${text}`);
		return body.id;
	}
	return { app, service, demo: { id: demo.id, start: demo['planned_start'] as number }, person, stranger, ask, give, blank, stop: app.stop }; // prettier-ignore
}
export type PlanHouse = Awaited<ReturnType<typeof openPlanHouse>>;
