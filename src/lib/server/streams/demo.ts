// The demo stream as the commands a producer would have given: head, positioning, goals, people, checklist, items, scripts.
import session from '../../../data/demo_session.json' with { type: 'json' };
import type { MemberId, ProductId } from '#lib/domain/id.ts';
import type { PostKind } from '#lib/domain/people/post.ts';
import { CHECKLIST_TEMPLATE } from '#lib/domain/plan/checklist-template.ts';
import type { ItemKind, ItemPatch, NewItem } from '#lib/domain/plan/item.ts';
import type { Tier } from '#lib/domain/run-sheet/tier.ts';
import type { Command } from '#lib/domain/stream/command.ts';
import { HOUR, MINUTE, type Instant } from '#lib/domain/time.ts';
import { DEMO_GOODS } from './demo-goods.ts';
import { DEMO_SCRIPTS, DEMO_SEGMENTS, type DemoBlock } from './demo-scripts.ts';

/** The people of the demo by name; whoever has no member id is a person known by name only. */
export const DEMO_PEOPLE = ['阿宁', '小满', '老周', '可可', '阿杰'] as const;
export type DemoPerson = (typeof DEMO_PEOPLE)[number];

/** What the demo can be tied to: the team's members by the demo's names, the library's products by cart number. */
export interface DemoTies {
	readonly people?: Readonly<Partial<Record<DemoPerson, MemberId>>>;
	readonly products?: Readonly<Record<number, ProductId>>;
}

const MIDWAY = 120 * MINUTE;
const LENGTH = session.session.duration_min * MINUTE;
/** The clock of the demo's evening: 19:00 in Beijing. */
const DEMO_CLOCK = 19 * HOUR;
const SEGMENT_KINDS: Readonly<Record<string, ItemKind>> = {
	开场预热: 'opening',
	换班交接: 'talk',
	'互动/福袋': 'bag',
	收尾预告: 'closing'
};
const POSTS: readonly PostKind[] = ['director', 'host', 'cohost', 'assistant', 'operator'];

/** The planned start of the demo on the day of an instant (a day's first moment in Beijing): 19:00. */
export function demoStartOn(day: Instant): Instant {
	return day + DEMO_CLOCK;
}

/** All commands that make an empty stream into the demo, to be given in this order. Ids are the same every time. */
export function demoCommands(plannedStart: Instant, ties: DemoTies = {}): readonly Command[] {
	return [
		{
			name: 'describe-stream',
			args: {
				patch: {
					title: '棠禾优选 秋季护肤 + 零食夜场',
					account: session.session.account_name,
					plannedStart,
					plannedEnd: plannedStart + LENGTH,
					venue: '棠禾基地 3 号棚',
					contacts: '场务 小满 内线 803'
				}
			}
		},
		{
			name: 'position-stream',
			args: {
				patch: {
					offer: '换季护肤一次配齐，再带一箱办公室零食',
					audience: '25–35 岁、换季脸干泛红、不想研究成分的上班族',
					problem: '洗完脸紧、上妆卡粉；不知道该买哪几样、按什么顺序用'
				}
			}
		},
		...goals(),
		...POSTS.map((kind): Command => ({ name: 'add-post', args: { post: { id: `post-${kind}`, kind, label: '' } } })),
		...shifts(plannedStart, ties),
		checklist(ties),
		{ name: 'add-items', args: { items: session.runsheet.map((_, i) => item(i, plannedStart, ties)), after: null } }
	];
}

function goals(): Command[] {
	const g = session.goals;
	const targets: Readonly<Record<string, number>> = {
		pay_amt: g.goal_pay_amt * 100,
		pay_uv: g.goal_pay_uv,
		avg_online: g.goal_avg_online,
		show_watch_rate_uv: g.goal_show_watch_rate,
		follow_rate: g.goal_follow_rate,
		room_roi: g.goal_room_roi
	};
	return Object.entries(targets).map(([metric, target]) => ({ name: 'set-goal', args: { metric, target } }));
}

/** Members known to the team keep their id; the others get one from their place in the cast. */
function person(name: DemoPerson, ties: DemoTies): { memberId: MemberId; name: string } {
	return { memberId: ties.people?.[name] ?? `name:demo-${DEMO_PEOPLE.indexOf(name) + 1}`, name };
}

