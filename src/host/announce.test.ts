// The terminal's last words must bring a phone in the room to the show.
import { expect, test } from 'vitest';
import { announcement } from './announce.ts';

const base = {
	host: '0.0.0.0',
	port: 3000,
	origin: null,
	lan: ['192.168.1.20'],
	logins: [
		{ name: '林场控', email: 'lin@demo.test', password: 'abc-def-ghj-kmn', level: 'crew' as const },
		{ name: '周负责', email: 'zhou@demo.test', password: null, level: 'owner' as const }
	],
	dataDir: '/srv/changji'
};

test('shows this machine, the network with a QR code, and every login', () => {
	const text = announcement(base);
	expect(text).toContain('http://localhost:3000');
	expect(text).toContain('http://192.168.1.20:3000');
	expect(text).toMatch(/[▀▄█]{5}/);
	expect(text).toContain('abc-def-ghj-kmn  林场控 场上人员');
	expect(text).toContain('(已改 changed)  周负责 负责人');
	expect(text).not.toContain('null');
});

test('over plain http it says what a screen cannot do; behind https there is nothing to say', () => {
	expect(announcement(base)).toContain('断网时不能刷新');
	expect(announcement({ ...base, origin: 'https://changji.example' })).not.toContain('断网时不能刷新');
	expect(announcement({ ...base, host: '127.0.0.1' })).not.toContain('断网时不能刷新');
});

test('on loopback only, nothing promises the room an address', () => {
	const text = announcement({ ...base, host: '127.0.0.1' });
	expect(text).toContain('http://127.0.0.1:3000');
	expect(text).not.toContain('192.168');
	expect(text).not.toMatch(/[▀▄█]/);
});

test('a public address is the one to scan', () => {
	const text = announcement({ ...base, origin: 'https://changji.example', setupUrlPath: '/setup' });
	expect(text).toContain('scan       https://changji.example');
	expect(text).toContain('https://changji.example/setup');
});
