// What changed between two states of a product, and the record that keeps it.
const TEXTS = 'name sku_code link_no tier category spec must_say must_not_say sample sample_holder'.split(' ');
const JSONS =
	'list_price live_price floor_price cost_price price_tiers stock commission_rate points certs release_plan'.split(' ');

/** A value as JSON; what was never set is null. A json field gives its bytes, its text only when asked for it. */
function valueOf(record, name) {
	if (!record) return null;
	if (name === 'archived') return record.getBool(name);
	const text = record.getString(name);
	if (text === '') return null;
	return JSONS.includes(name) ? JSON.parse(text) : text;
}

module.exports = {
	/** Field → [was, is] of what differs; before a product was made everything was null. */
	changesOf(before, after) {
		const changes = {};
		for (const name of [...TEXTS, ...JSONS, 'archived']) {
			const was = valueOf(before, name);
			const is = valueOf(after, name);
			if (JSON.stringify(was) !== JSON.stringify(is) && !(before === null && is === false)) changes[name] = [was, is];
		}
		return changes;
	},

	keep(app, record, auth, changes) {
		if (Object.keys(changes).length === 0) return;
		const kept = new Record(app.findCollectionByNameOrId('product_changes'));
		kept.set('team', record.get('team'));
		kept.set('product', record.id);
		kept.set('at', Date.now());
		kept.set('by', auth && auth.collection().name === 'users' ? auth.id : '');
		kept.set('changes', changes);
		app.save(kept);
	}
};
