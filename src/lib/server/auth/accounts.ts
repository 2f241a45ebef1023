// Accounts are made by the app alone: by the first owner's set-up page and by accepted invites. Nobody registers from outside.
import { ClientResponseError } from 'pocketbase';
import { memberClient } from '#lib/server/pocketbase/client.ts';
import type { TypedPocketBase } from '#lib/server/pocketbase/records.ts';

export type AccountFault = 'bad-name' | 'bad-email' | 'weak' | 'taken' | 'old-wrong';
export interface NewAccount {
	readonly name: string;
	readonly email: string;
	readonly password: string;
}

/** Is there anybody at all? */
export async function noAccounts(service: TypedPocketBase): Promise<boolean> {
	const { totalItems } = await service.collection('users').getList(1, 1, { fields: 'id' });
	return totalItems === 0;
}

/** What is wrong with the form before anything is asked; null = nothing. */
export function accountFault({ name, email, password }: NewAccount): AccountFault | null {
	if (!isName(name)) return 'bad-name';
	if (!/^[^\s@]{1,64}@[^\s@]{1,200}$/.test(email.trim())) return 'bad-email';
	return isStrong(password) ? null : 'weak';
}

/** Makes an account; the reason as a value when it cannot. */
export async function makeAccount(
	service: TypedPocketBase,
	account: NewAccount
): Promise<{ readonly userId: string } | { readonly fault: AccountFault }> {
	const fault = accountFault(account);
	if (fault) return { fault };
	const email = account.email.trim().toLowerCase();
	try {
		const { id } = await service.collection('users').create({
			name: account.name.trim(),
			email,
			password: account.password,
			passwordConfirm: account.password,
			verified: true
		});
		return { userId: id };
	} catch (error) {
		if (!(error instanceof ClientResponseError) || error.status !== 400) throw error;
		const fields = error.response.data as Readonly<Record<string, { readonly code?: string }>>;
		if (fields.email) return { fault: fields.email.code === 'validation_not_unique' ? 'taken' : 'bad-email' };
		if (fields.password) return { fault: 'weak' };
		throw error;
	}
}

/** A new password ends every login of this person, also the one that asked for it. */
export async function changePassword(
	{ service, pocketbaseUrl }: { readonly service: TypedPocketBase; readonly pocketbaseUrl: string },
	who: { readonly userId: string; readonly email: string },
	old: string,
	password: string
): Promise<AccountFault | null> {
	if (!isStrong(password)) return 'weak';
	try {
		await memberClient(pocketbaseUrl, '').collection('users').authWithPassword(who.email, old);
	} catch (error) {
		if (error instanceof ClientResponseError && error.status >= 400 && error.status < 500) return 'old-wrong';
		throw error;
	}
	await service.collection('users').update(who.userId, { password, passwordConfirm: password });
	return null;
}

export async function rename(service: TypedPocketBase, userId: string, name: string): Promise<AccountFault | null> {
	if (!isName(name)) return 'bad-name';
	await service.collection('users').update(userId, { name: name.trim() });
	return null;
}

const isName = (name: string) => name.trim().length > 0 && [...name.trim()].length <= 80;
/** 72 bytes is as far as bcrypt looks. */
const isStrong = (password: string) => [...password].length >= 10 && Buffer.byteLength(password) <= 72;
