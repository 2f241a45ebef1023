// What the process that owns the http server may do with the live side (src/host/server.ts, or Vite while developing).
import { app, openApp } from '#lib/server/app.ts';
import { firstRun } from '#lib/server/first-run.ts';

/** Opens the server's parts and hands them to the process. */
export async function publish(): Promise<void> {
	// Development: this module was evaluated again. The one before still holds the recorder; screens reconnect by themselves.
	await globalThis.__realtime?.close();
	await openApp();
	globalThis.__realtime = {
		handleRequest: (request, response) => app().gateway.handleRequest(request, response),
		handleUpgrade: (request, socket, head) => app().gateway.handleUpgrade(request, socket, head),
		close: () => app().close(),
		firstRun,
		pocketbaseChanged: (down) => {
			if (down === null) app().pocketbaseBack();
		}
	};
}
