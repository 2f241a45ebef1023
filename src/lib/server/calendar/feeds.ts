// The addresses under which people subscribe to their own calendar: one each, kept as a hash, taken back at will.
import type { MemberId, TeamId } from '#lib/domain/id.ts';
import { audit } from '#lib/server/auth/audit.ts';
import type { Membership, Memberships } from '#lib/server/auth/memberships.ts';
import { hashOf, newSecret } from '#lib/server/auth/secret-hash.ts';
import type { TokensRecord, TypedPocketBase } from '#lib/server/pocketbase/records.ts';

export const CALENDAR_LOCALES = ['zh-CN', 'en'] as const;
export type CalendarLocale = (typeof CALENDAR_LOCALES)[number];

/** Whose calendar an address opens. */
export interface FeedOwner {
	readonly teamId: TeamId;
	readonly memberId: MemberId;
	readonly name: string;
	/** The language its titles are written in: a calendar sends no cookie. */
	readonly locale: CalendarLocale;
}

export interface FeedPorts {
	readonly service: TypedPocketBase;
	readonly memberships: Memberships;
}

const SCOPE = 'calendar';
const memberScope = (memberId: MemberId) => `member:${memberId}`;
const localeScope = (locale: CalendarLocale) => `locale:${locale}`;

/** Makes the member's address; the one before stops working. The secret is told this once. */
export async function openFeed(ports: FeedPorts, by: Membership, locale: CalendarLocale): Promise<string> {
	await closeFeed(ports, by);
	const secret = newSecret();
	const { id } = await ports.service.collection('tokens').create({
		team: by.teamId,
		name: `${SCOPE}: ${by.name}`.slice(0, 120),
		scopes: [SCOPE, memberScope(by.memberId), localeScope(locale)],
		token_hash: hashOf(secret),
		expires: null,
		revoked: false,
		created_by: by.userId
	});
	audit(ports.service, { team: by.teamId, by: by.userId, what: 'calendar-opened', detail: { token: id } });
	return secret;
}

/** Takes the member's address back. Answers whether there was one. */
export async function closeFeed({ service }: FeedPorts, by: Membership): Promise<boolean> {
	const open = await openTokens(service, by);
	for (const { id } of open) {
		await service.collection('tokens').update(id, { revoked: true });
		audit(service, { team: by.teamId, by: by.userId, what: 'calendar-closed', detail: { token: id } });
	}
	return open.length > 0;
}

/** Whether the member has an address now, and since when (ISO). */
export async function feedOf({ service }: FeedPorts, by: Membership): Promise<string | null> {
	return (await openTokens(service, by))[0]?.created ?? null;
}

/** Whose calendar the secret opens; null = nobody's, taken back, or of someone who has left the team. */
export async function feedOwner({ service, memberships }: FeedPorts, secret: string): Promise<FeedOwner | null> {
	const { items } = await service.collection('tokens').getList(1, 1, {
		filter: service.filter('token_hash = {:hash} && revoked = false', { hash: hashOf(secret) }),
		skipTotal: true
	});
	const [token] = items;
	const scopes = scopesOf(token);
	if (!token || !scopes.includes(SCOPE)) return null;
	const member = (await memberships.ofTeam(token.team)).find(({ memberId }) => scopes.includes(memberScope(memberId)));
	if (!member) return null;
	const locale = CALENDAR_LOCALES.find((one) => scopes.includes(localeScope(one))) ?? CALENDAR_LOCALES[0];
	return { teamId: token.team, memberId: member.memberId, name: member.name, locale };
}

async function openTokens(service: TypedPocketBase, by: Membership): Promise<TokensRecord[]> {
	const found = await service.collection('tokens').getFullList({
		filter: service.filter('team = {:team} && revoked = false', { team: by.teamId }),
		sort: '-created'
	});
	return found.filter((token) => scopesOf(token).includes(memberScope(by.memberId)) && scopesOf(token)[0] === SCOPE);
}

const scopesOf = (token: TokensRecord | undefined): readonly unknown[] =>
	Array.isArray(token?.scopes) ? (token.scopes as readonly unknown[]) : [];
