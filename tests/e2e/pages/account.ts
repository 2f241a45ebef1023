// How a test gets people into a house: the first owner, invites, and a post's screen by link.
import { expect, type Browser, type Page } from '@playwright/test';
import type { startApp } from '../../integration/support/app.ts';

const PASSWORD = '棠禾-秋夜-2026';

/** Opens an address and waits until the page listens. */
export async function open(page: Page, path: string): Promise<void> {
	await page.goto(path);
	await expect(page.locator('html')).toHaveAttribute('data-ready', 'true');
}

/** Where and how wide somebody sits. `url`: by another way than straight to the app. */
export interface Seat {
	readonly url?: string;
	readonly width?: number;
	readonly touch?: boolean;
}

/** A page of a demo person in a browser of their own, logged in and at home. */
export async function openAs(
	browser: Browser,
	app: Awaited<ReturnType<typeof startApp>>,
	name: string,
	{ url = app.url, width = 1400, touch = false }: Seat = {}
): Promise<Page> {
	const context = await browser.newContext({
		baseURL: url,
		viewport: { width, height: 860 },
		hasTouch: touch,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai'
	});
	const page = await context.newPage();
	const login = app.logins.find((one) => one.name === name);
	await open(page, '/login');
	await page.getByLabel('邮箱').fill(login?.email ?? '');
	await page.getByLabel('密码').fill(login?.password ?? '');
	await page.getByRole('button', { name: '登录' }).click();
	await expect(page.getByRole('heading', { name: `${name}，这是你的一天` })).toBeVisible();
	return page;
}

/** Everybody leaves: a page left open goes on asking for a server that is gone, and slows down whoever comes next. */
export async function leaveAll(browser: Browser): Promise<void> {
	await Promise.all(browser.contexts().map((context) => context.close()));
}

/** Fills the form of a person who is new here. */
async function introduce(page: Page, name: string, email: string): Promise<void> {
	await page.getByLabel('姓名').fill(name);
	await page.getByLabel('邮箱').fill(email);
	await page.getByLabel('密码').fill(PASSWORD);
}

/** Sets up the very first owner and the team, with the code that the terminal printed. */
export async function setUpOwner(page: Page, code: string, team: string, name: string): Promise<void> {
	await open(page, `/setup#${code}`);
	await expect(page.getByLabel('一次性口令')).toHaveValue(code);
	await page.getByLabel('团队名称').fill(team);
	await introduce(page, name, 'owner@example.test');
	await page.getByRole('button', { name: '建立账号和团队' }).click();
	await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
}

/** The owner makes an invite; answers its address as it would be sent to somebody. */
export async function inviteAs(page: Page, level: '编导 / 运营' | '场上人员' | '只读'): Promise<string> {
	await open(page, '/team');
	await page.getByLabel('以什么权限加入').selectOption({ label: level });
	await page.getByRole('button', { name: '生成邀请链接' }).click();
	return page.getByRole('textbox', { name: `邀请链接：${level}` }).inputValue();
}

/** Somebody opens an invite on their own device and comes in with a new account. */
export async function acceptInvite(page: Page, address: string, name: string, email: string): Promise<void> {
	await open(page, new URL(address).pathname);
	await introduce(page, name, email);
	await page.getByRole('button', { name: '建立账号并加入' }).click();
	await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
}

/** Makes a link for a post's screen; answers its address. */
export async function screenLink(page: Page, streamId: string, post: string): Promise<string> {
	await open(page, `/team/screens?stream=${streamId}`);
	await page.getByLabel('岗位').selectOption({ label: post });
	await page.getByRole('button', { name: '生成屏幕链接' }).click();
	return page.getByRole('textbox', { name: new RegExp(`^${post}屏`) }).inputValue();
}
