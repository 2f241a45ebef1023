// What a client claims about itself must not count, and what a trusted proxy says must.
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { settleHeaders } from './settle-headers.ts';

function request(headers: Record<string, string>, remoteAddress = '192.168.1.20') {
	const socket = new Socket();
	Object.defineProperty(socket, 'remoteAddress', { value: remoteAddress });
	return Object.assign(new IncomingMessage(socket), { headers });
}
const claimed = {
	host: 'studio.local:3000',
	'x-forwarded-proto': 'https',
	'x-forwarded-host': 'changji.example',
	'x-forwarded-for': '1.2.3.4, 203.0.113.9',
	'x-changji-proto': 'https',
	'x-changji-address': '6.6.6.6'
};

test('without a trusted proxy a client cannot choose its address, its host or https', () => {
	const req = request({ ...claimed }, '::ffff:192.168.1.20');
	settleHeaders(req, { trustProxy: false, origin: null });
	expect(req.headers).toEqual({
		host: 'studio.local:3000',
		'x-changji-proto': 'http',
		'x-changji-address': '192.168.1.20'
	});
});

test('with a trusted proxy its words count, and of x-forwarded-for only what it added itself', () => {
	const req = request({ ...claimed });
	settleHeaders(req, { trustProxy: true, origin: null });
	expect(req.headers).toEqual({
		host: 'changji.example',
		'x-changji-proto': 'https',
		'x-changji-address': '203.0.113.9'
	});
});

test('a trusted proxy that says nothing leaves the connection’s own address', () => {
	const req = request({ host: 'studio.local:3000' });
	settleHeaders(req, { trustProxy: true, origin: null });
	expect(req.headers['x-changji-address']).toBe('192.168.1.20');
	expect(req.headers['x-changji-proto']).toBe('http');
});

test('the public address’s protocol counts for requests to its host, and for no other', () => {
	const door = { trustProxy: false, origin: 'https://changji.example' };
	const proto = (host: string) => {
		const req = request({ host });
		settleHeaders(req, door);
		return req.headers['x-changji-proto'];
	};
	expect(proto('changji.example')).toBe('https');
	expect(proto('192.168.1.20:3000')).toBe('http');
});
