// What changes in an evening on screens that nobody touches: each thing that somebody else does, and what time does by itself.
import type { Locator } from '@playwright/test';
import type { Command } from '../../src/lib/domain/stream/command.ts';
import { runOnAir } from '../../src/lib/domain/live/on-air.ts';
import { MINUTE, SECOND, type Duration } from '../../src/lib/domain/time.ts';
import { tasksOfRun } from '../../src/lib/domain/task/board.ts';
import type { TaskStep } from '../../src/lib/domain/task/task.ts';
import type { Driver } from '../screens/driver.ts';

export interface Change {
	readonly name: string;
	/** another item on air: its sheet is another one */
	readonly take?: boolean;
	/** Answers with its number in the journal; null = time did it, and it is to be seen. */
	make(): Promise<number | null>;
}

/** So long before a threshold the clock is set: time passes it by itself. */
const SOON: Duration = 1_200;

/** All of them in the order of an evening. `clock`: what a screen shows of the item's time, by the mood it is in. */
export function changesOnAir(
	other: Driver,
	clock: (mood: string) => Locator,
	owed: (what: string) => Locator
): readonly Change[] {
	let made = 0;
	const tell = (command: Command) => other.tell(command);
	const run = () => {
		const onAir = runOnAir(other.state);
		if (!onAir) throw new Error('nothing is on air');
		return onAir;
	};
	const aim = () => ({ runId: run().id });
	const next = () => other.state.live.nextId ?? '';
	const take = (itemId: string | null) =>
		tell({
			name: 'take',
			args: { runId: `jump-${++made}`, itemId, how: itemId === null ? 'next' : 'jump' },
			aim: aim()
		});
	const extend = (by: Duration) => tell({ name: 'extend', args: { by: Math.round(by) }, aim: aim() });
	/** The item on air has so much time left. */
	function leave(left: Duration): Promise<number> {
		const { startedAt, holds, planned, extension } = run();
		const held = holds.reduce((sum, { from, to }) => sum + ((to ?? Date.now()) - from), 0);
		return extend(left - (startedAt + held + planned + extension - Date.now()));
	}
	const cue = (text: string, preset: string | null) =>
		tell({
			name: 'send-cue',
			args: { cueId: `jump-${++made}`, preset, text, posts: other.state.posts.map(({ id }) => id), needsAck: true }
		});
	async function acknowledge(): Promise<number> {
		let seq = 0;
		for (const { id: cueId, posts, acks } of other.state.live.cues)
			for (const postId of posts.filter((id) => !acks.some((ack) => ack.postId === id)))
				seq = await tell({ name: 'acknowledge-cue', args: { cueId, postId } });
		return seq;
	}
	/** The first task of the item on air that stands at `seen`. */
	function answer(seen: TaskStep, step: TaskStep): Promise<number> {
		const onAir = run();
		const steps = new Map(onAir.taskRecords?.map(({ taskId, step }) => [taskId, step]));
		const task = tasksOfRun(other.state, onAir).find(({ id }) => (steps.get(id) ?? 'open') === seen);
		return tell({ name: 'answer-task', args: { runId: onAir.id, taskId: task?.id ?? '', step, seen } });
	}
	const offer = (what: 'stock' | 'price', of: number | null) =>
		tell(
			what === 'stock'
				? { name: 'set-stock', args: { itemId: run().itemId, stock: of } }
				: { name: 'set-price', args: { itemId: run().itemId, price: of } }
		);
	const promise = (promiseId: string, within: Duration | null) =>
		tell({ name: 'make-promise', args: { promiseId, text: '第二波福袋', within } });

	return [
		{ name: '切', take: true, make: () => take(null) },
		{ name: '切到没有价格的一项', take: true, make: () => take('item-1') },
		{ name: '切到有任务的一项', take: true, make: () => take('item-4') },
		{ name: '延长过一小时', make: () => extend(70 * MINUTE) },
		{ name: '缩回一小时内', make: () => extend(-70 * MINUTE) },
		{ name: '暂停', make: () => tell({ name: 'hold', args: {}, aim: aim() }) },
		{ name: '继续', make: () => tell({ name: 'resume', args: {}, aim: aim() }) },
		{ name: '提示都回了', make: acknowledge },
		{ name: '提示', make: () => cue('还剩 100 单', null) },
		{ name: '第二条提示，紧急', make: () => cue('立刻停止讲解，切备用画面，等场控口令再继续', 'EMERGENCY') },
		{ name: '两条都回了', make: acknowledge },
		{ name: '叫补位', make: () => cue('主播 离开 3 分钟，请补位', 'COVER') },
		{ name: '补位的提示回了', make: acknowledge },
		{ name: '库存', make: () => offer('stock', 12_345) },
		{ name: '售罄', make: () => offer('stock', 0) },
		{ name: '库存未知', make: () => offer('stock', null) },
		{ name: '改价', make: () => offer('price', 1_299_00) },
		{ name: '改回来', make: () => offer('price', 59_90) },
		{
			name: '报数',
			make: () =>
				tell({ name: 'record-numbers', args: { values: { pay_amt: 4_123_456_78, pay_uv: 1_204, online_uv: 1_158 } } })
		},
		{ name: '任务收到', make: () => answer('open', 'received') },
		{ name: '任务完成', make: () => answer('received', 'done') },
		{ name: '任务重做', make: () => answer('done', 'open') },
		{
			name: '任务没人做，到场控',
			make: () => tell({ name: 'describe-stream', args: { patch: { taskPatience: 5 * SECOND } } })
		},
		{ name: '下一个换了', make: () => tell({ name: 'set-next', args: { itemId: 'item-30' } }) },
		{ name: '跳过下一个', make: () => tell({ name: 'skip-item', args: { itemId: next(), skip: true } }) },
		{ name: '上架备用', make: () => tell({ name: 'shelve-item', args: { itemId: next(), shelve: true } }) },
		{ name: '节拍', make: () => tell({ name: 'step-beat', args: { beat: 'press', round: 1 }, aim: aim() }) },
		{ name: '许了一个', make: () => promise('jump-a', MINUTE) },
		{ name: '又许一个', make: () => promise('jump-b', null) },
		{ name: '兑现', make: () => tell({ name: 'settle-promise', args: { promiseId: 'jump-a', step: 'kept' } }) },
		{
			name: '许的过了时',
			async make() {
				await promise('jump-c', SOON);
				await owed('第二波福袋').waitFor();
				return null;
			}
		},
		{
			name: '补位',
			make: () => {
				const { memberId, name } = other.state.shifts.find(({ name }) => name === '小满') ?? {
					memberId: '',
					name: ''
				};
				return tell({ name: 'start-cover', args: { coverId: 'jump-c', postId: 'post-host', memberId, name } });
			}
		},
		{ name: '补位结束', make: () => tell({ name: 'end-cover', args: { coverId: 'jump-c' } }) },
		{
			name: '换班快到了',
			make: () => {
				const shift = other.state.shifts.find(({ id }) => id === 'shift-2');
				const leaving = other.state.shifts.find(({ id }) => id === 'shift-1');
				if (!shift || !leaving) throw new Error('no shifts');
				const at = Math.round(Date.now() + 5 * MINUTE);
				return tell({ name: 'set-shift', args: { shift: { ...leaving, to: at } } }).then(() =>
					tell({ name: 'set-shift', args: { shift: { ...shift, from: at } } })
				);
			}
		},
		{
			name: '快到时间',
			async make() {
				// Amber is the last fifth, from a quarter to a whole minute.
				const gone = Date.now() - run().startedAt;
				await leave(Math.min(MINUTE, Math.max(15 * SECOND, gone / 4)) + SOON);
				await clock('warn').waitFor();
				return null;
			}
		},
		{
			name: '超时',
			async make() {
				await leave(SOON);
				await clock('over').waitFor();
				return null;
			}
		},
		{ name: '又有时间', make: () => leave(5 * MINUTE) }
	];
}
