/// <reference path="../../.data/pocketbase/types.d.ts" />
// 阶梯价 of a product: what several pieces cost together. Read by whoever reads the product.
migrate(
	(app) => {
		const products = app.findCollectionByNameOrId('products');
		products.fields.add(new JSONField({ name: 'price_tiers', maxSize: 4096 }));
		app.save(products);
	},
	(app) => {
		const products = app.findCollectionByNameOrId('products');
		products.fields.removeByName('price_tiers');
		app.save(products);
	}
);
