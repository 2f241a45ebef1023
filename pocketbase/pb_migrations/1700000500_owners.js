/// <reference path="../../.data/pocketbase/types.d.ts" />
// Which process owns a stream's journal now, when several serve it: entries are only taken from the owner's term, in one transaction with it.
// Nobody but the service account sees it.
migrate(
	(app) => {
		app.save(
			new Collection({
				type: 'base',
				name: 'owners',
				...{ listRule: null, viewRule: null, createRule: null, updateRule: null, deleteRule: null },
				fields: [
					{
						name: 'stream',
						type: 'relation',
						collectionId: app.findCollectionByNameOrId('streams').id,
						maxSelect: 1,
						required: true,
						cascadeDelete: true
					},
					{ name: 'process', type: 'text', max: 100 },
					{ name: 'seq', type: 'number', onlyInt: true, min: 0 },
					{ name: 'created', type: 'autodate', onCreate: true },
					{ name: 'updated', type: 'autodate', onCreate: true, onUpdate: true }
				],
				indexes: ['CREATE UNIQUE INDEX idx_owners_stream ON owners (stream)']
			})
		);
	},
	(app) => app.delete(app.findCollectionByNameOrId('owners'))
);
