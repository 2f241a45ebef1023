// Only what is said aloud takes time on air.
import { expect, it } from 'vitest';
import { MINUTE } from '../time.ts';
import { spokenTime } from './spoken-time.ts';

it('counts hosts and assistants, not the operator', () => {
	const text = '字'.repeat(240);
	const script = [
		{ post: 'host', text },
		{ post: 'assistant', text },
		{ post: 'operator', text },
		{ post: 'director', text }
	] as const;
	expect(spokenTime(script, 240)).toBe(2 * MINUTE);
	expect(spokenTime([], 240)).toBe(0);
});
