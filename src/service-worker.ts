// Keeps on the device what a cue screen needs when the server is gone: the code, the screens this person has opened, their pictures.
// Pages come from the network first; what is kept belongs to one person and goes when they log out or somebody else comes.
/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true" />
/// <reference lib="esnext" />
/// <reference lib="webworker" />
import { build, files, version } from '$service-worker';
import { ofOtherBuild, offlinePage } from '#lib/client/shell/kept-pages.ts';

const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

/** One per build. The one before it stays until the next: a screen that was open over an upgrade goes on with its own code. */
const SHELL = 'shell-';
const OWN = `${SHELL}${version}`;
const PAGES = 'pages';
const PICTURES = 'pictures';
/** Whose pages and pictures these are, kept among the pages. */
const WHOSE = '/kept-for';
/** With a kept page at hand, the network gets so long; a hotspot without internet swallows packets without a word. */
const PATIENCE_MS = 4_000;
/** The next items' pictures of a few streams. */
const MOST_PICTURES = 400;

worker.addEventListener('install', (event) => {
	event.waitUntil(caches.open(OWN).then((cache) => cache.addAll([...build, ...files])));
});

worker.addEventListener('activate', (event) => event.waitUntil(takeOver()));

worker.addEventListener('message', (event) => {
	const said = event.data as { readonly type?: string; readonly url?: string } | null;
	if (said?.type === 'keep' && said.url) event.waitUntil(fetchAndKeep(said.url));
	else if (said?.type === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (url.origin !== worker.location.origin) return;
	if (request.method === 'POST' && ['/login', '/logout'].includes(url.pathname)) event.waitUntil(forget());
	if (request.method !== 'GET') return;
	if (request.mode === 'navigate') event.respondWith(page(request));
	else if (url.pathname.startsWith('/_app/immutable/') || files.includes(url.pathname))
		event.respondWith(asset(request));
	else if (/^\/api\/products\/[^/]+\/images\//.test(url.pathname)) event.respondWith(picture(request, event.clientId));
});

async function takeOver(): Promise<void> {
	const shells = (await caches.keys()).filter((name) => name.startsWith(SHELL)).sort();
	await Promise.all(shells.slice(0, -2).map((name) => caches.delete(name)));
	const pages = await caches.open(PAGES);
	for (const request of await pages.keys()) {
		const kept = await pages.match(request);
		if (kept && ofOtherBuild(await kept.text(), build)) await pages.delete(request);
	}
	await worker.clients.claim();
}

async function forget(): Promise<void> {
	await Promise.all([caches.delete(PAGES), caches.delete(PICTURES)]);
}

/** Names have a digest of what is in them: what is kept is right. */
async function asset(request: Request): Promise<Response> {
	const kept = await caches.match(request);
	if (kept) return kept;
	const answer = await fetch(request);
	if (answer.ok) {
		const cache = await caches.open(OWN);
		await cache.put(request, answer.clone());
	}
	return answer;
}

/** Network first; a page that was kept stands in when there is no server, or only a proxy that misses one. */
async function page(request: Request): Promise<Response> {
	const kept = await keptPage(request.url);
	const asked = fetch(request);
	try {
		const answer = await (kept ? Promise.race([asked, patience()]) : asked);
		if (kept && answer.status >= 502 && answer.status <= 504) return kept;
		await keep(request.url, answer.clone());
		return answer;
	} catch {
		// No server, or none soon enough: not a fault here, the screen says since when it is offline.
		asked.catch(() => undefined);
		return kept ?? offlinePage(await screensKept());
	}
}

/** What a page shows depends on its path alone. */
async function keptPage(address: string): Promise<Response | undefined> {
	const pages = await caches.open(PAGES);
	return pages.match(address, { ignoreSearch: true, ignoreVary: true });
}

const patience = () =>
	new Promise<never>((_, fail) => setTimeout(() => fail(new Error('no answer soon enough')), PATIENCE_MS));

/** A page that was opened before the worker was there. */
async function fetchAndKeep(address: string): Promise<void> {
	const url = new URL(address, worker.location.origin);
	if (url.origin !== worker.location.origin) return;
	await keep(url.href, await fetch(url, { headers: { accept: 'text/html' } }));
}

/** Only what the server marked as a screen, with whom it is for; another person's things go first. */
async function keep(address: string, answer: Response): Promise<void> {
	const whose = answer.headers.get('x-changji-keep');
	if (whose === null || !answer.ok || answer.redirected) return;
	const before = await caches.open(PAGES).then((cache) => cache.match(WHOSE));
	if (before && (await before.text()) !== whose) await forget();
	const pages = await caches.open(PAGES);
	await pages.put(WHOSE, new Response(whose));
	const { origin, pathname } = new URL(address);
	await pages.put(origin + pathname, answer);
}

/** Addresses of the screens that open here without the server. */
async function screensKept(): Promise<readonly string[]> {
	const pages = await caches.open(PAGES);
	const paths = (await pages.keys()).map(({ url }) => new URL(url).pathname);
	return paths.filter((path) => path !== WHOSE);
}

/** A stored picture never changes its content. Kept for screens only: a library of thousands is not for a tablet. */
async function picture(request: Request, clientId: string): Promise<Response> {
	const client = await worker.clients.get(clientId);
	if (!client || !/\/screen\//.test(new URL(client.url).pathname)) return fetch(request);
	const cache = await caches.open(PICTURES);
	const kept = await cache.match(request);
	if (kept) return kept;
	const answer = await fetch(request);
	if (answer.ok) {
		const held = await cache.keys();
		await Promise.all(held.slice(0, Math.max(0, held.length - MOST_PICTURES)).map((old) => cache.delete(old)));
		await cache.put(request, answer.clone());
	}
	return answer;
}
