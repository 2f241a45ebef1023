// Every page of the app, who looks at it, and in which of the show's streams.
import type { Show } from './show.ts';

export interface PageRow {
	/** its folder under src/routes, without groups */
	readonly route: string;
	readonly name: string;
	readonly path: (show: Show) => string;
	/** null = nobody is logged in */
	readonly who: string | null;
	/** has a connection to a stream */
	readonly live?: boolean;
	readonly screen?: boolean;
}

const stream = '/streams/[streamId]';
const planPage = (name: string, rest: string): PageRow => ({
	route: `${stream}/plan${rest}`,
	name,
	path: ({ planned }) => `/streams/${planned}/plan${rest}`,
	who: 'producer',
	live: true
});
const reviewPage = (name: string, rest: string): PageRow => ({
	route: `${stream}/review${rest}`,
	name,
	path: ({ evening }) => `/streams/${evening}/review${rest}`,
	who: 'owner',
	live: true
});
const cueScreen = (post: string, who: string, route = post): PageRow => ({
	route: `${stream}/screen/${route}`,
	name: `screen-${post}`,
	path: ({ tonight }) => `/streams/${tonight}/screen/${post}`,
	who,
	live: true,
	screen: true
});

export const PAGES: readonly PageRow[] = [
	{ route: '/login', name: 'login', path: () => '/login', who: null },
	{ route: '/setup', name: 'setup', path: () => '/setup', who: null },
	{ route: '/invite/[token]', name: 'invite', path: () => '/invite/nobody-gave-this-out', who: null },
	{ route: '/join/[token]', name: 'join', path: () => '/join/nobody-gave-this-out', who: null },
	{ route: '/', name: 'home', path: () => '/', who: 'producer' },
	{ route: '/streams', name: 'streams', path: () => '/streams', who: 'producer' },
	{ route: '/products', name: 'products', path: () => '/products', who: 'producer' },
	{
		route: '/products/[productId]',
		name: 'product',
		path: ({ product }) => `/products/${product}`,
		who: 'producer'
	},
	{ route: '/team', name: 'team', path: () => '/team', who: 'owner' },
	{ route: '/team/me', name: 'me', path: () => '/team/me', who: 'owner' },
	{ route: '/team/machines', name: 'machines', path: () => '/team/machines', who: 'owner' },
	{ route: '/team/screens', name: 'screen-links', path: () => '/team/screens', who: 'owner' },
	{
		route: `${stream}/overlay`,
		name: 'overlay',
		path: ({ tonight, overlayToken }) => `/streams/${tonight}/overlay?token=${overlayToken}`,
		who: null
	},
	planPage('plan', ''),
	planPage('plan-sheet', '/sheet'),
	planPage('plan-tasks', '/tasks'),
	planPage('plan-script', '/script'),
	planPage('plan-people', '/people'),
	planPage('plan-checklist', '/checklist'),
	planPage('plan-versions', '/versions'),
	...(['sheet', 'cards', 'call'] as const).map((paper) => ({
		route: `${stream}/print/${paper}`,
		name: `print-${paper}`,
		path: ({ planned }: Show) => `/streams/${planned}/print/${paper}`,
		who: 'host'
	})),
	{
		route: `${stream}/live`,
		name: 'live',
		path: ({ tonight }) => `/streams/${tonight}/live`,
		who: 'producer',
		live: true
	},
	cueScreen('director', 'director'),
	cueScreen('host', 'host'),
	cueScreen('cohost', 'cohost'),
	cueScreen('assistant', 'assistant'),
	cueScreen('operator', 'operator'),
	cueScreen('wall', 'producer'),
	cueScreen('pace', 'owner'),
	cueScreen('remote', 'producer'),
	{ ...cueScreen('item', 'producer'), path: ({ tonight }) => `/streams/${tonight}/screen/item?item=item-14` },
	cueScreen('support', 'producer', '[post]'),
	reviewPage('review', ''),
	reviewPage('review-notes', '/notes'),
	reviewPage('review-files', '/files')
];
