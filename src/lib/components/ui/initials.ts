// How a person is drawn in little: two characters and a tint that stays the same for the same name.
import { TIERS, type Tier } from '#lib/domain/run-sheet/tier.ts';

/** 李思雨 → 思雨, Anna Berg → AB, 阿May → 阿M */
export function initials(name: string): string {
	const trimmed = name.trim();
	const words = trimmed.split(/\s+/);
	if (/^[\p{Script=Han}]+$/u.test(trimmed)) return [...trimmed].slice(-2).join('');
	const [first = '', second] = words;
	const letters = second ? [[...first][0], [...second][0]] : [...first].slice(0, 2);
	return letters.join('').toUpperCase();
}

/** Which tint a name gets. */
export function tintOf(name: string): Tier {
	let sum = 0;
	for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 9973;
	return TIERS[sum % TIERS.length] ?? 'traffic';
}
