// Who may import whom (shared words: domain, sync, server, client, words, components, routes). Held by `npm test`.
const only = (name, from, allowed, comment) => ({
	name,
	comment,
	severity: 'error',
	from: { path: from, pathNot: '\\.(test|contract)\\.ts$|/testing/' },
	to: { path: '^(src|tests|node_modules)', pathNot: allowed }
});
module.exports = {
	forbidden: [
		only('domain-is-pure', '^src/lib/domain', '^src/lib/domain', 'domain imports nothing outside domain'),
		only(
			'words-name-the-domain',
			'^src/lib/words',
			'^src/lib/(words|domain)',
			'screens and exports say the same words'
		),
		only('sync-stands-on-domain', '^src/lib/sync', '^src/lib/(sync|domain)', 'sync imports domain only'),
		{
			name: 'server-and-client-never-meet',
			severity: 'error',
			from: { path: '^src/lib/server' },
			to: { path: '^src/lib/(client|components)|^src/routes' }
		},
		{
			name: 'client-never-sees-server',
			severity: 'error',
			from: { path: '^src/lib/client' },
			to: { path: '^src/lib/(server|components)|^src/routes' }
		},
		{
			name: 'components-are-dumb',
			severity: 'error',
			from: { path: '^src/lib/components' },
			to: { path: '^src/lib/(server|sync)|^src/routes' }
		},
		{
			name: 'components-know-only-types-of-client',
			severity: 'error',
			from: { path: '^src/lib/components', pathNot: '\\.test\\.ts$' },
			to: { path: '^src/lib/client', dependencyTypesNot: ['type-only'] }
		},
		{
			name: 'nothing-imports-routes',
			severity: 'error',
			from: { path: '^src/(lib|host)' },
			to: { path: '^src/routes' }
		},
		{
			name: 'pages-never-import-server',
			severity: 'error',
			from: { path: '\\.svelte$' },
			to: { path: '^src/lib/server' }
		},
		{
			name: 'socket-io-lives-in-one-adapter-each-side',
			severity: 'error',
			from: { path: '^src', pathNot: '^src/lib/(server/live|client)/|^src/host/' },
			to: { path: 'node_modules/(socket\\.io|socket\\.io-client|engine\\.io)/' }
		},
		{
			name: 'spreadsheets-live-in-one-adapter',
			severity: 'error',
			from: { path: '^src', pathNot: '^src/lib/server/(import|export)/' },
			to: { path: 'node_modules/(hucre|papaparse)/' }
		},
		{
			name: 'pocketbase-lives-in-server',
			severity: 'error',
			from: { path: '^src', pathNot: '^src/lib/server/|^src/host/' },
			to: { path: 'node_modules/pocketbase/' }
		},
		{
			name: 'redis-lives-in-the-cluster',
			comment: 'and is loaded there only once REDIS_URL is set',
			severity: 'error',
			from: { path: '^src', pathNot: '^src/lib/server/cluster/' },
			to: { path: 'node_modules/(@redis|@socket\\.io/redis)' }
		},
		{
			name: 'redis-is-loaded-late',
			severity: 'error',
			from: { path: '^src/lib/server/cluster/' },
			to: {
				path: 'node_modules/(@redis|@socket\\.io/redis)',
				dependencyTypesNot: ['type-only', 'dynamic-import', 'type-import']
			}
		},
		{ name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
		{
			name: 'resolvable',
			severity: 'error',
			from: {},
			to: { couldNotResolve: true, pathNot: '^\\$(app|service-worker|env)|paraglide|^\\./\\$types' }
		}
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: 'paraglide' },
		tsConfig: { fileName: 'tsconfig.json' },
		tsPreCompilationDeps: true,
		enhancedResolveOptions: {
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'node', 'default', 'types'],
			extensions: ['.ts', '.js', '.mjs', '.svelte']
		}
	}
};
