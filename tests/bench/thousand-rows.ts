// A run-sheet of 1,000 rows, in the portions a client would send.
import type { NewItem } from '../../src/lib/domain/plan/item.ts';

const PORTION = 250;

export function thousandRows(): NewItem[][] {
	return Array.from({ length: 1_000 / PORTION }, (_, part) =>
		Array.from({ length: PORTION }, (_, i): NewItem => {
			const n = part * PORTION + i + 1;
			return {
				id: `row${n}`,
				fields: {
					title: `第 ${n} 号 山茶洁面慕斯体验装 30ml`,
					linkNo: n,
					planned: 60_000 + (n % 7) * 30_000,
					tier: 'hero',
					livePrice: 990 + n,
					listPrice: 2_900 + n,
					mechanism: '拍 2 件减 10,赠起泡网',
					stock: 300,
					points: ['氨基酸表活不拔干', '30 天用量只要一杯奶茶', '敏感肌实测']
				}
			};
		})
	);
}
