// The house these tests try: a team with a stream, a product with a picture and an import, and another team's owner outside.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openHouse } from '../auth/house.ts';
import { linkIn, Visitor, type Page } from '../auth/visitor.ts';
import type { Door, Ids } from './table.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const fixture = (path: string) => readFileSync(join(FIXTURES, path));
const PIXEL = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
	'base64'
);
const FILES = {
	image: { field: 'image', name: '图.png', type: 'image/png', bytes: () => PIXEL },
	paper: { field: 'file', name: '证.png', type: 'image/png', bytes: () => PIXEL },
	sheet: { field: 'file', name: 'products.csv', type: 'text/csv', bytes: () => fixture('sheets/products.csv') },
	export: { field: 'file', name: 'bom.csv', type: 'text/csv', bytes: () => fixture('exports/nasty/bom.csv') }
} as const;

export type Stage = Awaited<ReturnType<typeof openEdgeStage>>;

export async function openEdgeStage() {
	const house = await openHouse();
	const { service, owner } = house;
	const nobody = new Visitor(house.url);
	const viewer = await house.join('viewer', 'viewer@a.test');
	const stranger = await house.join('crew', 'stranger@b.test');
	await stranger.send('/team?/create', { name: '乙队' });
	await owner.send('/team?/remove', { member: (await house.memberOf('stranger@b.test')).id });

	const { id: member, team, user } = await house.memberOf('owner@a.test');
	const made = async (path: string, body: object) => {
		const page = await askJson(owner, 'POST', path, JSON.stringify(body));
		return JSON.parse(page.text) as { id: string };
	};
	const { id: stream } = await made('/api/streams', {
		from: 'blank',
		title: '甲队的场',
		plannedStart: 1_790_000_000_000,
		plannedEnd: null
	});
	const { id: product } = await made('/api/products', { name: '甲队的茶' });
	await sendFile(owner, `/api/products/${product}/images`, 'image');
	const picture = (await service.collection('products').getOne(product)).images[0] as string;
	await sendFile(owner, `/api/products/${product}/papers`, 'paper');
	const paper = (await service.collection('products').getOne(product)).papers[0] as string;
	const inviteSecret = linkIn(await owner.send('/team?/invite', { level: 'crew' }), 'invite');
	const invite = (await service.collection('invites').getFullList({ sort: '-created' }))[0]?.id ?? '';
	await owner.send('/team/screens?/make', { stream, post: 'host:p', label: '', hours: '2' });
	const link = (await service.collection('post_links').getFullList())[0]?.id ?? '';
	const file = await service.collection('files').create({
		...{ team, stream, kind: 'compass-minutes', name: 'a.csv', original_name: 'a.csv', sha256: 'a'.repeat(64) },
		...{ undone: false, imported_by: user, at: 1, file: new File(['时间\n'], 'a.csv') }
	});
	const dataset = await service.collection('datasets').create({
		...{ team, stream, kind: 'compass-minutes', file: file.id },
		...{ summary: { shift: 0, row: null, anyway: false }, blob: new File(['x'], 'x.zst') }
	});
	const lines = [{ group: 'cart', title: '核价', post: null, dueBefore: null, blocks: false }];
	const { id: template } = await made('/api/checklist-templates', { name: '甲队的清单', lines });
	const round = await service.collection('templates').create({
		...{ team, kind: 'round', name: '甲队的轮次', facts: { rows: 0, length: 0 } },
		body: { title: '第一轮', target: null, items: [] }
	});
	const ids: Ids = {
		stream,
		template,
		product,
		picture,
		paper,
		dataset: dataset.id,
		round: round.id,
		member,
		invite,
		link,
		inviteSecret
	};
	return { ...house, nobody, viewer, stranger, ids, team };
}

/** A JSON endpoint's caller asks for JSON. */
export const askJson = (who: Visitor, method: string, path: string, body: string, headers = {}): Promise<Page> =>
	who.ask(path, {
		method,
		body,
		headers: { accept: 'application/json', 'content-type': 'application/json', ...headers }
	});

export function sendFile(who: Visitor, path: string, kind: keyof typeof FILES, bytes?: Buffer): Promise<Page> {
	const { field, name, type, bytes: usual } = FILES[kind];
	const form = new FormData();
	form.set(field, new File([new Uint8Array(bytes ?? usual())], name, { type }));
	return who.ask(path, { method: 'POST', body: form, headers: { accept: 'application/json' } });
}

/** The row's right request, sent by somebody. */
export function knock(who: Visitor, name: string, door: Door, ids: Ids, body = door.good?.(ids) ?? {}): Promise<Page> {
	const path = door.path(ids);
	const method = name.startsWith('FORM ') ? 'POST' : name.slice(0, name.indexOf(' '));
	if (door.body === 'form') return who.send(path, body as Record<string, string>);
	if (door.body === 'json') return askJson(who, method, path, JSON.stringify(body));
	if (door.body === 'none') return who.ask(path, { method, headers: { accept: 'application/json' } });
	return sendFile(who, path, door.body);
}
