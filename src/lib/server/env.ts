// Every setting the app takes from its environment, read in one place; README's table of variables is this file in words.
import { isAbsolute, resolve } from 'node:path';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** The settings, checked. */
export interface Env {
	/** HOST: address to listen on; default 0.0.0.0, because tablets in the room must reach it */
	readonly host: string;
	/** PORT: default 3000; 0 = any free one */
	readonly port: number;
	/** CHANGJI_DATA: the one folder with everything that must survive; default .data, absolute here */
	readonly dataDir: string;
	/** CHANGJI_ORIGIN: the address people type, without a path; null = the address a request came to */
	readonly origin: string | null;
	/** CHANGJI_TRUST_PROXY=on: believe x-forwarded-* of the proxy in front; default off */
	readonly trustProxy: boolean;
	/** CHANGJI_DEMO: on (default) seeds the demo team and stream at the first start */
	readonly demo: boolean;
	/** POCKETBASE_BIN: a PocketBase to use instead of the one set-up fetches */
	readonly pocketbaseBin: string | null;
	/** CHANGJI_POCKETBASE_URL: a PocketBase that runs by itself (`npm run pocketbase`); null = the host process brings its own, and sets this for the pages */
	readonly pocketbaseUrl: string | null;
	/** CHANGJI_POCKETBASE_PORT: default 0 = any free one; always on loopback */
	readonly pocketbasePort: number;
	/** CHANGJI_SECRETS: the secrets.json shared by the processes of one installation; null = the one in the data folder */
	readonly secretsFile: string | null;
	/** LOG_LEVEL: pino's names, default info */
	readonly logLevel: (typeof logLevels)[number];
	/** REDIS_URL: the Redis by which several processes serve the same streams; it may hold a password, so it is never logged. null = one process */
	readonly redisUrl: string | null;
	/** CHANGJI_OSC=host:port: listen for OSC over UDP there; a port alone is on loopback; null (default) = not at all */
	readonly osc: { readonly host: string; readonly port: number } | null;
	/** CHANGJI_OSC_TOKEN: the machine token of OSC packets that bring none, and with it their stream; null = each brings its own */
	readonly oscToken: string | null;
}

/** Thrown for a setting nobody can mean; its message is one sentence that names the variable and what it may be. */
export class EnvFault extends Error {
	override name = 'EnvFault';
}

type Source = Readonly<Record<string, string | undefined>>;

/** Reads the settings from a source of variables. An empty variable counts as absent. @throws EnvFault */
export function readEnv(source: Source): Env {
	return {
		host: text(source, 'HOST') ?? '0.0.0.0',
		port: port(source, 'PORT', 3000),
		dataDir: resolve(text(source, 'CHANGJI_DATA') ?? '.data'),
		origin: origin(source),
		trustProxy: onOff(source, 'CHANGJI_TRUST_PROXY', false),
		demo: onOff(source, 'CHANGJI_DEMO', true),
		pocketbaseBin: absolute(text(source, 'POCKETBASE_BIN')),
		pocketbaseUrl: url(source, 'CHANGJI_POCKETBASE_URL', ['http:', 'https:'])?.origin ?? null,
		pocketbasePort: port(source, 'CHANGJI_POCKETBASE_PORT', 0),
		secretsFile: absolute(text(source, 'CHANGJI_SECRETS')),
		logLevel: oneOf(source, 'LOG_LEVEL', logLevels, 'info'),
		redisUrl: url(source, 'REDIS_URL', ['redis:', 'rediss:'])?.href ?? null,
		osc: osc(source),
		oscToken: text(source, 'CHANGJI_OSC_TOKEN')
	};
}

let cached: Env | undefined;
/** The settings of this process. Read at the first call, not at import: the host still adds PocketBase's address before. */
export function env(): Env {
	return (cached ??= readEnv(process.env));
}

function text(source: Source, name: string): string | null {
	return source[name]?.trim() || null;
}

function absolute(path: string | null): string | null {
	return path === null || isAbsolute(path) ? path : resolve(path);
}

function port(source: Source, name: string, otherwise: number): number {
	const said = text(source, name);
	if (said === null) return otherwise;
	const n = Number(said);
	if (!/^\d+$/.test(said) || n > 65535)
		throw new EnvFault(`${name}="${said}" is not a port: a whole number from 0 to 65535.`);
	return n;
}

function osc(source: Source): Env['osc'] {
	const said = text(source, 'CHANGJI_OSC');
	if (said === null) return null;
	const [, , v6, host, digits = ''] = /^((?:\[([\da-f:]+)\]|([^:[\]]+)):)?(\d+)$/i.exec(said) ?? [];
	const number = Number(digits);
	if (digits === '' || number > 65535)
		throw new EnvFault(`CHANGJI_OSC="${said}" is not understood: it may be a port, or host:port like 127.0.0.1:9000.`);
	return { host: v6 ?? host ?? '127.0.0.1', port: number };
}

function oneOf<T extends string>(source: Source, name: string, allowed: readonly T[], otherwise: T): T {
	const said = text(source, name);
	if (said === null) return otherwise;
	const found = allowed.find((a) => a === said.toLowerCase());
	if (!found) throw new EnvFault(`${name}="${said}" is not understood: it may be ${allowed.join(', ')}.`);
	return found;
}

function onOff(source: Source, name: string, otherwise: boolean): boolean {
	return oneOf(source, name, ['on', 'off'], otherwise ? 'on' : 'off') === 'on';
}

function url(source: Source, name: string, protocols: readonly string[]): URL | null {
	const said = text(source, name);
	if (said === null) return null;
	const parsed = URL.parse(said);
	// What stands before an @ may be a password, and this sentence ends up in a log.
	if (!parsed || !protocols.includes(parsed.protocol))
		throw new EnvFault(
			`${name}="${said.replace(/.*@/u, '…@')}" is not an address: it must begin with ${protocols.join('// or ')}//.`
		);
	return parsed;
}

function origin(source: Source): string | null {
	const parsed = url(source, 'CHANGJI_ORIGIN', ['http:', 'https:']);
	if (parsed && (parsed.pathname !== '/' || parsed.search || parsed.hash))
		throw new EnvFault(`CHANGJI_ORIGIN="${parsed.href}" must not have a path: for example ${parsed.origin}.`);
	return parsed?.origin ?? null;
}
