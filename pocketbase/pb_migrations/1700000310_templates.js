/// <reference path="../../.data/pocketbase/types.d.ts" />
// Templates of whole streams: as large as a snapshot, with a few figures for lists that do not read the body.
migrate(
	(app) => {
		const templates = app.findCollectionByNameOrId('templates');
		templates.fields.getByName('body').maxSize = 5 * 1024 * 1024;
		templates.fields.add(new JSONField({ name: 'facts', maxSize: 16384 }));
		app.save(templates);
	},
	(app) => {
		const templates = app.findCollectionByNameOrId('templates');
		templates.fields.removeByName('facts');
		templates.fields.getByName('body').maxSize = 1024 * 1024;
		app.save(templates);
	}
);
