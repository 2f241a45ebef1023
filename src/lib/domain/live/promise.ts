// What was promised to the viewers (三分钟后开福袋, 这款一会儿再返一次): kept where the next person sees it, and counted down.
import type { PromiseId } from '../id.ts';
import type { LiveCommand } from '../stream/command.ts';
import type { Context } from '../stream/context.ts';
import { accept, type Decision, refuse } from '../stream/decision.ts';
import type { StreamState } from '../stream/state.ts';
import { HOUR, type Instant } from '../time.ts';
import type { HostPromise, PromiseStep } from './live.ts';
import { isWhole, LIVE_LIMITS, outOfRange } from './range.ts';

type Args<Name extends LiveCommand['name']> = Extract<LiveCommand, { readonly name: Name }>['args'];

/** `within` null = no time was named. Refuses: show-ended, not-on-air, id-taken, value-out-of-range (`text`, `within`). */
export function decidePromise(state: StreamState, args: Args<'make-promise'>, { at }: Context): Decision {
	const { promiseId, text, within } = args;
	if (state.live.phase !== 'on-air') return refuse(state.live.phase === 'ended' ? 'show-ended' : 'not-on-air');
	if (state.live.promises.some(({ id }) => id === promiseId)) return refuse('id-taken');
	if (text.trim() === '' || text.length > LIVE_LIMITS.promiseText) return outOfRange('text');
	if (within !== null && !isWhole(within, 0, LIVE_LIMITS.promiseWithin)) return outOfRange('within');
	return accept({ type: 'promise-made', promiseId, text: text.trim(), due: within === null ? null : at + within });
}

/** 兑现, 作罢, or open again. Refuses: show-ended, promise-gone, nothing-to-change. */
export function decideSettlePromise(state: StreamState, promiseId: PromiseId, step: PromiseStep): Decision {
	if (state.live.phase === 'ended') return refuse('show-ended');
	const promise = state.live.promises.find(({ id }) => id === promiseId);
	if (!promise) return refuse('promise-gone');
	if (promise.step === step) return refuse('nothing-to-change');
	return accept({ type: 'promise-settled', promiseId, step, was: promise.step });
}

/** What is still owed, the nearest first; what has no time stands last, in the order in which it was said. */
export function openPromises(state: Pick<StreamState, 'live'>): readonly HostPromise[] {
	return state.live.promises
		.filter(({ step }) => step === 'open')
		.toSorted((one, other) => (one.due ?? Infinity) - (other.due ?? Infinity) || one.at - other.at);
}

/** The one to be minded now: due within `ahead` ms or past due; null = none. */
export function nearPromise(state: Pick<StreamState, 'live'>, now: Instant, ahead = HOUR): HostPromise | null {
	return openPromises(state).find(({ due }) => due !== null && due - now <= ahead) ?? null;
}
