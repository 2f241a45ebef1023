// A house in the middle of everything: last week's evening with its platform files, tonight's show seventy minutes into the air, tomorrow's plan.
import type { BrowserContext } from '@playwright/test';
import type { Command } from '../../src/lib/domain/stream/command.ts';
import { runOnAir } from '../../src/lib/domain/live/on-air.ts';
import type { StreamState } from '../../src/lib/domain/stream/state.ts';
import { tasksOfRun } from '../../src/lib/domain/task/board.ts';
import { summarise } from '../../src/lib/domain/stream/summary.ts';
import { DAY, MINUTE, SECOND, type Instant } from '../../src/lib/domain/time.ts';
import { dayStart } from '../../src/lib/domain/wall-clock.ts';
import { hashOf, newSecret } from '../../src/lib/server/auth/secret-hash.ts';
import { demoProducts } from '../../src/lib/server/streams/demo-products.ts';
import { demoCommands, demoStartOn } from '../../src/lib/server/streams/demo.ts';
import { streamDecider } from '../../src/lib/sync/stream-decider.ts';
import { FILES, fixture, openReviewHouse, type ReviewHouse } from '../integration/review/house.ts';

export type Show = Awaited<ReturnType<typeof openShow>>;

/** Opens the house; `tonight` is on air, `evening` is over and has its files. */
export async function openShow() {
	const house = await openReviewHouse();
	return furnish(house).catch(async (fault: unknown) => {
		await house.stop();
		throw fault;
	});
}

async function furnish(house: ReviewHouse) {
	const owner = await house.cookieOf('owner');
	for (const path of Object.values(FILES)) {
		const { status } = await house.send(owner, `/api/imports/${house.evening}`, fixture(path));
		if (status !== 201) throw new Error(`${path} was not taken in: ${status}`);
	}
	// The demo's own evening is today's: whoever is on air now would be booked twice.
	await house.service.collection('streams').delete(house.tonight);
	const now = Date.now();
	const start = Math.floor((now - 70 * MINUTE) / MINUTE) * MINUTE;
	const tonight = await tell(house, '棠禾优选 换季护肤夜场', start, now);
	const planned = await tell(house, '棠禾优选 护肤 + 零食夜场', demoStartOn(dayStart(now) + DAY), null);
	const overlayToken = `cj_${newSecret()}`;
	await house.service.collection('tokens').create({
		...{ team: house.teamId, name: 'OBS', scopes: ['read-air'], token_hash: hashOf(overlayToken) },
		...{ stream: tonight, expires: null, revoked: false, last_used: null }
	});
	const product = await house.service.collection('products').getFirstListItem('sku_code != ""');
	const cookies = new Map<string, Promise<string>>();
	return {
		...house,
		tonight,
		/** tomorrow's, still being planned */
		planned,
		/** opens tonight's picture for OBS */
		overlayToken,
		/** one of the library's */
		product: product.id,
		/** Another show of the demo's plan, not on air yet. */
		plan: (title: string, start: Instant) => tell(house, title, start, null),
		/** A browser of somebody of the demo team. */
		async letIn(context: BrowserContext, who: string): Promise<void> {
			// To log in is slow on purpose: once a person.
			const cookie = cookies.get(who) ?? house.cookieOf(who);
			cookies.set(who, cookie);
			const [name = '', value = ''] = (await cookie).split('=');
			await context.addCookies([{ name, value, url: house.app.url }]);
		}
	};
}

/** What a show looks like after seventy minutes: some items long, some short, one skipped, a cover, cues, marks and numbers. */
function onAir(start: number, now: number, cohost: string): { at: number; command: Command }[] {
	const takes = [0, 6, 14, 20, 22, 29, 37, 42, 44, 51, 55, 60, 66];
	const told: { at: number; command: Command }[] = takes.map((minute, index) => ({
		at: start + minute * MINUTE + index * 7 * SECOND,
		command: {
			name: 'take',
			args: { runId: `run-${index + 1}`, itemId: null, how: 'next' },
			aim: { runId: null }
		}
	}));
	told.push(
		{ at: start + 5 * MINUTE, command: mark('m-1', 'bag', '开场福袋') },
		{ at: start + 33 * MINUTE, command: mark('m-2', 'note', '弹幕集中问孕妇能不能用') },
		{
			at: start + 45 * MINUTE,
			command: {
				name: 'start-cover',
				args: { coverId: 'c-1', postId: 'post-host', memberId: cohost, name: '小满' }
			}
		},
		{ at: start + 49 * MINUTE, command: { name: 'end-cover', args: { coverId: 'c-1' } } },
		...[
			[12, 310_00, 96],
			[28, 1_350_000, 148],
			[45, 1_980_000, 171],
			[62, 2_410_000, 158]
		].map(([minute = 0, pay_amt = 0, online_uv = 0]) => ({
			at: start + minute * MINUTE,
			command: { name: 'record-numbers', args: { values: { pay_amt, online_uv } } } as const
		})),
		{
			at: now - 3 * MINUTE,
			command: { name: 'make-promise', args: { promiseId: 'p-1', text: '福袋', within: 5 * MINUTE } }
		},
		{
			at: now - 2 * MINUTE,
			command: { name: 'make-promise', args: { promiseId: 'p-2', text: '面霜再返一次', within: null } }
		},
		{
			at: now - 40 * SECOND,
			command: {
				name: 'send-cue',
				args: {
					cueId: 'cue-1',
					preset: null,
					text: '还剩 100 单',
					posts: ['post-host', 'post-operator'],
					needsAck: true
				}
			}
		}
	);
	return told.sort((one, other) => one.at - other.at);
}

