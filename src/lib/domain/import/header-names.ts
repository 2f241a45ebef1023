// Finds the figure or run-sheet column that a heading means, within one kind of report.
import { isMetricKey, type MetricKey, type Scope } from '../metrics/dictionary.ts';
import type { Tier } from '../run-sheet/tier.ts';
import { plainHeader, splitUnit, type UnitHint } from './header.ts';
import names from './header-names.json' with { type: 'json' };

const UNITS: Readonly<Record<string, UnitHint>> = {
	min: 'minutes',
	h: 'hours',
	s: 'seconds',
	percent_number: 'percent'
};

interface Meaning {
	readonly key: MetricKey;
	readonly unit: UnitHint | null;
}

const byScope = new Map<string, Map<string, Meaning>>();
for (const { key, scopes, aliases, units } of names.metrics) {
	if (!isMetricKey(key)) continue;
	for (const scope of scopes) {
		const known = byScope.get(scope) ?? new Map<string, Meaning>();
		byScope.set(scope, known);
		for (const alias of aliases) {
			const unit = UNITS[(units as Record<string, string>)[alias] ?? ''] ?? splitUnit(plainHeader(alias)).unit;
			known.set(plainHeader(alias), { key, unit });
		}
	}
}

/** The figure a heading means in a report of this scope, and the unit it carries; null = unknown. */
export function meaning(header: string, scope: Scope): Meaning | null {
	const plain = plainHeader(header);
	const known = byScope.get(scope);
	const exact = known?.get(plain);
	if (exact) return exact;
	const { name, unit } = splitUnit(plain);
	const found = unit ? known?.get(name) : undefined;
	return found ? { key: found.key, unit } : null;
}

/** A column of a run-sheet or product list as teams keep them. */
export type SheetColumn = (typeof names.sheet)[number]['key'];

/** All of them, in the order of the table. */
export const SHEET_COLUMNS: readonly SheetColumn[] = names.sheet.map(({ key }) => key);

const sheetColumns = new Map<string, string>();
for (const { key, aliases } of names.sheet) {
	for (const alias of aliases) sheetColumns.set(plainHeader(alias), key);
}

const IN_WAN = /^(.+?)[(/](?:万|w)\)?$/u;

/** The unit a heading carries for a column that a person said it is. */
export function unitIn(header: string, column: string): UnitHint | null {
	const plain = plainHeader(header);
	return column === 'target_gmv' && IN_WAN.test(plain) ? 'ten-thousand-yuan' : splitUnit(plain).unit;
}

/** The run-sheet column a heading means, and its unit; null = unknown. */
export function sheetMeaning(header: string): { readonly column: SheetColumn; readonly unit: UnitHint | null } | null {
	const plain = plainHeader(header);
	// Of goals people write 目标GMV(万); of anything else in 万 nothing is known.
	const inWan = IN_WAN.exec(plain)?.[1];
	if (inWan !== undefined && sheetColumns.get(inWan) === 'target_gmv')
		return { column: 'target_gmv', unit: 'ten-thousand-yuan' };
	const { name, unit } = splitUnit(plain);
	const column = sheetColumns.get(plain) ?? sheetColumns.get(name);
	return column ? { column, unit } : null;
}

const tiers = new Map<string, Tier>();
for (const { key, aliases } of names.tiers) {
	for (const alias of aliases) tiers.set(plainHeader(alias), key as Tier);
}

/** The tier a word of a run-sheet means (引流款, 福利 …); null = unknown. */
export function tierOf(word: string): Tier | null {
	const plain = plainHeader(word);
	return tiers.get(plain) ?? tiers.get(plain.replace(/(款|品)$/u, '')) ?? tiers.get(`${plain}款`) ?? null;
}
