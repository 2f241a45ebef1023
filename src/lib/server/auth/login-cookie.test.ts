// After the login people go on inside this house, never elsewhere.
import { expect, test } from 'vitest';
import { nextPath } from './login-cookie.ts';

test.each([
	['/streams/1?tab=2', '/streams/1?tab=2'],
	['//evil.example', '/'],
	['/\\evil.example', '/'],
	['https://evil.example', '/'],
	['javascript:alert(1)', '/'],
	['', '/']
])('%j leads to %j', (next, path) => {
	const url = new URL('http://changji.test/login');
	url.searchParams.set('next', next);
	expect(nextPath(url)).toBe(path);
});
