// OSC over UDP, by choice (CHANGJI_OSC): a lighting desk, Companion or a script presses the same keys as the HTTP API, with the same tokens.
import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { nowView } from '#lib/domain/live/now-view.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { SECOND, type Instant } from '#lib/domain/time.ts';
import { TokenBucket } from '#lib/server/live/token-bucket.ts';
import type { OpenStream } from '#lib/server/live/stream-rooms.ts';
import { aimNow, give, streamFor, type HandPorts } from '#lib/server/machines/machine-hand.ts';
import { presetCue } from '#lib/server/machines/machine-cue.ts';
import { scopeOf } from '#lib/server/machines/scopes.ts';
import type { Machine } from '#lib/server/machines/tokens.ts';
import { readOsc, writeOsc, type OscArg, type OscMessage } from './codec.ts';

export interface OscPorts extends HandPorts {
	now(): Instant;
	fault(error: unknown): void;
}
export interface OscPlace {
	readonly host: string;
	readonly port: number;
	/** Counts for packets that bring no token of their own; null = each must. */
	readonly token: string | null;
}

/** UDP may deliver a packet twice; no hand presses the same key twice in this time. */
const ECHO_MS = 80;
/** Guessing by UDP is cheap: all packets together may not come faster, beyond it they are dropped unread. */
const [BURST, PER_SECOND] = [100, 50];

const VERBS: Readonly<Record<string, (state: StreamState) => Command>> = {
	'/changji/take': (state) => take(state, 'next'),
	'/changji/previous': (state) => take(state, 'previous'),
	'/changji/hold': (state) => ({ name: 'hold', args: {}, aim: aimNow(state) }),
	'/changji/resume': (state) => ({ name: 'resume', args: {}, aim: aimNow(state) })
};
const take = (state: StreamState, how: 'next' | 'previous'): Command => ({
	name: 'take',
	args: { runId: freshId(), itemId: null, how },
	aim: aimNow(state)
});
const freshId = (): string => randomBytes(9).toString('base64url');

export class OscDoor {
	readonly #ports: OscPorts;
	readonly #token: string | null;
	readonly #socket: Socket;
	readonly #pace: TokenBucket;
	#last: { readonly key: string; readonly at: Instant } = { key: '', at: -Infinity };

	/** Listens; rejects when the port is taken. */
	static async open(ports: OscPorts, { host, port, token }: OscPlace): Promise<OscDoor> {
		const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
		const bound = once(socket, 'listening');
		socket.bind(port, host);
		await bound;
		return new OscDoor(ports, socket, token);
	}

	private constructor(ports: OscPorts, socket: Socket, token: string | null) {
		this.#ports = ports;
		this.#token = token;
		this.#socket = socket;
		this.#pace = new TokenBucket(BURST, PER_SECOND, ports.now());
		socket.on('error', (error) => ports.fault(error));
		socket.on('message', (packet, from) => void this.#hear(packet, from).catch((error: unknown) => ports.fault(error)));
	}

	get port(): number {
		return this.#socket.address().port;
	}

	close(): void {
		this.#socket.close();
	}

	async #hear(packet: Buffer, from: RemoteInfo): Promise<void> {
		const at = this.#ports.now();
		if (!this.#pace.take(at)) return;
		const key = `${from.address}:${from.port} ${packet.toString('base64')}`;
		const echo = key === this.#last.key && at - this.#last.at < ECHO_MS;
		this.#last = { key, at };
		if (echo) return;
		for (const message of readOsc(packet) ?? []) await this.#obey(message, from);
	}

	async #obey({ address, args }: OscMessage, from: RemoteInfo): Promise<void> {
		const { token, rest } = withToken(args, this.#token);
		const machine = token === null ? null : await this.#ports.machines.find(token);
		// Strangers get no answer: an open port that answers anybody is a mirror for floods.
		if (!machine) return;
		const refuse = (name: string) => this.#say(from, { address: '/changji/refused', args: [address, name] });
		const open = await this.#streamOf(machine);
		if (!open) return refuse('stream-not-found');
		if (address === '/changji/now') {
			if (!machine.scopes.includes('read-air')) return refuse('scope-missing');
			return this.#say(from, nowMessage(open, this.#ports.now()));
		}
		const command = this.#commandOf(address, rest, open.room.state);
		if (typeof command === 'string') return refuse(command);
		const scope = scopeOf(command.name);
		if (!scope || !machine.scopes.includes(scope)) return refuse('scope-missing');
		const answer = await give(this.#ports, machine, open, command, freshId());
		if (!answer?.ok) return refuse(answer?.refusal.name ?? 'stream-not-found');
		const after = (await this.#ports.rooms.open(open.streamId)) ?? open;
		return this.#say(from, nowMessage(after, this.#ports.now()));
	}

	/** A command, or why there is none. `/changji/cue` takes the preset, then its places as pairs: `LINK_UP n 12`. */
	#commandOf(address: string, args: readonly OscArg[], state: StreamState): Command | string {
		const verb = Object.hasOwn(VERBS, address) ? VERBS[address] : undefined;
		if (verb) return verb(state);
		if (address !== '/changji/cue') return 'malformed';
		const [preset, ...pairs] = args.map((arg) => String(arg).slice(0, 60));
		const said = Object.fromEntries(
			pairs.flatMap((name, index) => (index % 2 === 0 ? [[name, pairs[index + 1] ?? '']] : []))
		);
		const made = presetCue(state, preset ?? '', said, freshId(), this.#ports.now(), 'zh-CN');
		return made.ok ? made.command : made.why;
	}

	/** The token's stream; of a token for all streams the one that is on air here, when there is exactly one. */
	async #streamOf(machine: Machine): Promise<OpenStream | null> {
		if (machine.streamId !== null) return streamFor(this.#ports, machine, machine.streamId);
		const onAir = this.#ports.rooms
			.openStreams()
			.filter(({ teamId, room }) => teamId === machine.teamId && room.state.live.phase === 'on-air');
		return onAir.length === 1 ? (onAir[0] ?? null) : null;
	}

	#say({ address, port }: RemoteInfo, message: OscMessage): void {
		this.#socket.send(writeOsc(message), port, address, (error) => error && this.#ports.fault(error));
	}
}

/** A token stands first; without one the door's own counts. */
function withToken(args: readonly OscArg[], own: string | null) {
	const [first, ...rest] = args;
	if (typeof first === 'string' && first.startsWith('cj_')) return { token: first, rest };
	return { token: own, rest: args };
}

/** `/changji/now phase title seconds-left next over-seconds`; '' and 0 where there is nothing. */
function nowMessage({ room }: OpenStream, at: Instant): OscMessage {
	const { phase, current, next, over } = nowView(room.state, room.seq, at);
	const seconds = (ms: number) => Math.round(ms / SECOND);
	const [title, left] = [current?.item?.title ?? '', seconds(current?.remaining ?? 0)];
	return { address: '/changji/now', args: [phase, title, left, next?.item.title ?? '', seconds(over)] };
}
