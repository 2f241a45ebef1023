// What every endpoint and form is for, how a right request looks, who may send it, and which ones must be refused.
import { PAST_DOORS } from './past-doors.ts';
import { MACHINE_DOORS } from './machine-doors.ts';
import { TEAM_DOORS } from './team-doors.ts';
import { PREPARATION_DOORS } from './preparation-doors.ts';

/** What the rows need of the house they are tried in. */
export interface Ids {
	readonly stream: string;
	readonly product: string;
	readonly picture: string;
	/** the file of a certificate */
	readonly paper: string;
	readonly dataset: string;
	/** a round that the team keeps */
	readonly round: string;
	/** a checklist template of the team */
	readonly template: string;
	readonly member: string;
	readonly invite: string;
	readonly link: string;
	/** the secret of an open invite */
	readonly inviteSecret: string;
}
export interface Door {
	readonly path: (ids: Ids) => string;
	readonly body: 'json' | 'form' | 'image' | 'paper' | 'sheet' | 'export' | 'none';
	/** JSON or form fields that would be right. */
	readonly good?: (ids: Ids) => object;
	/** Statuses for nobody, for a viewer of the team, and for the owner of another team. */
	readonly answers: readonly [nobody: number, viewer: number, stranger: number];
	/** JSON or form fields that are refused although the sender may send. */
	readonly bad?: (ids: Ids) => readonly object[];
}

const product = { name: '一款茶' };
const layout = { order: ['title', 'linkNo'], hidden: ['note-other'], widths: { title: 260 }, frozen: 1 };
const stream = { from: 'blank', title: '一场', plannedStart: 1_790_000_000_000, plannedEnd: 1_790_007_200_000 };
const products = {
	path: () => '/api/products',
	fields: [
		...[null, '', 'x'.repeat(201), 7, {}, []].map((name) => ({ name })),
		...[-1, 1.5, 1e300, '1', 100_000_000_01].map((livePrice) => ({ ...product, livePrice })),
		...[0, 10_000, -3, 1.5, '7'].map((linkNo) => ({ ...product, linkNo })),
		...[-1, 1e12, 0.5].map((stock) => ({ ...product, stock })),
		...[-0.1, 1.1, '0.2'].map((commissionRate) => ({ ...product, commissionRate })),
		{ ...product, points: Array.from({ length: 21 }, () => 'x') },
		{ ...product, points: [1] },
		{ ...product, tier: 'constructor' },
		...[
			{ name: '' },
			{ expires: 1.5 },
			{ expires: '2027' },
			{ file: 'https://elsewhere.test/x.pdf' },
			{ file: '/api/products/x/papers/../../../users' },
			{ has: 'yes' },
			{ more: 1 }
		].map((odd) => ({
			...product,
			certificates: [{ name: '质检报告', number: '', has: true, expires: null, file: null, ...odd }]
		})),
		{ ...product, certificates: Array.from({ length: 21 }, () => ({})) },
		{ ...product, sample: 'perhaps' },
		{ ...product, sampleHolder: 'x'.repeat(101) },
		...[-1, 1.5, '1', null].map((count) => ({ ...product, releasePlan: [{ count, when: '' }] })),
		...[-1, 0, 1.5, '1', null].map((count) => ({ ...product, priceTiers: [{ count, price: 100 }] })),
		...[-1, 1.5, '1', null].map((price) => ({ ...product, priceTiers: [{ count: 2, price }] })),
		{ ...product, team: 'another' },
		{ ...product, constructor: { prototype: { level: 'owner' } } },
		JSON.parse('{"name":"一款茶","__proto__":{"level":"owner"}}') as object
	]
};

