// What a leaked token could do to PocketBase: every collection × level × team × act, by real tokens against the real thing.
import PocketBase, { ClientResponseError } from 'pocketbase';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshPocketBase } from '../support/pocketbase.ts';

const levels = ['owner', 'producer', 'crew', 'viewer'] as const;
type Level = (typeof levels)[number];
type Act = 'list' | 'view' | 'create' | 'update' | 'delete';
interface Allowed {
	read: readonly Level[];
	write?: readonly Level[];
}

const everyone: Allowed = { read: levels };
/** Who of the own team may do what; nobody of another team may do anything, and nobody at all may delete. */
const table: Record<string, Allowed> = {
	users: everyone,
	teams: everyone,
	members: everyone,
	invites: { read: ['owner', 'producer'] },
	post_links: { read: ['owner', 'producer'] },
	products: { read: levels, write: ['owner', 'producer'] },
	product_changes: { read: ['owner', 'producer'] },
	streams: everyone,
	snapshots: everyone,
	entries: everyone,
	files: everyone,
	datasets: everyone,
	tasks: everyone,
	templates: everyone,
	tokens: { read: ['owner'] },
	audit: { read: ['owner'] },
	// The record is the viewer's own: nobody reads another person's.
	preferences: { read: ['viewer'] },
	owners: { read: [] }
};

const password = 'a-member-of-the-test';
interface Team {
	id: string;
	/** one record of each collection */
	records: Record<string, string>;
	/** a valid new record of each collection */
	fresh: Record<string, () => Record<string, unknown>>;
	members: Record<Level, PocketBase>;
	memberIds: Record<Level, string>;
}

let server: Awaited<ReturnType<typeof freshPocketBase>>;
let su: PocketBase;
const teams = {} as { own: Team; other: Team };
let stranger: PocketBase;
let count = 0;

async function login(email: string) {
	const client = new PocketBase(server.url);
	client.autoCancellation(false);
	await client.collection('users').authWithPassword(email, password);
	return client;
}
async function person(email: string) {
	return su.collection('users').create({ email, password, passwordConfirm: password, name: email.split('@')[0] });
}

async function makeTeam(name: string): Promise<Team> {
	const { id: team } = await su.collection('teams').create({ name });
	const members = {} as Team['members'];
	const memberIds = {} as Team['memberIds'];
	let lastMember = '';
	for (const level of levels) {
		const email = `${level}@${name}.test`;
		const user = await person(email);
		memberIds[level] = user.id;
		lastMember = (await su.collection('members').create({ team, user: user.id, level })).id;
		members[level] = await login(email);
	}
	const spare = await person(`spare@${name}.test`);
	const stream = (await su.collection('streams').create({ team, title: '双十一预热', phase: 'plan' })).id;
	const product = (await su.collection('products').create({ team, name: '洁面' })).id;
	const upload = () => new File(['直播间,成交'], 'x.csv');
	const fresh: Team['fresh'] = {
		users: () => ({ email: `n${++count}@${name}.test`, password, passwordConfirm: password, name: 'n' }),
		teams: () => ({ name: 'another' }),
		members: () => ({ team, user: spare.id, level: 'owner' }),
		invites: () => ({ team, level: 'crew', token_hash: `i${++count}`, expires: 2e12 }),
		post_links: () => ({ team, stream, post: 'host', token_hash: `p${++count}`, expires: 2e12 }),
		products: () => ({ team, name: '洗面奶', list_price: 5990 }),
		product_changes: () => ({ team, product, at: 1, changes: {} }),
		streams: () => ({ team, title: '新场次', phase: 'plan' }),
		snapshots: () => ({ stream, seq: ++count, state: {} }),
		entries: () => ({
			stream,
			seq: ++count,
			at: 1,
			by: 'x',
			command_id: `c${count}`,
			command: 'next',
			events: []
		}),
		files: () => ({
			team,
			stream,
			kind: 'minutes',
			sha256: `h${++count}`,
			file: upload(),
			original_name: 'x.csv',
			at: 1
		}),
		datasets: () => ({ team, stream, kind: 'minutes', blob: upload() }),
		tasks: () => ({ team, stream, source: 'action', source_id: `s${++count}`, title: '补样品' }),
		templates: () => ({ team, kind: 'checklist', name: '开播前', body: [] }),
		tokens: () => ({ team, name: 'deck', token_hash: `t${++count}` }),
		audit: () => ({ team, at: 1, what: 'login' }),
		preferences: () => ({ user: memberIds.viewer, sheet: {} }),
		owners: () => ({ stream, process: 'a' })
	};
	const records: Team['records'] = { teams: team, members: lastMember, users: memberIds.viewer, streams: stream };
	for (const collection of Object.keys(table))
		records[collection] ??= (await su.collection(collection).create(fresh[collection]?.() ?? {})).id;
	return { id: team, records, fresh, members, memberIds };
}

beforeAll(async () => {
	server = await freshPocketBase();
	su = server.superuser;
	teams.own = await makeTeam('jia');
	teams.other = await makeTeam('yi');
	await person('stranger@nowhere.test');
	stranger = await login('stranger@nowhere.test');
});
afterAll(() => server.stop());

/** Whether PocketBase let it happen. */
async function tries(as: PocketBase, act: Act, collection: string, of: Team): Promise<boolean> {
	const id = of.records[collection] ?? '';
	const records = as.collection(collection);
	const change = collection === 'products' ? { name: '改名' } : { updated_by_test: 1 };
	try {
		if (act === 'list') return (await records.getFullList()).some((r) => r.id === id);
		if (act === 'view') await records.getOne(id);
		if (act === 'create') await records.create(of.fresh[collection]?.());
		if (act === 'update') await records.update(id, change);
		if (act === 'delete') await records.delete(id);
		return true;
	} catch (e) {
		if (e instanceof ClientResponseError && [400, 403, 404].includes(e.status)) return false;
		throw e;
	}
}

