// Ids for things people make: 12 random characters, made on the client so that a command can be sent twice safely.
const ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A new random id (60 bits). Works without a secure context, where crypto.randomUUID is missing. */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(12));
	return Array.from(bytes, (b) => ALPHABET[b & 31]).join('');
}
