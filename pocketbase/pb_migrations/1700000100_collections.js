/// <reference path="../../.data/pocketbase/types.d.ts" />
// The whole schema, and who may read what with nothing but a user's token: the own team's records, by level.
// Everything is written by the app's service account, except products, which producers and owners may write too.
//
// Conventions: money is whole 分; instants are epoch milliseconds. A number that may be missing is a json field holding a
// number or null, because PocketBase's number fields turn "missing" into 0. Hashes are hidden: they never leave by a token.
migrate(
	(app) => {
		const users = app.findCollectionByNameOrId('users');
		const every = ['owner', 'producer', 'crew', 'viewer'];
		const planners = ['owner', 'producer'];

		// `?=` conditions on one @collection alias speak of the same member row: this team, this person, this level.
		const member = (team, levels) => {
			const me = `@collection.members:me.team ?= ${team} && @collection.members:me.user ?= @request.auth.id`;
			if (levels === every) return `@request.auth.id != "" && ${me}`;
			const level = levels.map((l) => `@collection.members:me.level ?= "${l}"`).join(' || ');
			return `@request.auth.id != "" && ${me} && (${level})`;
		};
		const readBy = (levels, team = 'team') => ({
			listRule: member(team, levels),
			viewRule: member(team, levels),
			createRule: null,
			updateRule: null,
			deleteRule: null
		});

		const text = (name, max, more) => ({ name, type: 'text', max, ...more });
		const needed = (name, max) => text(name, max, { required: true });
		const json = (name, maxSize = 65536) => ({ name, type: 'json', maxSize });
		const int = (name, more) => ({ name, type: 'number', onlyInt: true, ...more });
		const bool = (name) => ({ name, type: 'bool' });
		const select = (name, values, required = true) => ({ name, type: 'select', values, maxSelect: 1, required });
		const file = (name, maxSize, more) => ({ name, type: 'file', maxSelect: 1, maxSize, protected: true, ...more });
		const to = (name, collection, more) => ({
			name,
			type: 'relation',
			collectionId: collection.id,
			maxSelect: 1,
			required: true,
			...more
		});
		const hash = text('token_hash', 128, { required: true, hidden: true });
		const stamps = [
			{ name: 'created', type: 'autodate', onCreate: true },
			{ name: 'updated', type: 'autodate', onCreate: true, onUpdate: true }
		];
		const add = (name, rules, fields, indexes = []) => {
			const collection = new Collection({ type: 'base', name, ...rules, fields: [...fields, ...stamps], indexes });
			app.save(collection);
			return collection;
		};
		const unique = (table, columns) =>
			`CREATE UNIQUE INDEX idx_${table}_${columns.replaceAll(', ', '_')} ON ${table} (${columns})`;
		const index = (table, columns) => unique(table, columns).replace('UNIQUE ', '');

		// Rules name @collection.members, which must exist first: the two begin closed.
		const closed = { listRule: null, viewRule: null, createRule: null, updateRule: null, deleteRule: null };
		const teams = add('teams', closed, [needed('name', 80)]);
		const inTeam = to('team', teams);
		const members = add(
			'members',
			closed,
			[
				to('team', teams, { cascadeDelete: true }),
				to('user', users, { cascadeDelete: true }),
				select('level', ['owner', 'producer', 'crew', 'viewer'])
			],
			[unique('members', 'team, user'), index('members', 'user')]
		);
		Object.assign(teams, readBy(every, 'id'));
		app.save(teams);
		Object.assign(members, readBy(every));
		app.save(members);
		const colleague =
			'@collection.members:me.user ?= @request.auth.id && @collection.members:them.user ?= id && @collection.members:me.team ?= @collection.members:them.team';
		users.listRule = `@request.auth.id != "" && (id = @request.auth.id || (${colleague}))`;
		users.viewRule = users.listRule;
		app.save(users);

		add(
			'invites',
			readBy(planners),
			[
				to('team', teams, { cascadeDelete: true }),
				select('level', ['owner', 'producer', 'crew', 'viewer']),
				hash,
				int('expires', { required: true }),
				to('used_by', users, { required: false }),
				to('created_by', users, { required: false })
			],
			[unique('invites', 'token_hash')]
		);

		const prices = ['list_price', 'live_price', 'floor_price', 'cost_price'].map((name) => json(name, 32));
		add(
			'products',
			{
				...readBy(every),
				createRule: member('team', planners),
				// An update rule sees the old row only: without the last condition a product could be moved into another team.
				updateRule: `${member('team', planners)} && @request.body.team:changed = false`
			},
			[
				inTeam,
				needed('name', 200),
				text('sku_code', 100),
				text('link_no', 40),
				text('tier', 40),
				text('category', 100),
				text('spec', 500),
				...prices,
				json('stock', 32),
				json('commission_rate', 32), // a share from 0 to 1
				json('points'),
				text('must_say', 4000),
				text('must_not_say', 4000),
				json('certs'),
				file('images', 10 * 1024 * 1024, {
					maxSelect: 9,
					mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/gif', 'image/avif'],
					thumbs: ['160x160', '640x640f']
				}),
				bool('archived'),
				int('rev', { min: 0 })
			],
			[index('products', 'team, archived'), index('products', 'team, sku_code')]
		);

		const streams = add(
			'streams',
			readBy(every),
			[
				inTeam,
				needed('title', 200),
				text('account', 200),
				json('planned_start', 32),
				json('planned_end', 32),
				select('phase', ['plan', 'air', 'ended']),
				json('summary', 256 * 1024),
				int('seq', { min: 0 })
			],
			[index('streams', 'team, phase')]
		);
		const ofStream = to('stream', streams, { cascadeDelete: true });
		const maybeStream = to('stream', streams, { required: false });

		add(
			'post_links',
			readBy(planners),
			[
				inTeam,
				ofStream,
				needed('post', 60),
				hash,
				text('label', 120),
				int('expires', { required: true }),
				bool('revoked'),
				to('created_by', users, { required: false })
			],
			[unique('post_links', 'token_hash'), index('post_links', 'stream')]
		);
		add(
			'snapshots',
			readBy(every, 'stream.team'),
			[ofStream, int('seq', { min: 0 }), json('state', 5 * 1024 * 1024)],
			[unique('snapshots', 'stream, seq')]
		);
		add(
			'entries',
			readBy(every, 'stream.team'),
			[
				ofStream,
				int('seq', { min: 1, required: true }),
				int('at', { required: true }),
				needed('by', 100),
				needed('command_id', 100),
				needed('command', 100),
				json('events', 4 * 1024 * 1024)
			],
			// The fence: two processes that both believe they own the room cannot both write one number.
			[unique('entries', 'stream, seq'), unique('entries', 'stream, command_id')]
		);
		const files = add(
			'files',
			readBy(every),
			[
				inTeam,
				ofStream,
				text('name', 200),
				needed('kind', 60),
				needed('sha256', 64),
				file('file', 25 * 1024 * 1024, { required: true }),
				needed('original_name', 255),
				bool('undone'),
				to('imported_by', users, { required: false }),
				int('at', { required: true })
			],
			[unique('files', 'stream, sha256')]
		);
		add(
			'datasets',
			readBy(every),
			[
				inTeam,
				ofStream,
				to('file', files, { required: false }),
				needed('kind', 60),
				text('scope', 100),
				file('blob', 25 * 1024 * 1024),
				json('summary', 256 * 1024),
				bool('undone')
			],
			[index('datasets', 'stream, kind'), index('datasets', 'file')]
		);
		add(
			'tasks',
			readBy(every),
			[
				inTeam,
				ofStream,
				to('assignee', users, { required: false }),
				select('source', ['checklist', 'action']),
				needed('source_id', 100),
				needed('title', 500),
				json('due', 32),
				bool('done')
			],
			[unique('tasks', 'stream, source_id'), index('tasks', 'assignee, done')]
		);
		add(
			'templates',
			readBy(every),
			[inTeam, needed('kind', 60), needed('name', 200), json('body', 1024 * 1024)],
			[index('templates', 'team, kind')]
		);
		add(
			'tokens',
			readBy(['owner']),
			[inTeam, needed('name', 120), json('scopes'), hash, json('expires', 32), bool('revoked')],
			[unique('tokens', 'token_hash')]
		);
		add(
			'audit',
			readBy(['owner']),
			[inTeam, maybeStream, int('at', { required: true }), text('by', 100), needed('what', 100), json('detail')],
			[index('audit', 'team, at')]
		);
	},
	(app) => {
		const users = app.findCollectionByNameOrId('users');
		users.listRule = null;
		users.viewRule = null;
		app.save(users);
		const rest = 'audit tokens templates tasks datasets files entries snapshots post_links streams products invites';
		for (const name of rest.split(' ')) app.delete(app.findCollectionByNameOrId(name));
		for (const name of ['members', 'teams']) {
			const collection = app.findCollectionByNameOrId(name);
			collection.listRule = null;
			collection.viewRule = null;
			app.save(collection);
		}
		app.delete(app.findCollectionByNameOrId('members'));
		app.delete(app.findCollectionByNameOrId('teams'));
	}
);
