/// <reference path="../../.data/pocketbase/types.d.ts" />
// Every change of a product over the API leaves who, when, and from what to what: written with the change or not at all.
// A hook's function runs alone, without what stands around it: what both need is required inside.
/* eslint-disable @typescript-eslint/no-require-imports -- PocketBase's engine knows no other import */
onRecordUpdateRequest((e) => {
	const { changesOf, keep } = require(`${__hooks}/product-history.js`);
	const changes = changesOf(e.record.original(), e.record);
	e.app.runInTransaction((app) => {
		e.app = app;
		e.next();
		keep(app, e.record, e.auth, changes);
	});
}, 'products');

onRecordCreateRequest((e) => {
	const { changesOf, keep } = require(`${__hooks}/product-history.js`);
	e.app.runInTransaction((app) => {
		e.app = app;
		e.next();
		keep(app, e.record, e.auth, changesOf(null, e.record));
	});
}, 'products');
