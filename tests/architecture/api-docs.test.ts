// Who builds on the API reads these pages: nothing may be missing from them, and what they show must work.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { parseCommand } from '../../src/lib/server/live/command-schema.ts';
import { messages } from '../../src/lib/server/live/message-schema.ts';
import { jsonSchema } from '../../src/lib/server/machines/json-schema.ts';
import { numbersBody } from '../../src/lib/server/machines/machine-numbers.ts';
import { COMMAND_EXAMPLES, NUMBERS_EXAMPLE, OPENAPI } from '../../src/lib/server/machines/openapi.ts';
import { MACHINE_COMMANDS, SCOPES } from '../../src/lib/server/machines/scopes.ts';
import { endpoints } from '../integration/edge/doors.ts';
import { sources } from './sources.ts';

const page = (name: string) => readFileSync(join(resolve(import.meta.dirname, '../../docs/api'), name), 'utf8');
const http = page('http.md');

describe('OpenAPI', () => {
	const told = Object.entries(OPENAPI.paths).flatMap(([path, methods]) =>
		Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/gu, '[$1]')}`)
	);

	test('every route and method under api/v1, and nothing else', () => {
		const there = endpoints().filter((name) => name.includes(' /api/v1'));
		expect(there.length).toBeGreaterThan(10);
		expect(told.sort()).toEqual(there.sort());
	});

	test('every live command has its schema', () => {
		const text = JSON.stringify(OPENAPI);
		for (const name of MACHINE_COMMANDS) expect(text).toContain(`{"const":"${name}"}`);
	});

	test('its examples are what the server takes', () => {
		for (const example of Object.values(COMMAND_EXAMPLES)) expect(parseCommand(example)).toEqual({ ok: true, command: example }); // prettier-ignore
		expect(v.parse(numbersBody, NUMBERS_EXAMPLE)).toEqual(NUMBERS_EXAMPLE);
	});

	test('every reference leads somewhere', () => {
		const refs = [...JSON.stringify(OPENAPI).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/gu)];
		expect(refs.length).toBeGreaterThan(3);
		for (const [, name] of refs) expect(Object.keys(OPENAPI.components.schemas)).toContain(name);
	});

	test('a validator without a counterpart is a fault, not an empty schema', () => {
		expect(() => jsonSchema(v.date())).toThrow(/date/u);
		expect(() => jsonSchema(v.pipe(v.string(), v.email()))).toThrow(/email/u);
	});
});

describe('docs/api', () => {
	test('http.md names every address, scope and command', () => {
		const addresses = Object.keys(OPENAPI.paths).map((path) => path.replace('/api/v1', ''));
		for (const word of [...addresses, ...SCOPES, ...MACHINE_COMMANDS]) expect([word, http.includes(word)]).toEqual([word, true]); // prettier-ignore
	});

	test('sockets.md names every event that goes either way', () => {
		const server = sources('src/lib/server/live', /\.ts$/).map(({ text }) => text).join('\n'); // prettier-ignore
		const sent = [...server.matchAll(/\.emit\('([\w-]+)'/gu)].map(([, name]) => name ?? '');
		const kinds = [...server.matchAll(/type: '([\w-]+)'/gu), ...server.matchAll(/v\.literal\('([\w-]+)'\)/gu)].map(([, name]) => name ?? ''); // prettier-ignore
		const names = new Set([...sent, ...kinds, ...Object.keys(messages), 'time']);
		expect(names.size).toBeGreaterThan(10);
		const sockets = page('sockets.md');
		for (const name of names) expect([name, sockets.includes(`\`${name}\``)]).toEqual([name, true]);
	});

	test('osc.md names every address the door listens to and answers from', () => {
		const door = sources('src/lib/server/osc', /osc-door\.ts$/)[0]?.text ?? '';
		const names = [...new Set(door.match(/\/changji\/\w+/gu))];
		expect(names.length).toBeGreaterThan(6);
		for (const name of names) expect([name, page('osc.md').includes(name)]).toEqual([name, true]);
	});
});
