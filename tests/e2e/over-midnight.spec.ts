// A show over midnight before it begins: the month has it on both its days, and 副播 knows what to do meanwhile.
import { expect, test } from '@playwright/test';
import { HOUR } from '../../src/lib/domain/time.ts';
import { monthStart } from '../../src/lib/domain/wall-clock.ts';
import { PAGES } from './page-list.ts';
import { openShow, type Show } from './show.ts';
import { visit } from './visit.ts';

let show: Show;
test.beforeAll(async () => void (show = await openShow()));
test.afterAll(() => show.stop());

test('a show over midnight stands on both its days; 副播 is told what to lay out', async ({ browser }) => {
	const first = monthStart(Date.now());
	const streamId = await show.plan('棠禾优选 跨夜场', first + 22 * HOUR);

	const page = (name: string, path: string, width: 390 | 1600) => {
		const row = PAGES.find((each) => each.name === name);
		if (!row) throw new Error(`no ${name}`);
		return visit(browser, show, { ...row, path: () => path }, width);
	};
	const month = await page('streams', '/streams?view=calendar', 1600);
	const on = (day: number) =>
		month.page
			.getByRole('region', { name: `${new Date(first + 8 * HOUR).getUTCMonth() + 1}月${day}日`, exact: true })
			.getByRole('link', { name: /跨夜场/ });
	await expect(on(1)).toHaveText(/^\s*22:00\s+棠禾优选/);
	await expect(on(2)).toHaveText(/^\s*续到 02:00\s+棠禾优选/);
	await expect(on(3)).toHaveCount(0);
	await month.close();

	const cohost = await page('screen-cohost', `/streams/${streamId}/screen/cohost`, 390);
	await expect(cohost.page.getByText('开播前把「接下来拿」的摆到手边')).toBeVisible();
	await cohost.close();
});
