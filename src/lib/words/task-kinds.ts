// What the kinds of the board's tasks are called, on screens and in what leaves the house.
import type { TaskKind } from '#lib/domain/task/task.ts';
import { m } from '#lib/paraglide/messages.js';

const NAMES: Readonly<Record<TaskKind, () => string>> = {
	link: m.air_task_link_any,
	card: m.air_task_card_any,
	price: m.air_task_price_any,
	stock: m.air_task_stock_any,
	coupon: m.air_task_coupon_any,
	bag: m.air_task_bag_any,
	note: m.air_task_other
};

/** 上链接 弹讲解卡 改价 加库存 发券 发福袋 其他 */
export const taskKindName = (kind: TaskKind): string => NAMES[kind]();