export const DOORS: Readonly<Record<string, Door>> = {
	...PREPARATION_DOORS,
	...PAST_DOORS,
	'GET /api/products': { path: products.path, body: 'none', answers: [401, 200, 200] },
	'POST /api/products': {
		path: products.path,
		body: 'json',
		good: () => product,
		answers: [401, 403, 201],
		bad: () => products.fields
	},
	'PATCH /api/products/[productId]': {
		path: ({ product }) => `/api/products/${product}`,
		body: 'json',
		good: () => ({ seen: 1, patch: { spec: '一盒' } }),
		answers: [401, 403, 404],
		bad: () => [
			...products.fields.slice(1).map((patch) => ({ seen: 1, patch })),
			...[-1, 1.5, '1', 2 ** 60, null].map((seen) => ({ seen, patch: {} })),
			{ patch: {} },
			{ seen: 1, archived: 'yes' },
			{ seen: 1, patch: {}, team: 'another' }
		]
	},
	'POST /api/products/[productId]/images': {
		path: ({ product }) => `/api/products/${product}/images`,
		body: 'image',
		answers: [401, 403, 404]
	},
	'GET /api/products/[productId]/images/[name]': {
		path: ({ product, picture }) => `/api/products/${product}/images/${picture}`,
		body: 'none',
		answers: [401, 200, 404]
	},
	'DELETE /api/products/[productId]/images/[name]': {
		path: ({ product, picture }) => `/api/products/${product}/images/${picture}`,
		body: 'none',
		answers: [401, 403, 404]
	},
	'POST /api/products/[productId]/papers': {
		path: ({ product }) => `/api/products/${product}/papers`,
		body: 'paper',
		answers: [401, 403, 404]
	},
	'GET /api/products/[productId]/papers/[name]': {
		path: ({ product, paper }) => `/api/products/${product}/papers/${paper}`,
		body: 'none',
		answers: [401, 200, 404]
	},
	'GET /api/products/readings': { path: () => '/api/products/readings', body: 'none', answers: [401, 200, 200] },
	'POST /api/products/batch': {
		path: () => '/api/products/batch',
		body: 'json',
		good: ({ product: id }) => ({ adds: [], changes: [{ id, seen: 1, patch: { name: '改了' } }] }),
		answers: [401, 403, 200],
		bad: () => [
			{ adds: Array.from({ length: 501 }, () => product), changes: [] },
			{ adds: [{}], changes: [] },
			{ adds: {}, changes: {} },
			{ adds: [] },
			{ adds: [], changes: [{ id: 'x'.repeat(41), seen: 1, patch: {} }] },
			{ adds: [], changes: [{ id: 7, seen: 1, patch: {} }] },
			{ adds: [], changes: [{ id: 'x', seen: 1, patch: {}, archived: 'yes' }] },
			{ adds: [], changes: [{ id: 'x', seen: 1, patch: {}, team: 'another' }] },
			{ adds: [], changes: [{ id: '..', seen: 1, patch: {} }] },
			{ adds: [], changes: [{ id: '.', seen: 1, patch: {} }] },
			{ adds: [], changes: [{ id: '../../users/records', seen: 1, patch: {} }] },
			{ adds: [], changes: [{ id: '', seen: 1, patch: {} }] }
		]
	},
	'POST /api/products/import': { path: () => '/api/products/import', body: 'sheet', answers: [401, 403, 200] },
	'POST /api/streams': {
		path: () => '/api/streams',
		body: 'json',
		good: () => stream,
		answers: [401, 403, 201],
		bad: () => [
			...['', 'constructor', null, 7].map((from) => ({ ...stream, from })),
			...[7, null, 'x'.repeat(201)].map((title) => ({ ...stream, title })),
			...['x', 1.5, -1, 9e15, 1e300, 8.64e15].map((plannedStart) => ({ ...stream, plannedStart })),
			...[-1, 9e15, stream.plannedStart - 1].map((plannedEnd) => ({ ...stream, plannedEnd })),
			{ ...stream, plannedStart: null },
			{ ...stream, from: 'demo', plannedStart: null, plannedEnd: null },
			{ ...stream, from: 'demo', plannedStart: 8.64e15, plannedEnd: null },
			{ ...stream, team: 'another' },
			...['', '..', '__proto__', 7, null, 'x'.repeat(65)].map((template) => ({
				...stream,
				from: 'template',
				template
			})),
			{ ...stream, from: 'template' },
			...[[], ['constructor'], ['sheet', 7], 'sheet', null, Array.from({ length: 7 }, () => 'sheet')].map((parts) => ({ ...stream, from: 'stream', stream: 'a', parts })), // prettier-ignore
			...['', '../x', 7].map((one) => ({ ...stream, from: 'stream', stream: one, parts: ['sheet'] })),
			{ ...stream, from: 'stream', stream: 'nobody-made-this', parts: ['sheet'] },
			{ ...stream, parts: ['sheet'] },
			{}
		]
	},
	'POST /api/streams/[streamId]/sheet-import': {
		path: ({ stream }) => `/api/streams/${stream}/sheet-import`,
		body: 'sheet',
		answers: [401, 403, 404]
	},
	'POST /api/imports/[streamId]': {
		path: ({ stream }) => `/api/imports/${stream}`,
		body: 'export',
		answers: [401, 403, 404]
	},
	'POST /api/imports/[streamId]/preview': {
		path: ({ stream }) => `/api/imports/${stream}/preview`,
		body: 'export',
		answers: [401, 403, 404]
	},
	'GET /api/imports/[streamId]/[datasetId]': {
		path: ({ stream, dataset }) => `/api/imports/${stream}/${dataset}`,
		body: 'none',
		answers: [401, 200, 404]
	},
	'DELETE /api/imports/[streamId]/[datasetId]': {
		path: ({ stream, dataset }) => `/api/imports/${stream}/${dataset}`,
		body: 'none',
		answers: [401, 403, 404]
	},
	'GET /api/streams/[streamId]/review-export': {
		path: ({ stream }) => `/api/streams/${stream}/review-export?format=md`,
		body: 'none',
		answers: [401, 200, 404]
	},
	'GET /api/streams/[streamId]/sheet-export': {
		path: ({ stream }) => `/api/streams/${stream}/sheet-export?format=csv`,
		body: 'none',
		answers: [401, 200, 404]
	},
	'GET /api/calendar': { path: () => '/api/calendar', body: 'none', answers: [401, 200, 200] },
	'POST /api/calendar': {
		path: () => '/api/calendar',
		body: 'json',
		good: () => ({ locale: 'en' }),
		answers: [401, 201, 201],
		bad: () => [{ locale: 'fr' }, { locale: 7 }, { secret: 'mine' }]
	},
	'DELETE /api/calendar': { path: () => '/api/calendar', body: 'none', answers: [401, 200, 200] },
	'GET /api/calendar/[secret].ics': {
		// An invite's secret is no calendar's.
		path: ({ inviteSecret }) => `/api/calendar/${inviteSecret}.ics`,
		body: 'none',
		answers: [404, 404, 404]
	},
	'GET /api/preferences/sheet': { path: () => '/api/preferences/sheet', body: 'none', answers: [401, 200, 200] },
	'PUT /api/preferences/sheet': {
		path: () => '/api/preferences/sheet',
		body: 'json',
		good: () => layout,
		answers: [401, 200, 200],
		bad: () => [
			{},
			{ ...layout, frozen: -1 },
			{ ...layout, frozen: 1.5 },
			{ ...layout, order: ['a b'] },
			{ ...layout, order: Array.from({ length: 101 }, (_, i) => `k${i}`) },
			{ ...layout, hidden: 'title' },
			{ ...layout, widths: { title: 1e9 } },
			{ ...layout, user: 'another' },
			{ ...layout, widths: { 'a b': 100 } }
		]
	},
	'POST /logout': { path: () => '/logout', body: 'none', answers: [303, 303, 303] },
	'FORM /login': {
		path: () => '/login',
		body: 'form',
		good: () => ({ email: 'nobody@a.test', password: 'wrong' }),
		answers: [400, 303, 303],
		bad: () => [{}, { email: 'x'.repeat(5_000), password: 'y'.repeat(5_000) }, { email: '\u0000', password: '\u0000' }]
	},
	'FORM /setup': {
		path: () => '/setup',
		body: 'form',
		good: () => ({ code: 'wrong', name: '甲', email: 'x@a.test', team: '丙队', password: 'long enough for this' }),
		answers: [400, 400, 400],
		bad: () => [{}, { code: '__proto__' }]
	},
	'FORM /invite/[token]?/accept': {
		path: () => '/invite/nobody-gave-this-out?/accept',
		body: 'form',
		answers: [303, 409, 409]
	},
	'FORM /invite/[token]?/create': {
		path: ({ inviteSecret }) => `/invite/${inviteSecret}?/create`,
		body: 'form',
		good: () => ({ name: '', email: 'x@a.test', password: 'long enough for this' }),
		answers: [400, 400, 400],
		bad: () => [
			{},
			{ name: '甲', email: 'x', password: 'long enough for this' },
			{ name: '甲', email: 'x@a.test', password: 'short' },
			{ name: '甲', email: 'owner@a.test', password: 'long enough for this' },
			{ name: 'x'.repeat(400), email: 'x@a.test', password: 'long enough for this' }
		]
	},
	'FORM /streams/[streamId]/live?/make': {
		path: ({ stream }) => `/streams/${stream}/live?/make`,
		body: 'form',
		good: () => ({ post: 'host:p1', hours: '2' }),
		answers: [401, 400, 400],
		bad: () => [
			{},
			{ post: '__proto__:p1', hours: '2' },
			{ post: 'host:../..', hours: '2' },
			...['', 'x', '-1', '0', 'Infinity', '1e9'].map((hours) => ({ post: 'host:p1', hours }))
		]
	},
	'FORM /streams/[streamId]/live?/revoke': {
		path: ({ stream }) => `/streams/${stream}/live?/revoke`,
		body: 'form',
		good: ({ link }) => ({ link }),
		answers: [401, 409, 409],
		bad: () => [{}, { link: '..' }, { link: '" || id != "' }, { link: 'x'.repeat(5_000) }]
	},
	...TEAM_DOORS,
	...MACHINE_DOORS
};
