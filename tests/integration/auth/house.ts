// A running house for these tests: the app on a fresh folder, its first owner and team, and more people when asked for.
import PocketBase from 'pocketbase';
import { loadSecrets } from '../../../src/host/secrets.ts';
import { startApp } from '../support/app.ts';
import { linkIn, Visitor } from './visitor.ts';

export const PASSWORD = 'correct horse battery';

/** Starts the app without the demo and sets up owner@… with the team 甲队. */
export async function openHouse() {
	const app = await startApp({ env: { CHANGJI_DEMO: 'off' } });
	const secrets = loadSecrets(app.dataDir);
	const service = new PocketBase(app.pocketbaseUrl);
	service.autoCancellation(false);
	await service.collection('_superusers').authWithPassword(secrets.superuser.email, secrets.superuser.password);
	const owner = new Visitor(app.url);
	const person = { name: '负责人', email: 'owner@a.test', password: PASSWORD, team: '甲队' };
	await owner.send('/setup', { code: secrets.setupCode, ...person });

	/** Invites somebody at a level and lets them accept with a new account. */
	async function join(level: string, email: string, by = owner): Promise<Visitor> {
		const secret = linkIn(await by.send('/team?/invite', { level }), 'invite');
		const visitor = new Visitor(app.url);
		const page = await visitor.send(`/invite/${secret}?/create`, { name: email, email, password: PASSWORD });
		if (page.location !== '/') throw new Error(`${email} could not join: ${page.status}`);
		return visitor;
	}
	/** The member record of an account in a team. */
	const memberOf = async (email: string) => {
		const user = await service.collection('users').getFirstListItem(service.filter('email = {:email}', { email }));
		return service.collection('members').getFirstListItem(service.filter('user = {:user}', { user: user.id }));
	};
	return { ...app, secrets, service, owner, join, memberOf };
}
