// The screens as the desk arranges them: which one is which, one sent elsewhere and back; and the 提词器 held from a phone while its script is rewritten.
import { expect, test, type Page } from '@playwright/test';
import { io } from 'socket.io-client';
import type { StreamState } from '../../src/lib/domain/stream/state.ts';
import { startApp } from '../integration/support/app.ts';
import { leaveAll } from './pages/account.ts';
import { type DeskPage, ScreenPage } from './pages/air.ts';
import { openDeskAndHost } from './pages/desk-and-host.ts';

let app: Awaited<ReturnType<typeof startApp>>;
let page: Page;
let desk: DeskPage;
let host: ScreenPage;
let streamId: string;
test.beforeAll(async ({ browser }) => {
	app = await startApp();
	({ streamId, desk, host } = await openDeskAndHost(browser, app, '排屏', { hostWindow: { width: 390, height: 844 } }));
	page = desk.page;
});
test.afterAll(async ({ browser }) => {
	await leaveAll(browser);
	await app.stop();
});

/** Somebody rewrites a block from another desk: `text` of what stands there now. */
async function rewrite(text: (was: string) => string): Promise<string> {
	const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
	const socket = io(app.url, { transports: ['websocket'], forceNew: true, extraHeaders: { cookie } });
	await socket.emitWithAck('join', { protocol: 1, streamId, watch: false });
	const welcome = new Promise<StreamState>((done) =>
		socket.on(
			'from-room',
			(message: { welcome?: { state: StreamState } }) => message.welcome && done(message.welcome.state)
		)
	);
	socket.emit('to-room', { type: 'hello', hello: { ask: 1, epoch: null, seq: 0, pending: [] } });
	const { items, live } = await welcome;
	const item = items.find(({ id }) => id === live.runs.at(-1)?.itemId);
	const block = item?.script.find(({ post }) => post === 'host');
	if (!item || !block) throw new Error('nothing to rewrite');
	const args = {
		itemId: item.id,
		block: { id: block.id, post: block.post, kind: block.kind, text: text(block.text) },
		seen: block.revision
	};
	const answered = new Promise<{ ok: boolean }>((done) =>
		socket.on('from-room', (message: { answer?: { ok: boolean } }) => message.answer && done(message.answer))
	);
	socket.emit('to-room', { type: 'submit', submission: { id: `rewrite-${Date.now()}`, command: { name: 'write-block', args } } }); // prettier-ignore
	expect(await answered).toMatchObject({ ok: true });
	socket.close();
	return block.text;
}

/** For the eye: SHOTS=/tmp/x playwright test screens-arranged. */
const shoot = async (of: Page, name: string) =>
	process.env['SHOTS'] && (await of.screenshot({ path: `${process.env['SHOTS']}/${name}.png` }));

test('a phone opens the 提词器, rolls it, and an edit while it rolls leaves the reader at the same word', async () => {
	await desk.number('3');
	await page.keyboard.press('Enter');
	const phone = new ScreenPage(await page.context().newPage(), streamId);
	await phone.page.setViewportSize({ width: 390, height: 844 });
	await phone.open('remote');
	await phone.page.getByRole('button', { name: '打开提词' }).click();
	await expect(host.page.getByRole('region', { name: '话术' })).toBeVisible();
	const long = '这一段是刚刚在备播里补进来的话，说给还没进直播间的人听，主播不用读到它。'.repeat(12);
	const was = await rewrite((text) => `${text}${'接着往下读，一字一句不要着急。'.repeat(20)}`);
	expect(was).not.toBe('');

	await phone.page.getByRole('button', { name: /滚动/ }).click();
	await expect(host.page.getByRole('button', { name: /停/ })).toHaveAttribute('aria-pressed', 'true');
	const words = phone.page.getByRole('region', { name: '提词遥控' }).getByRole('status').locator('p');
	const script = host.page.getByRole('region', { name: '话术' });
	await expect.poll(() => script.evaluate((box) => box.scrollTop)).toBeGreaterThan(40);
	const before = await script.evaluate((box) => box.scrollTop);
	const whole = await rewrite((text) => `${long}${text}`);
	// The words above have pushed the page far on, and the reader is where they were, only a little further.
	await expect.poll(() => script.evaluate((box) => box.scrollTop)).toBeGreaterThan(before + 400);
	await expect(words).not.toHaveText(/刚刚在备播里补进来/);
	await expect.poll(async () => whole.includes((await words.innerText()).slice(0, 12))).toBe(true);

	await shoot(host.page, 'prompter-390');
	await shoot(phone.page, 'remote-390');
	await phone.page.getByRole('button', { name: /停/ }).click();
	const settled = await script.evaluate((box) => box.scrollTop);
	const size = phone.page.locator('b').last();
	const bigger = Number(await size.innerText()) + 1;
	await phone.page.getByRole('button', { name: '字大一点' }).click();
	await expect(size).toHaveText(String(bigger));
	await phone.page.getByRole('button', { name: '上一段' }).click();
	await expect.poll(() => script.evaluate((box) => box.scrollTop)).toBeLessThan(settled);
	await phone.page.getByRole('button', { name: '回到手卡' }).click();
	await expect(script).toHaveCount(0);
	await phone.page.close();
});

test('a screen says which one it is; sent to another view, its person comes back', async () => {
	await page.keyboard.press('w');
	const dialog = page.getByRole('dialog', { name: '谁在看哪块屏' });
	const row = dialog.getByRole('row', { name: /主播/ });
	const number = await row.locator('.no').innerText();
	await row.getByRole('button', { name: '认屏' }).click();
	await expect(host.page.getByRole('alert').filter({ hasText: number })).toContainText('主播');
	await shoot(host.page, 'identified');
	await row.getByRole('button', { name: '送到' }).click();
	await shoot(page, 'screens-dialog');
	await row.getByRole('menuitem', { name: '大屏' }).click();
	await expect(host.page).toHaveURL(/\/screen\/wall$/);
	await expect(host.page.getByText('周棠 把这块屏切到这里')).toBeVisible();
	await shoot(host.page, 'sent');
	await host.page.getByRole('link', { name: '回到主播' }).click();
	await expect(host.page).toHaveURL(/\/screen\/host$/);
	await expect(host.page.getByText('把这块屏切到这里')).toHaveCount(0);
	await page.keyboard.press('Escape');
});
