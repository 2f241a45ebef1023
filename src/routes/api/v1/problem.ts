// What the API answers when it does not do something: RFC 9457, with the name of the refusal and a sentence in the asker's language.
import { refusalText } from '#lib/components/ui/refusal-words.ts';
import { REFUSALS, type Refusal, type RefusalName } from '#lib/domain/stream/refusal.ts';
import { m } from '#lib/paraglide/messages.js';

export type Locale = 'zh-CN' | 'en';
type Words = { readonly field: string };
type Sentence = (words: Words, options: { locale: Locale }) => string;

/** What only machines can be refused; everything else has the name and sentence it has on a screen. */
const OWN = {
	'no-token': { status: 401, words: m.machines_problem_no_token },
	'scope-missing': { status: 403, words: m.machines_problem_scope_missing },
	'not-for-machines': { status: 403, words: m.machines_problem_not_for_machines },
	'key-missing': { status: 400, words: m.machines_problem_key_missing },
	'not-json': { status: 415, words: m.machines_problem_not_json },
	'too-large': { status: 413, words: m.machines_problem_too_large },
	'unknown-preset': { status: 404, words: m.machines_problem_unknown_preset },
	'missing-param': { status: 422, words: m.machines_problem_missing_param },
	'unknown-metric': { status: 422, words: m.machines_problem_unknown_metric },
	'wrong-unit': { status: 422, words: m.machines_problem_wrong_unit },
	'stale-numbers': { status: 422, words: m.machines_problem_stale_numbers }
} as const satisfies Record<string, { status: number; words: Sentence }>;
type OwnName = keyof typeof OWN;
export type ProblemName = OwnName | RefusalName;

const STATUS: Readonly<Partial<Record<RefusalName, number>>> = {
	'not-allowed': 403,
	'stream-not-found': 404,
	malformed: 400,
	'too-fast': 429,
	'owner-away': 503,
	'server-fault': 500
};

/** Thrown inside the API's endpoints; the door turns it into the answer. */
export class Problem extends Error {
	readonly refusal: Omit<Refusal, 'name'> & { readonly name: ProblemName };
	/** s until it is worth trying again; null = not by waiting */
	readonly retryAfter: number | null;

	constructor(name: ProblemName, detail: Refusal['detail'] = {}, retryAfter: number | null = null) {
		super(name);
		this.refusal = { name, detail };
		this.retryAfter = retryAfter;
	}

	get status(): number {
		const { name } = this.refusal;
		return isOwn(name) ? OWN[name].status : (STATUS[name] ?? 409);
	}
}

const isOwn = (name: ProblemName): name is OwnName => Object.hasOwn(OWN, name);

/** Whether a word is the name of a problem, for what other parts throw. */
export const isProblem = (word: string): word is ProblemName =>
	Object.hasOwn(OWN, word) || (REFUSALS as readonly string[]).includes(word);

/** The language an Accept-Language header prefers of our two; the crew's own without one. */
export function localeOf(accepts: string | null): Locale {
	const wishes = (accepts ?? '')
		.split(',')
		.map((wish) => {
			const [tag = '', ...rest] = wish.trim().toLowerCase().split(';');
			const quality = /^q=([\d.]+)$/u.exec(rest.join(';').trim())?.[1];
			return { language: tag.split('-')[0], q: quality === undefined ? 1 : Number(quality) };
		})
		.filter(({ language, q }) => (language === 'zh' || language === 'en') && q > 0)
		.sort((one, other) => other.q - one.q);
	return wishes[0]?.language === 'en' ? 'en' : 'zh-CN';
}

/** The answer. `nameOf` gives the person or machine behind an id, for sentences that say who. */
export function problemResponse(problem: Problem, locale: Locale, nameOf: (id: string) => string): Response {
	const { refusal, status, retryAfter } = problem;
	const { name } = refusal;
	const detail = { ...refusal.detail };
	if (typeof detail['who'] === 'string') detail['who'] = nameOf(detail['who']);
	const title = isOwn(name)
		? OWN[name].words({ field: String(detail['field'] ?? '') }, { locale })
		: refusalText({ name, detail }, locale);
	const body = { type: `urn:changji:problem:${name}`, title, status, name, about: detail };
	return new Response(JSON.stringify(body), {
		status,
		headers: {
			'content-type': 'application/problem+json; charset=utf-8',
			'content-language': locale,
			'cache-control': 'no-store',
			...(status === 401 ? { 'www-authenticate': 'Bearer realm="changji"' } : {}),
			...(retryAfter === null ? {} : { 'retry-after': String(retryAfter) })
		}
	});
}
