// The rows of the table for machines: the page that makes their tokens, and the API that only tokens open.
import type { Door, Ids } from './table.ts';

export const MACHINE_DOORS: Readonly<Record<string, Door>> = {
	'FORM /team/machines?/make': {
		path: () => '/team/machines?/make',
		body: 'form',
		good: () => ({ name: '', scope: 'read-air', stream: '', post: '', days: '30' }),
		answers: [303, 400, 400],
		bad: ({ stream }) => [
			{},
			{ name: '甲', days: '30' },
			{ name: 'x'.repeat(81), scope: 'drive', days: '30' },
			...['everything', 'constructor', 'calendar', ''].map((scope) => ({ name: '甲', scope, days: '30' })),
			...['x', '-1', '0', '1.5', 'Infinity', '366', 'NaN'].map((days) => ({ name: '甲', scope: 'drive', days })),
			...['..', '" || id != "', `${stream}x`].map((one) => ({ name: '甲', scope: 'drive', stream: one })),
			...['constructor', 'host:p1'].map((post) => ({ name: '甲', scope: 'drive', post }))
		]
	},
	'FORM /team/machines?/revoke': {
		path: () => '/team/machines?/revoke',
		body: 'form',
		good: () => ({ token: 'nobody-made-this' }),
		answers: [303, 409, 409],
		bad: () => [{}, { token: '..' }, { token: '" || id != "' }, { token: 'x'.repeat(5_000) }]
	},
	// Machines come with a token and never with a cookie: whoever is signed in is nobody here. What a token may is tried in tests/integration/machines.
	'GET /api/v1/openapi.json': { path: () => '/api/v1/openapi.json', body: 'none', answers: [200, 200, 200] },
	'GET /api/v1/streams': { path: () => '/api/v1/streams', body: 'none', answers: [401, 401, 401] },
	...Object.fromEntries(
		[
			...['GET now', 'GET events', 'POST commands', 'POST take-next', 'POST previous', 'POST hold', 'POST resume'],
			...['POST cue/[preset]', 'POST numbers']
		].map((row): [string, Door] => {
			const [method = '', rest = ''] = row.split(' ');
			const path = ({ stream }: Ids) => `/api/v1/streams/${stream}/${rest.replace('[preset]', 'INTERACT')}`;
			return [`${method} /api/v1/streams/[streamId]/${rest}`, { path, body: 'none', answers: [401, 401, 401] }];
		})
	)
};
