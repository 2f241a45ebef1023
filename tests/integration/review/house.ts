// A running app with the evening of the fixtures already told, and people of each level who bring files to it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PocketBase from 'pocketbase';
import { startApp } from '../support/app.ts';
import { serviceOf } from '../../bench/stage.ts';
import { tellEvening, type Pace } from './told-evening.ts';

const exportsDir = join(import.meta.dirname, '../../fixtures/exports');
/** The four files of the evening. */
export const FILES = {
	streams: 'compass-streams/直播间列表_下载明细.xlsx',
	minutes: 'compass-minutes/棠禾优选_流量综合趋势分析下载_数据更新日期2026-09-19.xlsx',
	products: 'compass-products/棠禾优选_商品榜_2026-09-18.xlsx',
	qianchuan: 'qianchuan/全域推广数据_计划_2026-09-18.csv'
} as const;

/** A fixture's bytes under its own name. */
export function fixture(path: string): File {
	return new File([readFileSync(join(exportsDir, path))], path.replace(/^.*\//u, ''));
}

export interface Answered<T = Record<string, unknown>> {
	readonly status: number;
	readonly body: T;
}

/** Opens the house; `evening` is the stream of the fixtures, `tonight` the demo's own. */
export async function openReviewHouse() {
	const app = await startApp();
	const service = await serviceOf(app.dataDir, app.pocketbaseUrl);
	const [demo] = await service.collection('streams').getFullList({ sort: 'created' });
	const owner = await service.collection('members').getFirstListItem('level = "owner"');
	if (!demo) throw new Error('the demo has no stream');
	const evening = await tellEvening(service, demo.team as string, owner.id);

	/** Another show of the team, at another time and pace. */
	const tell = (pace: Pace) => tellEvening(service, demo.team as string, owner.id, pace);

	async function cookieOf(who: string): Promise<string> {
		const login = app.logins.find(({ email }) => email.startsWith(who));
		if (!login?.password) throw new Error(`the demo has no ${who}`);
		return cookieFor(login.email, login.password);
	}
	async function cookieFor(email: string, password: string): Promise<string> {
		const { token } = await new PocketBase(app.pocketbaseUrl).collection('users').authWithPassword(email, password);
		return `changji_login=${encodeURIComponent(token)}`;
	}
	/** Somebody new in a team; a new team when none is named. */
	async function newcomer(level: string, email: string, teamId?: string): Promise<string> {
		const password = 'correct horse battery';
		const user = { email, name: email, password, passwordConfirm: password, verified: true };
		const { id } = await service.collection('users').create(user);
		const team = teamId ?? (await service.collection('teams').create({ name: email })).id;
		await service.collection('members').create({ team, user: id, level });
		return cookieFor(email, password);
	}
	async function ask<T = Record<string, unknown>>(
		cookie: string,
		path: string,
		init: RequestInit = {}
	): Promise<Answered<T>> {
		const headers = { cookie, origin: app.url, accept: 'application/json' };
		const response = await fetch(app.url + path, { ...init, headers });
		const text = await response.text();
		return { status: response.status, body: (text.startsWith('{') ? JSON.parse(text) : { text }) as T };
	}
	function send<T = Record<string, unknown>>(
		cookie: string,
		path: string,
		file: File,
		more: object = {}
	): Promise<Answered<T>> {
		const form = new FormData();
		form.set('file', file);
		for (const [name, value] of Object.entries(more))
			form.set(name, typeof value === 'string' ? value : JSON.stringify(value));
		return ask<T>(cookie, path, { method: 'POST', body: form });
	}
	return {
		app,
		service,
		evening,
		tonight: demo.id,
		teamId: demo.team as string,
		tell,
		cookieOf,
		newcomer,
		ask,
		send,
		stop: app.stop
	};
}
export type ReviewHouse = Awaited<ReturnType<typeof openReviewHouse>>;