/** 阿杰 at the board: quick with links, slower with coupons, and now and then something is forgotten. */
function answered(state: StreamState, at: number): { at: number; command: Command }[] {
	const number = state.live.runs.length;
	const onAir = runOnAir(state);
	const tasks = onAir ? tasksOfRun(state, onAir) : [];
	return tasks.flatMap(({ id: taskId, by }, index) => {
		if (onAir === null || (number * 2 + index) % 7 === 0) return [];
		const after = ((number * 7 + index * 5) % 16) * SECOND + (index === 2 && number % 4 === 0 ? 40 * SECOND : 0);
		const args = { runId: onAir.id, taskId, step: 'done' as const, seen: 'open' as const };
		return [{ at: at + by + after + 1_200, command: { name: 'answer-task', args } }];
	});
}

const mark = (markId: string, kind: 'bag' | 'note', text: string): Command => ({
	name: 'mark',
	args: { markId, kind, text, at: null }
});

/** Tells a stream by the demo's plan; with `onAirAt` it is on air then, otherwise it is still being planned. */
async function tell(
	{ service, teamId }: ReviewHouse,
	title: string,
	start: Instant,
	onAirAt: Instant | null
): Promise<string> {
	const members = await service.collection('members').getFullList({ expand: 'user' });
	const nameOf = (member: (typeof members)[number]) => (member.expand?.user as { name: string }).name;
	const people = Object.fromEntries(members.map((member) => [nameOf(member), member.id]));
	const director = people['老周'] ?? '';
	const records = await service.collection('products').getFullList();
	const idOf = new Map(records.map(({ id, sku_code }) => [sku_code as string, id]));
	const products = Object.fromEntries(demoProducts().map(({ no, fields }) => [no, idOf.get(fields.skuCode) ?? '']));
	const stream = await service.collection('streams').create({
		team: teamId,
		title,
		account: '棠禾优选(演示)',
		planned_start: start,
		planned_end: start + 240 * MINUTE,
		phase: onAirAt === null ? 'plan' : 'air',
		summary: null,
		seq: 0
	});
	const told = (onAirAt ?? Date.now()) - 180 * MINUTE;
	const plan = demoCommands(start, { people, products }).map((command) => ({ at: told, command }));
	let state = streamDecider.initial(stream.id);
	const requests: object[] = [];
	plan.push({
		at: told,
		command: { name: 'describe-stream', args: { patch: { title } } }
	});
	const show = onAirAt === null ? [] : onAir(start, onAirAt, people['小满'] ?? '');
	const queue = [...plan, ...show];
	for (let told = queue.shift(); told; told = queue.shift()) {
		const { at, command: meant } = told;
		const aim = { runId: state.live.runs.at(-1)?.id ?? null };
		const command = 'aim' in meant ? { ...meant, aim } : meant;
		const context = { at, by: director, level: 'producer' as const, linkPost: null, writerOf: () => null };
		const decision = streamDecider.decide(state, command, context);
		if (!decision.ok) throw new Error(`${command.name} was refused: ${decision.refusal.name}`);
		const seq = requests.length + 1;
		const meta = { seq, at, by: director, commandId: `${stream.id}-${seq}` };
		for (const event of decision.events) state = streamDecider.evolve(state, event, meta);
		if (command.name === 'take') {
			queue.push(...answered(state, at).filter((answer) => answer.at < (onAirAt ?? 0) - 20 * SECOND));
			queue.sort((one, other) => one.at - other.at);
		}
		const body = { stream: stream.id, seq, at, by: director, command_id: meta.commandId, command: command.name };
		requests.push({
			method: 'POST',
			url: '/api/collections/entries/records',
			body: { ...body, events: decision.events }
		});
	}
	while (requests.length > 0)
		await service.send('/api/batch', { method: 'POST', body: { requests: requests.splice(0, 50) } });
	await service.collection('streams').update(stream.id, { summary: summarise(state) });
	return stream.id;
}
