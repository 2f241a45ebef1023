// A wrong setting must stop the start with a sentence, and nothing set must give a working show.
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { EnvFault, readEnv } from './env.ts';

test('nothing set: safe defaults', () => {
	expect(readEnv({})).toEqual({
		host: '0.0.0.0',
		port: 3000,
		dataDir: resolve('.data'),
		origin: null,
		trustProxy: false,
		demo: true,
		pocketbaseBin: null,
		pocketbaseUrl: null,
		pocketbasePort: 0,
		secretsFile: null,
		logLevel: 'info',
		redisUrl: null,
		osc: null,
		oscToken: null
	});
});

test('what is set is read, an empty variable counts as absent', () => {
	const env = readEnv({
		HOST: '127.0.0.1',
		PORT: '0',
		CHANGJI_DATA: '/srv/changji',
		CHANGJI_ORIGIN: 'https://changji.example/',
		CHANGJI_TRUST_PROXY: 'on',
		CHANGJI_DEMO: 'OFF',
		POCKETBASE_BIN: '',
		CHANGJI_POCKETBASE_URL: 'http://127.0.0.1:8090',
		LOG_LEVEL: 'warn',
		REDIS_URL: 'redis://cache:6379/0'
	});
	expect(env).toMatchObject({
		host: '127.0.0.1',
		port: 0,
		dataDir: '/srv/changji',
		origin: 'https://changji.example',
		trustProxy: true,
		demo: false,
		pocketbaseBin: null,
		pocketbaseUrl: 'http://127.0.0.1:8090',
		logLevel: 'warn',
		redisUrl: 'redis://cache:6379/0'
	});
});

test.each([
	['PORT', '80000'],
	['PORT', '30a'],
	['PORT', '-1'],
	['CHANGJI_POCKETBASE_PORT', '1.5'],
	['CHANGJI_TRUST_PROXY', 'yes'],
	['CHANGJI_DEMO', '1'],
	['CHANGJI_ORIGIN', 'changji.example'],
	['CHANGJI_ORIGIN', 'https://changji.example/app'],
	['CHANGJI_POCKETBASE_URL', 'ftp://127.0.0.1'],
	['LOG_LEVEL', 'loud'],
	['REDIS_URL', 'http://cache']
])('%s=%s is refused by a sentence that names it', (name, value) => {
	const read = () => readEnv({ [name]: value });
	expect(read).toThrow(EnvFault);
	expect(read).toThrow(new RegExp(`^${name}=`));
});

test('a password in an address is in no sentence', () => {
	expect(() => readEnv({ REDIS_URL: 'http://:geheim@cache' })).toThrow(/^(?!.*geheim)REDIS_URL=/u);
});

test('OSC: a port alone stays on this machine, an address is taken as said', () => {
	const osc = (said: string) => readEnv({ CHANGJI_OSC: said }).osc;
	expect(osc('9000')).toEqual({ host: '127.0.0.1', port: 9000 });
	expect(osc('0.0.0.0:0')).toEqual({ host: '0.0.0.0', port: 0 });
	expect(osc('[::1]:9000')).toEqual({ host: '::1', port: 9000 });
	for (const wrong of ['on', 'host:', ':9000', '127.0.0.1:70000', 'a:b:9000'])
		expect(() => osc(wrong)).toThrow(/CHANGJI_OSC/);
});
