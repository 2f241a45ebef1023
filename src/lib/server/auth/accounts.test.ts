// What a form for a new account may contain.
import { expect, test } from 'vitest';
import { accountFault } from './accounts.ts';

const good = { name: '李思雨', email: 'siyu@example.com', password: '0123456789' };
test.each([
	[{}, null],
	[{ name: '  ' }, 'bad-name'],
	[{ name: '字'.repeat(81) }, 'bad-name'],
	[{ email: 'siyu' }, 'bad-email'],
	[{ email: 'a b@example.com' }, 'bad-email'],
	[{ password: '012345678' }, 'weak'],
	[{ password: '密'.repeat(25) }, 'weak']
])('%j', (change, fault) => expect(accountFault({ ...good, ...change })).toBe(fault));
