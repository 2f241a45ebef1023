// Where PocketBase comes from, against a local release server: what is good is taken, what is not is refused and said.
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { acquirePocketBase, findPocketBase } from '../../../src/host/pocketbase-binary.mjs';
import { downloadPocketBase, pinned, releaseName } from '../../../src/host/pocketbase-release.mjs';
import { zipEntries } from '../../../src/host/zip.mjs';

/** Stands for the program: a script that says a version, padded so that it comes in several pieces. */
const program = (version: string) => `#!/bin/sh\necho "pocketbase version ${version}"\n${'# '.padEnd(300_000, '场')}\n`;
const zipName = releaseName() ?? '';

/** A zip file as the release has it: a licence first, then the program. */
function makeZip(files: Record<string, string>): Buffer {
	const locals: Buffer[] = [];
	const directory: Buffer[] = [];
	let at = 0;
	for (const [name, text] of Object.entries(files)) {
		const data = Buffer.from(text);
		const packed = deflateRawSync(data);
		const fixed = Buffer.alloc(26);
		fixed.writeUInt16LE(20, 0);
		fixed.writeUInt16LE(8, 4);
		fixed.writeUInt32LE(crc32(data), 10);
		fixed.writeUInt32LE(packed.length, 14);
		fixed.writeUInt32LE(data.length, 18);
		fixed.writeUInt16LE(Buffer.byteLength(name), 22);
		const local = Buffer.concat([Buffer.from('PK\x03\x04'), fixed, Buffer.from(name), packed]);
		const tail = Buffer.alloc(14);
		tail.writeUInt32LE(at, 10);
		directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), fixed, tail, Buffer.from(name)]));
		locals.push(local);
		at += local.length;
	}
	const central = Buffer.concat(directory);
	const end = Buffer.alloc(22);
	end.write('PK\x05\x06', 'latin1');
	end.writeUInt16LE(directory.length, 8);
	end.writeUInt16LE(directory.length, 10);
	end.writeUInt32LE(central.length, 12);
	end.writeUInt32LE(at, 16);
	return Buffer.concat([...locals, central, end]);
}

const goodZip = makeZip({ 'LICENSE.md': 'MIT', pocketbase: program(pinned) });
const sha256 = (data: Buffer) => createHash('sha256').update(data).digest('hex');

let dir: string;
let cache: string;
let mirror: string;
let server: Server;
let routes: Record<string, (res: ServerResponse) => unknown>;
let said: string;
const noGo = () => Promise.reject(new Error('go could not be started'));
const env = (more = {}) => ({ CHANGJI_POCKETBASE_MIRROR: mirror, ...more });

