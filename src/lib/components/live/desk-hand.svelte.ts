// What the 场控 has in hand: the number being typed, the open question, the choice of minutes. Sends acts, decides nothing.
import type { StreamLink } from '#lib/client/stream-link.ts';
import { shelfItems } from '#lib/domain/live/shelf.ts';
import { runOnAir, heldSince } from '#lib/domain/live/on-air.ts';
import { isKnown } from '#lib/domain/plan/version.ts';
import type { OffPlan } from '#lib/domain/live/off-plan.ts';
import { nextItem } from '#lib/domain/live/take-view.ts';
import type { CommandName } from '#lib/domain/stream/command.ts';
import type { StreamState } from '#lib/domain/stream/state.ts';
import { MINUTE, type Duration } from '#lib/domain/time.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Desk } from './desk.ts';
import type { DeskAct } from './director-keys.ts';
import { JUMP_DIGITS, jumpMatches, type JumpMatch } from './jump.ts';

export type HandAct =
	Exclude<DeskAct['act'], 'digit' | 'shelf'> | 'end' | 'shorter' | 'longer' | 'much-longer' | 'number';
/** Which dialog is open. */
export type Question =
	| 'cue'
	| 'cover'
	| 'mark'
	| 'insert'
	| 'offer'
	| 'keys'
	| 'previous'
	| 'end'
	| 'number'
	| 'gate'
	| 'finish'
	| 'screens'
	| 'hand-over'
	| 'task'
	| 'local';

interface Ports {
	readonly stream: StreamState;
	readonly link: StreamLink;
	readonly desk: Desk;
	/** Names of what still blocks air (readiness.ts). */
	readonly blockers: readonly string[];
	/** Whether the show would begin far from its planned hours. */
	readonly offPlan: OffPlan | null;
}

const COMMANDS: Readonly<Partial<Record<HandAct, CommandName>>> = {
	next: 'take',
	previous: 'take',
	jump: 'take',
	skip: 'skip-item',
	extend: 'extend',
	hold: 'hold',
	cue: 'send-cue',
	cover: 'start-cover',
	mark: 'mark',
	insert: 'insert-item',
	task: 'add-task',
	finish: 'fit-rest',
	beat: 'step-beat',
	'beat-back': 'step-beat',
	end: 'end-show'
};
/** What a desk may also do without the server, on its own screen alone. */
const LOCAL: ReadonlySet<HandAct> = new Set([
	'next',
	'previous',
	'skip',
	'extend',
	'shorter',
	'longer',
	'much-longer',
	'hold'
]);
/** What makes sense only while something is on air. */
const ON_AIR: ReadonlySet<HandAct> = new Set(['previous', 'extend', 'hold', 'end', 'beat', 'beat-back', 'task']);
const MINUTES: Readonly<Record<string, Duration>> = {
	shorter: -MINUTE,
	longer: MINUTE,
	'much-longer': 5 * MINUTE
};
const EXTEND_KEYS: Readonly<Record<string, HandAct>> = {
	'-': 'shorter',
	'1': 'longer',
	'5': 'much-longer',
	Escape: 'extend'
};

