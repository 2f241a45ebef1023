// How a test does a producer's work: makes a stream, sets goals and people, types in the sheet, writes scripts.
import { expect, type Locator, type Page } from '@playwright/test';

/** Column labels as the sheet's heading shows them (zh-CN). */
export type ColumnLabel =
	| '品名'
	| '链接号'
	| '环节'
	| '款型'
	| '时长'
	| '在播'
	| '开始'
	| '硬开始'
	| '硬结束'
	| '直播价'
	| '日常价'
	| '机制'
	| '赠品'
	| '库存'
	| '放单量'
	| '卖点'
	| '备注';

const KEYS: Readonly<Record<ColumnLabel, string>> = {
	品名: 'title',
	链接号: 'linkNo',
	环节: 'kind',
	款型: 'tier',
	时长: 'planned',
	在播: 'crew',
	开始: 'start',
	硬开始: 'hardStart',
	硬结束: 'hardEnd',
	直播价: 'livePrice',
	日常价: 'listPrice',
	机制: 'mechanism',
	赠品: 'gift',
	库存: 'stock',
	放单量: 'releaseStock',
	卖点: 'points',
	备注: 'remark'
};

/** The list of streams and the form for a new one. */
export class StreamsPage {
	readonly page: Page;
	constructor(page: Page) {
		this.page = page;
	}

	async open(): Promise<void> {
		await this.page.goto('/streams');
		await expect(this.page.getByRole('heading', { name: '场次', level: 1 })).toBeVisible();
	}

	/** Makes a stream and waits on its plan; answers its id. Goes to the list by itself. */
	async make(from: '空白' | '示例夜场', title: string): Promise<string> {
		await this.open();
		const button = this.page.getByRole('button', { name: '新场次' }).first();
		const dialog = this.page.getByRole('dialog', { name: '新场次' });
		// The page answers clicks before it listens to them.
		await expect(async () => {
			await button.click();
			await expect(dialog).toBeVisible({ timeout: 1_000 });
		}).toPass();
		await dialog.getByRole('radio', { name: from }).check();
		await dialog.getByLabel('场次名称').fill(title);
		await dialog.getByRole('button', { name: '建好并打开' }).click();
		await this.page.waitForURL(/\/streams\/[^/]+\/plan/u);
		await expect(this.page.getByText('已连接')).toBeVisible();
		return new URL(this.page.url()).pathname.split('/')[2] ?? '';
	}
}

/** The plan of one stream. */
export class PlanPage {
	readonly page: Page;
	readonly sheet: SheetPage;
	constructor(page: Page) {
		this.page = page;
		this.sheet = new SheetPage(page);
	}

	/** Opens one of the five pages by its address. */
	async open(streamId: string, place: '' | '/sheet' | '/script' | '/people' | '/checklist' = ''): Promise<void> {
		await this.page.goto(`/streams/${streamId}/plan${place}`);
		await expect(this.page.getByText('已连接')).toBeVisible();
	}

	/** Follows the short left list. */
	async go(name: '定位与目标' | '排品表' | '话术' | '人员' | '备播清单'): Promise<void> {
		await this.page.getByRole('navigation', { name: '备播' }).getByRole('link', { name }).click();
	}

	async setPositioning(offer: string): Promise<void> {
		const field = this.page.getByLabel('卖什么');
		await field.fill(offer);
		await field.blur();
	}

	/** `label` as the figure is called, e.g. 成交金额(GMV); `text` as it is typed. */
	async setGoal(label: string, text: string): Promise<void> {
		await this.page.getByLabel('加目标').selectOption({ label });
		const field = this.page.getByLabel(label, { exact: true });
		await field.fill(text);
		await field.press('Enter');
	}

	/** Makes the five posts of an empty stream. */
	async makePosts(): Promise<void> {
		await this.page.getByRole('button', { name: '五个岗位' }).click();
		await expect(this.post('中控')).toBeVisible();
	}

	post(name: string): Locator {
		return this.page.getByRole('listitem').filter({ has: this.page.getByRole('heading', { name }) });
	}

