// The product library on a real PocketBase: missing is not 0, two people do not overwrite each other, pictures stay in the team.
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	addPaper,
	addPictures,
	changeProduct,
	createProduct,
	listProducts,
	oneProduct,
	paperOf,
	pictureOf,
	removePicture
} from '#lib/server/goods/product-store.ts';
import { productHistory } from '#lib/server/goods/product-history.ts';
import { memberClient } from '#lib/server/pocketbase/client.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';
import { freshPocketBase } from '../support/pocketbase.ts';

const PIXEL = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
let house: Awaited<ReturnType<typeof freshPocketBase>>;
let team = '';
let producer: TypedPocketBase;
let crew: TypedPocketBase;
let stranger: TypedPocketBase;

async function person(teamId: string, name: string, level: string): Promise<TypedPocketBase> {
	const account = { email: `${name}@a.test`, password: 'correct horse battery', name };
	const { superuser } = house;
	const user = await superuser
		.collection('users')
		.create({ ...account, passwordConfirm: account.password, verified: true });
	await superuser.collection('members').create({ team: teamId, user: user.id, level });
	const door = memberClient(house.url, '');
	const { token } = await door.collection('users').authWithPassword(account.email, account.password);
	return memberClient(house.url, token);
}

beforeAll(async () => {
	house = await freshPocketBase();
	const make = async (name: string) => (await house.superuser.collection('teams').create({ name })).id;
	team = await make('甲队');
	producer = await person(team, 'producer', 'producer');
	crew = await person(team, 'crew', 'crew');
	stranger = await person(await make('乙队'), 'stranger', 'owner');
});
afterAll(() => house.stop());

test('what nobody said stays unsaid, and 0 stays 0', async () => {
	const made = await createProduct(producer, team, { name: '洗脸巾', livePrice: 1_990, stock: 0, points: ['加厚'] });
	const [found] = await listProducts(producer, team, 'producer');
	expect(found).toEqual(made);
	expect(made).toMatchObject({ livePrice: 1_990, listPrice: null, stock: 0, linkNo: null, tier: null, rev: 1 });
});

test('the second of two changes to one state is told what is there now', async () => {
	const { id } = await createProduct(producer, team, { name: '面霜', livePrice: 13_900 });
	const first = await changeProduct(producer, id, { livePrice: 12_900 }, 1);
	expect(first).toMatchObject({ outcome: 'saved', product: { livePrice: 12_900, rev: 2 } });
	const second = await changeProduct(producer, id, { livePrice: 11_900 }, 1);
	expect(second).toMatchObject({ outcome: 'changed', product: { livePrice: 12_900, rev: 2 } });
});

test('an archived product leaves the list and comes back', async () => {
	const { id } = await createProduct(producer, team, { name: '收起来的' });
	const names = async (archived: boolean) =>
		(await listProducts(producer, team, 'producer', archived)).map(({ name }) => name);
	await changeProduct(producer, id, { archived: true }, 1);
	expect(await names(false)).not.toContain('收起来的');
	expect(await names(true)).toEqual(['收起来的']);
	await changeProduct(producer, id, { archived: false }, 2);
	expect(await names(false)).toContain('收起来的');
});

test('crew read without the buyers’ numbers and cannot write; another team sees nothing', async () => {
	const { id } = await createProduct(producer, team, { name: '眼霜', costPrice: 3_000, commissionRate: 0.2 });
	const seen = (await listProducts(crew, team, 'crew')).find((product) => product.id === id);
	expect(seen).toMatchObject({ name: '眼霜', costPrice: null, commissionRate: null });
	expect(await changeProduct(crew, id, { name: '改了' }, 1)).toEqual({ outcome: 'not-allowed' });
	expect(await changeProduct(stranger, id, { name: '改了' }, 1)).toEqual({ outcome: 'gone' });
	expect(await listProducts(stranger, team, 'owner')).toEqual([]);
});

test('a picture is given to the team, in two sizes, and to nobody else; taken away it is gone', async () => {
	const { id } = await createProduct(producer, team, { name: '沐浴露' });
	const file = new File([PIXEL], 'p.png', { type: 'image/png' });
	const added = await addPictures(producer, id, [file]);
	const image = added.outcome === 'saved' ? (added.product.images[0] ?? '') : '';
	expect(image).toMatch(new RegExp(`^/api/products/${id}/images/\\w+\\.png$`, 'u'));
	const name = image.split('/').at(-1) ?? '';
	for (const size of [null, '160x160']) {
		const picture = await pictureOf(crew, id, name, size, team);
		expect(picture?.headers.get('content-type')).toBe('image/png');
	}
	expect(await pictureOf(stranger, id, name, null, team)).toBeNull();
	expect(await pictureOf(house.superuser, id, name, null, 'another-team')).toBeNull();
	expect(await removePicture(producer, id, name)).toMatchObject({ outcome: 'saved', product: { images: [] } });
	expect(await pictureOf(crew, id, name, null, team)).toBeNull();
});

