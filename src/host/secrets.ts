// What only this machine may know: made at the first start, kept in <data>/secrets.json, readable by its owner alone.
import { randomBytes, randomInt } from 'node:crypto';
import {
	chmodSync,
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	renameSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { dirname, join } from 'node:path';
import { PlainFault } from './plain-fault.ts';

export interface Secrets {
	/** The service account the app uses inside PocketBase. */
	superuser: { email: string; password: string };
	/** Signs what the app hands out (join links, calendar feeds): 256 bits, base64url. */
	tokenKey: string;
	/** The first owner's first password. */
	ownerPassword: string;
	/** Password of every demo login. */
	demoPassword: string;
	/** Typed once when an owner is made through the set-up page. */
	setupCode: string;
}

export const secretsFile = (dataDir: string) => join(dataDir, 'secrets.json');

/** Reads the secrets, making those that are missing. `file`: where they are when not in the data folder. @throws PlainFault when the file is there but cannot be understood */
export function loadSecrets(dataDir: string, file = secretsFile(dataDir)): Secrets {
	mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	const known = existsSync(file) ? parse(file) : {};
	const secrets: Secrets = {
		superuser: known.superuser ?? {
			email: 'service@changji.internal',
			password: randomBytes(24).toString('base64url')
		},
		tokenKey: known.tokenKey ?? randomBytes(32).toString('base64url'),
		ownerPassword: known.ownerPassword ?? speakable(),
		demoPassword: known.demoPassword ?? speakable(),
		setupCode: known.setupCode ?? speakable()
	};
	if (JSON.stringify(secrets) !== JSON.stringify(known)) {
		// Written beside and renamed: a machine that loses power here keeps the old file whole.
		// `flush`, and the folder too: without it the file was there after a power cut, and empty.
		writeFileSync(`${file}.new`, JSON.stringify(secrets, null, '\t') + '\n', { mode: 0o600, flush: true });
		renameSync(`${file}.new`, file);
		flushFolder(dirname(file));
	}
	if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) chmodSync(file, 0o600);
	return secrets;
}

function flushFolder(folder: string): void {
	if (process.platform === 'win32') return; // folders cannot be opened there
	const handle = openSync(folder, 'r');
	fsyncSync(handle);
	closeSync(handle);
}

function parse(file: string): Partial<Secrets> {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>;
	} catch (cause) {
		throw new PlainFault(`${file} cannot be read. Put back the copy from a backup; without it nobody can log in.`, {
			cause
		});
	}
}

/** Twelve characters in threes, without those that look alike: read aloud across a studio and typed on a phone. 59 bits. */
function speakable(): string {
	const letters = 'abcdefghjkmnpqrstuvwxyz23456789';
	const pick = () => letters[randomInt(letters.length)];
	return Array.from({ length: 4 }, () => `${pick()}${pick()}${pick()}`).join('-');
}
