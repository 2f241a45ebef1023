// RULES.md and the tests name the same numbers: no rule without a test, no test of a rule that is not written.
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const here = import.meta.dirname;

function numbers(text: string, pattern: RegExp): readonly string[] {
	return [...text.matchAll(pattern)].flatMap(([, cited]) => cited?.match(/R\d+/g) ?? []);
}

const written = numbers(readFileSync(`${here}/RULES.md`, 'utf8'), /^- \*\*(R\d+)\*\* /gm);
const tests = globSync('**/*.{test,contract}.ts', { cwd: here });
/** Rules at the head of a test's name: `it('R3, R14: …`. */
const cited = tests.flatMap((file) =>
	numbers(readFileSync(`${here}/${file}`, 'utf8'), /\bit(?:\.each\([^)]*\))?\(\s*['"`]((?:R\d+[, ]*)+): /g)
);

it('every rule is written once, in order', () => {
	expect(written.length).toBeGreaterThan(30);
	expect(written).toEqual(written.map((_, i) => `R${i + 1}`));
});

it('every rule is held by a test', () => {
	expect(written.filter((rule) => !cited.includes(rule))).toEqual([]);
});

it('every test of a rule names one that is written', () => {
	expect(cited.filter((rule) => !written.includes(rule))).toEqual([]);
});
