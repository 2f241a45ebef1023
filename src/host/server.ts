// Production entry: PocketBase, the pages, and the live side's sockets in one process. Run by Node as it is, without a build.
import http from 'node:http';
import { join } from 'node:path';
import { EnvFault, readEnv, type Env } from '../lib/server/env.ts';
import { announcement, lanAddresses } from './announce.ts';
import { claimDataDir, tellClaim } from './claim.ts';
import { knownPocketBase } from './known-pocketbase.ts';
import { PlainFault } from './plain-fault.ts';
import { startPocketBase, type PocketBaseProcess } from './pocketbase-process.ts';
import { loadSecrets, type Secrets } from './secrets.ts';
import { addressHeader, protocolHeader, settleHeaders } from './settle-headers.ts';

type Handler = (req: http.IncomingMessage, res: http.ServerResponse, next: () => void) => void;
const realtime = () => globalThis.__realtime;

try {
	await main(readEnv(process.env));
} catch (fault) {
	// A person reads this: a sentence they can act upon, and a stack only when it is our mistake.
	const plain = fault instanceof PlainFault || fault instanceof EnvFault;
	console.error('\n场记 did not start:', plain ? fault.message : fault, '\n');
	process.exit(1);
}

async function main(env: Env) {
	claimDataDir(env.dataDir);
	const secrets = loadSecrets(env.dataDir, env.secretsFile ?? undefined);
	const pocketbase = env.pocketbaseUrl
		? await knownPocketBase(env.pocketbaseUrl, secrets.superuser)
		: await ownPocketBase(env, secrets);
	tellClaim(env.dataDir, pocketbase.url);

	const handler = await loadPages(pocketbase.url);
	const server = http.createServer((req, res) => {
		settleHeaders(req, env);
		// Also on files and on bodies that were too large, which no page's code sees.
		res.setHeader('x-content-type-options', 'nosniff');
		res.setHeader('x-frame-options', 'DENY');
		if (realtime()?.handleRequest(req, res)) return;
		handler(req, res, () => res.writeHead(404).end('Not found'));
	});
	server.on('upgrade', (req, socket, head) => {
		settleHeaders(req, env);
		socket.on('error', () => socket.destroy());
		if (realtime()?.handleUpgrade(req, socket, head)) return;
		socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
	});
	stopOnSignal(server, pocketbase);
	// One forgotten promise must not end the show for every screen.
	process.on('unhandledRejection', (fault) => console.error('Fault, not caught where it happened:', fault));

	const port = await listen(server, env);
	const first = await firstRun();
	console.log(announcement({ ...env, port, lan: lanAddresses(), ...first }));
	// For whoever started us as a child (tests, faults, bench): the same in a form a program reads.
	process.send?.({
		ready: true,
		port,
		pocketbaseUrl: pocketbase.url,
		pocketbasePid: pocketbase.pid,
		logins: first.logins
	});
}

/** As a child of this process: it comes back when it dies, and goes when we go. */
async function ownPocketBase(env: Env, { superuser }: Secrets): Promise<PocketBaseProcess> {
	const pocketbase = await startPocketBase({
		dir: join(env.dataDir, 'pocketbase'),
		port: env.pocketbasePort,
		superuser
	});
	pocketbase.on('down', (why) => {
		console.error(`PocketBase went away (${why}); the show goes on, entries wait`);
		realtime()?.pocketbaseChanged?.(why);
	});
	pocketbase.on('up', () => {
		console.error('PocketBase is back');
		realtime()?.pocketbaseChanged?.(null);
	});
	return pocketbase;
}

/** Imports the Kit bundle. It awaits Kit's init, so hooks.server.ts has run and published the live side afterwards. */
async function loadPages(pocketbaseUrl: string): Promise<Handler> {
	process.env.CHANGJI_POCKETBASE_URL = pocketbaseUrl;
	process.env.CHANGJI_KIT_BODY_SIZE_LIMIT ??= '25M';
	// adapter-node takes every request for https otherwise, and refuses the forms of a plain http page as foreign.
	process.env.CHANGJI_KIT_PROTOCOL_HEADER = protocolHeader;
	process.env.CHANGJI_KIT_ADDRESS_HEADER = addressHeader;
	const entry = new URL('../../build/handler.js', import.meta.url).href; // computed: tsc must not look for it
	const { handler } = (await import(entry)) as { handler: Handler };
	if (!realtime())
		console.error('Fault: hooks.server.ts did not publish the live side. Pages work; no screen will get a cue.');
	return handler;
}

/** Makes owner and demo where they are missing. A start in the middle of a show must not fail over it. */
async function firstRun(): Promise<Awaited<ReturnType<RealtimeHandle['firstRun']>>> {
	try {
		return (await realtime()?.firstRun()) ?? { logins: [] };
	} catch (fault) {
		console.error('Fault: the owner and the demo could not be looked after:', fault);
		return { logins: [] };
	}
}

function listen(server: http.Server, env: Env): Promise<number> {
	return new Promise((done, fail) => {
		server.once('error', (e: NodeJS.ErrnoException) =>
			fail(
				e.code === 'EADDRINUSE'
					? new PlainFault(
							`port ${env.port} is taken by another program. Stop it, or choose another: PORT=3001 npm start`
						)
					: e
			)
		);
		server.listen(env.port, env.host, () => {
			const address = server.address();
			done(typeof address === 'object' && address ? address.port : env.port);
		});
	});
}

function stopOnSignal(server: http.Server, pocketbase: Pick<PocketBaseProcess, 'stop'>) {
	let stopping = false;
	const stop = async (signal: string) => {
		if (stopping) return;
		stopping = true;
		setTimeout(() => process.exit(1), 10_000).unref();
		const closed = new Promise((done) => server.close(done));
		await realtime()?.close();
		server.closeIdleConnections();
		setTimeout(() => server.closeAllConnections(), 2000).unref();
		await closed;
		await pocketbase.stop();
		console.log(`stopped (${signal})`);
		process.exit(0);
	};
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
}
