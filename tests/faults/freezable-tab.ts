// A tab that can really be frozen. Playwright keeps every page of its own looked at, and such a page does not freeze: so this is a Chromium of its own,
// spoken to by its debugging protocol.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium as playwright } from 'playwright';
import { WebSocket } from 'ws';
import { chromium } from '../e2e/chromium.ts';

export interface FreezableTab {
	/** Runs an expression in the page and gives its value. */
	evaluate<T>(expression: string): Promise<T>;
	/** As the browser does with a tab that nobody looks at: no timer, no message, no script. */
	freeze(): Promise<void>;
	/** Somebody looks at it again. */
	thaw(): Promise<void>;
	close(): Promise<void>;
}

/** Opens the address with the cookie; `before` runs before the page's own scripts. */
export async function openFreezableTab(url: string, cookie: string, before: () => void): Promise<FreezableTab> {
	const home = mkdtempSync(join(tmpdir(), 'changji-tab-'));
	const flags = ['--remote-debugging-port=0', `--user-data-dir=${home}`, '--window-size=1024,768'];
	const child = spawn(chromium.executablePath ?? playwright.executablePath(), [...chromium.args, ...flags], {
		stdio: ['ignore', 'ignore', 'pipe']
	});
	const gone = once(child, 'exit');
	const socket = new WebSocket(await debuggingUrl(child.stderr));
	await once(socket, 'open');
	const answers = new Map<number, (answer: Answer) => void>();
	socket.on('message', (data: Buffer) => {
		const answer = JSON.parse(data.toString()) as Answer;
		if (answer.id !== undefined) answers.get(answer.id)?.(answer);
	});
	let session = '';
	const ask = async <T>(method: string, params: object = {}): Promise<T> => {
		const id = answers.size + 1;
		const answer = await new Promise<Answer>((answered) => {
			answers.set(id, answered);
			socket.send(JSON.stringify({ id, method, params, ...(session ? { sessionId: session } : {}) }));
		});
		if (answer.error) throw new Error(`${method}: ${answer.error.message}`);
		return answer.result as T;
	};
	const { targetId } = await ask<{ targetId: string }>('Target.createTarget', { url: 'about:blank' });
	const attached = await ask<{ sessionId: string }>('Target.attachToTarget', { targetId, flatten: true });
	session = attached.sessionId;
	const [name, value] = cookie.split('=');
	await ask('Network.setCookie', { url, name, value });
	await ask('Page.enable');
	await ask('Page.addScriptToEvaluateOnNewDocument', { source: `(${before.toString()})()` });
	await ask('Emulation.setFocusEmulationEnabled', { enabled: true });
	await ask('Page.navigate', { url });
	return {
		async evaluate<T>(expression: string) {
			const { result } = await ask<{ result: { value: T } }>('Runtime.evaluate', { expression, returnByValue: true });
			return result.value;
		},
		async freeze() {
			await ask('Emulation.setFocusEmulationEnabled', { enabled: false });
			await ask('Page.setWebLifecycleState', { state: 'frozen' });
		},
		async thaw() {
			await ask('Page.setWebLifecycleState', { state: 'active' });
			await ask('Emulation.setFocusEmulationEnabled', { enabled: true });
		},
		async close() {
			socket.close();
			child.kill();
			await gone;
			rmSync(home, { recursive: true, force: true });
		}
	};
}

interface Answer {
	readonly id?: number;
	readonly result?: unknown;
	readonly error?: { readonly message: string };
}

async function debuggingUrl(words: AsyncIterable<Buffer>): Promise<string> {
	let said = '';
	for await (const word of words) {
		said += word.toString();
		const url = /ws:\/\/\S+/.exec(said)?.[0];
		if (url) return url;
	}
	throw new Error(`Chromium did not open its debugging port: ${said}`);
}
