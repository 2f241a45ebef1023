// Finishing in time: who gives first, who never, and that the sum comes out as said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../plan/item.ts';
import { isTier, TIERS } from '../run-sheet/tier.ts';
import type { StreamState } from '../stream/state.ts';
import { inverse } from '../stream/inverse.ts';
import { MINUTE } from '../time.ts';
import { decideLive } from '../live/decide.ts';
import { clock, contextAt, issue, minutes, play, sheet, told } from '../live/testing/told-show.ts';
import { liveTimes } from './expected.ts';
import { finishCommand, finishPlan, shortestOf } from './finish.ts';

/** Gives rows a tier or a kind: `B=welfare C=bag`. */
function as(state: StreamState, words: string): StreamState {
	const told = new Map(words.split(' ').map((word) => word.split('=') as [string, string]));
	const dressed = (item: Item): Item => {
		const word = told.get(item.id);
		if (word === undefined) return item;
		return isTier(word) ? { ...item, tier: word } : { ...item, kind: word as Item['kind'] };
	};
	return { ...state, items: state.items.map(dressed) };
}

/** The offers in words: `B 10>5, C out | 09:40 +0`. */
function offered(state: StreamState, now: string, wish: string, spared = ''): string {
	const plan = finishPlan(state, clock(now), clock(wish), new Set(spared.split(' ')));
	const offers = plan.offers.map(({ itemId, what, from, to }) =>
		what === 'drop' ? `${itemId} out` : `${itemId} ${minutes(from)}>${minutes(to)}`
	);
	return `${offers.join(', ')} | ${told(plan.reached)} ${plan.off < 0 ? '' : '+'}${minutes(plan.off)}`;
}

// 09:00 A on air; left: B 09:10, C 09:20, D 09:30, to 09:40.
const show = play(sheet('A10 B10 C10 D10'), '09:00 take');

describe('what is offered', () => {
	it.each([
		['in time: nothing', show, '09:40', '', ' | 09:40 +0'],
		['time to spare: nothing', show, '09:50', '', ' | 09:40 -10'],
		['one item gives what is needed', show, '09:37', '', 'B 10>7 | 09:37 +0'],
		['then the next', show, '09:33', '', 'B 10>5, C 10>8 | 09:33 +0'],
		['what is spared stays', show, '09:37', 'B', 'C 10>7 | 09:37 +0'],
		[
			'when all are at their least, one goes and gives the others back',
			show,
			'09:22',
			'',
			'B out, C 10>5, D 10>7 | 09:22 +0'
		],
		['the buffer first', play(sheet('A10 B10 ~C5 D10'), '09:00 take'), '09:30', '', 'C out | 09:30 +0'],
		['过款 before 利润, 福利 last', as(show, 'B=welfare C=profit D=pass'), '09:33', '', 'C 10>8, D 10>5 | 09:33 +0'],
		['福利 and 秒杀 keep three quarters', as(show, 'B=welfare C=seckill D=seckill'), '09:33', '', 'B 10>7.5, C 10>7.5, D 10>8 | 09:33 +0'], // prettier-ignore
		['福利 goes only when nothing else is left', as(show, 'B=welfare C=profit D=profit'), '09:18', '', 'C out, D out, B 10>8 | 09:18 +0'], // prettier-ignore
		['an announced draw and the closing never go', as(show, 'B=bag C=closing D=profit'), '09:12', '', 'B 10>7.5, C 10>7.5, D out | 09:25 +13'], // prettier-ignore
		['what waits for a fixed start is not asked', play(sheet('A10 B5 C10@09:30 D10'), '09:00 take'), '09:46', '', 'C 10>6 | 09:46 +0'], // prettier-ignore
		['a fixed start is never dropped', play(sheet('A10 C10@09:30'), '09:00 take'), '09:31', '', 'C 10>5 | 09:35 +4'],
		['before it, as much as makes it late', play(sheet('A10 B25 C10@09:30'), '09:00 take'), '09:35', '', 'B 25>20, C 10>5 | 09:35 +0'], // prettier-ignore
		['short ones stay as they are', play(sheet('A10 B1 C0.5'), '09:00 take'), '09:11', '', 'C out | 09:11 +0']
	] as const)('%s', (_, state, wish, spared, expected) => {
		const told = offered(state, '09:02', wish, spared);
		const sorted = (line: string) => line.split(' | ').map((part) => part.split(', ').sort().join(', '));
		expect(sorted(told)).toEqual(sorted(expected));
	});

	it('says what each one is worth', () => {
		const plan = finishPlan(show, clock('09:02'), clock('09:33'), new Set());
		expect(plan.offers.map(({ itemId, effect }) => [itemId, minutes(effect)])).toEqual([['B', '5'], ['C', '2']]); // prettier-ignore
	});

	it('of a show that is over is nothing', () => {
		const over = play(show, '09:10 end');
		expect(finishPlan(over, clock('09:20'), clock('09:05'), new Set()).offers).toEqual([]);
	});
});

