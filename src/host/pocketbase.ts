// `npm run pocketbase`: PocketBase by itself, so that no app process takes it along when it dies. For several processes on the same streams.
import { join } from 'node:path';
import { EnvFault, readEnv } from '../lib/server/env.ts';
import { claimDataDir, tellClaim } from './claim.ts';
import { PlainFault } from './plain-fault.ts';
import { startPocketBase } from './pocketbase-process.ts';
import { loadSecrets, secretsFile } from './secrets.ts';

const PORT = 8090;

try {
	const env = readEnv(process.env);
	claimDataDir(env.dataDir);
	const { superuser } = loadSecrets(env.dataDir, env.secretsFile ?? undefined);
	const pocketbase = await startPocketBase({
		dir: join(env.dataDir, 'pocketbase'),
		port: env.pocketbasePort || PORT,
		superuser
	});
	tellClaim(env.dataDir, pocketbase.url);
	pocketbase.on('down', (why) => console.error(`PocketBase went away (${why}); starting it again`));
	pocketbase.on('up', () => console.error('PocketBase is back'));
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
		process.once(signal, () => void pocketbase.stop().then(() => process.exit(0)));
	const secrets = env.secretsFile ?? secretsFile(env.dataDir);
	console.log(
		`PocketBase: ${pocketbase.url}\nEach app process: CHANGJI_POCKETBASE_URL=${pocketbase.url} CHANGJI_SECRETS=${secrets} CHANGJI_DATA=<a folder of its own> REDIS_URL=redis://… npm start`
	);
	process.send?.({ ready: true, url: pocketbase.url, pid: pocketbase.pid });
} catch (fault) {
	const plain = fault instanceof PlainFault || fault instanceof EnvFault;
	console.error('\nPocketBase did not start:', plain ? fault.message : fault, '\n');
	process.exit(1);
}
