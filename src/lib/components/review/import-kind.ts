// What a recognised report is called, in words.
import type { ReportKind } from '#lib/domain/import/dataset.ts';
import { m } from '#lib/paraglide/messages.js';

const KINDS: Readonly<Record<ReportKind, () => string>> = {
	'compass-streams': m.import_kind_compass_streams,
	'compass-minutes': m.import_kind_compass_minutes,
	'compass-products': m.import_kind_compass_products,
	'compass-channels': m.import_kind_compass_channels,
	qianchuan: m.import_kind_qianchuan,
	'short-videos': m.import_kind_short_videos
};

/** 罗盘 · 分钟级趋势 …; what nobody recognised says so. */
export function kindName(kind: string | null): string {
	const known: Readonly<Record<string, (() => string) | undefined>> = KINDS;
	return known[kind ?? '']?.() ?? m.import_kind_unknown();
}
