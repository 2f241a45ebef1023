/// <reference path="../../.data/pocketbase/types.d.ts" />
// How each person likes their screens, so that it follows them to another machine. Nobody reads another person's.
migrate(
	(app) => {
		const own = '@request.auth.id != "" && user = @request.auth.id';
		app.save(
			new Collection({
				type: 'base',
				name: 'preferences',
				...{ listRule: own, viewRule: own, createRule: null, updateRule: null, deleteRule: null },
				fields: [
					{
						name: 'user',
						type: 'relation',
						collectionId: app.findCollectionByNameOrId('users').id,
						maxSelect: 1,
						required: true,
						cascadeDelete: true
					},
					{ name: 'sheet', type: 'json', maxSize: 16384 },
					{ name: 'created', type: 'autodate', onCreate: true },
					{ name: 'updated', type: 'autodate', onCreate: true, onUpdate: true }
				],
				indexes: ['CREATE UNIQUE INDEX idx_preferences_user ON preferences (user)']
			})
		);
	},
	(app) => app.delete(app.findCollectionByNameOrId('preferences'))
);
