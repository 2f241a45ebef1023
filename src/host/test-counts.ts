// Reads from the report a runner wrote how many tests passed and failed, and which failed with what words.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

export interface Count {
	passed: number;
	failed: number;
	/** one per failure that has a name: where it stands, and the first line of what it says */
	failures: string[];
}

interface VitestReport {
	numPassedTests: number;
	numFailedTests: number;
	testResults: {
		name: string;
		status: string;
		message: string;
		assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
	}[];
}

interface PlaywrightSuite {
	suites?: PlaywrightSuite[];
	specs: {
		title: string;
		file: string;
		line: number;
		tests: { status: string; results: { error?: { message?: string } }[] }[];
	}[];
}

interface PlaywrightReport {
	stats: { expected: number; flaky: number; unexpected: number };
	suites: PlaywrightSuite[];
	errors: { message?: string }[];
}

/** Vitest's report. A file that could not even be loaded has no tests in it and counts as one failure; no report, as none run. */
export function countVitest(report: string): Count {
	const read = json<VitestReport>(report);
	if (!read) return { passed: 0, failed: 0, failures: [] };
	const failures: string[] = [];
	let broken = 0;
	for (const file of read.testResults) {
		const place = relative(process.cwd(), file.name);
		const failed = file.assertionResults.filter((t) => t.status === 'failed');
		for (const test of failed) failures.push(failure(`${place} › ${test.fullName}`, test.failureMessages[0]));
		if (file.status !== 'failed' || failed.length > 0) continue;
		broken++;
		failures.push(failure(place, file.message));
	}
	return { passed: read.numPassedTests, failed: read.numFailedTests + broken, failures };
}

/** Playwright's report. A test that passed only when repeated counts as passed; an error outside a test as a failure. */
export function countPlaywright(report: string): Count {
	const read = json<PlaywrightReport>(report);
	if (!read) return { passed: 0, failed: 0, failures: [] };
	const { expected, flaky, unexpected } = read.stats;
	return {
		passed: expected + flaky,
		failed: unexpected + read.errors.length,
		failures: [
			...read.suites.flatMap(unexpectedIn),
			...read.errors.map((error) => failure('outside a test', error.message))
		]
	};
}

function unexpectedIn(suite: PlaywrightSuite): string[] {
	const own = suite.specs.flatMap((spec) =>
		spec.tests
			.filter((test) => test.status === 'unexpected')
			.map((test) => failure(`${spec.file}:${spec.line} › ${spec.title}`, test.results.at(-1)?.error?.message))
	);
	return [...own, ...(suite.suites ?? []).flatMap(unexpectedIn)];
}

/** The first line of a message, without the colours a terminal would show it in. */
function failure(place: string, message = ''): string {
	const [line = ''] = stripVTControlCharacters(message).trim().split('\n');
	return line ? `${place}: ${line}` : place;
}

/** null when the runner died before it wrote a whole report */
function json<T>(file: string): T | null {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as T;
	} catch {
		return null;
	}
}
