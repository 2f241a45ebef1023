// The desk's trust in a screen: a report comes back as it was told, a frozen screen is found, a healthy one never blamed.
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { SECOND } from '../time.ts';
import { isStale, owed, readReport, REPORT_EVERY, reportPlace, type Owing } from './screen-report.ts';

it('a report comes back as it was told, in the letters a place may have', () => {
	const report = fc.record({
		screen: fc.constantFrom('host', 'wall', 'director'),
		seq: fc.nat(1e7),
		offset: fc.integer({ min: -3e8, max: 3e8 }),
		battery: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
		reading: fc.option(
			fc.record({
				blockId: fc.string({ unit: fc.constantFrom('a', '7', '-', '_', ':', 'p'), minLength: 1, maxLength: 64 }),
				char: fc.nat(20_000)
			}),
			{ nil: null }
		)
	});
	fc.assert(
		fc.property(report, (told) => {
			expect(reportPlace(told)).toMatch(/^[a-z]+:[A-Za-z0-9:_-]{1,120}$/);
			expect(readReport(reportPlace(told))).toEqual(told);
		})
	);
});

test.each([
	['screen:host', { screen: 'host', seq: 0, offset: 0, battery: null, reading: null }],
	['screen:host:sx:o:b', { screen: 'host', seq: 0, offset: 0, battery: 0, reading: null }],
	['page:plan', null],
	['screen:', null],
	[null, null]
])('%s', (place, expected) => expect(readReport(place)).toEqual(expected));

/** A show of a command every `pace` seconds for ten minutes; the screen applies all until `frozen`, and reports as it may. */
function night(pace: number, frozen: number): { staleAt: number | null } {
	let owing: ReadonlyMap<string, Owing> = new Map();
	let applied = 0;
	let reported = 0;
	let reportedAt = -REPORT_EVERY;
	for (let second = 1; second <= 600; second++) {
		const now = second * SECOND;
		const seq = Math.floor(second / pace);
		if (second < frozen) applied = seq;
		if (second < frozen && applied !== reported && now - reportedAt >= REPORT_EVERY) {
			reported = applied;
			reportedAt = now;
		}
		owing = owed(
			owing,
			[{ id: 'a', report: { screen: 'host', seq: reported, offset: 0, battery: null, reading: null } }],
			seq,
			now
		);
		if (isStale(owing.get('a'), now)) return { staleAt: second };
	}
	return { staleAt: null };
}

describe('trust', () => {
	it('a screen that keeps up is never blamed, at any pace', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 90 }), (pace) => {
				expect(night(pace, 1_000).staleAt).toBeNull();
			})
		);
	});

	it('a frozen one is named within half a minute of the first thing it missed', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 20, max: 300 }), (pace, frozen) => {
				const { staleAt } = night(pace, frozen);
				const missed = Math.ceil(frozen / pace) * pace;
				expect(staleAt).not.toBeNull();
				expect(staleAt!).toBeLessThanOrEqual(missed + 30);
				expect(staleAt!).toBeGreaterThan(frozen);
			})
		);
	});
});
