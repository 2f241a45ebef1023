// The doors to what was: changes, versions, and templates made of earlier streams.
import type { Door } from './table.ts';

export const PAST_DOORS: Readonly<Record<string, Door>> = {
	'GET /api/streams/[streamId]/changes': {
		path: ({ stream }) => `/api/streams/${stream}/changes?limit=5`,
		body: 'none',
		answers: [401, 200, 404]
	},
	'GET /api/streams/[streamId]/versions': {
		path: ({ stream }) => `/api/streams/${stream}/versions`,
		body: 'none',
		answers: [401, 200, 404]
	},
	'GET /api/streams/[streamId]/versions/[seq]': {
		path: ({ stream }) => `/api/streams/${stream}/versions/1`,
		body: 'none',
		answers: [401, 200, 404]
	},
	'GET /api/templates': { path: () => '/api/templates', body: 'none', answers: [401, 200, 200] },
	'POST /api/templates': {
		path: () => '/api/templates',
		body: 'json',
		good: ({ stream }) => ({ kind: 'stream', name: '周一夜场', streamId: stream, parts: ['sheet', 'goals'] }),
		answers: [401, 403, 404],
		bad: ({ stream }) => [
			{},
			{ kind: 'constructor', name: '甲', streamId: stream },
			{ kind: 'stream', name: ' ', streamId: stream, parts: ['sheet'] },
			{ kind: 'stream', name: '甲', streamId: '../x', parts: ['sheet'] },
			{ kind: 'stream', name: '甲', streamId: 'nobody-made-this', parts: ['sheet'] },
			{ kind: 'stream', name: '甲', streamId: stream, parts: [] },
			{ kind: 'stream', name: '甲', streamId: stream, parts: ['__proto__'] },
			{ kind: 'stream', name: '甲', streamId: stream, parts: ['sheet'], state: {} },
			{ kind: 'round', name: '甲', streamId: stream, groupId: 'no-such-round' },
			{ kind: 'round', name: '甲', streamId: stream, groupId: '' }
		]
	},
	'GET /api/templates/[templateId]': {
		path: ({ round }) => `/api/templates/${round}`,
		body: 'none',
		answers: [401, 200, 404]
	},
	'DELETE /api/templates/[templateId]': {
		path: ({ round }) => `/api/templates/${round}`,
		body: 'none',
		answers: [401, 403, 404]
	}
};