	/** Plans a shift; a person who is not in the team is typed by name. Without times the whole slot. */
	async addShift(post: string, person: string, times?: { from: string; to: string }): Promise<void> {
		await this.post(post).getByRole('button', { name: '排班' }).click();
		const dialog = this.page.getByRole('dialog', { name: '班次' });
		const who = dialog.getByLabel('谁');
		const names = await who.getByRole('option').allTextContents();
		if (names.includes(person)) await who.selectOption({ label: person });
		else {
			await who.selectOption({ label: '不在团队里的人' });
			await dialog.getByLabel('姓名').fill(person);
		}
		if (times) {
			await dialog.getByLabel('从', { exact: true }).fill(times.from);
			await dialog.getByLabel('到', { exact: true }).fill(times.to);
			await dialog.getByLabel('到', { exact: true }).press('Tab');
		}
		await dialog.getByRole('button', { name: '保存' }).click();
		await expect(dialog).toBeHidden();
		await expect(this.post(post).getByText(person).first()).toBeVisible();
	}

	/** Takes the whole template into an empty checklist. */
	async takeChecklist(): Promise<void> {
		await this.page.getByRole('button', { name: '用播前清单' }).click();
		await expect(this.page.getByRole('checkbox').first()).toBeVisible();
	}

	/** Ticks every line that is open. */
	async tickAll(): Promise<void> {
		const open = this.page.getByRole('checkbox', { checked: false });
		await open.first().waitFor();
		for (let left = await open.count(); left > 0; left--) {
			await open.first().check();
			await expect(open).toHaveCount(left - 1);
		}
	}

	/** Writes a new block of the host for the item that is open in 话术. */
	async writeBlock(kind: string, text: string): Promise<void> {
		await this.page.getByRole('button', { name: '加主播话术' }).click();
		await this.page.getByRole('menuitem', { name: kind, exact: true }).click();
		const field = this.page.getByRole('textbox', { name: `${kind}话术` }).last();
		await expect(field).toBeFocused();
		await field.fill(text);
		await field.blur();
	}
}

/** The run-sheet as a grid. */
export class SheetPage {
	readonly page: Page;
	readonly grid: Locator;
	constructor(page: Page) {
		this.page = page;
		this.grid = page.getByRole('grid', { name: '排品表' });
	}

	/** A row by its number in the sheet, from 1. */
	row(number: number): Locator {
		return this.grid.locator(`[data-row="${number - 1}"]`);
	}

	cell(number: number, column: ColumnLabel): Locator {
		return this.row(number).locator(`[data-column="${KEYS[column]}"]`);
	}

	/** The field that waits in the active cell. */
	get field(): Locator {
		return this.grid.getByRole('textbox').or(this.grid.getByRole('combobox'));
	}

	/** Scrolls a column into view: only those near the view have cells. */
	async bring(column: ColumnLabel): Promise<void> {
		await this.heading(column).scrollIntoViewIfNeeded();
	}

	/** Goes to a cell and types over what is there. */
	async type(number: number, column: ColumnLabel, text: string): Promise<void> {
		await this.bring(column);
		await this.cell(number, column).click();
		await expect(this.field).toBeFocused();
		await this.page.keyboard.type(text);
		await this.page.keyboard.press('Enter');
	}

	/** Picks products of the library by name, in this order. */
	async addProducts(names: readonly string[]): Promise<void> {
		await this.page.getByRole('button', { name: '选商品' }).first().click();
		const dialog = this.page.getByRole('dialog', { name: '选商品' });
		for (const name of names) await dialog.getByRole('checkbox', { name }).check();
		await dialog.getByRole('button', { name: /^加入/u }).click();
		await expect(dialog).toBeHidden();
	}

	/** Adds a segment below the active row, or at the end. */
	async addSegment(kind: string): Promise<void> {
		await this.page.getByRole('button', { name: '加环节' }).click();
		await this.page.getByRole('menuitem', { name: kind, exact: true }).click();
	}

	/** Titles of the rows that are in view, top down. */
	async titles(): Promise<string[]> {
		const rows = await this.grid.locator('[data-row]').all();
		const found = await Promise.all(
			rows.map(async (row) => ({
				at: Number(await row.getAttribute('data-row')),
				title: (await row.locator('[data-column="title"] .shown').textContent()) ?? ''
			}))
		);
		return found.sort((a, b) => a.at - b.at).map(({ title }) => title);
	}

	/** The square at the corner of what is chosen. */
	get handle(): Locator {
		return this.grid.locator('[data-handle]');
	}

	/** Draws with the mouse from one cell to another. */
	async over(from: Spot, to: Spot): Promise<void> {
		await this.cell(from.row, from.column).click();
		await this.mouse(this.cell(from.row, from.column), this.cell(to.row, to.column));
	}

	/** Pulls the fill handle to a cell. */
	async pull(to: Spot): Promise<void> {
		await this.mouse(this.handle, this.cell(to.row, to.column));
	}

	heading(column: ColumnLabel): Locator {
		return this.grid.locator(`[data-heading="${KEYS[column]}"]`);
	}

