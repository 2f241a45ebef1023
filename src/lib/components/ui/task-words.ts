// The board's tasks in the room's own words: 上 7 号链接, 弹讲解卡, 改价到 ¥59.90 …
import type { PromiseStep } from '#lib/domain/live/live.ts';
import { TASK_KINDS, type Task, type TaskKind, type TaskStep, type TaskTime } from '#lib/domain/task/task.ts';
import { m } from '#lib/paraglide/messages.js';
import { count, duration, yuan } from './format.ts';

const STEPS: Readonly<Record<TaskStep, () => string>> = {
	open: m.together_task_reopened,
	received: m.air_task_received,
	done: m.air_task_done,
	waived: m.air_task_waive
};

export const isTaskKind = (word: string): word is TaskKind => (TASK_KINDS as readonly string[]).includes(word);
/** 待做 收到 完成 不用做 */
export const taskStepName = (step: TaskStep): string => STEPS[step]();

const PROMISES: Readonly<Record<PromiseStep, () => string>> = {
	open: m.air_promise_open,
	kept: m.air_promise_kept,
	dropped: m.air_promise_dropped
};
/** 没兑现 兑现了 作罢 */
export const promiseStepName = (step: PromiseStep): string => PROMISES[step]();
/** The task as it is called across the room; a producer's own words are taken as they are. */
export function taskWords({ kind, text, linkNo, amount }: Pick<Task, 'kind' | 'text' | 'linkNo' | 'amount'>): string {
	switch (kind) {
		case 'link':
			return text || (linkNo === null ? m.air_task_link_any() : m.air_task_link({ n: linkNo }));
		case 'card':
			return text || (linkNo === null ? m.air_task_card_any() : m.air_task_card({ n: linkNo }));
		case 'price':
			return text || (amount === null ? m.air_task_price_any() : m.air_task_price({ price: yuan(amount) }));
		case 'stock':
			return text || (amount === null ? m.air_task_stock_any() : m.air_task_release({ pieces: count(amount) }));
		case 'coupon':
			return text === ''
				? m.air_task_coupon_any()
				: /券/.test(text.slice(0, 4))
					? text
					: m.air_task_coupon({ coupon: text });
		case 'bag':
			return text === '' ? m.air_task_bag_any() : /福袋/.test(text) ? text : m.air_task_bag({ bag: text });
		case 'note':
			return text || m.air_task_other();
	}
}

/** When it is due: 切上即做, +0:30, 结束前 1:00. */
export function taskTime({ from, by }: TaskTime): string {
	if (from === 'end') return m.air_task_before_end({ time: duration(by) });
	return by === 0 ? m.air_task_at_take() : m.air_task_after_take({ time: duration(by) });
}