function shifts(start: Instant, ties: DemoTies): Command[] {
	const end = start + LENGTH;
	const middle = start + MIDWAY;
	const plan: readonly (readonly [PostKind, DemoPerson, Instant, Instant, boolean])[] = [
		['host', '阿宁', start, middle, false],
		['host', '小满', middle, end, false],
		['cohost', '小满', start, middle, false],
		['cohost', '阿宁', middle, end, false],
		['director', '老周', start, end, false],
		['assistant', '可可', start, end, false],
		['operator', '阿杰', start, end, false],
		['host', '可可', start, end, true]
	];
	return plan.map(([post, name, from, to, standIn], i) => ({
		name: 'set-shift',
		args: { shift: { id: `shift-${i + 1}`, postId: `post-${post}`, ...person(name, ties), from, to, standIn } }
	}));
}

const CHECKERS: Readonly<Record<string, DemoPerson>> = {
	sample: '可可',
	cart: '阿杰',
	bag: '阿杰',
	script: '阿宁',
	light: '可可',
	sound: '可可',
	network: '阿杰'
};

function checklist(ties: DemoTies): Command {
	return {
		name: 'add-checklist-lines',
		args: {
			lines: CHECKLIST_TEMPLATE.map((line, i) => {
				const owner = person(CHECKERS[line.group] ?? '老周', ties);
				const ownerId = ties.people?.[owner.name as DemoPerson] ?? null;
				return {
					id: `line-${i + 1}`,
					group: line.group,
					title: line.zh,
					post: line.post,
					ownerId,
					ownerName: owner.name,
					dueBefore: line.dueBefore
				};
			})
		}
	};
}

function item(index: number, start: Instant, ties: DemoTies): NewItem {
	const row = session.runsheet[index];
	if (!row) throw new RangeError(`the demo has no row ${index}`);
	const id = `item-${index + 1}`;
	const planned = row.len_min * MINUTE;
	if (row.product_no === undefined) {
		const title = row.title ?? '';
		return {
			id,
			fields: { kind: SEGMENT_KINDS[title] ?? 'talk', title, planned },
			script: blocks(id, DEMO_SEGMENTS[title])
		};
	}
	const no = row.product_no;
	const fields: ItemPatch = { ...product(no, row.round ?? 1), planned, productId: ties.products?.[no] ?? null };
	// The 1-分 masks come on the hour, whatever ran before.
	const hardStart = no === 29 ? start + row.start_min * MINUTE : null;
	return { id, fields: { ...fields, hardStart }, script: blocks(id, DEMO_SCRIPTS[no]) };
}

function product(no: number, round: number): ItemPatch {
	const found = session.products.find((one) => one.no === no);
	const goods = DEMO_GOODS[no];
	if (!found || !goods) throw new RangeError(`the demo has no product ${no}`);
	return {
		kind: found.role_type === 'encore' ? 'encore' : 'product',
		title: found.name,
		linkNo: no,
		skuCode: found.product_id,
		tier: found.role_type as Tier,
		livePrice: Math.round(found.live_price * 100),
		listPrice: Math.round(found.list_price * 100),
		coupon: goods.coupon ?? '',
		gift: goods.gift ?? '',
		mechanism: goods.mechanism,
		limit: goods.limit ?? '',
		stock: goods.stock,
		releaseStock: goods.release ?? null,
		points: goods.points,
		mustSay: goods.mustSay ?? '',
		mustNotSay: goods.mustNotSay ?? '',
		notes: {
			operator: round === 1 ? `上 ${no} 号链接,弹讲解卡` : `弹 ${no} 号讲解卡`,
			assistant: round === 1 ? '递样品，价格牌翻到这一面' : '递样品'
		},
		ready: round > 1 || no <= 20,
		remark: goods.remark ?? ''
	};
}

function blocks(itemId: string, texts: readonly DemoBlock[] = []): NonNullable<NewItem['script']> {
	return texts.map(([post, kind, text], i) => ({ id: `${itemId}-b${i + 1}`, post, kind, text }));
}