	/** The first so many headings, from the left. */
	async headings(count: number): Promise<string[]> {
		const all = await this.grid.getByRole('columnheader').allTextContents();
		return all.slice(0, count).map((text) => text.trim());
	}

	async widthOf(column: ColumnLabel): Promise<number> {
		return Math.round((await this.heading(column).boundingBox())?.width ?? 0);
	}

	/** Carries a column by its heading to before another one. */
	async pullHeading(column: ColumnLabel, before: ColumnLabel): Promise<void> {
		const target = await this.heading(before).boundingBox();
		const from = await middleOf(this.heading(column));
		await this.page.mouse.move(from.x, from.y);
		await this.page.mouse.down();
		await this.page.mouse.move((target?.x ?? 0) + 6, from.y, { steps: 6 });
		await this.page.mouse.up();
	}

	/** Pulls a column's right edge by so many px. */
	async pullEdge(column: ColumnLabel, by: number): Promise<void> {
		const edge = await middleOf(this.heading(column).locator('[data-edge]'));
		await this.page.mouse.move(edge.x, edge.y);
		await this.page.mouse.down();
		await this.page.mouse.move(edge.x + by, edge.y, { steps: 6 });
		await this.page.mouse.up();
	}

	private async mouse(from: Locator, to: Locator): Promise<void> {
		const [one, other] = [await middleOf(from), await middleOf(to)];
		await this.page.mouse.move(one.x, one.y);
		await this.page.mouse.down();
		await this.page.mouse.move(other.x, other.y, { steps: 8 });
		await this.page.mouse.up();
	}

	/** The same with a finger, as the screen itself reports it. */
	async touch(from: Locator, to: Locator): Promise<void> {
		const [one, other] = [await middleOf(from), await middleOf(to)];
		const screen = await this.page.context().newCDPSession(this.page);
		const finger = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
			screen.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
		await finger('touchStart', one);
		for (const part of [0.25, 0.5, 0.75, 1])
			await finger('touchMove', { x: one.x + (other.x - one.x) * part, y: one.y + (other.y + 6 - one.y) * part });
		await finger('touchEnd');
		await screen.detach();
	}

	/** Selects rows by their numbers, from the first to the last. */
	async selectRows(from: number, to: number): Promise<void> {
		await this.row(from).locator('.number').click();
		await this.row(to)
			.locator('.number')
			.click({ modifiers: ['Shift'] });
	}

	/** The head over a round. */
	round(title: string): Locator {
		return this.grid.getByRole('row').filter({ has: this.page.getByRole('button', { name: title, exact: true }) });
	}

	/** Does something with a round through its menu. */
	async roundAct(title: string, act: string): Promise<void> {
		await this.grid.getByRole('button', { name: `${title} 的操作` }).click();
		await this.page.getByRole('menuitem', { name: act }).click();
	}

	/** Numbers of the rows in view, top down. */
	async numbers(): Promise<number[]> {
		const texts = await this.grid.locator('[data-row] .number').allTextContents();
		return texts.map(Number).sort((a, b) => a - b);
	}

	/** Carries a row by its grip under the head of an open round. */
	async dragUnder(from: number, title: string): Promise<void> {
		const grip = await middleOf(this.row(from).getByRole('button', { name: /^拖动/u }));
		const head = await this.round(title).boundingBox();
		await this.page.mouse.move(grip.x, grip.y);
		await this.page.mouse.down();
		await this.page.mouse.move(grip.x + 60, (head?.y ?? 0) + (head?.height ?? 0) - 4, { steps: 8 });
		await this.page.mouse.up();
	}

	/** Carries a row by its grip to before another one (numbers from 1). */
	async drag(from: number, before: number): Promise<void> {
		const grip = await this.row(from).getByRole('button', { name: /^拖动/u }).boundingBox();
		const target = await this.row(before).boundingBox();
		if (!grip || !target) throw new Error('both rows must be in view');
		await this.page.mouse.move(grip.x + grip.width / 2, grip.y + grip.height / 2);
		await this.page.mouse.down();
		await this.page.mouse.move(target.x + 80, target.y + 4, { steps: 8 });
		await this.page.mouse.up();
	}
}

/** A cell by its row's number, from 1, and its column's heading. */
interface Spot {
	readonly row: number;
	readonly column: ColumnLabel;
}

async function middleOf(place: Locator): Promise<{ x: number; y: number }> {
	const box = await place.boundingBox();
	if (!box) throw new Error('it must be in view');
	return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
