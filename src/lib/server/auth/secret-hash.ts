// Only hashes of what opens a door are kept: whoever reads the database cannot walk in.
import { createHash, randomBytes } from 'node:crypto';

/** A new secret for a link: 192 bits, base64url. */
export const newSecret = (): string => randomBytes(24).toString('base64url');

/** What is stored of a secret. The secrets are random and long, so a plain hash cannot be guessed. */
export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
