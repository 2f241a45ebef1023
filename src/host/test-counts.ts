// Reads how many tests a runner passed and failed from the report it wrote.
import { readFileSync } from 'node:fs';

export interface Count {
	passed: number;
	failed: number;
}

/** Vitest's report. A file that could not even be loaded has no tests in it and counts as one failure; no report, as none run. */
export function countVitest(report: string): Count {
	const read = json<{
		numPassedTests: number;
		numFailedTests: number;
		testResults: { status: string; assertionResults: { status: string }[] }[];
	}>(report);
	if (!read) return { passed: 0, failed: 0 };
	const broken = read.testResults.filter(
		(file) => file.status === 'failed' && !file.assertionResults.some((t) => t.status === 'failed')
	);
	return { passed: read.numPassedTests, failed: read.numFailedTests + broken.length };
}

/** Playwright's report. A test that passed only when repeated counts as passed; an error outside a test as a failure. */
export function countPlaywright(report: string): Count {
	const read = json<{ stats: { expected: number; flaky: number; unexpected: number }; errors: unknown[] }>(report);
	if (!read) return { passed: 0, failed: 0 };
	const { expected, flaky, unexpected } = read.stats;
	return { passed: expected + flaky, failed: unexpected + read.errors.length };
}

/** null when the runner died before it wrote a whole report */
function json<T>(file: string): T | null {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as T;
	} catch {
		return null;
	}
}
