/// <reference path="../../.data/pocketbase/types.d.ts" />
// What preparing goods adds: files of certificates, samples, the 放量 plan, and who changed a product from what to what.
// The history is written by a hook and by nobody else; prices are in it, so that only producers and owners read it.
migrate(
	(app) => {
		const products = app.findCollectionByNameOrId('products');
		products.fields.add(
			new FileField({
				name: 'papers',
				maxSelect: 20,
				maxSize: 10 * 1024 * 1024,
				protected: true,
				mimeTypes: ['application/pdf', 'image/jpeg', 'image/png', 'image/webp']
			})
		);
		products.fields.add(new TextField({ name: 'sample', max: 20 }));
		products.fields.add(new TextField({ name: 'sample_holder', max: 100 }));
		products.fields.add(new JSONField({ name: 'release_plan', maxSize: 16384 }));
		app.save(products);

		const me = '@collection.members:me.team ?= team && @collection.members:me.user ?= @request.auth.id';
		const planner = '@collection.members:me.level ?= "owner" || @collection.members:me.level ?= "producer"';
		const rule = `@request.auth.id != "" && ${me} && (${planner})`;
		const relation = (name, collection, more) => ({
			...{ name, type: 'relation', collectionId: app.findCollectionByNameOrId(collection).id, maxSelect: 1 },
			...more
		});
		app.save(
			new Collection({
				type: 'base',
				name: 'product_changes',
				...{ listRule: rule, viewRule: rule, createRule: null, updateRule: null, deleteRule: null },
				fields: [
					relation('team', 'teams', { required: true, cascadeDelete: true }),
					relation('product', 'products', { required: true, cascadeDelete: true }),
					{ name: 'at', type: 'number', onlyInt: true, required: true },
					relation('by', 'users', { required: false }),
					{ name: 'changes', type: 'json', maxSize: 262144 },
					{ name: 'created', type: 'autodate', onCreate: true },
					{ name: 'updated', type: 'autodate', onCreate: true, onUpdate: true }
				],
				indexes: ['CREATE INDEX idx_product_changes_product_at ON product_changes (product, at)']
			})
		);
	},
	(app) => {
		app.delete(app.findCollectionByNameOrId('product_changes'));
		const products = app.findCollectionByNameOrId('products');
		for (const name of ['papers', 'sample', 'sample_holder', 'release_plan']) products.fields.removeByName(name);
		app.save(products);
	}
);
