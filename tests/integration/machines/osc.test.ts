// A desk that speaks OSC drives the show through a real socket; what is no OSC and who has no token change nothing.
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readOsc, writeOsc, type OscArg, type OscMessage } from '../../../src/lib/server/osc/codec.ts';
import { openMachineHouse, type MachineHouse } from './house.ts';

let house: MachineHouse;
let desk: Socket;
let port: number;
let stream: string;
let token: string;
beforeAll(async () => {
	// A port that was free a moment ago.
	const probe = createSocket('udp4').bind(0, '127.0.0.1');
	await once(probe, 'listening');
	({ port } = probe.address());
	probe.close();
	house = await openMachineHouse({ CHANGJI_OSC: `127.0.0.1:${port}` });
	stream = await house.show('OSC 场');
	token = await house.token({ scopes: ['drive', 'cues', 'read-air'], stream, name: 'desk' });
	desk = createSocket('udp4').bind(0, '127.0.0.1');
	await once(desk, 'listening');
});
afterAll(async () => {
	desk.close();
	await house.stop();
});

const send = (packet: Uint8Array) => desk.send(packet, port, '127.0.0.1');
async function say(address: string, ...args: OscArg[]): Promise<OscMessage | undefined> {
	const heard = once(desk, 'message') as Promise<[Buffer]>;
	send(writeOsc({ address, args }));
	return readOsc((await heard)[0])?.[0];
}

test('take, hold, resume, previous, cue, now', async () => {
	expect(await say('/changji/now', token)).toEqual({ address: '/changji/now', args: ['before', '', 0, '开场', 0] });
	expect((await say('/changji/take', token))?.args.slice(0, 2)).toEqual(['on-air', '开场']);
	// Pressed again at once: the count tells it from a doubled packet.
	expect((await say('/changji/take', token, 2))?.args.slice(0, 4)).toEqual(['on-air', '面霜', 300, '精华']);
	expect((await say('/changji/hold', token))?.address).toBe('/changji/now');
	expect(await say('/changji/hold', token, 2)).toEqual({ address: '/changji/refused', args: ['/changji/hold', 'already-held'] }); // prettier-ignore
	expect((await say('/changji/resume', token))?.address).toBe('/changji/now');
	expect((await say('/changji/previous', token))?.args[1]).toBe('开场');
	expect((await say('/changji/cue', token, 'link-up', 'n', '12'))?.address).toBe('/changji/now');
	expect((await say('/changji/cue', token, 'ORDERS'))?.args[1]).toBe('missing-param');
	expect((await say('/changji/dance', token))?.args[1]).toBe('malformed');
	await expect
		.poll(async () =>
			(
				await house.service
					.collection('entries')
					.getFullList({ filter: `stream = "${stream}" && command = "send-cue"` })
			).map(({ events }) => (events as { text: string }[])[0]?.text)
		) // prettier-ignore
		.toEqual(['上 12 号链接']);
});

test('a packet that the network doubled is one press; rubbish and strangers get no answer and stop nothing', async () => {
	const before = await say('/changji/now', token);
	const packet = writeOsc({ address: '/changji/take', args: [token] });
	const heard = once(desk, 'message') as Promise<[Buffer]>;
	send(packet);
	send(packet);
	expect(readOsc((await heard)[0])?.[0]?.args[1]).toBe(before?.args[3]);
	for (const rubbish of ['', 'x', '#bundle', '/changji/take', '/changji/take\0\0,s\0\0', '\xff'.repeat(300)])
		send(Buffer.from(rubbish, 'latin1'));
	send(writeOsc({ address: '/changji/take', args: [] }));
	send(writeOsc({ address: '/changji/take', args: [`cj_${'x'.repeat(32)}`] }));
	expect((await say('/changji/now', token))?.args[1]).toBe(before?.args[3]);
	const reader = await house.token({ scopes: ['read-air'], stream, name: 'reader' });
	expect((await say('/changji/take', reader))?.args[1]).toBe('scope-missing');
});
