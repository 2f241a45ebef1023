/// <reference path="../../.data/pocketbase/types.d.ts" />
// What a machine's token (Stream Deck, OBS, a script) may be narrowed to, who made it, and when it was last heard of.
// The collection's rules stay as they are: owners read, nobody writes, the hash never leaves.
migrate(
	(app) => {
		const tokens = app.findCollectionByNameOrId('tokens');
		const relation = (name, collection, more) => ({
			...{ name, collectionId: app.findCollectionByNameOrId(collection).id, maxSelect: 1, required: false },
			...more
		});
		// A token of a stream that is gone must not widen to all streams: it goes with it.
		tokens.fields.add(new RelationField(relation('stream', 'streams', { cascadeDelete: true })));
		tokens.fields.add(new TextField({ name: 'post', max: 60 }));
		tokens.fields.add(new JSONField({ name: 'last_used', maxSize: 32 }));
		tokens.fields.add(new RelationField(relation('created_by', 'users')));
		tokens.addIndex('idx_tokens_team', false, 'team', '');
		app.save(tokens);
	},
	(app) => {
		const tokens = app.findCollectionByNameOrId('tokens');
		tokens.removeIndex('idx_tokens_team');
		for (const name of ['stream', 'post', 'last_used', 'created_by']) tokens.fields.removeByName(name);
		app.save(tokens);
	}
);
