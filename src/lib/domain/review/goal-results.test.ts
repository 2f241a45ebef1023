// Numbers typed in on air fill what no file tells, and never stand over a file.
import { expect, test } from 'vitest';
import { measured } from '../metrics/value.ts';
import type { Numbers } from '../live/live.ts';
import { emptyStream } from '../stream/state.ts';
import { goalResults } from './goal-results.ts';

const { live } = emptyStream('s');
const goals = [
	{ metric: 'pay_amt', target: 1_000 },
	{ metric: 'pay_uv', target: 10 },
	{ metric: 'new_fans', target: 5 }
];
const numbers: Numbers[] = [
	{ at: 1, by: 'm', values: { pay_amt: 300, pay_uv: 2 } },
	{ at: 2, by: 'm', values: { pay_amt: 900 } }
];

test('before any file the last typed number of a figure counts; what nobody typed is missing', () => {
	const { goals: rows, typed } = goalResults({ goals, live: { ...live, numbers } }, { figures: {}, baseline: {} });
	expect(rows.map(({ result }) => result)).toEqual([900, 2, null]);
	expect(typed).toEqual(['pay_amt', 'pay_uv']);
});

test('a file has the last word, also with an estimate', () => {
	const figures = { pay_amt: measured(950), pay_uv: { kind: 'estimated' as const, min: 1, max: 5 } };
	const { goals: rows, typed } = goalResults({ goals, live: { ...live, numbers } }, { figures, baseline: {} });
	expect(rows.map(({ result }) => result)).toEqual([950, null, null]);
	expect(typed).toEqual([]);
});
