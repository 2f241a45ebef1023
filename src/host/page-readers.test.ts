// Who reads a module decides in which file it travels.
import { expect, test } from 'vitest';
import { readersOf } from './page-readers.ts';

const route = (path: string) => `/app/src/routes/${path}`;
const words = '/app/src/lib/paraglide/messages.js';
const word = (key: string) => `/app/src/lib/paraglide/messages/${key}.js`;
const SOURCES: Readonly<Record<string, { importedIds: readonly string[]; code: string }>> = {
	[route('+layout.svelte')]: { importedIds: ['/app/frame.ts'], code: '' },
	[route('(app)/plan/+layout.svelte')]: { importedIds: ['/app/plan-frame.ts'], code: '' },
	[route('(app)/plan/+page.svelte')]: { importedIds: ['/app/goal.ts', words], code: 'm.plan_goal()' },
	[route('(app)/plan/sheet/+page.svelte')]: { importedIds: ['/app/goal.ts', '/app/sheet.ts'], code: '' },
	[route('(screen)/host/+page.svelte')]: { importedIds: ['/app/card.ts'], code: '' },
	'/app/card.ts': { importedIds: ['/app/loop.ts', words], code: 'm.air_price() + m.air_left()' },
	'/app/loop.ts': { importedIds: ['/app/card.ts'], code: '' },
	'/app/goal.ts': { importedIds: [], code: '' },
	'/app/sheet.ts': { importedIds: [], code: '' },
	'/app/frame.ts': { importedIds: [], code: '' },
	'/app/plan-frame.ts': { importedIds: [], code: '' },
	[words]: { importedIds: ['plan_goal', 'air_price', 'air_left'].map(word), code: '' },
	[word('plan_goal')]: { importedIds: [], code: '' },
	[word('air_price')]: { importedIds: [], code: '' },
	[word('air_left')]: { importedIds: [], code: '' }
};
const readers = readersOf(Object.keys(SOURCES), (id) => SOURCES[id] ?? null);
const of = (id: string) => [...(readers.get(id) ?? [])].sort();

test('a module is read by the pages that reach it, in a circle as well', () => {
	expect(of('/app/goal.ts')).toEqual(['(app)/plan', '(app)/plan/sheet']);
	expect(of('/app/loop.ts')).toEqual(['(screen)/host']);
});

test('what a frame needs is read by every page within', () => {
	expect(of('/app/plan-frame.ts')).toEqual(['(app)/plan', '(app)/plan/sheet']);
	expect(of('/app/frame.ts')).toEqual(['(app)/plan', '(app)/plan/sheet', '(screen)/host']);
});

test('a word is read where it is said, not wherever any word is', () => {
	expect(of(word('air_left'))).toEqual(['(screen)/host']);
	expect(of(word('plan_goal'))).toEqual(['(app)/plan']);
	expect(of(words)).toEqual([]);
});
