// What a team once said a column means is remembered for its next file of the same kind.
import * as v from 'valibot';
import type { TeamId } from '#lib/domain/id.ts';
import type { ReportKind } from '#lib/domain/import/dataset.ts';
import { plainHeader, type UnitHint } from '#lib/domain/import/header.ts';
import type { ChosenMapping, TablePreview } from '#lib/domain/import/preview.ts';
import { mapColumns, type ColumnMapping, type Mapping } from '#lib/domain/import/recognise.ts';
import { isMetricKey, type MetricKey } from '#lib/domain/metrics/dictionary.ts';
import type { TemplatesRecord, TypedPocketBase } from '../pocketbase/records.ts';

const KIND = 'import-columns';
const MOST = 500;
const UNITS = ['yuan', 'ten-thousand-yuan', 'minutes', 'seconds', 'hours', 'percent'] as const satisfies UnitHint[];
const REPORT_KINDS = [
	'compass-streams',
	'compass-minutes',
	'compass-products',
	'compass-channels',
	'qianchuan',
	'short-videos'
] as const satisfies ReportKind[];

const metricKey = v.custom<MetricKey>(isMetricKey);
const meaning = v.object({ key: v.nullable(metricKey), unit: v.nullable(v.picklist(UNITS)) });
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));

/** A mapping as a browser sends it back. */
export const chosenSchema = v.pipe(
	v.array(
		v.strictObject({
			table: index,
			mapping: v.strictObject({
				kind: v.picklist(REPORT_KINDS),
				headerRow: index,
				firstRow: index,
				columns: v.pipe(
					v.array(
						v.strictObject({ column: index, header: v.pipe(v.string(), v.maxLength(2_000)), ...meaning.entries })
					),
					v.maxLength(200)
				)
			})
		})
	),
	v.maxLength(50)
);

const memory = v.record(v.string(), meaning);
type Memory = v.InferOutput<typeof memory>;

const said = ({ key, unit }: Pick<ColumnMapping, 'key' | 'unit'>) => ({ key, unit });
const differs = (a: Pick<ColumnMapping, 'key' | 'unit'>, b: Pick<ColumnMapping, 'key' | 'unit'>) =>
	a.key !== b.key || a.unit !== b.unit;

async function recordOf(service: TypedPocketBase, teamId: TeamId, kind: ReportKind): Promise<TemplatesRecord | null> {
	const filter = service.filter('team = {:teamId} && kind = {:KIND} && name = {:kind}', { teamId, KIND, kind });
	const { items } = await service.collection('templates').getList(1, 1, { filter, skipTotal: true });
	return items[0] ?? null;
}

function remembered(record: TemplatesRecord | null): Memory {
	const read = v.safeParse(memory, record?.body);
	return read.success ? read.output : {};
}

/** The mappings of a file with the team's own words in them; empty when they change nothing. */
export async function mappingsByMemory(
	service: TypedPocketBase,
	teamId: TeamId,
	tables: readonly TablePreview[]
): Promise<readonly ChosenMapping[]> {
	const chosen: ChosenMapping[] = [];
	for (const [table, { mapping }] of tables.entries()) {
		if (!mapping) continue;
		const words = remembered(await recordOf(service, teamId, mapping.kind));
		const columns = mapping.columns.map((column) => ({ ...column, ...words[plainHeader(column.header)] }));
		if (columns.some((column, at) => differs(column, mapping.columns[at] ?? column)))
			chosen.push({ table, mapping: { ...mapping, columns: once(columns) } });
	}
	return chosen;
}

/** A figure stands in one column: a later one of the same meaning stays unknown. */
function once(columns: readonly ColumnMapping[]): readonly ColumnMapping[] {
	const seen = new Set<string>();
	return columns.map((column) => {
		if (column.key === null) return column;
		if (seen.has(column.key)) return { ...column, key: null };
		seen.add(column.key);
		return column;
	});
}

/** Remembers where a person's mapping says something else than the headings do, and forgets where it no longer does. */
export async function rememberColumns(service: TypedPocketBase, teamId: TeamId, mapping: Mapping): Promise<void> {
	const record = await recordOf(service, teamId, mapping.kind);
	const words = new Map(Object.entries(remembered(record)));
	const before = JSON.stringify([...words]);
	const known = mapColumns(
		mapping.columns.map(({ header }) => header),
		mapping.kind
	);
	for (const [at, column] of mapping.columns.entries()) {
		const header = plainHeader(column.header);
		if (header === '') continue;
		if (differs(column, known[at] ?? column)) words.set(header, said(column));
		else words.delete(header);
	}
	if (JSON.stringify([...words]) === before) return;
	const body = Object.fromEntries([...words].slice(-MOST));
	const templates = service.collection('templates');
	if (record) await templates.update(record.id, { body });
	else await templates.create({ team: teamId, kind: KIND, name: mapping.kind, body });
}