test('what a buyer prepares is kept as it was typed, and what makes no sense is left out', async () => {
	const certificates = [
		{ name: '质检报告', number: 'ZJ-2026-11', has: true, expires: 1_798_732_799_999, file: null },
		{ name: '授权书', number: '', has: false, expires: null, file: null }
	];
	const releasePlan = [{ count: 200, when: '开场' }, { count: 0, when: '' }]; // prettier-ignore
	const priceTiers = [{ count: 1, price: 13_900 }, { count: 2, price: 25_800 }]; // prettier-ignore
	const prepared = { certificates, releasePlan, priceTiers, sample: 'ready' as const, sampleHolder: '小满' };
	const made = await createProduct(producer, team, { name: '精华', ...prepared });
	expect(made).toMatchObject(prepared);
	expect(await oneProduct(crew, team, 'crew', made.id)).toMatchObject(prepared);
	expect(await oneProduct(stranger, team, 'owner', made.id)).toBeNull();
	const odd = {
		certs: [{ name: 7 }, 'x', { name: '备案', has: 1, file: '/etc/passwd' }],
		release_plan: { count: 1 },
		price_tiers: [{ count: 0, price: 1 }, 7, { count: 2, price: 9 }]
	};
	await house.superuser.collection('products').update(made.id, { ...odd, sample: 'perhaps' });
	expect(await oneProduct(producer, team, 'producer', made.id)).toMatchObject({
		certificates: [{ name: '备案', number: '', has: false, expires: null, file: null }],
		releasePlan: [],
		priceTiers: [{ count: 2, price: 9 }],
		sample: null
	});
});

test('the file of a certificate is the team’s, and a certificate that names another is without one', async () => {
	const { id } = await createProduct(producer, team, { name: '防晒' });
	const added = await addPaper(producer, id, new File([PIXEL], '证.png', { type: 'image/png' }));
	const path = added.outcome === 'kept' ? added.path : '';
	expect(path).toMatch(new RegExp(`^/api/products/${id}/papers/\\w+\\.png$`, 'u'));
	const name = path.split('/').at(-1) ?? '';
	expect((await paperOf(crew, id, name, team))?.headers.get('content-type')).toBe('image/png');
	expect(await paperOf(stranger, id, name, team)).toBeNull();
	expect(await addPaper(crew, id, new File([PIXEL], 'x.png', { type: 'image/png' }))).toEqual({
		outcome: 'not-allowed'
	});
	expect(await addPaper(producer, id, new File(['<b>'], 'x.html', { type: 'text/html' }))).toEqual({
		outcome: 'not-taken'
	});
	const one = { name: '备案', number: '', has: true, expires: null };
	const saved = await changeProduct(producer, id, { certificates: [{ ...one, file: path }, { ...one, file: `/api/products/${id}/papers/gone.png` }] }, 1); // prettier-ignore
	expect(saved).toMatchObject({ product: { certificates: [{ file: path }, { file: null }] } });
});

test('every change leaves who, when and from what to what; crew and strangers do not read it', async () => {
	const { id } = await createProduct(producer, team, { name: '唇釉', livePrice: 5_900, costPrice: 2_000 });
	await changeProduct(producer, id, { livePrice: 4_990, points: ['显白'] }, 1);
	await changeProduct(producer, id, { livePrice: 4_990 }, 2);
	await house.superuser.collection('products').update(id, { stock: 0, link_no: '12' });
	const history = await productHistory(producer, team, id, (by) => `<${by === '' ? 'nobody' : 'somebody'}>`);
	const told = history.map(({ by, fields }) => [
		by,
		...fields.map(({ field, was, is }) => `${field} ${JSON.stringify(was)} → ${JSON.stringify(is)}`).sort()
	]);
	expect(told).toEqual([
		['', 'linkNo null → "12"', 'stock null → 0'],
		['<somebody>', 'livePrice 5900 → 4990', 'points null → ["显白"]'],
		['<somebody>', 'costPrice null → 2000', 'livePrice null → 5900', 'name null → "唇釉"']
	]);
	expect(history[0]!.at).toBeGreaterThanOrEqual(history[2]!.at);
	for (const other of [crew, stranger]) expect(await productHistory(other, team, id, String)).toEqual([]);
});

test('a change that PocketBase refuses leaves no trace of itself', async () => {
	const { id } = await createProduct(producer, team, { name: '眉笔' });
	await expect(producer.collection('products').update(id, { live_price: -1 })).rejects.toMatchObject({ status: 400 });
	expect(await productHistory(producer, team, id, String)).toHaveLength(1);
});
