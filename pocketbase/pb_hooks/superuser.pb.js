/// <reference path="../../.data/pocketbase/types.d.ts" />
// The app's service account, put right at every start from what the host process hands over in the environment.
// PocketBase offers scripts no hook between migrating and listening, so this one migrates (idempotent) and then looks.
onBootstrap((e) => {
	e.next();
	const email = $os.getenv('CHANGJI_SUPERUSER_EMAIL');
	const password = $os.getenv('CHANGJI_SUPERUSER_PASSWORD');
	if (email && password) {
		$app.runAllMigrations();
		let account;
		try {
			account = $app.findAuthRecordByEmail('_superusers', email);
		} catch (_) {
			account = new Record($app.findCollectionByNameOrId('_superusers'));
			account.set('email', email);
		}
		// A set password ends the tokens handed out before, so it is only set when it is another one.
		if (!account.validatePassword(password)) {
			account.setPassword(password);
			$app.save(account);
		}
	}
});
