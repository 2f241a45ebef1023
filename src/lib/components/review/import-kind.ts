// What a recognised report is called, and why a file was refused, in words.
import type { ReportKind } from '#lib/domain/import/dataset.ts';
import { m } from '#lib/paraglide/messages.js';

const SENTENCES = m as unknown as Readonly<Record<string, (() => string) | undefined>>;

/** 罗盘 · 分钟级趋势 …; what nobody recognised says so. */
export function kindName(kind: ReportKind | string | null): string {
	return SENTENCES[`import_kind_${(kind ?? 'unknown').replaceAll('-', '_')}`]?.() ?? m.import_kind_unknown();
}

/** The sentence of a refusal of a whole file. */
export function fileRefusalText(refusal: string): string {
	const name = refusal.replaceAll('-', '_');
	return SENTENCES[`import_refusal_${name}`]?.() ?? SENTENCES[`review_refusal_${name}`]?.() ?? m.review_unreachable();
}
