// Runs one program of set-up to its end without blocking, so that progress can be told meanwhile.
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, onLine?: (line: string) => void }} [options]
 * @returns {Promise<void>} rejects with the program's last words when it fails
 */
export function run(command, args, options = {}) {
	const { onLine, ...spawnOptions } = options;
	return new Promise((done, fail) => {
		const child = spawn(command, args, { ...spawnOptions, stdio: ['ignore', 'pipe', 'pipe'] });
		let words = '';
		/** @param {Buffer} data */
		const hear = (data) => {
			const text = stripVTControlCharacters(data.toString());
			words = (words + text).slice(-6000);
			const line = text.trim().split('\n').pop();
			if (line && onLine) onLine(line);
		};
		child.stdout.on('data', hear);
		child.stderr.on('data', hear);
		child.once('error', (e) => fail(new Error(`${command} could not be started (${e.message})`)));
		child.once('close', (code, signal) => {
			if (code === 0) done();
			else fail(new Error(`${command} ${args[0] ?? ''} failed (${signal ?? `exit ${code}`})\n${words.trim()}`));
		});
	});
}
