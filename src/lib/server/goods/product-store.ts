// The team's products in PocketBase, under the member's own token: its rules decide who may read and write.
import { ClientResponseError } from 'pocketbase';
import type { Product, ProductFields } from '#lib/domain/goods/product.ts';
import type { ProductId, TeamId } from '#lib/domain/id.ts';
import type { Level } from '#lib/domain/permission/level.ts';
import type { ProductsRecord, TypedPocketBase } from '../pocketbase/records.ts';
import { productOf, recordOf, withoutBusiness } from './product-record.ts';

/** Behind every 链接号. */
const NO_LINK = 10_000;

/** What happened to a change. `changed`: somebody else wrote first; `gone`: not there or not this team's; `not-taken`: PocketBase found the content wrong. */
export type ProductSaved =
	| { readonly outcome: 'saved'; readonly product: Product }
	| { readonly outcome: 'changed'; readonly product: Product }
	| { readonly outcome: 'gone' }
	| { readonly outcome: 'not-taken' }
	| { readonly outcome: 'not-allowed' };

/** All products of the team in the order of their 链接号, the newest first among those without; archived ones only when asked for. */
export async function listProducts(
	pb: TypedPocketBase,
	teamId: TeamId,
	level: Level,
	archived = false
): Promise<Product[]> {
	const filter = pb.filter('team = {:teamId} && archived = {:archived}', { teamId, archived });
	const found = await pb.collection('products').getFullList({ filter, sort: '-created', batch: 500 });
	const shown = found.map(productOf).map(level === 'owner' || level === 'producer' ? (one) => one : withoutBusiness);
	return shown.sort((a, b) => (a.linkNo ?? NO_LINK) - (b.linkNo ?? NO_LINK));
}

/** The texts a search looks at, of all products in use. */
export function searchedTexts(
	pb: TypedPocketBase,
	teamId: TeamId
): Promise<Pick<ProductsRecord, 'name' | 'category' | 'spec'>[]> {
	const filter = pb.filter('team = {:teamId} && archived = false', { teamId });
	return pb.collection('products').getFullList({ filter, fields: 'name,category,spec', batch: 500 });
}

/** One product of the team, archived or not; null = not there or not theirs. */
export async function oneProduct(
	pb: TypedPocketBase,
	teamId: TeamId,
	level: Level,
	id: ProductId
): Promise<Product | null> {
	const { items } = await pb
		.collection('products')
		.getList(1, 1, { filter: pb.filter('id = {:id} && team = {:teamId}', { id, teamId }), skipTotal: true });
	const found = items[0] && productOf(items[0]);
	if (!found) return null;
	return level === 'owner' || level === 'producer' ? found : withoutBusiness(found);
}

/** Makes one product. @throws ClientResponseError when PocketBase refuses or is away */
export async function createProduct(
	pb: TypedPocketBase,
	teamId: TeamId,
	fields: Partial<ProductFields>
): Promise<Product> {
	return productOf(await pb.collection('products').create({ team: teamId, ...recordOf(fields), rev: 1 }));
}

/** Changes some fields, if the product still is what the sender saw. */
export async function changeProduct(
	pb: TypedPocketBase,
	id: ProductId,
	patch: Partial<ProductFields> & { archived?: boolean },
	seen: number
): Promise<ProductSaved> {
	const { archived, ...fields } = patch;
	return withRecord(pb, id, async (record) => {
		if (record.rev !== seen) return { outcome: 'changed', product: productOf(record) };
		const body = { ...recordOf(fields), ...(archived === undefined ? {} : { archived }), rev: record.rev + 1 };
		return { outcome: 'saved', product: productOf(await pb.collection('products').update(id, body)) };
	});
}

/** Adds pictures behind the ones that are there. */
export async function addPictures(pb: TypedPocketBase, id: ProductId, files: readonly File[]): Promise<ProductSaved> {
	return withRecord(pb, id, async () => {
		return {
			outcome: 'saved',
			product: productOf(await pb.collection('products').update(id, { 'images+': [...files] }))
		};
	});
}

/** Adds the file of a certificate; `path` is where it lies now. */
export async function addPaper(
	pb: TypedPocketBase,
	id: ProductId,
	file: File
): Promise<{ readonly outcome: 'kept'; readonly path: string } | Exclude<ProductSaved, { outcome: 'saved' }>> {
	let path = '';
	const saved = await withRecord(pb, id, async () => {
		const record = await pb.collection('products').update(id, { 'papers+': [file] });
		path = `/api/products/${id}/papers/${record.papers.at(-1) ?? ''}`;
		return { outcome: 'saved', product: productOf(record) };
	});
	return saved.outcome === 'saved' ? { outcome: 'kept', path } : saved;
}

/** Takes a picture away by its stored name. */
export async function removePicture(pb: TypedPocketBase, id: ProductId, name: string): Promise<ProductSaved> {
	return withRecord(pb, id, async (record) => {
		if (!record.images.includes(name)) return { outcome: 'gone' };
		return { outcome: 'saved', product: productOf(await pb.collection('products').update(id, { 'images-': [name] })) };
	});
}

/** The bytes of a picture, as PocketBase keeps them; null when there is no such picture for this person. */
export function pictureOf(
	pb: TypedPocketBase,
	id: ProductId,
	name: string,
	thumb: string | null,
	teamId: TeamId
): Promise<Response | null> {
	return fileOf(pb, id, 'images', name, thumb, teamId);
}

/** The bytes of a certificate's file; null when there is no such file for this person. */
export function paperOf(pb: TypedPocketBase, id: ProductId, name: string, teamId: TeamId): Promise<Response | null> {
	return fileOf(pb, id, 'papers', name, null, teamId);
}

async function fileOf(
	pb: TypedPocketBase,
	id: ProductId,
	kind: 'images' | 'papers',
	name: string,
	thumb: string | null,
	teamId: TeamId
): Promise<Response | null> {
	try {
		const record = await pb.collection('products').getOne(id);
		if (record.team !== teamId || !record[kind].includes(name)) return null;
		const token = await pb.files.getToken();
		const answer = await fetch(pb.files.getURL(record, name, { token, ...(thumb ? { thumb } : {}) }));
		return answer.ok ? answer : null;
	} catch (error) {
		if (error instanceof ClientResponseError && error.status === 404) return null;
		throw error;
	}
}

async function withRecord(
	pb: TypedPocketBase,
	id: ProductId,
	act: (record: ProductsRecord) => Promise<ProductSaved>
): Promise<ProductSaved> {
	let record: ProductsRecord;
	// An id from a body may be `..`, which an address would follow.
	if (!/^\w+$/u.test(id)) return { outcome: 'gone' };
	try {
		record = await pb.collection('products').getOne(id);
	} catch (error) {
		if (error instanceof ClientResponseError && error.status === 404) return { outcome: 'gone' };
		throw error;
	}
	try {
		return await act(record);
	} catch (error) {
		// It could be read just now: PocketBase says 404 (or 403) to whoever may read it and not write it.
		if (error instanceof ClientResponseError && [403, 404].includes(error.status)) return { outcome: 'not-allowed' };
		// A picture that is none, or a tenth one.
		if (error instanceof ClientResponseError && error.status === 400) return { outcome: 'not-taken' };
		throw error;
	}
}
