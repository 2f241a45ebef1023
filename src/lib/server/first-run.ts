// The very first start: the owner, and unless it is not wanted a demo team that has a stream tonight.
import { demoCommands, demoStartOn, type DemoPerson } from './streams/demo.ts';
import { createStream } from './streams/create-stream.ts';
import { demoProducts } from './streams/demo-products.ts';
import type { Level } from '#lib/domain/permission/level.ts';
import { DAY, HOUR } from '#lib/domain/time.ts';
import { app } from './app.ts';
import { env } from './env.ts';
import { createProduct } from './goods/product-store.ts';
import { log } from './log.ts';
import { memberClient } from './pocketbase/client.ts';

interface Person {
	readonly name: string;
	readonly email: string;
	readonly level: Level;
	/** Their name in the demo's cast. */
	readonly cast: DemoPerson | null;
}

const TEAM = '棠禾优选(演示)';
const PEOPLE: readonly Person[] = [
	{ name: '林岚', email: 'owner@changji.local', level: 'owner', cast: null },
	{ name: '周棠', email: 'producer@changji.local', level: 'producer', cast: null },
	{ name: '老周', email: 'director@changji.local', level: 'crew', cast: '老周' },
	{ name: '阿宁', email: 'host@changji.local', level: 'crew', cast: '阿宁' },
	{ name: '小满', email: 'cohost@changji.local', level: 'crew', cast: '小满' },
	{ name: '可可', email: 'assistant@changji.local', level: 'crew', cast: '可可' },
	{ name: '阿杰', email: 'operator@changji.local', level: 'crew', cast: '阿杰' }
];
/** Beijing's day begins this much before UTC's. */
const BEIJING = 8 * HOUR;

/** Makes what is missing; answers at every start with the logins, or with the way to set up the first owner. */
export async function firstRun(): Promise<{ logins: FirstLogin[]; setupUrlPath?: string }> {
	const { alone, service, secrets } = app();
	const users = async () => (await service.collection('users').getList(1, 1)).totalItems;
	if ((await users()) === 0 && !env().demo) return { logins: [], setupUrlPath: `/setup#${secrets.setupCode}` };
	await alone(async () => {
		if ((await users()) === 0) await makeDemo();
	});
	return { logins: (await Promise.all(PEOPLE.map(stillLogsIn))).flatMap((login) => login ?? []) };
}

async function makeDemo(): Promise<void> {
	const { service } = app();
	log.info('first start: making the demo team and its stream');
	const team = await service.collection('teams').create({ name: TEAM });
	const members = new Map<string, string>();
	for (const person of PEOPLE) {
		const password = passwordOf(person);
		const user = await service.collection('users').create({
			email: person.email,
			name: person.name,
			password,
			passwordConfirm: password,
			verified: true
		});
		const member = await service.collection('members').create({ team: team.id, user: user.id, level: person.level });
		members.set(person.name, member.id);
	}
	const people = Object.fromEntries(
		PEOPLE.flatMap(({ cast, name }) => (cast ? [[cast, members.get(name) ?? '']] : []))
	) as Record<DemoPerson, string>;
	const products: Record<number, string> = {};
	for (const { no, fields } of demoProducts()) products[no] = (await createProduct(service, team.id, fields)).id;
	const today = Math.floor((Date.now() + BEIJING) / DAY) * DAY - BEIJING;
	const commands = demoCommands(demoStartOn(today), { people, products });
	await createStream(team.id, members.get('周棠') ?? '', TEAM, commands);
}

const passwordOf = ({ level }: Person): string =>
	level === 'owner' ? app().secrets.ownerPassword : app().secrets.demoPassword;

/** null when the person is gone; without a password when they have chosen their own. */
async function stillLogsIn(person: Person): Promise<FirstLogin | null> {
	const { pocketbaseUrl, service } = app();
	const { email, level, name } = person;
	const { totalItems } = await service
		.collection('users')
		.getList(1, 1, { filter: service.filter('email = {:email}', { email }) });
	if (totalItems === 0) return null;
	const password = passwordOf(person);
	const right = await memberClient(pocketbaseUrl, '')
		.collection('users')
		.authWithPassword(email, password)
		.then(
			() => true,
			() => false
		);
	return { name, email, level, password: right ? password : null };
}
