// PocketBase hangs, and is then killed, while people use the pages: every page and endpoint answers, with a page or a word, never with a stack.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { expectNoInsides } from './answers.ts';
import { pages } from './doors.ts';
import { askJson, openEdgeStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => void (stage = await openEdgeStage()));
afterAll(() => stage.stop());

const address = (path: string) =>
	path.replace(/\[(\w+)\]/g, (_, name: string) => (name === 'streamId' ? stage.ids.stream : 'nosuchtoken'));

/** An answer that never comes ends with the test's own time. */
async function answersClearly(what: string, ask: () => Promise<{ status: number; text: string }>) {
	const answer = await ask();
	expectNoInsides(what, answer);
	expect([what, answer.text.trim().length > 3 || answer.status === 303]).toEqual([what, true]);
	return answer;
}

async function everything(): Promise<Record<string, number>> {
	const { owner, ids } = stage;
	const product = JSON.stringify({ seen: 1, patch: { spec: '一盒' } });
	const stream = JSON.stringify({ from: 'blank', title: '一场', plannedStart: null, plannedEnd: null });
	const asked: [string, () => Promise<{ status: number; text: string }>][] = [
		...pages().map((page): [string, () => Promise<{ status: number; text: string }>] => [
			page,
			() => owner.get(address(page))
		]),
		['GET /api/products', () => owner.ask('/api/products', { headers: { accept: 'application/json' } })],
		['POST /api/streams', () => askJson(owner, 'POST', '/api/streams', stream)],
		['PATCH /api/products', () => askJson(owner, 'PATCH', `/api/products/${ids.product}`, product)],
		['FORM /team?/rename', () => owner.send('/team?/rename', { name: '甲队' })],
		['FORM /login', () => stage.nobody.login('owner@a.test', 'correct horse battery')]
	];
	const answered = await Promise.all(
		asked.map(async ([what, ask]) => [what, (await answersClearly(what, ask)).status] as const)
	);
	return Object.fromEntries(answered);
}

test('PocketBase hangs', { timeout: 60_000 }, async () => {
	for (const page of pages()) await stage.owner.get(address(page));
	process.kill(stage.pocketbasePid, 'SIGSTOP');
	try {
		const answers = await everything();
		// The stream is open: the show and its plan go on.
		expect(answers['/streams/[streamId]/screen/host']).toBe(200);
		expect(answers['/login']).toBeLessThan(400);
		for (const what of ['/products', 'GET /api/products', 'POST /api/streams', 'PATCH /api/products', 'FORM /login'])
			expect([what, answers[what]]).toEqual([what, 503]);
	} finally {
		process.kill(stage.pocketbasePid, 'SIGCONT');
	}
	await expect.poll(async () => (await stage.owner.get('/products')).status, { timeout: 15_000 }).toBe(200);
});

test('PocketBase is killed, comes back, and everything is there', { timeout: 60_000 }, async () => {
	process.kill(stage.pocketbasePid, 'SIGKILL');
	const answers = await everything();
	expect(Object.values(answers).filter((status) => status === 500)).toEqual([]);
	await expect.poll(async () => (await stage.owner.get('/products')).status, { timeout: 20_000 }).toBe(200);
	expect((await stage.owner.ask('/api/products', {})).text).toContain('甲队的茶');
});
