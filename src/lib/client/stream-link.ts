// What a page sees of the stream it is connected to. The connection itself is in stream-connection.svelte.ts.
import type { MemberId, PostId, StreamId } from '#lib/domain/id.ts';
import type { LocalMerge } from '#lib/domain/live/live.ts';
import type { HeardSignal, Signal, SignalGroup } from '#lib/domain/live/signal.ts';
import type { Level } from '#lib/domain/permission/level.ts';
import type { MeasuredItem } from '#lib/domain/rehearsal/measured.ts';
import type { RehearsalNews, RehearsalWish, RunningRehearsal } from '#lib/domain/rehearsal/rehearsal.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import type { Refusal } from '#lib/domain/stream/refusal.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import type { Instant } from '#lib/domain/time.ts';

/** `live`: connected and up to date. `offline`: the server is out of reach, the sheet stays readable. `closed`: no longer allowed in. */
export type LinkStatus = 'connecting' | 'live' | 'offline' | 'closed';

/** The person or screen in front of this page. */
export interface Me {
	readonly memberId: MemberId;
	readonly name: string;
	readonly level: Level;
	/** Set on a screen that was opened with a post's join link. */
	readonly linkPost: PostId | null;
}

/** Someone of the team (or a linked screen), for names and choosing owners. */
export interface RosterEntry {
	readonly memberId: MemberId;
	readonly name: string;
	readonly level: Level;
}

/** Somebody else with this stream open. `place` is where they are: `page:plan`, `item:<id>`, `cell:<item>:<column>`, `block:<id>`, `review:<section>`, `screen:host` … */
export interface PresenceEntry {
	readonly connectionId: string;
	readonly memberId: MemberId;
	readonly name: string;
	readonly place: string | null;
	/** true while they hold the one pen of that place */
	readonly writing: boolean;
}

/** What the server's record is doing; shown to the director. */
export interface RecordStatus {
	/** Entries on this machine's disk that PocketBase does not have yet. */
	readonly waiting: number;
	readonly waitingSince: Instant | null;
	/** Entries that could not be written to disk: lost if the server stops now. */
	readonly unsaved: number;
	readonly recorderFailedSince: Instant | null;
}

export type CommandAnswer =
	| { readonly ok: true; readonly seq: number; readonly durable: boolean }
	| { readonly ok: false; readonly refusal: Refusal };

export type RehearsalAnswer =
	{ readonly ok: true; readonly measured: readonly MeasuredItem[] } | { readonly ok: false; readonly refusal: Refusal };

/** What screens say to each other in passing. */
export interface SignalLine {
	/** `to`: a connection, or a group. False = not allowed, or nobody answered. */
	send(to: string, signal: Signal): Promise<boolean>;
	/** Returns how to stop. */
	hear(listener: (heard: HeardSignal) => void): () => void;
	/** Hears what is said to a group, over reconnects too. Returns how to stop. */
	listen(group: SignalGroup): () => void;
}

/** How to open a stream. `watch`: show who else is here (cue screens do not). `keepFor`: the member for whom this device keeps a copy. */
export interface ConnectOptions {
	readonly streamId: StreamId;
	readonly watch?: boolean;
	readonly keepFor?: string | null;
	/** A cue screen: it is in the stream's 彩排 while there is one. */
	readonly follow?: boolean;
}

/** The stream as a page uses it. All fields are reactive (runes behind getters). */
export interface StreamLink {
	readonly status: LinkStatus;
	/** When the server was lost; null while live. */
	readonly offlineSince: Instant | null;
	/** What is shown was kept on this device by an earlier visit, as it was at `offlineSince`; the room has not been heard since. */
	readonly fromDevice: boolean;
	/** 本地: steps taken on this screen alone while the server is out of reach, followed by no other screen; null = none. */
	readonly local: { readonly steps: number } | null;
	/** What became of them when the server was back, until `dismissMerge`. */
	readonly merged: LocalMerge | null;
	/** Offline: from now on driving commands are steps of this screen alone; on return they are merged by their aim (R44–R50). */
	goLocal(): void;
	/** Gives the local steps up and shows what the room last said. */
	dropLocal(): void;
	dismissMerge(): void;
	/** State with own pending changes applied; null until the first welcome. */
	readonly state: StreamState | null;
	/** The same a moment later: for what stands around the work and must not cost the frame in which a key is shown. */
	readonly calm: StreamState | null;
	/** Sequence of the last confirmed entry. */
	readonly seq: number;
	/** Own commands not answered yet. */
	readonly pending: number;
	readonly me: Me;
	readonly roster: readonly RosterEntry[];
	readonly others: readonly PresenceEntry[];
	readonly record: RecordStatus;
	/** The 彩排 this page shows instead of the stream; null = this is the stream. */
	readonly rehearsal: RunningRehearsal | null;
	/** Of the stream's 彩排, whether this page is in it or not. */
	readonly rehearsals: RehearsalNews;
	readonly signals: SignalLine;
	rehearse(wish: RehearsalWish): Promise<RehearsalAnswer>;
	/** How many ms of the show pass in a ms of the room: 1 but for a 彩排, there at least 1 also while it stands. */
	readonly pace: number;
	/** The server's own time at this very moment, whatever clock is shown: for what machines owe each other. */
	steadyTime(): Instant;
	/** Server time, estimated; reactive, changes about 4 times a second. In a 彩排 by its clock, as is all of the show. */
	readonly now: Instant;
	/** Server time at this very moment, for handlers. */
	serverTime(): Instant;
	/** The newest refusal of an own command, for a toast; `dismiss` clears it. */
	readonly refused: { readonly refusal: Refusal; readonly command: Command | null } | null;
	dismiss(): void;
	/** Sends a command. Plan and review commands show at once; live ones wait for the answer and expire after 3 s offline. */
	send(command: Command): Promise<CommandAnswer>;
	/** The same for a change that its page has drawn by itself: `state` follows in the frame after. */
	sendDrawn(command: Command): Promise<CommandAnswer>;
	/** Sends the commands of one act in this order; one undo takes all of them back. The first refusal, or the last answer; null without commands. */
	sendStep(commands: readonly Command[]): Promise<CommandAnswer | null>;
	readonly canUndo: boolean;
	readonly canRedo: boolean;
	undo(): Promise<CommandAnswer | null>;
	redo(): Promise<CommandAnswer | null>;
	/** Tells the others where this person is. */
	goTo(place: string | null): void;
	/** Asks for the one pen of a place (`block:<id>`, `review:<section>`); false = someone else holds it. */
	takePen(place: string): Promise<boolean>;
	dropPen(place: string): void;
	close(): void;
}
