// What an item asks of the posts, and how a typed note is read.
import { describe, expect, test } from 'vitest';
import { EMPTY_ITEM, type Item, type ItemPatch } from '../plan/item.ts';
import { MINUTE, SECOND } from '../time.ts';
import { noteTasks } from './note-line.ts';
import { askedTasks, tasksOfItem } from './task-plan.ts';
import type { PlannedTask, Task } from './task.ts';

const item = (fields: ItemPatch): Item => {
	return { ...EMPTY_ITEM, id: 'i', script: [], scriptRevision: 0, insertedOnAir: false, ...fields };
};
const said = ({ kind, linkNo, amount, text, from, by }: Task) =>
	[kind, linkNo, amount, text, from === 'end' ? `end-${by / SECOND}` : by / SECOND]
		.filter((each) => each !== null && each !== '')
		.join(' ');
const tasks = (fields: ItemPatch) => tasksOfItem(item(fields)).map(said);
const goods = { linkNo: 7, livePrice: 5_990, releaseStock: 50, coupon: '满99减10 ' };

test('a product asks for link, price and stock at the take, its card and coupon right after', () => {
	expect(tasks(goods)).toEqual(['link 7 0', 'price 5990 0', 'stock 50 0', 'card 7 5', 'coupon 满99减10 10']);
	expect(tasks({})).toEqual([]);
});

test('a 福袋 item, and a mechanism that names one, ask for it; a coupon in the mechanism too', () => {
	expect(tasks({ kind: 'bag' })).toEqual(['bag 10']);
	expect(tasks({ mechanism: '福袋 20 份' })).toEqual(['bag 福袋 20 份 10']);
	expect(tasks({ mechanism: '领 10 元券' })).toEqual(['coupon 领 10 元券 10']);
});

test.each([
	['上 7 号链接,弹讲解卡', ['link 7 0', 'price 5990 0', 'stock 50 0', 'card 7 5', 'coupon 满99减10 10']],
	['上链接；改价59.9；放50单', ['link 7 0', 'price 5990 0', 'stock 50 0', 'card 7 5', 'coupon 满99减10 10']],
	['弹 7 号讲解卡\n弹7号讲解卡', ['link 7 0', 'price 5990 0', 'stock 50 0', 'card 7 5', 'coupon 满99减10 10']]
])('what the note repeats is asked for once: %s', (operator, expected) => {
	expect(tasks({ ...goods, notes: { operator } })).toEqual(expected);
});

test('what the note says beyond that is a task of its own, with its own time', () => {
	expect(
		tasks({ linkNo: 7, notes: { operator: '上 8 号链接，置顶公告；30秒后弹讲解卡；结束前1分钟 下链接' } })
	).toEqual(['link 7 0', 'note 上 8 号链接，置顶公告 0', 'card 7 30', 'note 下链接 end-60']);
	expect(tasks({ linkNo: 7, notes: { operator: '上 8 号链接' } })).toEqual(['link 7 0', 'link 8 0', 'card 7 5']);
});

describe('a line of the note', () => {
	test.each([
		['上架 29 号', 'link 29'],
		['改价到 ¥19.9', 'price 1990'],
		['加库存 100', 'stock 100'],
		['补200件', 'stock 200'],
		['1分30秒后发福袋', 'bag 发福袋 take 90'],
		['+2:05 发券', 'coupon 发券 take 125'],
		['3分钟后，弹卡', 'card take 180'],
		['结束前 30 秒 发 5 元券', 'coupon 发 5 元券 end 30'],
		['整点前 30 秒上架 29 号，放 50 份', 'note 整点前 30 秒上架 29 号，放 50 份'],
		['上 3 杯水给主播', 'note 上 3 杯水给主播'],
		['上', 'note 上'],
		['后台盯紧', 'note 后台盯紧']
	])('%s', (line, expected) => {
		const words = noteTasks(line).map(({ kind, linkNo, amount, text, time }) =>
			[kind, linkNo, amount, text, time?.from, time && time.by / SECOND]
				.filter((each) => each !== null && each !== undefined && each !== '')
				.join(' ')
		);
		expect(words).toEqual([expected]);
	});
});

describe('what the producer puts on it', () => {
	const planned = (id: string, more: Partial<PlannedTask> = {}): PlannedTask => ({
		...{
			id,
			kind: 'note',
			text: '举价格牌',
			post: 'assistant',
			ownerId: null,
			ownerName: '',
			from: 'take',
			by: MINUTE
		},
		...{ off: false, ...more }
	});
	test('a task of its own stands among the others by its time', () => {
		expect(tasks({ linkNo: 7, tasks: [planned('p')] })).toEqual(['link 7 0', 'card 7 5', 'note 举价格牌 60']);
	});
	test('under the id of one that is asked for: another time and owner, its own words if any; or away with it', () => {
		const [link, card] = tasksOfItem(
			item({ linkNo: 7, tasks: [planned('card', { text: '', ownerId: 'm', ownerName: '阿杰' })] })
		);
		expect(link?.id).toBe('link');
		expect(card).toMatchObject({ kind: 'card', text: '', linkNo: 7, by: MINUTE, post: 'assistant', ownerId: 'm' });
		expect(tasks({ linkNo: 7, tasks: [planned('link', { off: true })] })).toEqual(['card 7 5']);
		expect(askedTasks(item({ linkNo: 7, tasks: [planned('link', { off: true })] })).map(said)).toEqual([
			'link 7 0',
			'card 7 5'
		]);
	});
	test('no two have one id, whatever the note repeats', () => {
		const many = tasksOfItem(item({ ...goods, notes: { operator: '上8号链接\n上8号链接；看一眼；看一眼' } }));
		expect(new Set(many.map(({ id }) => id)).size).toBe(many.length);
		for (const { id } of many) expect(id).toMatch(/^[A-Za-z0-9:_-]{1,64}$/);
	});
});
