/// <reference path="../../.data/pocketbase/types.d.ts" />
// A product's numbers may be missing (null), never something that only looks like a number: members write products themselves.
onRecordValidate((e) => {
	const whole = ['list_price', 'live_price', 'floor_price', 'cost_price', 'stock'];
	for (const name of [...whole, 'commission_rate']) {
		const text = e.record.getString(name);
		if (text === '' || text === 'null') continue;
		const n = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
		const fits = whole.includes(name) ? Number.isSafeInteger(n) : n >= 0 && n <= 1;
		if (!fits) throw new BadRequestError(`${name}: not a valid number`);
	}
	e.next();
}, 'products');
