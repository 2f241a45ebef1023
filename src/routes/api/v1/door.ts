// The door of the HTTP API: a token, its scope and its pace are looked at here, and every "no" leaves as problem+json with a sentence.
import { isHttpError, type RequestEvent, type RequestHandler } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { app } from '#lib/server/app.ts';
import { Throttle } from '#lib/server/auth/throttle.ts';
import { TokenBucket } from '#lib/server/live/token-bucket.ts';
import type { OpenStream } from '#lib/server/live/stream-rooms.ts';
import { log } from '#lib/server/log.ts';
import { streamFor } from '#lib/server/machines/machine-hand.ts';
import type { Scope } from '#lib/server/machines/scopes.ts';
import type { Machine } from '#lib/server/machines/tokens.ts';
import { OwnerAway } from '#lib/sync/room-ports.ts';
import { isProblem, localeOf, Problem, problemResponse, type Locale } from './problem.ts';

/** What an endpoint gets once the machine is inside. */
export interface Inside {
	readonly event: RequestEvent;
	readonly machine: Machine;
}
/** The same, at a stream of the machine's team. */
export interface AtStream extends Inside {
	readonly open: OpenStream;
}

/** Wrong tokens of one address; a right one is never counted. */
const guesses = new Throttle({ tries: 30, windowMs: 5 * 60_000 });
/** Faster than any hand, slower than a loop that has gone wrong. */
const [BURST, PER_SECOND] = [40, 20];
const paces = new Map<string, TokenBucket>();
/** Machines of deleted tokens are forgotten with all others; each starts with a full bucket again. */
const MOST_PACES = 5_000;

/** An endpoint for machines with this scope. `inAddress`: the token may stand in `?token=`, for readers that can send no header. */
export const forMachines =
	(scope: Scope | null, act: (inside: Inside) => Promise<Response>, inAddress = false): RequestHandler =>
	async (event) => {
		let teamId: string | null = null;
		try {
			const machine = await machineBehind(event, inAddress);
			({ teamId } = machine);
			if (scope) demand(machine, scope);
			return await act({ event, machine });
		} catch (fault) {
			const problem = problemOf(fault);
			return problemResponse(problem, localeFor(event), await namesOf(problem, teamId));
		}
	};

/** An endpoint at one stream; a stream the machine may not know of looks like none. */
export const atStream = (
	scope: Scope | null,
	act: (inside: AtStream) => Promise<Response>,
	inAddress = false
): RequestHandler =>
	forMachines(
		scope,
		async (inside) => {
			const open = await streamFor(app(), inside.machine, inside.event.params['streamId'] ?? '');
			if (!open) throw new Problem('stream-not-found');
			return act({ ...inside, open });
		},
		inAddress
	);

/** @throws Problem `scope-missing` */
export function demand({ scopes }: Machine, scope: Scope): void {
	if (!scopes.includes(scope)) throw new Problem('scope-missing', { field: scope });
}

async function machineBehind(event: RequestEvent, inAddress: boolean): Promise<Machine> {
	const [, header] = /^Bearer ([\w-]+)$/iu.exec(event.request.headers.get('authorization') ?? '') ?? [];
	const secret = header ?? (inAddress ? event.url.searchParams.get('token') : null);
	const machine = secret ? await app().machines.find(secret) : null;
	if (!machine) {
		const wait = secret ? guesses.take(event.getClientAddress()) : 0;
		if (wait > 0) throw new Problem('too-fast', {}, Math.ceil(wait / 1_000));
		throw new Problem('no-token');
	}
	const now = Date.now();
	if (paces.size > MOST_PACES) paces.clear();
	const pace = paces.get(machine.id) ?? new TokenBucket(BURST, PER_SECOND, now);
	paces.set(machine.id, pace);
	if (!pace.take(now)) throw new Problem('too-fast', {}, 1);
	app().machines.heard(machine, now, (error) => log.debug({ err: error }, 'last use was not noted'));
	return machine;
}

function problemOf(fault: unknown): Problem {
	if (fault instanceof Problem) return fault;
	if (fault instanceof OwnerAway) return new Problem('owner-away', {}, 1);
	if (!isHttpError(fault)) throw fault;
	// What bodyOf says of a body that is none.
	const { message } = fault.body;
	return new Problem(isProblem(message) ? message : 'malformed', { field: 'body' });
}

const localeFor = ({ request }: RequestEvent): Locale => localeOf(request.headers.get('accept-language'));

/** Who a refusal speaks of, by name: colleagues and machines. Read only when it speaks of somebody. */
async function namesOf({ refusal }: Problem, teamId: string | null): Promise<(id: string) => string> {
	if (teamId === null || refusal.detail?.['who'] === undefined) return () => '';
	const members = await app().memberships.ofTeam(teamId);
	return (id) =>
		members.find(({ memberId }) => memberId === id)?.name ??
		app().machines.live(id.replace(/^machine:/u, ''))?.name ??
		m.air_somebody({}, { locale: 'zh-CN' });
}
