// Our validators as JSON Schema (2020-12), for the API's document: only what command schemas are made of; anything else is a fault, not a guess.
import type * as v from 'valibot';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a schema of valibot looks like from inside, as far as it is read here. */
interface Inside {
	readonly type: string;
	readonly pipe?: readonly Inside[];
	readonly entries?: Readonly<Record<string, Inside>>;
	readonly wrapped?: Inside;
	readonly item?: Inside;
	readonly key?: Inside;
	readonly value?: Inside;
	readonly options?: readonly unknown[];
	readonly literal?: unknown;
	readonly requirement?: unknown;
}

/** @throws Error for a schema or a check that has no counterpart here */
export const jsonSchema = (schema: v.GenericSchema): JsonSchema => of(schema as unknown as Inside);

function of(schema: Inside): JsonSchema {
	const [, ...checks] = schema.pipe ?? [];
	return Object.assign({}, shape(schema), ...checks.map((check) => limit(check, schema.type))) as JsonSchema;
}

function shape(schema: Inside): JsonSchema {
	const { wrapped, item, key, value, options, entries } = schema;
	switch (schema.type) {
		case 'string':
		case 'number':
		case 'boolean':
			return { type: schema.type };
		case 'unknown':
			return {};
		case 'literal':
			return { const: schema.literal };
		case 'picklist':
			return { enum: options };
		case 'optional':
			return wrapped ? of(wrapped) : {};
		case 'nullable':
			return { anyOf: [wrapped ? of(wrapped) : {}, { type: 'null' }] };
		case 'array':
			return { type: 'array', items: item ? of(item) : {} };
		case 'record':
			return { type: 'object', propertyNames: key ? of(key) : {}, additionalProperties: value ? of(value) : {} };
		case 'strict_object': {
			const all = Object.entries(entries ?? {});
			const required = all.filter(([, one]) => one.type !== 'optional').map(([name]) => name);
			const properties = Object.fromEntries(all.map(([name, one]) => [name, of(one)]));
			return { type: 'object', properties, required, additionalProperties: false };
		}
		default:
			throw new Error(`no JSON Schema for ${schema.type}`);
	}
}

function limit({ type, requirement }: Inside, of: string): JsonSchema {
	switch (type) {
		case 'regex':
			return { pattern: (requirement as RegExp).source };
		case 'max_length':
			return of === 'array' ? { maxItems: requirement } : { maxLength: requirement };
		case 'safe_integer':
			return { type: 'integer' };
		case 'min_value':
			return { minimum: requirement };
		// JSON knows no infinities; what a check in code says is in the description of its field.
		case 'finite':
		case 'check':
			return {};
		default:
			throw new Error(`no JSON Schema for the check ${type}`);
	}
}