export class DeskHand {
	readonly #ports: () => Ports;
	/** What waits behind the gate. */
	#behind: (() => void) | null = null;
	digits = $state('');
	chosen = $state(0);
	extending = $state(false);
	open = $state<Question | null>(null);
	cueCode = $state<string | null>(null);
	note = $state<string | null>(null);
	readonly matches: readonly JumpMatch[] = $derived.by(() => jumpMatches(this.#ports().stream, this.digits));

	constructor(ports: () => Ports) {
		this.#ports = ports;
	}

	/** Whether there is a reason to press. */
	may(act: HandAct): boolean {
		const { desk, stream } = this.#ports();
		const command = COMMANDS[act];
		if (stream.live.phase === 'ended') return act === 'mark' && desk.may('mark');
		if (ON_AIR.has(act) && runOnAir(stream) === null) return false;
		return command === undefined || desk.may(command);
	}

	toggle(question: Question, open: boolean): void {
		if (open) this.open = question;
		else if (this.open === question) this.open = null;
		if (!open && question === 'number') this.digits = '';
	}

	askCue(code: string): void {
		this.cueCode = code;
		this.open = 'cue';
	}

	type(digit: string): void {
		if (this.digits.length < JUMP_DIGITS) this.digits += digit;
		this.chosen = 0;
	}

	/** A press while minutes are being chosen; false = not one of them. */
	extendKey(key: string): boolean {
		const act = this.extending ? EXTEND_KEYS[key] : undefined;
		if (act) this.act(act);
		return act !== undefined;
	}

	/** The show begins with `go`; with red items open, or at an hour nobody planned, it asks first, and goes on knowingly. */
	begin(go: () => void): void {
		const { stream, blockers, offPlan } = this.#ports();
		if (stream.live.phase !== 'before' || (offPlan === null && isKnown(stream.goneOn, blockers))) return go();
		this.#behind = go;
		this.open = 'gate';
	}

	/** Does it; without the server asks first, once, whether to go on at this desk alone. */
	alone(go: () => void): void {
		const { link } = this.#ports();
		if (link.status !== 'offline' || link.local !== null) return go();
		this.#behind = go;
		this.open = 'local';
	}

	/** Said yes: this step and those after it are this desk's own until the server is back. */
	goLocal(): void {
		const go = this.#behind;
		this.#behind = null;
		this.open = null;
		this.#ports().link.goLocal();
		go?.();
	}

	/** Seen and said yes: recorded with the names of what is open, then the show begins. */
	goOn(): void {
		const { desk, stream, blockers } = this.#ports();
		const go = this.#behind;
		this.#behind = null;
		this.open = null;
		if (!isKnown(stream.goneOn, blockers)) void desk.goOn(blockers);
		go?.();
	}

	/** The n-th of the shelf becomes next. */
	pull(place: number): void {
		const { desk, stream } = this.#ports();
		const item = shelfItems(stream)[place - 1];
		if (item && desk.may('pull-item')) void desk.pull(item.id);
	}

	jumpTo(match: JumpMatch): void {
		const { desk, stream } = this.#ports();
		this.digits = '';
		this.open = null;
		const before = stream.live.runs.some((run) => run.itemId === match.item.id);
		this.alone(() => this.begin(() => void desk.take(before ? 'encore' : 'jump', match.item.id)));
	}

	act(act: HandAct): void {
		this.note = null;
		if (!this.may(act)) return;
		if (LOCAL.has(act)) this.alone(() => this.#do(act));
		else this.#do(act);
	}

	#do(act: HandAct): void {
		const { stream, link, desk } = this.#ports();
		if (act === 'next') {
			link.dismiss();
			this.begin(() => void desk.take('next'));
		} else if (act === 'jump') {
			const match = this.matches[this.chosen];
			if (match) this.jumpTo(match);
		} else if (act === 'other-match') this.chosen = this.matches.length > 1 ? 1 - this.chosen : 0;
		else if (act === 'rub-out') this.digits = this.digits.slice(0, -1);
		else if (act === 'forget') this.digits = '';
		else if (act === 'skip') {
			const next = nextItem(stream);
			if (next) void desk.skip(next.id, true);
		} else if (act === 'extend') this.extending = !this.extending;
		else if (act in MINUTES) {
			this.extending = false;
			void desk.extend(MINUTES[act] ?? 0);
		} else if (act === 'hold') {
			const run = runOnAir(stream);
			if (run) void desk.hold(heldSince(run) === null);
		} else if (act === 'beat' || act === 'beat-back') void desk.stepBeat(act === 'beat' ? 1 : -1);
		else if (act === 'undo') void this.#undo(desk);
		else this.open = act as Question;
	}

	async #undo(desk: Desk): Promise<void> {
		const answer = await desk.undo();
		this.note = answer === null ? m.air_undo_none() : answer.ok ? m.air_undone() : null;
	}
}