const expected = (collection: string, act: Act, level: Level) => {
	const { read, write = [] } = table[collection] ?? { read: [] };
	if (act === 'delete') return false;
	return (act === 'list' || act === 'view' ? read : write).includes(level);
};

test('the table names every collection there is', async () => {
	const all = await su.collections.getFullList();
	expect(
		all
			.filter((c) => !c.system)
			.map((c) => c.name)
			.sort()
	).toEqual(Object.keys(table).sort());
});

describe.each(Object.keys(table))('%s', (collection) => {
	test.each(levels)('%s: own team as the table says, another team not at all', async (level) => {
		const as = teams.own.members[level];
		const outcome: Record<string, boolean> = {};
		const wanted: Record<string, boolean> = {};
		for (const act of ['list', 'view', 'create', 'update', 'delete'] as const) {
			outcome[`${act} own`] = await tries(as, act, collection, teams.own);
			wanted[`${act} own`] = expected(collection, act, level);
			outcome[`${act} other`] = await tries(as, act, collection, teams.other);
			wanted[`${act} other`] = false;
		}
		expect(outcome).toEqual(wanted);
	});

	test('a person without a team, and nobody at all: nothing', async () => {
		for (const as of [stranger, new PocketBase(server.url)])
			for (const act of ['list', 'view', 'create', 'update', 'delete'] as const)
				expect([act, await tries(as, act, collection, teams.own)]).toEqual([act, false]);
	});
});

test('a level counts in the team it was given in: producer here, viewer there', async () => {
	const both = await person('both@jia.test');
	await su.collection('members').create({ team: teams.own.id, user: both.id, level: 'producer' });
	await su.collection('members').create({ team: teams.other.id, user: both.id, level: 'viewer' });
	const as = await login('both@jia.test');
	expect(await tries(as, 'create', 'products', teams.own)).toBe(true);
	expect(await tries(as, 'view', 'products', teams.other)).toBe(true);
	expect(await tries(as, 'create', 'products', teams.other)).toBe(false);
	expect(await tries(as, 'update', 'products', teams.other)).toBe(false);
	expect(await tries(as, 'list', 'post_links', teams.own)).toBe(true);
	expect(await tries(as, 'list', 'post_links', teams.other)).toBe(false);
});

test('a product cannot be moved into another team, nor a new one be made there', async () => {
	const producer = teams.own.members.producer.collection('products');
	const id = teams.own.records.products ?? '';
	await expect(producer.update(id, { team: teams.other.id })).rejects.toThrow(ClientResponseError);
	expect((await su.collection('products').getOne(id)).team).toBe(teams.own.id);
});

test('a member taken out of the team reads nothing with the token still in hand', async () => {
	const leaver = await person('leaver@jia.test');
	const member = await su.collection('members').create({ team: teams.own.id, user: leaver.id, level: 'crew' });
	const as = await login('leaver@jia.test');
	expect(await tries(as, 'view', 'streams', teams.own)).toBe(true);
	await su.collection('members').delete(member.id);
	expect(await tries(as, 'view', 'streams', teams.own)).toBe(false);
	expect(await tries(as, 'list', 'entries', teams.own)).toBe(false);
});

test('hashes of links, invites and tokens never leave by a user’s token, nor can be searched for', async () => {
	const owner = teams.own.members.owner;
	for (const collection of ['invites', 'post_links', 'tokens']) {
		const [record] = await owner.collection(collection).getFullList();
		expect(record).toBeDefined();
		expect(record).not.toHaveProperty('token_hash');
		await expect(owner.collection(collection).getFullList({ filter: 'token_hash != ""' })).rejects.toThrow();
		expect(await su.collection(collection).getOne(record?.id ?? '')).toHaveProperty('token_hash');
	}
});

test('a protected file is served to its team alone', async () => {
	const file = await su.collection('files').getOne(teams.own.records.files ?? '');
	const status = async (as: PocketBase | null) => {
		const token = as ? await as.files.getToken() : '';
		return (await fetch(su.files.getURL(file, file.file, { token }))).status;
	};
	expect(await status(teams.own.members.viewer)).toBe(200);
	expect(await status(teams.other.members.owner)).toBe(404);
	expect(await status(null)).toBe(404);
});

test('colleagues see each other’s name, not each other’s e-mail address', async () => {
	const seen = await teams.own.members.crew.collection('users').getFullList();
	const others = seen.filter((user) => user.id !== teams.own.memberIds.crew);
	expect(others.map((user) => user.name)).toContain('owner');
	for (const user of others) expect(user.email ?? '').toBe('');
});

test('a user cannot change or promote themselves', async () => {
	const viewer = teams.own.members.viewer;
	const id = teams.own.memberIds.viewer;
	await expect(viewer.collection('users').update(id, { name: '老板' })).rejects.toThrow(ClientResponseError);
	const mine = await su.collection('members').getFirstListItem(`user = "${id}"`);
	await expect(viewer.collection('members').update(mine.id, { level: 'owner' })).rejects.toThrow(ClientResponseError);
});

test('nobody registers by themselves', async () => {
	const anyone = new PocketBase(server.url);
	const account = { email: 'new@nowhere.test', password, passwordConfirm: password, name: 'n' };
	await expect(anyone.collection('users').create(account)).rejects.toThrow(ClientResponseError);
});
