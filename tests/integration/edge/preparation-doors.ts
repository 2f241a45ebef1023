// The endpoints of people and preparation: what a plan is judged by, tasks and reminders of a person's day, checklist templates.
import type { Door } from './table.ts';

const checkLine = { group: 'cart', title: '核价', post: 'operator', dueBefore: 3_600_000, blocks: true };
const checklist = { name: '日播清单', lines: [checkLine] };
const wrongChecklists = [
	{},
	{ ...checklist, name: ' ' },
	{ ...checklist, lines: [] },
	{ ...checklist, lines: [{ ...checkLine, post: 'constructor' }] },
	{ ...checklist, lines: [{ ...checkLine, group: '__proto__' }] },
	{ ...checklist, lines: [{ ...checkLine, title: '' }] },
	{ ...checklist, lines: [{ ...checkLine, dueBefore: 1.5 }] },
	{ ...checklist, lines: [{ ...checkLine, dueBefore: 1e12 }] },
	{ ...checklist, lines: [{ ...checkLine, blocks: 'yes' }] },
	{ ...checklist, lines: [{ ...checkLine, ownerId: 'm' }] },
	{ ...checklist, lines: Array.from({ length: 201 }, () => checkLine) },
	{ ...checklist, team: 'another' }
];

export const PREPARATION_DOORS: Readonly<Record<string, Door>> = {
	'GET /api/streams/[streamId]/around': {
		path: ({ stream }) => `/api/streams/${stream}/around`,
		body: 'none',
		answers: [401, 200, 404]
	},
	'GET /api/checklist-templates': { path: () => '/api/checklist-templates', body: 'none', answers: [401, 200, 200] },
	'POST /api/checklist-templates': {
		path: () => '/api/checklist-templates',
		body: 'json',
		good: () => checklist,
		answers: [401, 403, 201],
		bad: () => wrongChecklists
	},
	'PUT /api/checklist-templates/[templateId]': {
		path: ({ template }) => `/api/checklist-templates/${template}`,
		body: 'json',
		good: () => checklist,
		answers: [401, 403, 404],
		bad: () => wrongChecklists
	},
	'DELETE /api/checklist-templates/[templateId]': {
		path: ({ template }) => `/api/checklist-templates/${template}`,
		body: 'none',
		answers: [401, 403, 404]
	},
	'POST /api/streams/[streamId]/tasks': {
		path: ({ stream }) => `/api/streams/${stream}/tasks`,
		body: 'json',
		// A line that is not there is refused by the stream, not by the door.
		good: () => ({ source: 'checklist', sourceId: 'l1', done: true }),
		answers: [401, 403, 404],
		bad: () => [
			{},
			{ source: 'checklist', sourceId: 'l1' },
			{ source: 'constructor', sourceId: 'l1', done: true },
			{ source: 'action', sourceId: '', done: true },
			{ source: 'action', sourceId: 'x'.repeat(65), done: true },
			{ source: 'action', sourceId: '../x', done: true },
			{ source: 'action', sourceId: 'a', done: 'yes' },
			{ source: 'action', sourceId: 'a', done: true, by: 'another' }
		]
	},
	'GET /api/reminders': { path: () => '/api/reminders', body: 'none', answers: [401, 200, 200] }
};
