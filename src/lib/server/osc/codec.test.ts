// OSC as others write it, whatever arrives on the wire, and there and back again.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOsc, writeOsc, type OscArg } from './codec.ts';

const bytes = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');
const word = fc.string({ unit: 'binary' }).map((said) => said.replaceAll('\0', '').toWellFormed());
const arg: fc.Arbitrary<OscArg> = fc.oneof(
	word,
	fc.integer(),
	fc.float({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Number.isInteger(n)),
	fc.boolean(),
	fc.constant(null)
);
const message = fc.record({ address: word.map((said) => `/${said}`), args: fc.array(arg, { maxLength: 8 }) });

test('the examples of the specification', () => {
	const frequency = bytes('2f6f7363 696c6c61 746f722f 342f6672 65717565 6e637900 2c660000 43dc0000');
	expect(readOsc(frequency)).toEqual([{ address: '/oscillator/4/frequency', args: [440] }]);
	const foo = bytes('2f666f6f 00000000 2c696973 66660000 000003e8 ffffffff 68656c6c 6f000000 3f9df3b6 40b5b22d');
	expect(readOsc(foo)?.[0]?.args.slice(0, 3)).toEqual([1000, -1, 'hello']);
	expect(readOsc(Buffer.from('/changji/take\0\0\0'))).toEqual([{ address: '/changji/take', args: [] }]);
});

test('there and back again', () => {
	fc.assert(
		fc.property(message, (one) => {
			expect(readOsc(writeOsc(one))).toEqual([one]);
		})
	);
});

test('a bundle is its messages in order, also inside another', () => {
	const wrap = (...parts: Uint8Array[]): Uint8Array =>
		Buffer.concat([
			Buffer.from('#bundle\0'),
			Buffer.alloc(8),
			...parts.flatMap((part) => {
				const size = Buffer.alloc(4);
				size.writeInt32BE(part.length);
				return [size, part];
			})
		]);
	fc.assert(
		fc.property(fc.array(message, { maxLength: 5 }), (all) => {
			const packet = wrap(...all.map(writeOsc));
			expect(readOsc(packet)).toEqual(all);
			expect(readOsc(wrap(packet, packet))).toEqual([...all, ...all]);
		})
	);
	const deep = Array.from({ length: 9 }).reduce<Uint8Array>((inner) => wrap(inner), wrap());
	expect(readOsc(deep)).toBeNull();
});

test('whatever arrives: messages or null, never a crash', () => {
	const any = fc.uint8Array({ maxLength: 200 });
	const spoilt = fc.tuple(message, fc.nat(), fc.nat(255), fc.nat()).map(([one, at, value, cut]) => {
		const packet = Uint8Array.from(writeOsc(one));
		packet[at % packet.length] = value;
		return packet.subarray(0, packet.length - (cut % 5));
	});
	fc.assert(
		fc.property(fc.oneof(any, spoilt), (packet) => {
			for (const one of readOsc(packet) ?? []) expect(one.address[0]).toBe('/');
		}),
		{ numRuns: 2_000 }
	);
	expect(readOsc(new Uint8Array())).toBeNull();
	expect(readOsc(Buffer.from('#bundle\0'))).toBeNull();
});