describe('taken', () => {
	const at = clock('09:02');
	const plan = finishPlan(show, at, clock('09:22'), new Set());
	const after = issue(show, finishCommand(plan.offers), at) as StreamState;

	it('the show ends as said, the plan it is measured against stays', () => {
		const [was, is] = [liveTimes(show, at), liveTimes(after, at)];
		expect(told(is.expectedFinish)).toBe('09:22');
		expect(is.plannedFinish).toBe(was.plannedFinish);
	});

	it('is taken back in one step', () => {
		const decision = decideLive(show, finishCommand(plan.offers), contextAt(at));
		const back = inverse(after, decision.ok ? decision.events : []);
		expect(back).toHaveLength(1);
		expect((issue(after, back![0] as never, at) as StreamState).live).toEqual(show.live);
	});

	it('an item runs as long as it was given, and its record keeps what was planned', () => {
		const state = play(after, '09:10 take');
		const run = state.live.runs.at(-1)!;
		expect([run.itemId, minutes(run.planned), minutes(run.extension)]).toEqual(['C', '10', '-5']);
		expect(state.live.lengths).not.toHaveProperty('C');
	});
});

it('holds for any show: met, or what is left cannot give, and the offers do what they say', () => {
	const item = fc.record({
		length: fc.integer({ min: 0, max: 40 }),
		hard: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 200 }) }), // prettier-ignore
		tier: fc.constantFrom(null, ...TIERS),
		kind: fc.constantFrom('product' as const, 'bag' as const, 'buffer' as const, 'closing' as const, 'talk' as const)
	});
	let met = 0;
	let short = 0;
	fc.assert(
		fc.property(
			fc.array(item, { minLength: 1, maxLength: 12 }),
			fc.integer({ min: 0, max: 110 }),
			fc.nat(60),
			(rows, wished, late) => {
				const bare = sheet(rows.map(({ length }, i) => `${String.fromCharCode(65 + i)}${length / 2}`).join(' '));
				const items = bare.items.map((one, i): Item => {
					const { hard, tier, kind } = rows[i]!;
					return { ...one, tier, kind, hardStart: hard === null ? null : clock('09:00') + hard * MINUTE };
				});
				const state = play({ ...bare, items }, '09:00 take');
				const now = clock('09:00') + late * MINUTE;
				const before = liveTimes(state, now).expectedFinish;
				const wish = now + Math.round(((before - now) * wished) / 100);
				const plan = finishPlan(state, now, wish, new Set());
				if (plan.offers.length === 0) {
					expect(plan.reached).toBe(before);
				} else {
					const after = issue(state, finishCommand(plan.offers), now);
					if (typeof after === 'string') throw new Error(after);
					expect(liveTimes(after, now).expectedFinish).toBe(plan.reached);
					expect(plan.reached).toBeLessThan(before);
					for (const { itemId, what, from, to, effect } of plan.offers) {
						const row = items.find((one) => one.id === itemId)!;
						expect(effect).toBeGreaterThanOrEqual(0);
						expect(to).toBeLessThan(from);
						if (what === 'drop')
							expect([row.hardStart, row.kind === 'bag' || row.kind === 'closing']).toEqual([null, false]); // prettier-ignore
						else expect(to).toBeGreaterThanOrEqual(shortestOf(row));
					}
					// A length is only ever given up for a finish that is nearer the wish.
					if (plan.off < 0) expect(plan.offers.every(({ what }) => what === 'drop')).toBe(true);
				}
				expect(plan.off).toBe(plan.reached - wish);
				if (plan.off > 0 && before > wish) {
					short++;
					// Nothing that is left would bring it nearer.
					const again = finishPlan(
						plan.offers.length === 0 ? state : (issue(state, finishCommand(plan.offers), now) as StreamState),
						...([now, wish, new Set<string>()] as const)
					);
					expect(again.reached).toBe(plan.reached);
				}
				if (plan.off === 0 && before > wish) met++;
			}
		),
		{ numRuns: 1_000, seed: 20261123 }
	);
	expect(met).toBeGreaterThan(100);
	expect(short).toBeGreaterThan(100);
});
