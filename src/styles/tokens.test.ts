// The colours people read by: enough contrast in planning, more on air, for every theme that tokens.css defines.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The colours that hold under a theme: later blocks override earlier ones, as in a browser. */
function theme(name: string): Map<string, string> {
	const colours = new Map<string, string>();
	for (const [, selector = '', body = ''] of css.matchAll(/([^{}]+)\{([^}]*)\}/g)) {
		if (!selector.includes(':root') && !selector.includes(`'${name}'`)) continue;
		for (const [, key = '', value = ''] of body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)) colours.set(key, value);
	}
	return colours;
}

function contrast(a: string, b: string): number {
	const luminance = (hex: string) => {
		const [r = 0, g = 0, blue = 0] = [1, 3, 5]
			.map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
			.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
		return 0.2126 * r + 0.7152 * g + 0.0722 * blue;
	};
	const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (light + 0.05) / (dark + 0.05);
}

const meanings = ['accent', 'on-air', 'next', 'warn', 'over', 'rehearsal', 'hold', 'offline'];

describe.each([
	['light', 4.5],
	['dark', 4.5],
	['air', 7]
])('the %s theme', (name, least) => {
	const colours = theme(name);
	const of = (key: string) => colours.get(key) ?? '';
	const weak = (pairs: [string, string][]) =>
		pairs
			.map(([ink, ground]) => ({ ink, ground, ratio: contrast(of(ink), of(ground)) }))
			.filter((p) => !(p.ratio >= least));

	test('words can be read on every ground', () => {
		const grounds = ['paper', 'raised', 'sunk'];
		const pairs = ['ink', 'muted', ...meanings].flatMap((ink) => grounds.map((g): [string, string] => [ink, g]));
		expect(weak(pairs)).toEqual([]);
	});

	test('words can be read on their own filled colour and tint', () => {
		const pairs: [string, string][] = [
			['accent-ink', 'accent'],
			['on-air-ink', 'on-air'],
			['next-ink', 'next'],
			['warn-ink', 'warn'],
			['rehearsal-ink', 'rehearsal'],
			['ink', 'rehearsal-tint'],
			['spine-ink', 'spine'],
			['spine-muted', 'spine'],
			['ink', 'on-air-tint'],
			['ink', 'next-tint'],
			['ink', 'warn-tint'],
			['ink', 'hold-tint'],
			['ink', 'accent-tint']
		];
		expect(weak(pairs)).toEqual([]);
	});

	test('every 款型 tint carries ink, every post badge its letter', () => {
		const tints = [...colours.keys()].filter((k) => k.startsWith('tier-') && k.endsWith('-tint'));
		const posts = [...colours.keys()].filter((k) => k.startsWith('post-') && k !== 'post-ink');
		expect(tints.length).toBeGreaterThanOrEqual(13);
		expect(posts).toHaveLength(8);
		expect(
			weak([...tints.map((t): [string, string] => ['ink', t]), ...posts.map((p): [string, string] => ['post-ink', p])])
		).toEqual([]);
	});
});
