// The rows of the table for the team's own pages: members, invites, one's account, screen links.
import type { Door } from './table.ts';

export const TEAM_DOORS: Readonly<Record<string, Door>> = {
	'FORM /team?/create': {
		path: () => '/team?/create',
		body: 'form',
		good: () => ({ name: '' }),
		answers: [303, 400, 400],
		bad: () => [{}, { name: ' ' }, { name: 'x'.repeat(81) }]
	},
	'FORM /team?/rename': {
		path: () => '/team?/rename',
		body: 'form',
		good: () => ({ name: '乙队' }),
		answers: [303, 400, 200],
		bad: () => [{}, { name: ' ' }, { name: 'x'.repeat(81) }]
	},
	'FORM /team?/level': {
		path: () => '/team?/level',
		body: 'form',
		good: ({ member }) => ({ member, level: 'viewer' }),
		answers: [303, 409, 409],
		bad: ({ member }) => [
			{},
			{ member, level: 'constructor' },
			{ member: '__proto__', level: 'viewer' },
			{ member: '..', level: 'viewer' },
			{ member: "x' || '1'='1", level: 'viewer' }
		]
	},
	'FORM /team?/remove': {
		path: () => '/team?/remove',
		body: 'form',
		good: ({ member }) => ({ member }),
		answers: [303, 409, 409],
		bad: () => [{}, { member: '..' }, { member: 'x'.repeat(5_000) }]
	},
	'FORM /team?/invite': {
		path: () => '/team?/invite',
		body: 'form',
		good: () => ({ level: 'owner' }),
		answers: [303, 403, 200],
		bad: () => [{}, { level: '__proto__' }, { level: 'everything' }]
	},
	'FORM /team?/revoke': {
		path: () => '/team?/revoke',
		body: 'form',
		good: ({ invite }) => ({ invite }),
		answers: [303, 409, 409],
		bad: () => [{}, { invite: '..' }, { invite: '" || id != "' }]
	},
	'FORM /team/me?/name': {
		path: () => '/team/me?/name',
		body: 'form',
		good: () => ({ name: ' ' }),
		answers: [303, 400, 400],
		bad: () => [{}, { name: 'x'.repeat(81) }]
	},
	'FORM /team/me?/password': {
		path: () => '/team/me?/password',
		body: 'form',
		good: () => ({ old: 'wrong', password: 'another long one' }),
		answers: [303, 400, 400],
		bad: () => [{}, { old: 'correct horse battery', password: 'short' }]
	},
	'FORM /team/screens?/make': {
		path: () => '/team/screens?/make',
		body: 'form',
		good: ({ stream }) => ({ stream, post: 'host:p1', label: '', hours: '2' }),
		answers: [303, 400, 400],
		bad: ({ stream }) => [
			{},
			{ stream: '..', post: 'host:p1', hours: '2' },
			{ stream, post: 'constructor:p1', hours: '2' },
			{ stream, post: 'host:../..', hours: '2' },
			...['', 'x', '-1', '0', 'Infinity', '1e9', 'NaN'].map((hours) => ({ stream, post: 'host:p1', hours }))
		]
	},
	'FORM /team/screens?/revoke': {
		path: () => '/team/screens?/revoke',
		body: 'form',
		good: ({ link }) => ({ link }),
		answers: [303, 409, 409],
		bad: () => [{}, { link: '..' }, { link: '" || id != "' }, { link: 'x'.repeat(5_000) }]
	}
};
