// Where the focus goes when a key is about something else than the cells: the menu at a gap, the head of a round.
import type { GroupId } from '#lib/domain/id.ts';
import { m } from '#lib/paraglide/messages.js';
import { toasts } from '../ui/toasts.svelte.ts';

/** Opens the menu at the gap before a row (its place in the whole sheet), or says that there is none. */
export function openFixes(scroller: HTMLElement | undefined, index: number | undefined): void {
	const menu = scroller?.querySelector<HTMLElement>(`[data-gap="${index}"] button`);
	if (menu) menu.click();
	else toasts.say(m.plan_fix_none(), 'warn');
}

/** To the head of a round that was just folded: there it can be opened again. */
export function focusHead(scroller: HTMLElement | undefined, groupId: GroupId): void {
	requestAnimationFrame(() => scroller?.querySelector<HTMLElement>(`[data-round="${groupId}"] .fold`)?.focus());
}

/** Puts an element into another one; where the browser can, it keeps the focus and a composition on the way. */
export function moveInto(parent: Element, node: Element): void {
	if (node.isConnected && 'moveBefore' in parent) parent.moveBefore(node, null);
	else parent.append(node);
}
