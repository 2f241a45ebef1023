// `npm test`: every check and every test, and at the end one line that counts them all. The checks need one core and the
// integration tests mostly wait, so these two go side by side; everything else has the machine to itself.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { browserMissing } from './browser.mjs';
import { countPlaywright, countVitest, type Count } from './test-counts.ts';

const root = resolve(import.meta.dirname, '../..');
const reports = mkdtempSync(join(tmpdir(), 'changji-test-'));
const inner = ['src/lib/domain', 'src/lib/sync'];

interface Part {
	name: string;
	command: string[];
	env?: NodeJS.ProcessEnv;
	/** counts a runner's report; without it the part is one check that passes or fails */
	count?: () => Count;
	/** why it cannot run here */
	lacks?: string;
}

function vitest(name: string, ...args: string[]): Part {
	const report = join(reports, `${name.replaceAll(/\W+/g, '-')}.json`);
	return {
		name,
		command: ['vitest', 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
		count: () => countVitest(report)
	};
}

const e2eReport = join(reports, 'e2e.json');
const checks: Part[] = [
	{ name: 'format (prettier)', command: ['prettier', '--check', '--log-level=warn', '.'] },
	{ name: 'lint (eslint)', command: ['eslint', '.'] },
	{ name: 'who imports whom (depcruise)', command: ['depcruise', 'src', '--config', '.dependency-cruiser.cjs'] },
	{ name: 'nothing unused (knip)', command: ['knip'] },
	{ name: 'types (svelte-check)', command: ['npm', 'run', '-s', 'check'] },
	{ name: 'domain is pure (tsc)', command: ['tsc', '-p', 'src/lib/domain/tsconfig.json'] }
];
const units: Part[] = [
	vitest('unit: domain and sync', '--project', 'unit', ...inner),
	vitest('unit: the rest', '--project', 'unit', ...inner.map((path) => `--exclude=${path}/**`))
];
const integration: Part[] = [vitest('integration', '--project', 'integration')];
const e2e: Part[] = [
	{
		name: 'e2e (playwright)',
		command: ['playwright', 'test', '--reporter=list,json'],
		env: { PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport },
		count: () => countPlaywright(e2eReport),
		...(browserMissing()?.includes('browser') ? { lacks: 'there is no Chromium (see the sentence at the start)' } : {})
	}
];

/** Runs one program; its output comes straight to ours, or to `hold`. Answers its exit code; 1 when it could not be started. */
function show([command = '', ...args]: string[], env: NodeJS.ProcessEnv = {}, hold?: Buffer[]): Promise<number> {
	return new Promise((done) => {
		const out = hold ? 'pipe' : 'inherit';
		const child = spawn(command, args, {
			cwd: root,
			stdio: ['ignore', out, out],
			shell: process.platform === 'win32',
			env: { ...process.env, ...env }
		});
		for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => hold?.push(bytes));
		child.once('error', (e) => {
			console.error(String(e));
			done(1);
		});
		child.once('close', (code) => done(code ?? 1));
	});
}

async function runPart(part: Part, hold?: Buffer[]): Promise<Count> {
	if (part.lacks) {
		console.log(`not run: ${part.lacks}`);
		return { passed: 0, failed: 1, failures: [part.lacks] };
	}
	const code = await show(part.command, part.env, hold);
	if (!part.count) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, failures: [] };
	const counted = part.count();
	// A runner that crashed, or found nothing to run, must not look like a success.
	if (counted.failed === 0 && (code !== 0 || counted.passed === 0)) {
		const why = counted.passed === 0 ? 'ran no test' : `ended with code ${code}`;
		return { ...counted, failed: 1, failures: [why] };
	}
	return counted;
}

const total = { passed: 0, failed: 0 };
const summary: string[] = [];
/** One part after the other. Beside others, what they say is held back until each is over. */
async function run(parts: readonly Part[], beside = false): Promise<void> {
	for (const part of parts) {
		const started = performance.now();
		const hold: Buffer[] | undefined = beside ? [] : undefined;
		if (!hold) console.log(`\n=== ${part.name}`);
		const { passed, failed, failures } = await runPart(part, hold);
		if (hold) process.stdout.write(`\n=== ${part.name}\n${Buffer.concat(hold).toString()}`);
		total.passed += passed;
		total.failed += failed;
		const seconds = ((performance.now() - started) / 1000).toFixed(1);
		summary.push(`${failed ? 'FAILED' : 'ok    '} ${part.name}: ${passed} passed, ${failed} failed, ${seconds} s`);
		// Named once more at the end: whoever sees only the last lines of a long run must know what to look at.
		for (const line of failures) summary.push(`         ${line}`);
	}
}

await run(units);
await Promise.all([run(checks, true), run(integration)]);
await run(e2e);
rmSync(reports, { recursive: true, force: true });
console.log(`\n${summary.join('\n')}\n`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;
