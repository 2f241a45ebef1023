// PocketBase's official release: which version, which file for this machine, and its download checked against its own checksums.txt.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { unzipEntry, zipEntries } from './zip.mjs';

const module = join(dirname(fileURLToPath(import.meta.url)), '../../pocketbase');
const exe = process.platform === 'win32' ? 'pocketbase.exe' : 'pocketbase';

/** The one version this project is written for, from pocketbase/go.mod. */
export const pinned = /pocketbase\/pocketbase v(\S+)/.exec(readFileSync(join(module, 'go.mod'), 'utf8'))?.[1] ?? '';

/**
 * Where a machine's release lies: PocketBase's names for systems and processors.
 * @param {string} [platform] @param {string} [arch]
 */
export function releaseName(platform = process.platform, arch = process.arch) {
	const os = { linux: 'linux', darwin: 'darwin', win32: 'windows' }[platform];
	const cpu = { x64: 'amd64', arm64: 'arm64', arm: 'armv7', ppc64: 'ppc64le', s390x: 's390x' }[arch];
	return os && cpu ? `pocketbase_${pinned}_${os}_${cpu}.zip` : null;
}

/**
 * @param {string} mirror the folder above v<version>/
 * @param {string} target
 * @param {(text: string) => void} [detail]
 * @param {{ stallMs?: number }} [options] how long to wait for an answer, and for the next bytes
 */
export async function downloadPocketBase(mirror, target, detail = () => {}, { stallMs = 8000 } = {}) {
	const name = releaseName();
	if (!name) throw new Error(`there is no release for ${process.platform} ${process.arch}`);
	const zip = `${target}.zip`;
	const sums = `${target}.sums`;
	try {
		await download(`${mirror}/v${pinned}/checksums.txt`, sums, stallMs, detail);
		const wanted = new RegExp(`^([0-9a-f]{64}) [ *]${name.replaceAll('.', '\\.')}$`, 'm').exec(
			readFileSync(sums, 'utf8')
		);
		if (!wanted) throw new Error(`checksums.txt does not name ${name}`);
		await download(`${mirror}/v${pinned}/${name}`, zip, stallMs, detail);
		const hash = createHash('sha256');
		await pipeline(createReadStream(zip), hash);
		if (hash.digest('hex') !== wanted[1]) throw new Error(`${name} does not match checksums.txt; it was thrown away`);
		const entry = (await zipEntries(zip)).find((e) => e.name === exe);
		if (!entry) throw new Error(`${name} holds no ${exe}`);
		await unzipEntry(zip, entry, target, 0o755);
	} finally {
		rmSync(zip, { force: true });
		rmSync(sums, { force: true });
	}
}

/** @param {string} url @param {string} target @param {number} stallMs @param {(text: string) => void} detail */
async function download(url, target, stallMs, detail) {
	const stop = new AbortController();
	const stalled = () => stop.abort(new Error(`no answer within ${stallMs / 1000} s`));
	let timer = setTimeout(stalled, stallMs);
	try {
		const answer = await fetch(url, { signal: stop.signal });
		if (!answer.ok || !answer.body) throw new Error(`${url} answered ${answer.status}`);
		const total = Number(answer.headers.get('content-length'));
		let got = 0;
		const counted = Readable.fromWeb(/** @type {any} */ (answer.body)).on('data', (chunk) => {
			got += chunk.length;
			clearTimeout(timer);
			timer = setTimeout(stalled, stallMs);
			detail(`${(got / 1e6).toFixed(1)}${total ? ` of ${(total / 1e6).toFixed(1)}` : ''} MB`);
		});
		await pipeline(counted, createWriteStream(target), { signal: stop.signal });
	} catch (e) {
		if (stop.signal.aborted) throw stop.signal.reason;
		const cause = e instanceof Error && e.cause instanceof Error ? ` (${e.cause.message})` : '';
		throw new Error(`${e instanceof Error ? e.message : e}${cause}`, { cause: e });
	} finally {
		clearTimeout(timer);
	}
}
