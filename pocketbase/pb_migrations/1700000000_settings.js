/// <reference path="../../.data/pocketbase/types.d.ts" />
// How PocketBase itself behaves: reached by the app alone, over loopback.
migrate(
	(app) => {
		const s = app.settings();
		s.meta.appName = '场记';
		s.meta.hideControls = true; // the schema is these files, not something to click together
		s.batch.enabled = true;
		s.batch.maxRequests = 200;
		s.batch.timeout = 10;
		s.batch.maxBodySize = 32 * 1024 * 1024;
		s.logs.maxDays = 3;
		s.logs.minLevel = 4; // warnings; a line per request would be a write per request
		s.backups.cron = '0 3 * * *';
		s.backups.cronMaxKeep = 7;
		// Everyone arrives through the app from 127.0.0.1; it names the person's own address, so that one room's
		// wrong passwords do not lock out another. Superusers are exempt from rate limits.
		s.trustedProxy.headers = ['X-Forwarded-For'];
		s.trustedProxy.useLeftmostIP = false;
		s.rateLimits.enabled = true;
		s.rateLimits.rules = [
			{ label: '*:auth', audience: '', duration: 60, maxRequests: 60 },
			{ label: '*:requestPasswordReset', audience: '', duration: 60, maxRequests: 5 },
			{ label: '*:create', audience: '@guest', duration: 60, maxRequests: 30 },
			{ label: '/api/batch', audience: '@auth', duration: 1, maxRequests: 30 },
			{ label: '/api/', audience: '', duration: 10, maxRequests: 3000 }
		];
		app.save(s);

		// Nobody registers by themselves, and nobody changes an account except the app: invites are its business.
		const users = app.findCollectionByNameOrId('users');
		users.createRule = null;
		users.updateRule = null;
		users.deleteRule = null;
		users.manageRule = null;
		users.authAlert.enabled = false; // no mail server on a studio's machine
		users.otp.enabled = false;
		users.mfa.enabled = false;
		users.oauth2.enabled = false;
		users.passwordAuth.enabled = true;
		users.passwordAuth.identityFields = ['email'];
		users.fields.removeByName('avatar'); // an unprotected file
		const name = users.fields.getByName('name');
		name.required = true;
		name.max = 80;
		app.save(users);

		const superusers = app.findCollectionByNameOrId('_superusers');
		superusers.authAlert.enabled = false;
		app.save(superusers);
	},
	(app) => {
		const s = app.settings();
		s.batch.enabled = false;
		s.rateLimits.enabled = false;
		s.backups.cron = '';
		app.save(s);
	}
);