beforeEach(async () => {
	dir = mkdtempSync(join(tmpdir(), 'changji-release-'));
	cache = join(dir, 'cache/pocketbase');
	server = createServer((req, res) => {
		const route = routes[req.url ?? ''];
		if (route) route(res);
		else res.writeHead(404).end();
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	mirror = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
	offer(goodZip, sha256(goodZip));
	said = '';
	vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((said += String(text)), true));
});
afterEach(() => {
	vi.restoreAllMocks();
	server.closeAllConnections();
	server.close();
	rmSync(dir, { recursive: true, force: true });
});

function offer(zip: Buffer, sum: string) {
	routes = {
		[`/v${pinned}/checksums.txt`]: (res) => res.end(`${'0'.repeat(64)}  other.zip\n${sum}  ${zipName}\n`),
		[`/v${pinned}/${zipName}`]: (res) => res.end(zip)
	};
}
function put(path: string, version: string) {
	mkdirSync(dirname(path), { recursive: true });
	writeFileSync(path, program(version));
	chmodSync(path, 0o755);
}

test('POCKETBASE_BIN comes first, even with another version, which is said', async () => {
	const own = join(dir, 'own');
	put(own, '9.9.9');
	put(cache, pinned);
	expect(await acquirePocketBase({ env: env({ POCKETBASE_BIN: own }), cache, build: noGo })).toBe(own);
	expect(said).toContain(`version 9.9.9; made for ${pinned}`);
});

test('a POCKETBASE_BIN that cannot be used is said, and the next way is taken', async () => {
	put(cache, pinned);
	const missing = join(dir, 'missing');
	expect(await acquirePocketBase({ env: env({ POCKETBASE_BIN: missing }), cache, build: noGo })).toBe(cache);
	expect(said).toContain(`POCKETBASE_BIN=${missing} does not exist`);
});

test('the cached one is used as it is, without a word', async () => {
	put(cache, pinned);
	routes = {};
	expect(await acquirePocketBase({ env: env(), cache, build: noGo })).toBe(cache);
	expect(said).toBe('');
});

test('a good release is downloaded, checked, unpacked and made to run', async () => {
	expect(await acquirePocketBase({ env: env(), cache, build: noGo })).toBe(cache);
	expect(readFileSync(cache, 'utf8')).toBe(program(pinned));
	expect(statSync(cache).mode & 0o111).not.toBe(0);
	expect(readdirSync(dirname(cache))).toEqual(['pocketbase']);
	expect(said).toContain(`download from ${mirror}`);
	expect(findPocketBase({}, cache)).toEqual({ path: cache, version: pinned, why: '' });
});

test('a cached one of another version is replaced', async () => {
	put(cache, '0.1.0');
	await acquirePocketBase({ env: env(), cache, build: noGo });
	expect(said).toContain(`the cached one is 0.1.0, not ${pinned}`);
	expect(findPocketBase({}, cache).version).toBe(pinned);
});

test.each([
	['a wrong checksum', () => offer(goodZip, 'a'.repeat(64)), 'does not match checksums.txt'],
	['a release not named in checksums.txt', () => offer(goodZip, 'short'), `does not name ${zipName}`],
	['no checksums', () => (routes = {}), 'checksums.txt answered 404'],
	['no release', () => delete routes[`/v${pinned}/${zipName}`], `${zipName} answered 404`],
	['no zip', () => offer(Buffer.from('<html>'), sha256(Buffer.from('<html>'))), 'not a whole zip file'],
	[
		'a zip without the program',
		() => {
			const zip = makeZip({ 'LICENSE.md': 'MIT' });
			offer(zip, sha256(zip));
		},
		'holds no pocketbase'
	],
	[
		'another version inside',
		() => {
			const zip = makeZip({ pocketbase: program('0.0.1') });
			offer(zip, sha256(zip));
		},
		'says it is 0.0.1'
	]
])('%s: refused, said, and built instead', async (_, prepare, reason) => {
	prepare();
	const build = (target: string) => Promise.resolve(put(target, pinned));
	expect(await acquirePocketBase({ env: env(), cache, build })).toBe(cache);
	expect(said).toContain('did not work, because');
	expect(said).toContain(reason);
	expect(readdirSync(dirname(cache))).toEqual(['pocketbase']);
});

test('a server that takes the call and says nothing is given up', async () => {
	routes = { [`/v${pinned}/checksums.txt`]: () => undefined };
	const target = join(dir, 'fresh');
	await expect(downloadPocketBase(mirror, target, undefined, { stallMs: 100 })).rejects.toThrow(
		'no answer within 0.1 s'
	);
	expect(existsSync(target)).toBe(false);
});

test('a download that stops half-way is given up', async () => {
	routes[`/v${pinned}/${zipName}`] = (res) => {
		res.setHeader('content-length', goodZip.length);
		res.write(goodZip.subarray(0, 100));
	};
	await expect(downloadPocketBase(mirror, join(dir, 'fresh'), undefined, { stallMs: 100 })).rejects.toThrow(
		'no answer'
	);
	expect(readdirSync(dir)).toEqual([]);
});

test('nobody there: said with the reason', async () => {
	server.closeAllConnections();
	server.close();
	await once(server, 'close');
	await expect(downloadPocketBase(mirror, join(dir, 'fresh'))).rejects.toThrow(/ECONNREFUSED/);
});

test('every way failed: what a person can do, and nothing half-made', async () => {
	routes = {};
	await expect(acquirePocketBase({ env: env(), cache, build: noGo })).rejects.toThrow(
		/install Go .*POCKETBASE_BIN.*CHANGJI_POCKETBASE_MIRROR/
	);
	expect(said).toContain('go could not be started');
	expect(readdirSync(dirname(cache))).toEqual([]);
});

test('the names of the releases', () => {
	expect(releaseName('linux', 'x64')).toBe(`pocketbase_${pinned}_linux_amd64.zip`);
	expect(releaseName('darwin', 'arm64')).toBe(`pocketbase_${pinned}_darwin_arm64.zip`);
	expect(releaseName('win32', 'x64')).toBe(`pocketbase_${pinned}_windows_amd64.zip`);
	expect(releaseName('aix', 'x64')).toBeNull();
});

test('a zip cut off anywhere is not taken for a shorter one', async () => {
	const file = join(dir, 'cut.zip');
	for (const length of [0, 10, 200, goodZip.length - 30, goodZip.length - 1]) {
		writeFileSync(file, goodZip.subarray(0, length));
		await expect(zipEntries(file)).rejects.toThrow(/not a whole zip file/);
	}
});
