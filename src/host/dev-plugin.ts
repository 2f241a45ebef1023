// `vite dev` carries what the production process carries: PocketBase, and the live side's sockets from the module instance the pages use.
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { readEnv } from '../lib/server/env.ts';
import { claimDataDir, tellClaim } from './claim.ts';
import { startPocketBase } from './pocketbase-process.ts';
import { loadSecrets } from './secrets.ts';
import { settleHeaders } from './settle-headers.ts';

const hooks = '/src/hooks.server.ts';

export function devServer(): Plugin {
	return {
		name: 'changji:dev-server',
		apply: (_, env) => env.command === 'serve' && !env.isPreview && !process.env.VITEST,
		async configureServer(server) {
			const log = server.config.logger;
			const env = readEnv(process.env);
			const release = claimDataDir(env.dataDir);
			const pocketbase = await startPocketBase({
				dir: join(env.dataDir, 'pocketbase'),
				port: env.pocketbasePort,
				superuser: loadSecrets(env.dataDir).superuser
			});
			tellClaim(env.dataDir, pocketbase.url);
			pocketbase.on('down', (why) => {
				log.error(`PocketBase went away: ${why}`);
				globalThis.__realtime?.pocketbaseChanged?.(why);
			});
			pocketbase.on('up', () => globalThis.__realtime?.pocketbaseChanged?.(null));
			process.env.CHANGJI_POCKETBASE_URL = pocketbase.url;

			// Vite calls `init` of the hooks only at the first request; the sockets are wanted before, and again after an edit.
			let loaded: unknown;
			const load = async () => {
				try {
					const module = await server.ssrLoadModule(hooks);
					if (module === loaded) return;
					loaded = module;
					await (module.init as (() => unknown) | undefined)?.();
				} catch (fault) {
					log.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
				}
			};
			server.middlewares.use((req, res, next) => {
				settleHeaders(req, env);
				if (!globalThis.__realtime?.handleRequest(req, res)) next();
			});
			server.httpServer?.on('upgrade', (req, socket, head) => {
				if (req.headers['sec-websocket-protocol']?.startsWith('vite')) return; // Vite's own
				settleHeaders(req, env);
				globalThis.__realtime?.handleUpgrade(req, socket, head);
			});
			server.httpServer?.once('listening', () => void load());
			server.httpServer?.once('close', () => {
				void globalThis.__realtime?.close();
				void pocketbase.stop();
				release();
			});
			let timer: NodeJS.Timeout | undefined;
			server.watcher.on('change', () => {
				clearTimeout(timer);
				timer = setTimeout(() => void load(), 100);
			});
		}
	};
}
