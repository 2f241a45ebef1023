// A refusal as the sentence a person reads.
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import { m } from '#lib/paraglide/messages.js';

const SENTENCES = m as unknown as Readonly<
	Record<string, ((detail: object, options?: { locale: 'zh-CN' | 'en' }) => string) | undefined>
>;

/** Every refusal's name has its sentence `refusal_<name>` (held by refusal.test.ts). Without `locale`: the page's own. */
export function refusalText(refusal: Refusal, locale?: 'zh-CN' | 'en'): string {
	const sentence = SENTENCES[`refusal_${refusal.name.replaceAll('-', '_')}`];
	return sentence ? sentence(refusal.detail ?? {}, locale && { locale }) : refusal.name;
}
