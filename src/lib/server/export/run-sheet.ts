// The run-sheet as a table with the headings of the trade, so that our own import (and any team) can read it back.
import headerNames from '#lib/domain/import/header-names.json' with { type: 'json' };
import type { Item } from '#lib/domain/plan/item.ts';
import { MINUTE, type Instant } from '#lib/domain/time.ts';
import { clockText } from '#lib/domain/wall-clock.ts';
import type { ExportColumn, ExportTable } from './table.ts';

const SEGMENTS: Readonly<Record<Item['kind'], string>> = {
	product: '',
	opening: '开场',
	interaction: '互动',
	bag: '福袋',
	draw: '抽奖',
	talk: '口播',
	encore: '返场',
	closing: '收尾',
	rest: '休息'
};

/** The first word of each tier in the alias table. */
const TIER_WORDS = new Map<string, string>(headerNames.tiers.map(({ key, aliases }) => [key, aliases[0] ?? key]));

const COLUMNS: readonly ExportColumn[] = [
	{ header: '序号', width: 6 },
	{ header: '开始时间', width: 10 },
	{ header: '时长(分钟)', width: 10 },
	{ header: '环节', width: 10 },
	{ header: '链接号', width: 8 },
	{ header: '品名', width: 30 },
	{ header: '款号', width: 14, format: 'text' },
	{ header: '产品类型', width: 10 },
	{ header: '日常价', width: 10, format: 'decimal' },
	{ header: '直播价', width: 10, format: 'decimal' },
	{ header: '优惠券', width: 16 },
	{ header: '赠品', width: 16 },
	{ header: '机制', width: 20 },
	{ header: '库存', width: 8, format: 'whole' },
	{ header: '放单量', width: 8, format: 'whole' },
	{ header: '卖点', width: 30 },
	{ header: '注意事项', width: 20 },
	{ header: '主播动作', width: 20 },
	{ header: '副播动作', width: 20 },
	{ header: '助播动作', width: 20 },
	{ header: '中控动作', width: 20 },
	{ header: '场控动作', width: 20 },
	{ header: '备注', width: 20 }
];

const yuan = (fen: number | null) => (fen === null ? null : fen / 100);
const some = (text: string | undefined) => (text ? text : null);

/** The sheet. `starts` holds the planned start of each item (null = not known). */
export function runSheetTable(name: string, items: readonly Item[], starts: readonly (Instant | null)[]): ExportTable {
	const rows = items.map((item, at) => {
		const start = item.hardStart ?? starts[at] ?? null;
		const goods = item.kind === 'product' || item.livePrice !== null || item.linkNo !== null;
		return [
			at + 1,
			start === null ? null : clockText(start),
			item.planned / MINUTE,
			some(goods ? SEGMENTS[item.kind] : item.title),
			item.linkNo,
			goods ? item.title : null,
			some(item.skuCode),
			item.tier === null ? null : (TIER_WORDS.get(item.tier) ?? item.tier),
			yuan(item.listPrice),
			yuan(item.livePrice),
			some(item.coupon),
			some(item.gift),
			some(item.mechanism),
			item.stock,
			item.releaseStock,
			some(item.points.join('\n')),
			some(item.mustNotSay),
			some(item.notes.host),
			some(item.notes.cohost),
			some(item.notes.assistant),
			some(item.notes.operator),
			some(item.notes.director),
			some(item.remark)
		];
	});
	return { name, columns: COLUMNS, rows };
}
